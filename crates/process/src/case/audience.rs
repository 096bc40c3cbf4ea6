//! Who reads each act of a case (QUAL-5).

use super::CaseAct;
use crate::{
    access::{Audience, Body},
    act::{Act, SubjectKind},
};

impl Act for CaseAct {
    const SUBJECT: SubjectKind = SubjectKind::Case;

    fn audience(&self) -> Audience {
        match self {
            Self::Noted { .. } | Self::LookalikeRejected { .. } | Self::EditionWritten(_) => {
                Audience::Cert
            }
            Self::EvidenceReceived(received) => received.to,
            Self::Signed(signed) => signed.to,
            Self::LessonsWritten(lessons) => lessons.to,
            Self::Messaged { to, .. }
            | Self::EvidenceCopied { to, .. }
            | Self::EvidenceTransferred { to, .. }
            | Self::EvidenceRekeyed { to, .. }
            | Self::EvidenceDestroyed { to, .. }
            | Self::LessonsApproved { to } => *to,
            // What the justice inquires into is no business of the others.
            Self::HoldPlaced { .. }
            | Self::HoldLifted { .. }
            | Self::DispositionProposed { .. }
            | Self::DispositionApproved
            | Self::DispositionDeclined { .. }
            | Self::DispositionBegun => Audience::Body(Body::Hfds),
            Self::CareSupplyRecorded { .. }
            | Self::ProgressReported { .. }
            | Self::RelayRecorded { .. }
            | Self::CareImpactAssessed { .. }
            | Self::InterministerialImpactRecorded { .. }
            | Self::Acknowledged { .. } => Audience::Authorities,
            Self::Asked { .. }
            | Self::Answered { .. }
            | Self::SupportDecided { .. }
            | Self::StepRecorded { .. }
            | Self::ContactLogged { .. }
            | Self::CausesRecorded { .. }
            | Self::MeasureProposed { .. }
            | Self::MeasureAnswered { .. }
            | Self::MeasureWithdrawn { .. }
            | Self::PlaybookSent { .. }
            | Self::ProvidersSent { .. }
            | Self::ReportSent { .. }
            | Self::OwnHandlingStated { .. }
            | Self::ProgressStated { .. }
            | Self::ClosingReportWritten(_)
            | Self::Agreed { .. }
            | Self::Overruled { .. }
            | Self::ExtractShared(_)
            | Self::ExtractProlonged { .. }
            | Self::ExtractEnded { .. }
            | Self::ExtractAnswered { .. }
            | Self::LessonsCommented { .. }
            | Self::RecommendationLinked(_)
            | Self::RecommendationUnlinked { .. } => Audience::Parties,
            Self::Declared(_)
            | Self::Opened { .. }
            | Self::Confirmed { .. }
            | Self::Supplemented { .. }
            | Self::HelpAsked { .. }
            | Self::CallAnswered { .. }
            | Self::LeadChanged { .. }
            | Self::TakenIn
            | Self::Qualified(_)
            | Self::DegradedModeRecommended { .. }
            | Self::ClockStarted { .. }
            | Self::ClockMoved { .. }
            | Self::ClockStopped { .. }
            | Self::DeclaredElsewhere { .. }
            | Self::NotConcerned { .. }
            | Self::MovedToClosing
            | Self::Closed
            | Self::Reopened { .. }
            | Self::IncidentJoined { .. }
            | Self::IncidentLeft { .. }
            | Self::EditionPublished(_)
            | Self::EditionRetracted { .. }
            | Self::Disposed(_)
            | Self::ValuesErased { .. } => Audience::All,
        }
    }
}
