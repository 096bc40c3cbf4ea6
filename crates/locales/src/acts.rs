//! The sentence that says what an act was.

use std::borrow::Cow;

use process::case::{CaseAct, Confirmation};
use process::words::{MeasureReply, OwnHandling};

use crate::Texts;

impl Texts {
    /// The sentence that says what happened to a case.
    #[must_use]
    pub fn act(self, act: &CaseAct) -> Cow<'static, str> {
        match act {
            CaseAct::Asked { number, .. } => self.n("story-asked", *number),
            CaseAct::Answered { number, .. } => self.n("story-answered", *number),
            CaseAct::MeasureProposed { number, .. } => self.n("story-measure-proposed", *number),
            CaseAct::MeasureAnswered { number, reply, .. } => self.n(measure_key(*reply), *number),
            CaseAct::MeasureWithdrawn { number, .. } => self.n("story-measure-withdrawn", *number),
            CaseAct::StepRecorded { step, state, .. } => self
                .with("story-step")
                .arg("step", self.get(step.label_key()))
                .arg("state", self.get(state.label_key()))
                .text(),
            CaseAct::Qualified(qualified) => self.one(
                "story-qualified",
                "class",
                self.get(qualified.class.label_key()),
            ),
            CaseAct::Signed(signed) => self.one("story-signed", "number", signed.signs.0),
            CaseAct::Acknowledged { body } => {
                self.one("story-acknowledged", "body", self.body(*body))
            }
            CaseAct::CallAnswered { body } => {
                self.one("story-call-answered", "body", self.body(*body))
            }
            CaseAct::Agreed { party, .. } => {
                self.one("story-agreed", "party", self.get(party.label_key()))
            }
            CaseAct::Overruled { party, .. } => {
                self.one("story-overruled", "party", self.get(party.label_key()))
            }
            CaseAct::ClockStarted { duty, .. }
            | CaseAct::ClockMoved { duty, .. }
            | CaseAct::ClockStopped { duty }
            | CaseAct::DeclaredElsewhere { duty, .. }
            | CaseAct::NotConcerned { duty, .. } => {
                self.one(clock_key(act), "duty", self.get(duty.label_key()))
            }
            CaseAct::DispositionProposed { disposition, .. } => self.one(
                "story-disposition-proposed",
                "disposition",
                self.get(disposition.label_key()),
            ),
            CaseAct::Disposed(disposal) => self.one(
                "story-disposed",
                "disposition",
                self.get(disposal.disposition.label_key()),
            ),
            CaseAct::ProgressStated {
                action, progress, ..
            } => self
                .with("story-progress")
                .arg("number", *action)
                .arg("progress", self.get(progress.label_key()))
                .text(),
            CaseAct::ExtractShared(shared) => self.n("story-extract-shared", shared.number),
            CaseAct::ExtractProlonged { extract, .. } => {
                self.n("story-extract-prolonged", *extract)
            }
            CaseAct::ExtractEnded { extract, .. } => self.n("story-extract-ended", *extract),
            CaseAct::ExtractAnswered { extract, .. } => self.n("story-extract-answered", *extract),
            other => self.get(title_key(other)),
        }
    }
}

const fn clock_key(act: &CaseAct) -> &'static str {
    match act {
        CaseAct::ClockStarted { .. } => "story-clock-started",
        CaseAct::ClockMoved { .. } => "story-clock-moved",
        CaseAct::ClockStopped { .. } => "story-clock-stopped",
        CaseAct::DeclaredElsewhere { .. } => "story-declared-elsewhere",
        CaseAct::NotConcerned { .. } => "story-not-concerned",
        _ => "story-recorded",
    }
}

const fn measure_key(reply: MeasureReply) -> &'static str {
    match reply {
        MeasureReply::Accept => "story-measure-accepted",
        MeasureReply::Done => "story-measure-done",
        MeasureReply::Refuse => "story-measure-refused",
    }
}

