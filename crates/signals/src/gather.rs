//! One outbreak is found in several ways: its provider, its cause, its region.
//! What is found in the same cases is one signal with several reasons.

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::ids::CaseId;

use crate::{Place, Reason, What};

/// Reasons of one signal at the most.
const REASONS: usize = 6;

/// One thing that was found, with its cases.
pub(crate) struct Found {
    pub(crate) reason: Reason,
    pub(crate) cases: BTreeSet<CaseId>,
    /// When the first of them was declared.
    pub(crate) first: Timestamp,
}

/// Something that somebody should look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// Why, the rarest first.
    pub reasons: Vec<Reason>,
    /// The cases in which it was found.
    pub cases: BTreeSet<CaseId>,
    /// When the first of them was declared.
    pub since: Timestamp,
}

/// What was found, put together, the rarest first.
pub(crate) fn gathered(mut found: Vec<Found>) -> Vec<Signal> {
    found.sort_by(|a, b| b.reason.once_in_days.total_cmp(&a.reason.once_in_days));
    let mut signals: Vec<Signal> = Vec::new();
    for one in found {
        let same = signals
            .iter_mut()
            .find(|signal| overlap(&signal.cases, &one.cases));
        match same {
            Some(signal) => {
                let told = signal
                    .reasons
                    .iter()
                    .any(|known| about(known) == about(&one.reason));
                if !told && signal.reasons.len() < REASONS {
                    signal.reasons.push(one.reason);
                }
                signal.cases.extend(one.cases);
                signal.since = signal.since.min(one.first);
            }
            None => signals.push(Signal {
                reasons: vec![one.reason],
                cases: one.cases,
                since: one.first,
            }),
        }
    }
    signals
}

/// Whether a signal is one that was raised before and goes on, given the
/// reasons and the cases of that one: it holds half of the cases of one of
/// them, or is about the same in the first place.
#[must_use]
pub fn goes_on(reasons: &[Reason], cases: &BTreeSet<CaseId>, signal: &Signal) -> bool {
    let first = signal.reasons.first().map(about);
    overlap(cases, &signal.cases) || reasons.iter().any(|known| Some(about(known)) == first)
}

fn about(reason: &Reason) -> (&What, Place) {
    (&reason.what, reason.place)
}

fn overlap(one: &BTreeSet<CaseId>, other: &BTreeSet<CaseId>) -> bool {
    let least = one.len().min(other.len());
    least > 0 && one.intersection(other).count() * 2 >= least
}
