//! Which hue helps which word of an alert.

use process::alert::{AlertState, ReceiptState, Tlp};

use crate::tone::Tone;

pub(super) const fn state(state: AlertState) -> Tone {
    match state {
        AlertState::Draft | AlertState::Ended => Tone::Neutral,
        AlertState::ToApprove => Tone::Warn,
        AlertState::Approved => Tone::Info,
        AlertState::Sent => Tone::Good,
        AlertState::Withdrawn => Tone::Danger,
    }
}

pub(super) const fn mark(tlp: Tlp) -> Tone {
    match tlp {
        Tlp::Red => Tone::Danger,
        Tlp::AmberStrict | Tlp::Amber => Tone::Warn,
        Tlp::Green => Tone::Good,
        Tlp::Clear => Tone::Neutral,
    }
}

pub(super) const fn receipt(state: ReceiptState) -> Tone {
    match state {
        ReceiptState::NeedHelp => Tone::Danger,
        ReceiptState::Waiting => Tone::Warn,
        ReceiptState::Acknowledged => Tone::Info,
        ReceiptState::Answered => Tone::Good,
    }
}
