//! The right that each command needs.

use super::Command;
use crate::access::Verb;

impl Command {
    /// The right that this command needs.
    #[must_use]
    pub const fn verb(&self) -> Verb {
        match self {
            Self::Confirm { .. } => Verb::Confirm,
            Self::Supplement { .. } => Verb::Supplement,
            Self::AskHelp { .. } => Verb::AskHelp,
            Self::AnswerCall => Verb::AnswerCall,
            Self::ChangeLead { .. } => Verb::ChangeLead,
            Self::TakeIn => Verb::TakeIn,
            Self::Ask { .. } => Verb::Ask,
            Self::Answer { .. } => Verb::Answer,
            Self::Message { .. } => Verb::Message,
            Self::Note { .. } => Verb::Note,
            Self::Qualify { .. } => Verb::Qualify,
            Self::DecideSupport { .. } => Verb::DecideSupport,
            Self::RecordStep { .. } => Verb::RecordStep,
            Self::LogContact { .. } => Verb::LogContact,
            Self::RecordCauses { .. } => Verb::RecordCauses,
            Self::ProposeMeasure { .. } => Verb::ProposeMeasure,
            Self::AnswerMeasure { .. } => Verb::AnswerMeasure,
            Self::WithdrawMeasure { .. } => Verb::WithdrawMeasure,
            Self::SendPlaybook { .. } => Verb::SendPlaybook,
            Self::SendProviders { .. } => Verb::SendProviders,
            Self::SendReport { .. } => Verb::SendReport,
            Self::ReportProgress { .. } => Verb::ReportProgress,
            Self::DeclareElsewhere { .. } | Self::DeclareNotConcerned { .. } => {
                Verb::StateElsewhere
            }
            Self::RecordCareSupply { .. } => Verb::RecordCareSupply,
            Self::RecordRelay { .. } => Verb::RecordRelay,
            Self::AssessCareImpact { .. } => Verb::AssessCareImpact,
            Self::RecommendDegradedMode { .. } => Verb::RecommendDegradedMode,
            Self::RecordInterministerialImpact { .. } => Verb::RecordInterministerialImpact,
            Self::Acknowledge => Verb::Acknowledge,
            Self::TransferEvidence { .. } => Verb::TransferEvidence,
            Self::DestroyEvidence { .. } => Verb::DestroyEvidence,
            Self::EndHandling { .. } | Self::ContinueHandling { .. } => Verb::StateHandling,
            Self::MoveToClosing => Verb::MoveToClosing,
            Self::WriteClosingReport { .. } => Verb::WriteClosingReport,
            Self::Agree { .. } => Verb::Agree,
            Self::Overrule { .. } => Verb::Overrule,
            Self::Close => Verb::Close,
            Self::Reopen { .. } => Verb::Reopen,
            Self::WriteLessons { .. } => Verb::WriteLessons,
            Self::CommentLessons { .. } => Verb::CommentLessons,
            Self::ApproveLessons => Verb::ApproveLessons,
            Self::WriteEdition { .. } => Verb::WriteEdition,
            Self::PublishEdition { .. } => Verb::PublishEdition,
            Self::RetractEdition { .. } => Verb::RetractEdition,
            Self::LinkRecommendation { .. } | Self::UnlinkRecommendation { .. } => {
                Verb::LinkRecommendation
            }
            Self::PlaceHold { .. } | Self::LiftHold { .. } => Verb::HoldFile,
            Self::ProposeDisposition { .. } => Verb::ProposeDisposition,
            Self::ApproveDisposition | Self::DeclineDisposition { .. } => Verb::ReviewDisposition,
            Self::StateProgress { .. } => Verb::StateProgress,
            Self::ShareExtract(_) | Self::ProlongExtract { .. } | Self::EndExtract { .. } => {
                Verb::ShareExtract
            }
        }
    }

    /// Whether the command is a judgement, which rests on the version that
    /// its author read; answers and supplements are always welcome.
    #[must_use]
    pub const fn judges(&self) -> bool {
        matches!(
            self,
            Self::Qualify { .. }
                | Self::Agree { .. }
                | Self::MoveToClosing
                | Self::Close
                | Self::ApproveDisposition
                | Self::ApproveLessons
                | Self::PublishEdition { .. }
        )
    }
}
