//! Weak signals (SUPP-2): more cases than usual of a kind, of a product or
//! provider, or in a territory. Pure: the same cases at the same time give the
//! same signals, random draws included.
//!
//! Two questions are asked of the cases that were declared:
//!
//! - of each series of counts, as EARS does: are there more in the last day
//!   (C2) or three days (C3) than the four weeks before let expect ([`usual`]);
//! - of each territory and window, as Kulldorff's space-time permutation scan
//!   does: are there more here and now than the country's cases, shuffled in
//!   time, put anywhere ([`scan`]).

mod chance;
mod gather;
mod scan;
mod series;
mod sighting;
mod usual;

pub use chance::Generator;
pub use gather::{Signal, goes_on};
pub use sighting::{Method, Place, Reason, Sighting, What};

use jiff::{SignedDuration, Timestamp};

/// From when on something is a signal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Fewer facilities than this make no signal.
    pub least: u32,
    /// What chance brings more often than once in this many days makes no
    /// signal.
    pub once_in_days: f64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            least: 4,
            once_in_days: 200.0,
        }
    }
}

/// How far back cases are needed.
pub const LOOKED_BACK: SignedDuration = SignedDuration::from_hours(24 * 35);
/// How long a facility counts once in each series, however often it declares.
pub(crate) const ONCE_IN: SignedDuration = SignedDuration::from_hours(24 * 7);

/// What is to be seen in the cases of the last weeks, the rarest first.
///
/// `counted_since` is when the first case of all was declared: what was not
/// counted before is not taken for a calm.
#[must_use]
pub fn signals(
    sightings: &[Sighting],
    counted_since: Timestamp,
    now: Timestamp,
    limits: &Limits,
) -> Vec<Signal> {
    let from = now.saturating_sub(LOOKED_BACK).unwrap_or(counted_since);
    let mut seen: Vec<&Sighting> = sightings
        .iter()
        .filter(|one| one.at > from && one.at <= now)
        .collect();
    seen.sort_by_key(|one| (one.at, one.case));
    let mut found = usual::exceeded(&seen, counted_since, now, limits);
    found.extend(scan::clusters(&seen, counted_since, now, limits));
    gather::gathered(found)
}
