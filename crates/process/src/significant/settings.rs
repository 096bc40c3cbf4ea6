//! What the operator sets of the steering of incidents.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Time};
use serde::Deserialize;

use crate::calendar::paris;

/// Hours and delays of significant incidents.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Significant {
    /// The hours, in Europe/Paris, at which a situation report is due in
    /// crisis mode (SIGN-4).
    pub situation_reports: BTreeSet<Time>,
    /// Plain time within which HFDS says how an incident is handled (SIGN-1).
    pub choose_mode: SignedDuration,
}

impl Default for Significant {
    fn default() -> Self {
        Self {
            situation_reports: [8, 12, 18].map(|hour| Time::constant(hour, 0, 0, 0)).into(),
            choose_mode: SignedDuration::from_hours(2),
        }
    }
}

impl Significant {
    /// When the next situation report is due after an instant; never when no
    /// hour is set. An hour that a change of clocks skips is taken as the one
    /// after it.
    #[must_use]
    pub fn report_due_after(&self, after: Timestamp) -> Option<Timestamp> {
        let zone = paris();
        let today = zone.to_datetime(after).date();
        let days = [Some(today), today.checked_add(1.day()).ok()];
        days.into_iter()
            .flatten()
            .flat_map(|day| {
                self.situation_reports
                    .iter()
                    .map(move |hour| day.to_datetime(*hour))
            })
            .filter_map(|moment| moment.to_zoned(zone.clone()).ok())
            .map(|moment| moment.timestamp())
            .find(|due| *due > after)
    }
}
