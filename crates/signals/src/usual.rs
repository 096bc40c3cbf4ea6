//! More than the four weeks before let expect, as EARS asks it: the last day
//! (its C2) and the last three (its C3), with two days left out between so that
//! a beginning outbreak does not become the usual. EARS takes its counts to be
//! normal; they are too small for that, and follow a negative binomial here.

use jiff::{SignedDuration, Timestamp};

use crate::{
    Limits, Method, Reason, Sighting, What, chance::at_least, gather::Found, series::series,
};

const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Days that are counted together.
const WINDOWS: [i32; 2] = [1, 3];
/// Days left out before the window.
const LEFT_OUT: i32 = 2;
/// Days that say what is usual.
const USUAL: i32 = 28;
/// Fewer days say nothing yet.
const LEAST_USUAL: f64 = 14.0;

/// The series that are above what is usual.
pub(crate) fn exceeded(
    seen: &[&Sighting],
    counted_since: Timestamp,
    now: Timestamp,
    limits: &Limits,
) -> Vec<Found> {
    let series = series(seen);
    let questions = count(series.len() * WINDOWS.len());
    let mut found = Vec::new();
    for ((what, place), sightings) in &series {
        for days in WINDOWS {
            let since = before(now, days);
            let until_usual = before(since, LEFT_OUT);
            let usual_since = before(until_usual, USUAL).max(counted_since);
            let days_before =
                until_usual.duration_since(usual_since).as_secs_f64() / DAY.as_secs_f64();
            if days_before < LEAST_USUAL {
                continue;
            }
            let within: Vec<&Sighting> = sightings
                .iter()
                .filter(|one| one.at > since)
                .copied()
                .collect();
            let many = u32::try_from(within.len()).unwrap_or(u32::MAX);
            if many < limits.least {
                continue;
            }
            let usually = sightings
                .iter()
                .filter(|one| one.at > usual_since && one.at <= until_usual)
                .count();
            let usually = u32::try_from(usually).unwrap_or(u32::MAX);
            let chance = at_least(many, f64::from(days), usually, days_before);
            let once_in_days = 1.0 / (chance * questions).max(f64::MIN_POSITIVE);
            if once_in_days < limits.once_in_days {
                continue;
            }
            found.push(Found {
                reason: Reason {
                    what: what.clone(),
                    written: written(what, &within),
                    place: *place,
                    method: Method::Usual,
                    since,
                    until: now,
                    expected: f64::from(usually) * f64::from(days) / days_before,
                    seen: many,
                    once_in_days,
                },
                cases: within.iter().map(|one| one.case).collect(),
                first: within.first().map_or(since, |one| one.at),
            });
        }
    }
    found
}

/// The name of a provider or product as the newest of its cases wrote it.
fn written(what: &What, within: &[&Sighting]) -> Option<String> {
    let What::Named { name } = what else {
        return None;
    };
    let names = within.iter().rev().flat_map(|one| &one.names);
    names
        .filter(|known| known.words.join(" ") == *name)
        .map(|known| known.written.clone())
        .next()
}

fn before(at: Timestamp, days: i32) -> Timestamp {
    at.saturating_sub(DAY * days).unwrap_or(at)
}

fn count(many: usize) -> f64 {
    f64::from(u32::try_from(many).unwrap_or(u32::MAX))
}
