//! The sentence that says what an act was, and how it strikes the eye.

use std::borrow::Cow;

use locales::Texts;
use process::case::CaseAct;
use process::words::{Class, MeasureReply, OwnHandling};

use crate::tone::Tone;

/// The sentence that says what happened, and how much it strikes the eye.
pub(super) fn title(t: Texts, act: &CaseAct) -> (Tone, Cow<'static, str>) {
    (tone(act), t.act(act))
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
        | CaseAct::PlaybookSent { .. }
        | CaseAct::Overruled { .. }
        | CaseAct::Reopened { .. }
        | CaseAct::HoldPlaced { .. }
        | CaseAct::DispositionProposed { .. }
        | CaseAct::ClockStarted { .. }
        | CaseAct::ClockMoved { .. }
        | CaseAct::ValuesErased { .. } => Tone::Warn,
        CaseAct::TakenIn
        | CaseAct::CallAnswered { .. }
        | CaseAct::Confirmed { .. }
        | CaseAct::MeasureAnswered { .. }
        | CaseAct::Agreed { .. }
        | CaseAct::DeclaredElsewhere { .. }
        | CaseAct::OwnHandlingStated { .. }
        | CaseAct::Closed => Tone::Good,
        CaseAct::Qualified(_)
        | CaseAct::Supplemented { .. }
        | CaseAct::Answered { .. }
        | CaseAct::EvidenceReceived(_)
        | CaseAct::SupportDecided { .. }
        | CaseAct::ProgressReported { .. }
        | CaseAct::ExtractShared(_)
        | CaseAct::ExtractAnswered { .. }
        | CaseAct::MovedToClosing => Tone::Info,
        _ => Tone::Neutral,
    }
}
