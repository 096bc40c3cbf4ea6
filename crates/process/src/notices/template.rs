//! The messages that exist.

use serde::{Deserialize, Serialize};

/// Declares the messages of a kind: each with its stable name, the key of its
/// subject and that of the sentence that says what is told or asked.
macro_rules! templates {
    ($(#[$about:meta])* pub enum $Templates:ident {
        $($(#[$doc:meta])* $Template:ident = $key:literal, $subject:literal, $body:literal;)*
    }) => {
        $(#[$about])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        pub enum $Templates {
            $($(#[$doc])* #[serde(rename = $key)] $Template,)*
        }

        impl $Templates {
            /// Every message.
            pub const ALL: &'static [Self] = &[$(Self::$Template),*];

            /// Stable name, as it is stored.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$Template => $key,)* }
            }

            /// Key of the subject in the catalogues; `{ $reference }` is the
            /// number of what it is about.
            #[must_use]
            pub const fn subject_key(self) -> &'static str {
                match self { $(Self::$Template => $subject,)* }
            }

            /// Key of the sentence that says what is told or asked.
            #[must_use]
            pub const fn body_key(self) -> &'static str {
                match self { $(Self::$Template => $body,)* }
            }

            /// The message stored under this name.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|template| template.key() == key)
            }
        }
    };
}
pub(crate) use templates;

