//! Which hue helps which word, and which words need not be said twice.

use app::cases::Delivery;
use process::words::{CareUrgency, Class, MeasureState, State, StepState, UrgencyReason};

use crate::tone::Tone;

/// The hue of a state.
#[must_use]
pub const fn state(state: State) -> Tone {
    match state {
        State::AwaitingQualification => Tone::Warn,
        State::InTreatment => Tone::Info,
        State::ToClose => Tone::Good,
        State::Closed => Tone::Neutral,
    }
}

/// The hue of a class.
#[must_use]
pub const fn class(class: Class) -> Tone {
    match class {
        Class::NotIncident | Class::Minor => Tone::Neutral,
        Class::Serious => Tone::Warn,
        Class::Significant => Tone::Danger,
    }
}

/// The hue of the impact on care.
#[must_use]
pub const fn urgency(urgency: CareUrgency) -> Tone {
    match urgency {
        CareUrgency::NoImpact => Tone::Neutral,
        CareUrgency::Unknown | CareUrgency::DegradedMode => Tone::Info,
        CareUrgency::PotentialDanger => Tone::Warn,
        CareUrgency::Interruption | CareUrgency::ProvenDanger => Tone::Danger,
    }
}

/// The hue of a step's state.
#[must_use]
pub const fn step(state: StepState) -> Tone {
    match state {
        StepState::NotStarted | StepState::NotNeeded => Tone::Neutral,
        StepState::InProgress => Tone::Info,
        StepState::Done => Tone::Good,
    }
}

/// The hue of a measure's state.
#[must_use]
pub const fn measure(state: MeasureState) -> Tone {
    match state {
        MeasureState::Proposed => Tone::Warn,
        MeasureState::Accepted => Tone::Info,
        MeasureState::Done => Tone::Good,
        MeasureState::Refused => Tone::Danger,
        MeasureState::Withdrawn => Tone::Neutral,
    }
}

/// The hue of a delivery.
#[must_use]
pub const fn delivery(delivery: Delivery) -> Tone {
    match delivery {
        Delivery::Sent(_) => Tone::Good,
        Delivery::Waiting => Tone::Info,
        Delivery::Failed { .. } | Delivery::NoAddress => Tone::Warn,
        Delivery::GivenUp => Tone::Danger,
    }
}

/// The reasons that say more than the level of impact itself.
pub fn telling(
    urgency: CareUrgency,
    reasons: &[UrgencyReason],
) -> impl Iterator<Item = UrgencyReason> {
    let same = match urgency {
        CareUrgency::NoImpact => UrgencyReason::NoImpact,
        CareUrgency::Unknown => UrgencyReason::ImpactNotKnown,
        CareUrgency::DegradedMode => UrgencyReason::DegradedMode,
        CareUrgency::PotentialDanger => UrgencyReason::PatientsMayBeInDanger,
        CareUrgency::Interruption => UrgencyReason::CareInterrupted,
        CareUrgency::ProvenDanger => UrgencyReason::PatientsInDanger,
    };
    reasons
        .iter()
        .copied()
        .filter(move |reason| *reason != same)
}
