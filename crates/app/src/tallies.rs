//! How much waits and stands where, told beside every list: counted once for
//! all of a body who ask at the same time.

use std::collections::BTreeMap;

use process::{access::Scope, obligations::Duty, words::State};
use store::cases::Tally;

use crate::together::Together;

/// The tallies that are being counted.
#[derive(Default)]
pub(crate) struct Tallies {
    /// Cases by state.
    pub(crate) states: Together<Scope, BTreeMap<State, Tally>>,
    /// Duties by kind, of the kinds that are asked for.
    pub(crate) duties: Together<(Scope, Vec<Duty>), BTreeMap<Duty, Tally>>,
}
