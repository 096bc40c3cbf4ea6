//! What a program may be told of as it happens: the kinds of acts, gathered
//! into a few subjects. Whether an act is told is decided by its audience
//! (QUAL-5); here only what a subscriber wishes to hear of.

use crate::{act::SubjectKind, words::words};

words! {
    /// What acts are about, for those who are told of them.
    pub enum Topic {
        /// Declarations, supplements, taking in.
        Declaration = "declaration", "topic-declaration";
        /// Judgements, and the clocks of the law.
        Qualification = "qualification", "topic-qualification";
        /// Questions, answers, messages, contacts, extracts.
        Thread = "thread", "topic-thread";
        /// Support, measures, steps, what the bodies record.
        Support = "support", "topic-support";
        /// Significant incidents, and cases that join or leave one.
        Incident = "incident", "topic-incident";
        /// Alerts.
        Alert = "alert", "topic-alert";
        /// Pieces of evidence.
        Evidence = "evidence", "topic-evidence";
        /// Closing, reopening, lessons.
        Closure = "closure", "topic-closure";
        /// The end of files.
        Retention = "retention", "topic-retention";
    }

    /// Why a delivery did not arrive.
    pub enum Trouble {
        /// The address leads into a private network.
        PrivateAddress = "private-address", "webhook-trouble-private-address";
        /// Nobody answers there, or not over TLS.
        Unreachable = "unreachable", "webhook-trouble-unreachable";
        /// The answer takes too long.
        TooSlow = "too-slow", "webhook-trouble-too-slow";
        /// The answer leads elsewhere, which is not followed.
        Redirected = "redirected", "webhook-trouble-redirected";
        /// The answer says that it was not taken.
        Refused = "refused", "webhook-trouble-refused";
        /// The subscriber may no longer read the act.
        RightsLost = "rights-lost", "webhook-trouble-rights-lost";
    }

    /// Why a webhook rests.
    pub enum Pause {
        /// Its owner said so.
        ByOwner = "by-owner", "webhook-pause-by-owner";
        /// Nothing arrived for days.
        Failing = "failing", "webhook-pause-failing";
        /// The receiver said that it is gone.
        Gone = "gone", "webhook-pause-gone";
    }
}

impl Topic {
    /// What an act of this kind on such a subject is about.
    #[must_use]
    pub fn of(subject: SubjectKind, kind: &str) -> Self {
        match subject {
            SubjectKind::Incident => Self::Incident,
            SubjectKind::Alert => Self::Alert,
            _ => Self::of_case(kind),
        }
    }

    /// What is listed nowhere is about the support.
    fn of_case(kind: &str) -> Self {
        match kind {
            "declared" | "opened" | "confirmed" | "supplemented" | "help-asked"
            | "call-answered" | "lead-changed" | "taken-in" => Self::Declaration,
            "qualified" | "clock-started" | "clock-moved" | "clock-stopped"
            | "declared-elsewhere" | "not-concerned" => Self::Qualification,
            "asked" | "answered" | "messaged" | "noted" | "contact-logged" | "extract-shared"
            | "extract-prolonged" | "extract-ended" | "extract-answered" => Self::Thread,
            "incident-joined" | "incident-left" | "progress-stated" | "lookalike-rejected" => {
                Self::Incident
            }
            "own-handling-stated"
            | "moved-to-closing"
            | "closing-report-written"
            | "agreed"
            | "overruled"
            | "closed"
            | "reopened"
            | "lessons-written"
            | "lessons-commented"
            | "lessons-approved"
            | "edition-written"
            | "edition-published"
            | "edition-retracted"
            | "recommendation-linked"
            | "recommendation-unlinked" => Self::Closure,
            "hold-placed" | "hold-lifted" | "disposed" | "values-erased" => Self::Retention,
            kind if kind.starts_with("evidence-") => Self::Evidence,
            kind if kind.starts_with("disposition-") => Self::Retention,
            _ => Self::Support,
        }
    }
}