fn title_key(act: &CaseAct) -> &'static str {
    match act {
        CaseAct::Declared(declared) if declared.military.is_some() => "story-military-notice",
        CaseAct::Declared(declared) if declared.confirmation == Confirmation::Awaited => {
            "story-declared-unconfirmed"
        }
        CaseAct::Declared(_) => "story-declared",
        CaseAct::Opened { .. } => "story-opened",
        CaseAct::Confirmed { .. } => "story-confirmed",
        CaseAct::Supplemented { .. } => "story-supplemented",
        CaseAct::HelpAsked { .. } => "story-help-asked",
        CaseAct::LeadChanged { .. } => "story-lead-changed",
        CaseAct::TakenIn => "story-taken-in",
        CaseAct::Messaged { .. } => "story-messaged",
        CaseAct::Noted { .. } => "story-noted",
        CaseAct::LookalikeRejected { .. } => "story-lookalike-rejected",
        CaseAct::SupportDecided { .. } => "story-support-decided",
        CaseAct::ContactLogged { .. } => "story-contact",
        CaseAct::CausesRecorded { .. } => "story-causes",
        CaseAct::PlaybookSent { .. } => "story-playbook-sent",
        CaseAct::ProvidersSent { .. } => "story-providers",
        CaseAct::ReportSent { .. } => "story-report-sent",
        CaseAct::ProgressReported { .. } => "story-progress-reported",
        CaseAct::CareSupplyRecorded { .. } => "story-care-supply",
        CaseAct::RelayRecorded { .. } => "story-relay",
        CaseAct::CareImpactAssessed { .. } => "story-care-impact",
        CaseAct::DegradedModeRecommended { .. } => "story-degraded-mode",
        CaseAct::InterministerialImpactRecorded { .. } => "story-interministerial",
        CaseAct::OwnHandlingStated {
            handling: OwnHandling::Ended,
            ..
        } => "story-handling-ended",
        CaseAct::OwnHandlingStated { .. } => "story-handling-goes-on",
        CaseAct::MovedToClosing => "story-moved-to-closing",
        CaseAct::ClosingReportWritten(_) => "story-closing-report",
        CaseAct::Closed => "story-closed",
        CaseAct::Reopened { .. } => "story-reopened",
        CaseAct::LessonsWritten(_) => "story-lessons",
        CaseAct::LessonsCommented { .. } => "story-lessons-commented",
        CaseAct::LessonsApproved { .. } => "story-lessons-approved",
        CaseAct::EditionWritten(_) => "story-edition-written",
        CaseAct::EditionPublished(_) => "story-edition-published",
        CaseAct::EditionRetracted { .. } => "story-edition-retracted",
        CaseAct::RecommendationLinked(linked) if linked.change.is_some() => "story-change-proposed",
        CaseAct::RecommendationLinked(_) => "story-recommendation-linked",
        CaseAct::RecommendationUnlinked { .. } => "story-recommendation-unlinked",
        CaseAct::EvidenceReceived(_) => "story-evidence-received",
        CaseAct::EvidenceCopied { .. } => "story-evidence-copied",
        CaseAct::EvidenceTransferred { .. } => "story-evidence-transferred",
        CaseAct::EvidenceRekeyed { .. } => "story-evidence-rekeyed",
        CaseAct::EvidenceDestroyed { .. } => "story-evidence-destroyed",
        CaseAct::HoldPlaced { .. } => "story-hold-placed",
        CaseAct::HoldLifted { .. } => "story-hold-lifted",
        CaseAct::DispositionApproved => "story-disposition-approved",
        CaseAct::DispositionDeclined { .. } => "story-disposition-declined",
        CaseAct::DispositionBegun => "story-disposition-begun",
        CaseAct::ValuesErased { .. } => "story-values-erased",
        CaseAct::IncidentJoined { .. } => "story-incident-joined",
        CaseAct::IncidentLeft { .. } => "story-incident-left",
        _ => "story-recorded",
    }
}
