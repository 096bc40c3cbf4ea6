//! The sentence that says what an act was.

use std::borrow::Cow;

use locales::Texts;
use process::case::{CaseAct, Confirmation};
use process::words::{Class, MeasureReply, OwnHandling};

use crate::{naming, tone::Tone};

type Words = Cow<'static, str>;

/// The sentence that says what happened, and how much it strikes the eye.
pub(super) fn title(t: Texts, act: &CaseAct) -> (Tone, Words) {
    let tone = tone(act);
    let words = match act {
        CaseAct::Asked { number, .. } => t.n("story-asked", *number),
        CaseAct::Answered { number, .. } => t.n("story-answered", *number),
        CaseAct::MeasureProposed { number, .. } => t.n("story-measure-proposed", *number),
        CaseAct::MeasureAnswered { number, reply, .. } => t.n(measure_key(*reply), *number),
        CaseAct::MeasureWithdrawn { number, .. } => t.n("story-measure-withdrawn", *number),
        CaseAct::StepRecorded { step, state, .. } => t
            .with("story-step")
            .arg("step", t.get(step.label_key()))
            .arg("state", t.get(state.label_key()))
            .text(),
        CaseAct::Qualified(qualified) => t.one(
            "story-qualified",
            "class",
            t.get(qualified.class.label_key()),
        ),
        CaseAct::Acknowledged { body } => {
            t.one("story-acknowledged", "body", naming::body(t, *body))
        }
        CaseAct::Agreed { party, .. } => t.one("story-agreed", "party", t.get(party.label_key())),
        CaseAct::Overruled { party, .. } => {
            t.one("story-overruled", "party", t.get(party.label_key()))
        }
        other => t.get(title_key(other)),
    };
    (tone, words)
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
        CaseAct::SupportDecided { .. } => "story-support-decided",
        CaseAct::ContactLogged { .. } => "story-contact",
        CaseAct::CausesRecorded { .. } => "story-causes",
        CaseAct::ProvidersSent { .. } => "story-providers",
        CaseAct::ReportSent { .. } => "story-report-sent",
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
        CaseAct::EvidenceReceived(_) => "story-evidence-received",
        CaseAct::EvidenceCopied { .. } => "story-evidence-copied",
        CaseAct::EvidenceTransferred { .. } => "story-evidence-transferred",
        CaseAct::EvidenceRekeyed { .. } => "story-evidence-rekeyed",
        CaseAct::EvidenceDestroyed { .. } => "story-evidence-destroyed",
        _ => "story-recorded",
    }
}

fn tone(act: &CaseAct) -> Tone {
    match act {
        CaseAct::Declared(_)
        | CaseAct::HelpAsked { .. }
        | CaseAct::MeasureAnswered {
            reply: MeasureReply::Refuse,
            ..
        }
        | CaseAct::EvidenceDestroyed { .. }
        | CaseAct::OwnHandlingStated {
            handling: OwnHandling::GoesOn,
            ..
        } => Tone::Danger,
        CaseAct::Qualified(qualified) if qualified.class == Class::Significant => Tone::Danger,
        CaseAct::Asked { .. }
        | CaseAct::MeasureProposed { .. }
        | CaseAct::Overruled { .. }
        | CaseAct::Reopened { .. } => Tone::Warn,
        CaseAct::TakenIn
        | CaseAct::Confirmed { .. }
        | CaseAct::MeasureAnswered { .. }
        | CaseAct::Agreed { .. }
        | CaseAct::OwnHandlingStated { .. }
        | CaseAct::Closed => Tone::Good,
        CaseAct::Qualified(_)
        | CaseAct::Supplemented { .. }
        | CaseAct::Answered { .. }
        | CaseAct::EvidenceReceived(_)
        | CaseAct::SupportDecided { .. }
        | CaseAct::MovedToClosing => Tone::Info,
        _ => Tone::Neutral,
    }
}
