//! What may be owed to a case, an incident or an alert.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    access::{Audience, Body},
    words::ElsewhereDuty,
};

/// Something that somebody owes.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case", tag = "duty")]
pub enum Duty {
    /// The CERT: take the declaration in (INTAKE-2).
    TakeIn,
    /// The director: confirm the report (DECL-4).
    Confirm,
    /// The CERT or HFDS: answer the call of its on-call (DECL-6).
    AnswerCall,
    /// The CERT: qualify (QUAL-1).
    Qualify,
    /// The CERT: make the first contact (SUPP-11).
    FirstContact,
    /// The facility: answer a question (QUAL-1).
    Answer {
        /// Its number.
        question: u32,
    },
    /// The facility: answer a measure (SUPP-4).
    AnswerMeasure {
        /// Its number.
        measure: u32,
    },
    /// The ARS: say who supports (SUPP-1).
    DecideSupport,
    /// The CERT: tell the ARS of the progress of its support (SUPP-8).
    ReportProgress {
        /// Which report of the case, from 1.
        report: u32,
    },
    /// The facility: make a declaration elsewhere, or say why it is not
    /// concerned (QUAL-3).
    DeclareElsewhere {
        /// Which.
        elsewhere: ElsewhereDuty,
    },
    /// The DGS: assess the impact on care (SUPP-11).
    AssessCareImpact,
    /// The ARS: inform the préfecture and its delegation (SUPP-11).
    Relay,
    /// A body: say that it has read.
    Acknowledge,
    /// The facility: say whether its own handling has ended (CLOSE-4).
    StateHandling,
    /// The CERT: write the closing report (CLOSE-2).
    WriteClosingReport,
    /// A party: agree to close (CLOSE-1).
    Agree,
    /// The CERT: close (CLOSE-1).
    Close,
    /// The CERT: write the lessons (LESS-1).
    WriteLessons,
    /// The CERT: approve the lessons that one of its people wrote (LESS-1).
    ApproveLessons,
    /// A second person: decide on what is proposed for the file (KEEP-2).
    ReviewDisposition,
    /// HFDS: choose how an incident is handled (SIGN-1).
    ChooseMode,
    /// HFDS: write the situation report of the hour (SIGN-4).
    ReportSituation {
        /// Which report of the incident, from 1.
        situation: u32,
    },
    /// HFDS: approve a public statement (SIGN-1).
    ApproveStatement {
        /// Its number.
        statement: u32,
    },
    /// A body: carry out an action of the plan (SIGN-1).
    EndAction {
        /// Its number.
        action: u32,
    },
    /// A facility: carry out an action of the plan, and say so (SIGN-1).
    StateProgress {
        /// Its number.
        action: u32,
    },
    /// HFDS: close an incident, after its cases (CLOSE-4).
    CloseIncident,
    /// Whoever steers: approve an alert, or turn it down (SIGN-3).
    ApproveAlert,
    /// The CERT: read a playbook again (SUPP-5).
    ReviewPlaybook,
}

