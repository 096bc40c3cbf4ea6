//! Shifts and their handover, as examples write them.

use serde_json::{Value, json};

use super::EXAMPLE_ACCOUNT;

/// A word to the next shift.
#[must_use]
pub fn handover() -> Value {
    json!({"text": "Valmont rappelle à 8 h ; les serveurs restent débranchés."})
}

/// Two weeks on call.
#[must_use]
pub fn shifts() -> Value {
    json!({"person": EXAMPLE_ACCOUNT, "order": "first", "first": "2199-12-02", "weeks": 2})
}

/// A shift offered to a colleague.
#[must_use]
pub fn shift_offer() -> Value {
    json!({"to": EXAMPLE_ACCOUNT})
}

/// An answer to such an offer.
#[must_use]
pub fn shift_answer() -> Value {
    json!({"answer": "accepted"})
}

/// Why a shift is taken off the rota.
#[must_use]
pub fn shift_removal() -> Value {
    json!({"reason": "Congés."})
}
