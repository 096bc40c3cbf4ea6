//! More here and now than elsewhere and before: Kulldorff's prospective
//! space-time permutation scan. Each territory and window that ends now is
//! scored by the likelihood of its Poisson count against what the territory's
//! and the window's shares let expect; the best score is compared with the best
//! of the same cases with their times shuffled. A surge all over the country,
//! a Monday or a large département give no score by themselves.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use process::territory::DepartementCode;

use crate::{
    Limits, Method, Place, Reason, Sighting, What, chance::Generator, gather::Found,
    series::once_each,
};

/// Lengths of the windows, in hours.
const WINDOWS: [i32; 5] = [6, 12, 24, 72, 168];
/// Times that the cases are shuffled at the most.
const SHUFFLES: u32 = 999;
/// The windows are looked at every hour and overlap: so many looks that know
/// nothing of one another would raise as many false alarms in a day (measured).
const LOOKS_A_DAY: f64 = 3.0;
/// As many better ones tell that there is nothing.
const ENOUGH: u32 = 10;
/// Less time than this says nothing yet of what is where.
const LEAST_COUNTED: SignedDuration = SignedDuration::from_hours(14 * 24);

/// The territories and windows with more cases than chance puts there, at most
/// one in each territory.
pub(crate) fn clusters(
    seen: &[&Sighting],
    counted_since: Timestamp,
    now: Timestamp,
    limits: &Limits,
) -> Vec<Found> {
    if now.duration_since(counted_since) < LEAST_COUNTED {
        return Vec::new();
    }
    let seen = once_each(seen);
    let mut windows: Vec<Option<usize>> = seen.iter().map(|one| shortest(one.at, now)).collect();
    let ground = Ground::of(&seen, &windows);
    let mut scores = ground.scores(&windows, limits.least);
    scores.sort_by(|a, b| b.score.total_cmp(&a.score));
    let Some(best) = scores.first().map(|first| first.score) else {
        return Vec::new();
    };
    let mut generator = Generator::seeded(seed(&seen, now));
    let mut shuffled = Vec::new();
    let mut better = 0;
    while better < ENOUGH && shuffled.len() < SHUFFLES as usize {
        generator.shuffle(&mut windows);
        let scores = ground.scores(&windows, limits.least);
        let most = scores.iter().map(|one| one.score).fold(0.0, f64::max);
        if most >= best {
            better += 1;
        }
        shuffled.push(most);
    }
    scores
        .into_iter()
        .map_while(|one| {
            let better = shuffled.iter().filter(|most| **most >= one.score).count();
            let once_in_days = part(shuffled.len() + 1) / part(better + 1) / LOOKS_A_DAY;
            (once_in_days >= limits.once_in_days).then_some((one, once_in_days))
        })
        .fold(BTreeMap::new(), |mut kept, (one, once_in_days)| {
            kept.entry(one.place).or_insert((one, once_in_days));
            kept
        })
        .into_values()
        .map(|(one, once_in_days)| found(&one, once_in_days, &seen, now))
        .collect()
}

/// A territory and a window.
struct Score {
    place: Place,
    window: usize,
    expected: f64,
    seen: u32,
    score: f64,
}

/// What shuffling does not change: where the cases are, and how many each
/// territory and each window has.
struct Ground {
    places: Vec<Place>,
    /// Of each case, its département and its region among the places.
    of_case: Vec<[usize; 2]>,
    of_place: Vec<u32>,
    of_window: [u32; WINDOWS.len()],
}

impl Ground {
    fn of(seen: &[&Sighting], windows: &[Option<usize>]) -> Self {
        let mut known: BTreeMap<Place, usize> = BTreeMap::new();
        let mut ground = Self {
            places: Vec::new(),
            of_case: Vec::new(),
            of_place: Vec::new(),
            of_window: [0; WINDOWS.len()],
        };
        for one in seen {
            let of_case = places(one.departement).map(|place| {
                let at = *known.entry(place).or_insert_with(|| {
                    ground.places.push(place);
                    ground.of_place.push(0);
                    ground.places.len() - 1
                });
                ground.of_place[at] += 1;
                at
            });
            ground.of_case.push(of_case);
        }
        for shortest in windows.iter().flatten() {
            for window in ground.of_window.iter_mut().skip(*shortest) {
                *window += 1;
            }
        }
        ground
    }

    /// The scores of the places and windows that hold enough cases, given the
    /// shortest window of each case.
    fn scores(&self, windows: &[Option<usize>], least: u32) -> Vec<Score> {
        let mut counts = vec![[0_u32; WINDOWS.len()]; self.places.len()];
        for (places, shortest) in self.of_case.iter().zip(windows) {
            let Some(shortest) = shortest else { continue };
            for place in places {
                counts[*place][*shortest] += 1;
            }
        }
        let all = part(self.of_case.len());
        let mut scores = Vec::new();
        for (at, counts) in counts.into_iter().enumerate() {
            let mut seen = 0;
            for (window, more) in counts.into_iter().enumerate() {
                seen += more;
                if seen < least {
                    continue;
                }
                let expected =
                    f64::from(self.of_place[at]) * f64::from(self.of_window[window]) / all;
                let score = likelihood(f64::from(seen), expected, all);
                if score > 0.0 {
                    scores.push(Score {
                        place: self.places[at],
                        window,
                        expected,
                        seen,
                        score,
                    });
                }
            }
        }
        scores
    }
}

/// Logarithm of the likelihood of a Poisson count against what is expected;
/// nothing when there is not more.
fn likelihood(seen: f64, expected: f64, all: f64) -> f64 {
    if seen <= expected {
        return 0.0;
    }
    let inside = seen * (seen / expected).ln();
    let left = all - seen;
    if left <= 0.0 {
        return inside;
    }
    inside + left * (left / (all - expected)).ln()
}

fn places(code: DepartementCode) -> [Place; 2] {
    let region = process::territory::departement(code).region().code();
    [Place::Departement(code), Place::Region(region)]
}

/// The shortest of the windows that holds a time.
fn shortest(at: Timestamp, now: Timestamp) -> Option<usize> {
    WINDOWS.iter().position(|hours| at > back(now, *hours))
}

fn back(now: Timestamp, hours: i32) -> Timestamp {
    now.saturating_sub(SignedDuration::from_hours(hours.into()))
        .unwrap_or(now)
}

fn seed(seen: &[&Sighting], now: Timestamp) -> u64 {
    let mut seed = now.as_microsecond().cast_unsigned();
    for one in seen {
        let mut generator = Generator::seeded(seed ^ one.at.as_microsecond().cast_unsigned());
        seed = generator.next();
    }
    seed
}

fn found(one: &Score, once_in_days: f64, seen: &[&Sighting], now: Timestamp) -> Found {
    let since = back(now, WINDOWS[one.window]);
    let within: Vec<&&Sighting> = seen
        .iter()
        .filter(|sighting| sighting.at > since && places(sighting.departement).contains(&one.place))
        .collect();
    Found {
        reason: Reason {
            what: What::Cases,
            written: None,
            place: one.place,
            method: Method::Elsewhere,
            since,
            until: now,
            expected: one.expected,
            seen: one.seen,
            once_in_days,
        },
        cases: within.iter().map(|sighting| sighting.case).collect(),
        first: within.first().map_or(since, |sighting| sighting.at),
    }
}

fn part(many: usize) -> f64 {
    f64::from(u32::try_from(many).unwrap_or(u32::MAX))
}
