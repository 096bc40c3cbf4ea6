//! What is kept: the categories, from which event each is counted, who ends
//! it, and the law that lets it be kept.

use crate::words::words;

words! {
    /// A category of what the portal keeps (KEEP-2).
    pub enum Category {
        /// File of a case that is neither of the three below.
        CaseFile = "case-file", "category-case-file";
        /// File of a significant case.
        SignificantCase = "significant-case", "category-significant-case";
        /// File of a declaration judged "not an incident".
        NotIncident = "not-incident", "category-not-incident";
        /// File of an exercise.
        Exercise = "exercise", "category-exercise";
        /// File of a significant incident, which several cases share.
        IncidentFile = "incident-file", "category-incident-file";
        /// File of an alert.
        AlertFile = "alert-file", "category-alert-file";
        /// How to reach the person who reported, in a closed case.
        Contact = "contact", "category-contact";
        /// A declaration that was begun and not sent (DECL-3).
        Draft = "draft", "category-draft";
        /// The address that a mail was sent to.
        MailAddress = "mail-address", "category-mail-address";
        /// The answer kept for a request that may come twice.
        RequestKey = "request-key", "category-request-key";
        /// Who looked at which case.
        AccessRecord = "access-record", "category-access-record";
        /// The account of a person who holds no right any more.
        Account = "account", "category-account";
        /// A failed attempt to sign in.
        Attempt = "attempt", "category-attempt";
    }

    /// What becomes of a file at the end of its period (KEEP-2).
    pub enum Disposition {
        /// Kept longer, until a date.
        Keep = "keep", "disposition-keep";
        /// Written to the archives as a bundle; then its content goes.
        Archive = "archive", "disposition-archive";
        /// Its content goes.
        Destroy = "destroy", "disposition-destroy";
    }

    /// The event from which a period counts.
    pub enum Counting {
        /// The closing of the case.
        Closing = "closing", "counting-closing";
        /// The end of the incident or the alert.
        Over = "over", "counting-over";
        /// The last saving.
        LastSaving = "last-saving", "counting-last-saving";
        /// The sending, or its giving up.
        Sending = "sending", "counting-sending";
        /// The request.
        Request = "request", "counting-request";
        /// The reading.
        Reading = "reading", "counting-reading";
        /// The end of the last right.
        EndOfRights = "end-of-rights", "counting-end-of-rights";
        /// The attempt.
        Attempt = "attempt", "counting-attempt";
    }

    /// Who ends what is due.
    pub enum Decider {
        /// Two persons, case by case; the platform carries out.
        TwoPersons = "two-persons", "decider-two-persons";
        /// The platform by itself, once the period is over.
        Platform = "platform", "decider-platform";
    }

    /// What lets a category be kept, as the law says it.
    pub enum Basis {
        /// The mission of public interest of the CERT Santé and the agencies
        /// (RGPD, art. 6.1.e; code de la santé publique, art. D1111-16-2 to 4).
        PublicMission = "public-mission", "basis-public-mission";
        /// The security of the processing (RGPD, art. 32).
        Security = "security", "basis-security";
        /// What running the service needs, for as long as it does (RGPD,
        /// art. 5.1.e).
        Service = "service", "basis-service";
    }
}

impl Category {
    /// The categories of files of cases, which two persons end.
    pub const OF_CASES: [Self; 4] = [
        Self::CaseFile,
        Self::SignificantCase,
        Self::NotIncident,
        Self::Exercise,
    ];

    /// The categories of files of incidents and alerts, which two persons end.
    pub const OF_INCIDENTS_AND_ALERTS: [Self; 3] =
        [Self::IncidentFile, Self::AlertFile, Self::Exercise];

    /// From which event its period counts.
    #[must_use]
    pub const fn counting(self) -> Counting {
        match self {
            Self::CaseFile
            | Self::SignificantCase
            | Self::NotIncident
            | Self::Exercise
            | Self::Contact => Counting::Closing,
            Self::IncidentFile | Self::AlertFile => Counting::Over,
            Self::Draft => Counting::LastSaving,
            Self::MailAddress => Counting::Sending,
            Self::RequestKey => Counting::Request,
            Self::AccessRecord => Counting::Reading,
            Self::Account => Counting::EndOfRights,
            Self::Attempt => Counting::Attempt,
        }
    }

    /// Who ends it: two persons decide on a case's file; what only served to
    /// reach somebody or to run the service goes by itself, on time.
    #[must_use]
    pub const fn decider(self) -> Decider {
        match self {
            Self::CaseFile
            | Self::SignificantCase
            | Self::NotIncident
            | Self::Exercise
            | Self::IncidentFile
            | Self::AlertFile => Decider::TwoPersons,
            _ => Decider::Platform,
        }
    }

    /// What lets it be kept.
    #[must_use]
    pub const fn basis(self) -> Basis {
        match self {
            Self::CaseFile
            | Self::SignificantCase
            | Self::NotIncident
            | Self::Exercise
            | Self::IncidentFile
            | Self::AlertFile
            | Self::Contact => Basis::PublicMission,
            Self::AccessRecord | Self::Attempt => Basis::Security,
            Self::Draft | Self::MailAddress | Self::RequestKey | Self::Account => Basis::Service,
        }
    }
}
