//! Where a case stands, in six phases and plain words.

use std::borrow::Cow;

use locales::Texts;
use process::case::Case;
use process::words::{Class, OwnHandling, State, SupportChoice};

use crate::tone::Tone;

/// The six phases, in order.
#[must_use]
pub fn phases(t: Texts) -> [Cow<'static, str>; 6] {
    [
        t.get("folder-phase-declared"),
        t.get("folder-phase-taken-in"),
        t.get("folder-phase-qualified"),
        t.get("folder-phase-supported"),
        t.get("folder-phase-closing"),
        t.get("folder-phase-lessons"),
    ]
}

/// The index of the phase that runs.
#[must_use]
pub fn current(case: &Case) -> usize {
    match (case.state, &case.taken_in) {
        (State::AwaitingQualification, None) => 1,
        (State::AwaitingQualification, Some(_)) => 2,
        (State::InTreatment, _) => 3,
        (State::ToClose, _) => 4,
        (State::Closed, _) => 5,
    }
}

/// What is happening now, in a sentence.
#[must_use]
pub fn now_key(case: &Case) -> &'static str {
    match (case.state, case.class()) {
        (State::AwaitingQualification, _) if case.taken_in.is_none() => "folder-now-sent",
        (State::AwaitingQualification, _) => "folder-now-taken-in",
        (State::InTreatment, _) => match case.support {
            Some(SupportChoice::TakeOver) => "folder-now-supported-ars",
            Some(SupportChoice::Share) => "folder-now-supported-both",
            Some(SupportChoice::Entrust) | None => "folder-now-supported",
        },
        (State::ToClose, Some(Class::NotIncident)) => "folder-now-not-incident",
        (State::ToClose, _) => match case.own_handling {
            OwnHandling::Ended => "folder-now-agreements",
            OwnHandling::GoesOn | OwnHandling::NotSaid => "folder-now-closing",
        },
        (State::Closed, Some(Class::NotIncident)) => "folder-now-closed-not-incident",
        (State::Closed, _) => "folder-now-closed",
    }
}

/// The hue of a state, for the facility.
#[must_use]
pub const fn tone(state: State) -> Tone {
    match state {
        State::AwaitingQualification => Tone::Warn,
        State::InTreatment | State::ToClose => Tone::Info,
        State::Closed => Tone::Good,
    }
}