impl Duty {
    /// Stable name, as it is stored, the number apart.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::TakeIn => "take-in",
            Self::Confirm => "confirm",
            Self::AnswerCall => "answer-call",
            Self::Qualify => "qualify",
            Self::FirstContact => "first-contact",
            Self::Answer { .. } => "answer",
            Self::AnswerMeasure { .. } => "answer-measure",
            Self::DecideSupport => "decide-support",
            Self::ReportProgress { .. } => "report-progress",
            Self::DeclareElsewhere { elsewhere } => match elsewhere {
                ElsewhereDuty::Cnil => "elsewhere-cnil",
                ElsewhereDuty::Complaint => "elsewhere-complaint",
                ElsewhereDuty::Anssi => "elsewhere-anssi",
                ElsewhereDuty::Ansm => "elsewhere-ansm",
                ElsewhereDuty::Nis2Warning => "elsewhere-nis2-warning",
                ElsewhereDuty::Nis2Notification => "elsewhere-nis2-notification",
                ElsewhereDuty::Nis2Final => "elsewhere-nis2-final",
            },
            Self::AssessCareImpact => "assess-care-impact",
            Self::Relay => "relay",
            Self::Acknowledge => "acknowledge",
            Self::StateHandling => "state-handling",
            Self::WriteClosingReport => "write-closing-report",
            Self::Agree => "agree",
            Self::Close => "close",
            Self::WriteLessons => "write-lessons",
            Self::ApproveLessons => "approve-lessons",
            Self::ReviewDisposition => "review-disposition",
            Self::ChooseMode => "choose-mode",
            Self::ReportSituation { .. } => "report-situation",
            Self::ApproveStatement { .. } => "approve-statement",
            Self::EndAction { .. } => "end-action",
            Self::StateProgress { .. } => "state-progress",
            Self::CloseIncident => "close-incident",
            Self::ApproveAlert => "approve-alert",
            Self::ReviewPlaybook => "review-playbook",
        }
    }

    /// Key of the sentence that says what is expected.
    #[must_use]
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::TakeIn => "duty-take-in",
            Self::Confirm => "duty-confirm",
            Self::AnswerCall => "duty-answer-call",
            Self::Qualify => "duty-qualify",
            Self::FirstContact => "duty-first-contact",
            Self::Answer { .. } => "duty-answer",
            Self::AnswerMeasure { .. } => "duty-answer-measure",
            Self::DecideSupport => "duty-decide-support",
            Self::ReportProgress { .. } => "duty-report-progress",
            Self::DeclareElsewhere { elsewhere } => match elsewhere {
                ElsewhereDuty::Cnil => "duty-elsewhere-cnil",
                ElsewhereDuty::Complaint => "duty-elsewhere-complaint",
                ElsewhereDuty::Anssi => "duty-elsewhere-anssi",
                ElsewhereDuty::Ansm => "duty-elsewhere-ansm",
                ElsewhereDuty::Nis2Warning => "duty-elsewhere-nis2-warning",
                ElsewhereDuty::Nis2Notification => "duty-elsewhere-nis2-notification",
                ElsewhereDuty::Nis2Final => "duty-elsewhere-nis2-final",
            },
            Self::AssessCareImpact => "duty-assess-care-impact",
            Self::Relay => "duty-relay",
            Self::Acknowledge => "duty-acknowledge",
            Self::StateHandling => "duty-state-handling",
            Self::WriteClosingReport => "duty-write-closing-report",
            Self::Agree => "duty-agree",
            Self::Close => "duty-close",
            Self::WriteLessons => "duty-write-lessons",
            Self::ApproveLessons => "duty-approve-lessons",
            Self::ReviewDisposition => "duty-review-disposition",
            Self::ChooseMode => "duty-choose-mode",
            Self::ReportSituation { .. } => "duty-report-situation",
            Self::ApproveStatement { .. } => "duty-approve-statement",
            Self::EndAction { .. } => "duty-end-action",
            Self::StateProgress { .. } => "duty-state-progress",
            Self::CloseIncident => "duty-close-incident",
            Self::ApproveAlert => "duty-approve-alert",
            Self::ReviewPlaybook => "duty-review-playbook",
        }
    }

    /// Who may read that it is owed, beside whoever owes it: a duty tells of
    /// the acts from which it follows (QUAL-5).
    #[must_use]
    pub const fn audience(self) -> Audience {
        match self {
            Self::TakeIn
            | Self::Confirm
            | Self::AnswerCall
            | Self::Qualify
            | Self::DeclareElsewhere { .. } => Audience::All,
            Self::ReviewDisposition
            | Self::ChooseMode
            | Self::ReportSituation { .. }
            | Self::ApproveStatement { .. }
            | Self::EndAction { .. }
            | Self::StateProgress { .. }
            | Self::CloseIncident
            | Self::ApproveAlert => Audience::Body(Body::Hfds),
            Self::ReviewPlaybook => Audience::Cert,
            Self::AssessCareImpact
            | Self::ReportProgress { .. }
            | Self::Relay
            | Self::Acknowledge
            | Self::WriteLessons
            | Self::ApproveLessons => Audience::Authorities,
            Self::FirstContact
            | Self::Answer { .. }
            | Self::AnswerMeasure { .. }
            | Self::DecideSupport
            | Self::StateHandling
            | Self::WriteClosingReport
            | Self::Agree
            | Self::Close => Audience::Parties,
        }
    }

    /// The number of the question, measure, report, statement or action, 0 for
    /// the others.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Self::Answer { question } => question,
            Self::AnswerMeasure { measure } => measure,
            Self::ReportProgress { report } => report,
            Self::ReportSituation { situation } => situation,
            Self::ApproveStatement { statement } => statement,
            Self::EndAction { action } | Self::StateProgress { action } => action,
            _ => 0,
        }
    }

    /// The duty stored under a name and a number.
    #[must_use]
    pub fn from_key(key: &str, number: u32) -> Option<Self> {
        let elsewhere = ElsewhereDuty::ALL
            .iter()
            .map(|&elsewhere| Self::DeclareElsewhere { elsewhere });
        [
            Self::TakeIn,
            Self::Confirm,
            Self::AnswerCall,
            Self::Qualify,
            Self::FirstContact,
            Self::Answer { question: number },
            Self::AnswerMeasure { measure: number },
            Self::DecideSupport,
            Self::ReportProgress { report: number },
            Self::AssessCareImpact,
            Self::Relay,
            Self::Acknowledge,
            Self::StateHandling,
            Self::WriteClosingReport,
            Self::Agree,
            Self::Close,
            Self::WriteLessons,
            Self::ApproveLessons,
            Self::ReviewDisposition,
            Self::ChooseMode,
            Self::ReportSituation { situation: number },
            Self::ApproveStatement { statement: number },
            Self::EndAction { action: number },
            Self::StateProgress { action: number },
            Self::CloseIncident,
            Self::ApproveAlert,
            Self::ReviewPlaybook,
        ]
        .into_iter()
        .chain(elsewhere)
        .find(|duty| duty.key() == key)
    }
}