templates! {
    /// A message that the platform sends.
    pub enum Template {
        /// To the reporter: recorded, these bodies were alerted (DECL-5).
        DeclarationRecorded = "declaration-recorded", "mail-declaration-recorded-subject", "mail-declaration-recorded-body";
        /// To CERT and ARS: a declaration has come (DECL-5).
        DeclarationReceived = "declaration-received", "mail-declaration-received-subject", "mail-declaration-received-body";
        /// To the on-call: help is needed as soon as possible (DECL-6).
        OnCallPaged = "on-call-paged", "mail-on-call-paged-subject", "mail-on-call-paged-body";
        /// To the next on call: nobody has answered (DECL-6).
        OnCallUnanswered = "on-call-unanswered", "mail-on-call-unanswered-subject", "mail-on-call-unanswered-body";
        /// To the reporter: somebody on call answered (DECL-6).
        CallAnswered = "call-answered", "mail-call-answered-subject", "mail-call-answered-body";
        /// To the ARS: a military incident exists (DECL-7).
        MilitaryExistence = "military-existence", "mail-military-existence-subject", "mail-military-existence-body";
        /// To the facility: a report was left in its name, to be confirmed (DECL-4).
        ConfirmationAsked = "confirmation-asked", "mail-confirmation-asked-subject", "mail-confirmation-asked-body";
        /// To the reporter: the report is confirmed (DECL-4).
        ReportConfirmed = "report-confirmed", "mail-report-confirmed-subject", "mail-report-confirmed-body";
        /// To the reporter: taken into account by the CERT (INTAKE-2).
        TakenIn = "taken-in", "mail-taken-in-subject", "mail-taken-in-body";
        /// To CERT and ARS: the facility added to its declaration.
        Supplemented = "supplemented", "mail-supplemented-subject", "mail-supplemented-body";
        /// To the CERT: the facility asks for help at once (DECL-6).
        HelpAsked = "help-asked", "mail-help-asked-subject", "mail-help-asked-body";
        /// To the facility: a question (QUAL-1).
        QuestionAsked = "question-asked", "mail-question-asked-subject", "mail-question-asked-body";
        /// To the CERT: an answer (QUAL-1).
        QuestionAnswered = "question-answered", "mail-question-answered-subject", "mail-question-answered-body";
        /// A message in the thread.
        MessageReceived = "message-received", "mail-message-received-subject", "mail-message-received-body";
        /// To those who may copy it: a piece of evidence has come (KEEP-1).
        EvidenceReceived = "evidence-received", "mail-evidence-received-subject", "mail-evidence-received-body";
        /// To those who could copy it: the content of a piece was destroyed.
        EvidenceDestroyed = "evidence-destroyed", "mail-evidence-destroyed-subject", "mail-evidence-destroyed-body";
        /// To a body: a qualified case concerns it (QUAL-2..4).
        CaseQualified = "case-qualified", "mail-case-qualified-subject", "mail-case-qualified-body";
        /// To the reporter: the case was qualified.
        YourCaseQualified = "your-case-qualified", "mail-your-case-qualified-subject", "mail-your-case-qualified-body";
        /// To the reporter: not an incident, no follow-up (QUAL-2, B1).
        NotAnIncident = "not-an-incident", "mail-not-an-incident-subject", "mail-not-an-incident-body";
        /// The ARS said who supports (SUPP-1).
        SupportDecided = "support-decided", "mail-support-decided-subject", "mail-support-decided-body";
        /// To the facility: a measure to acknowledge (SUPP-4).
        MeasureProposed = "measure-proposed", "mail-measure-proposed-subject", "mail-measure-proposed-body";
        /// To the CERT: the facility answered a measure (SUPP-4).
        MeasureAnswered = "measure-answered", "mail-measure-answered-subject", "mail-measure-answered-body";
        /// To the facility: a measure was taken back.
        MeasureWithdrawn = "measure-withdrawn", "mail-measure-withdrawn-subject", "mail-measure-withdrawn-body";
        /// To the facility: a playbook, with measures to acknowledge (SUPP-5).
        PlaybookSent = "playbook-sent", "mail-playbook-sent-subject", "mail-playbook-sent-body";
        /// To the facility: providers that can help (SUPP-6).
        ProvidersSent = "providers-sent", "mail-providers-sent-subject", "mail-providers-sent-body";
        /// To the facility: the incident management report (SUPP-11).
        ReportSent = "report-sent", "mail-report-sent-subject", "mail-report-sent-body";
        /// To the facility: how to work in degraded mode (SUPP-11).
        DegradedModeRecommended = "degraded-mode-recommended", "mail-degraded-mode-recommended-subject", "mail-degraded-mode-recommended-body";
        /// To a body: another one recorded something that it needs (SUPP-7, 11).
        AssessmentRecorded = "assessment-recorded", "mail-assessment-recorded-subject", "mail-assessment-recorded-body";
        /// To the facility: say whether its own handling has ended (CLOSE-4).
        HandlingAsked = "handling-asked", "mail-handling-asked-subject", "mail-handling-asked-body";
        /// To CERT and ARS: the facility says that its own handling has ended (CLOSE-4).
        HandlingEnded = "handling-ended", "mail-handling-ended-subject", "mail-handling-ended-body";
        /// To CERT and ARS: the facility says that its own handling goes on (CLOSE-1).
        HandlingGoesOn = "handling-goes-on", "mail-handling-goes-on-subject", "mail-handling-goes-on-body";
        /// To a party: its agreement to close is asked for (CLOSE-1).
        AgreementAsked = "agreement-asked", "mail-agreement-asked-subject", "mail-agreement-asked-body";
        /// To the CERT: every party has agreed (CLOSE-1).
        ReadyToClose = "ready-to-close", "mail-ready-to-close-subject", "mail-ready-to-close-body";
        /// To a silent party: the CERT lead went past it (CLOSE-1).
        Overruled = "overruled", "mail-overruled-subject", "mail-overruled-body";
        /// The case was closed.
        CaseClosed = "case-closed", "mail-case-closed-subject", "mail-case-closed-body";
        /// The case was reopened (CLOSE-4).
        CaseReopened = "case-reopened", "mail-case-reopened-subject", "mail-case-reopened-body";
        /// To the ARS: lessons were written (LESS-3).
        LessonsWritten = "lessons-written", "mail-lessons-written-subject", "mail-lessons-written-body";
        /// To the facility: lessons were written, which it may complete (LESS-1).
        LessonsToComplete = "lessons-to-complete", "mail-lessons-to-complete-subject", "mail-lessons-to-complete-body";
        /// To those who write lessons together: one of them completed them (LESS-1).
        LessonsCommented = "lessons-commented", "mail-lessons-commented-subject", "mail-lessons-commented-body";
        /// To the ARS: lessons were approved (LESS-3).
        LessonsApproved = "lessons-approved", "mail-lessons-approved-subject", "mail-lessons-approved-body";
        /// To facility and ARS: the anonymised edition was published (LESS-4).
        LessonsPublished = "lessons-published", "mail-lessons-published-subject", "mail-lessons-published-body";
        /// To the second person: something is proposed for a file (KEEP-2).
        DispositionProposed = "disposition-proposed", "mail-disposition-proposed-subject", "mail-disposition-proposed-body";
        /// To whoever proposed: the second person approved (KEEP-2).
        DispositionApproved = "disposition-approved", "mail-disposition-approved-subject", "mail-disposition-approved-body";
        /// To whoever proposed: the second person turned it down (KEEP-2).
        DispositionDeclined = "disposition-declined", "mail-disposition-declined-subject", "mail-disposition-declined-body";
        /// To CERT and HFDS: it was carried out (KEEP-2).
        Disposed = "disposed", "mail-disposed-subject", "mail-disposed-body";
        /// To facility and ARS: the case is handled with others of the same cause (SUPP-2).
        IncidentJoined = "case-joined-incident", "mail-case-joined-incident-subject", "mail-case-joined-incident-body";
        /// To facility and ARS: the case is handled by itself again.
        IncidentLeft = "case-left-incident", "mail-case-left-incident-subject", "mail-case-left-incident-body";
        /// To the facility: something was decided for all those concerned (SIGN-2).
        IncidentDecision = "incident-decision", "mail-incident-decision-subject", "mail-incident-decision-body";
        /// To the facility: an action is asked of all those concerned (SIGN-1).
        IncidentAction = "incident-action", "mail-incident-action-subject", "mail-incident-action-body";
        /// To the facility: an action is no longer asked.
        IncidentActionEnded = "incident-action-ended", "mail-incident-action-ended-subject", "mail-incident-action-ended-body";
        /// To the facility: a statement was published (SIGN-1).
        IncidentStatement = "incident-statement", "mail-incident-statement-subject", "mail-incident-statement-body";
        /// To the facility: the incident was closed (CLOSE-4).
        IncidentOver = "incident-over", "mail-incident-over-subject", "mail-incident-over-body";
        /// To CERT, ARS and HFDS: a facility needs help with an action (SIGN-1).
        IncidentHelpNeeded = "incident-help-needed", "mail-incident-help-needed-subject", "mail-incident-help-needed-body";
        /// To the facility: a duty of law was found (QUAL-3).
        LegalDuty = "legal-duty", "mail-legal-duty-subject", "mail-legal-duty-body";
        /// To the facility: the end of a duty of law comes near (QUAL-3).
        LegalDutyNear = "legal-duty-near", "mail-legal-duty-near-subject", "mail-legal-duty-near-body";
        /// To the facility: the time of a duty of law has passed (QUAL-3).
        LegalDutyOverdue = "legal-duty-overdue", "mail-legal-duty-overdue-subject", "mail-legal-duty-overdue-body";
        /// To the ARS: the progress of the support (SUPP-8).
        ProgressReported = "progress-reported", "mail-progress-reported-subject", "mail-progress-reported-body";
        /// To the contact: an extract is shared (QUAL-5).
        ExtractReceived = "extract-received", "mail-extract-received-subject", "mail-extract-received-body";
        /// To the contact: its link opens for longer.
        ExtractProlonged = "extract-prolonged", "mail-extract-prolonged-subject", "mail-extract-prolonged-body";
        /// To the facility and those who support it: an extract was shared.
        ExtractShared = "extract-shared", "mail-extract-shared-subject", "mail-extract-shared-body";
        /// To CERT and ARS: the contact answered.
        ExtractAnswered = "extract-answered", "mail-extract-answered-subject", "mail-extract-answered-body";
        /// To whoever owes something: its time comes near.
        DutyNear = "duty-near", "mail-duty-near-subject", "mail-duty-near-body";
        /// To whoever owes something: its time has passed.
        DutyOverdue = "duty-overdue", "mail-duty-overdue-subject", "mail-duty-overdue-body";
    }
}

impl Template {
    /// Whether it goes to the contact of an extract, whose link opens nothing
    /// else (QUAL-5).
    #[must_use]
    pub const fn is_to_contact(self) -> bool {
        matches!(self, Self::ExtractReceived | Self::ExtractProlonged)
    }

    /// Whether it reminds of a duty of law (QUAL-3).
    #[must_use]
    pub const fn is_of_law(self) -> bool {
        matches!(
            self,
            Self::LegalDuty | Self::LegalDutyNear | Self::LegalDutyOverdue
        )
    }
}
