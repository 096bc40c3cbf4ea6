//! The likeness of two cases: signals that add up, each with its share, so
//! that an expert reads why (SUPP-2).

use std::collections::BTreeSet;

use jiff::SignedDuration;
use process::{
    territory::{DepartementCode, RegionCode},
    words::{Cause, IncidentNature},
};
use serde::Serialize;

use crate::{
    observable::{Observable, ObservableKind},
    profile::{Key, Name, NameKind, Profile},
    rarity::Rarity,
    wording::folded,
};

/// One thing that two cases share, or that sets them apart.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "signal", rename_all = "kebab-case")]
pub enum Signal {
    /// A technical trace in both.
    Observable {
        /// Which.
        observable: Observable,
    },
    /// A provider or product that both name, or that one names and the text
    /// of the other holds.
    Named {
        /// Whether it is a provider or a product.
        kind: NameKind,
        /// The name as one of them wrote it.
        name: String,
    },
    /// The same causes.
    Causes {
        /// Which.
        causes: Vec<Cause>,
    },
    /// One is malicious, the other is not.
    OppositeNatures,
    /// Both began at about the same time.
    Time {
        /// Between the two beginnings.
        apart: SignedDuration,
    },
    /// Both stand in one département.
    Departement {
        /// Which.
        departement: DepartementCode,
    },
    /// Both stand in one region.
    Region {
        /// Which.
        region: RegionCode,
    },
    /// Nearly the same text.
    SameText,
    /// The same rare words.
    Words {
        /// The most telling ones, as one of them wrote them.
        words: Vec<String>,
    },
}

/// A signal with its share in the likeness.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// What.
    #[serde(flatten)]
    pub signal: Signal,
    /// Points that it gives, or takes when negative.
    pub points: i32,
}

/// What the points amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing to show an expert.
    Unlike,
    /// May be the same.
    Possible,
    /// Probably the same.
    Likely,
}

/// How alike two cases are.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Likeness {
    /// Sum of the reasons' points.
    pub points: i32,
    /// Why, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// Points from which two cases are shown to an expert.
const POSSIBLE: i32 = 35;
/// Points from which they are called likely the same.
const LIKELY: i32 = 48;

impl Likeness {
    /// What both share and few others have, by stable names: traces, providers
    /// and products, the text itself. Words in common, time, place and kind
    /// are not particular.
    #[must_use]
    pub fn particulars(&self) -> BTreeSet<String> {
        self.reasons
            .iter()
            .filter_map(|reason| match &reason.signal {
                Signal::Observable { observable } => {
                    Some(format!("{}:{}", observable.kind.key(), observable.value))
                }
                Signal::Named { name, .. } => Some(format!("name:{}", folded(name).join(" "))),
                Signal::SameText => Some("same-text".to_owned()),
                _ => None,
            })
            .collect()
    }

    /// What the points amount to. Circumstances alone (time, place, kind)
    /// never make two cases alike: something particular must be shared.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self.points {
            LIKELY.. => Verdict::Likely,
            POSSIBLE.. => Verdict::Possible,
            _ => Verdict::Unlike,
        }
    }
}

/// Points that shared traces give at most together.
const MOST_OF_OBSERVABLES: f64 = 70.0;
/// Points of a shared provider or product, at most.
const NAMED: f64 = 38.0;
/// Points that all shared names give at most together.
const MOST_OF_NAMES: f64 = 50.0;
/// Points of the same words, at most.
const WORDS: f64 = 32.0;
/// Points of nearly the same text, at most.
const SAME_TEXT: f64 = 40.0;
/// Resemblance of sketches below which texts are not called the same.
const SAME_TEXT_FROM: f64 = 0.35;
/// Words named in a reason.
const WORDS_SHOWN: usize = 6;

/// How alike two cases are, with the reasons.
#[must_use]
pub fn compare(one: &Profile, other: &Profile, rarity: &Rarity) -> Likeness {
    let mut reasons = Vec::new();
    let particular = observables(one, other, rarity, &mut reasons)
        + names(one, other, rarity, &mut reasons)
        + wording(one, other, rarity, &mut reasons);
    if particular > 0.0 {
        circumstances(one, other, &mut reasons);
    }
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.points.abs()));
    Likeness {
        points: reasons.iter().map(|reason| reason.points).sum(),
        reasons,
    }
}

/// How telling a kind of trace is in itself.
const fn strength(kind: ObservableKind) -> f64 {
    match kind {
        ObservableKind::Hash => 45.0,
        ObservableKind::Url => 40.0,
        ObservableKind::Mailbox
        | ObservableKind::Address
        | ObservableKind::Domain
        | ObservableKind::Ending => 35.0,
        ObservableKind::RansomNote => 30.0,
        ObservableKind::Vulnerability => 29.0,
        ObservableKind::FileName => 18.0,
    }
}

fn observables(one: &Profile, other: &Profile, rarity: &Rarity, reasons: &mut Vec<Reason>) -> f64 {
    let mut left = MOST_OF_OBSERVABLES;
    let mut shared: Vec<(f64, &Observable)> = one
        .observables
        .intersection(&other.observables)
        .map(|seen| {
            let rare = rarity.weight(Key::of(seen.kind.key(), &seen.value));
            (strength(seen.kind) * rare, seen)
        })
        .collect();
    shared.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (points, seen) in shared {
        let points = points.min(left);
        left -= points;
        push(
            reasons,
            points,
            Signal::Observable {
                observable: seen.clone(),
            },
        );
    }
    MOST_OF_OBSERVABLES - left
}

fn names(one: &Profile, other: &Profile, rarity: &Rarity, reasons: &mut Vec<Reason>) -> f64 {
    let mut shared: Vec<&Name> = Vec::new();
    for (here, there) in [(one, other), (other, one)] {
        for name in &here.names {
            let told = there.names.iter().any(|known| known.is_same(name))
                || name.words.iter().all(|word| there.words.contains(word));
            if told && !shared.iter().any(|known| known.is_same(name)) {
                shared.push(name);
            }
        }
    }
    let mut left = MOST_OF_NAMES;
    for name in shared {
        let rarest = name
            .words
            .iter()
            .map(|word| rarity.weight(Key::of_word(word)))
            .fold(0.0, f64::max);
        let points = (NAMED * rarest).min(left);
        left -= points;
        push(
            reasons,
            points,
            Signal::Named {
                kind: name.kind,
                name: name.written.clone(),
            },
        );
    }
    MOST_OF_NAMES - left
}

/// BM25 of the shared stems in both directions, against what each text would
/// score with itself.
fn wording(one: &Profile, other: &Profile, rarity: &Rarity, reasons: &mut Vec<Reason>) -> f64 {
    let resemblance = one.wording.sketch.resemblance(&other.wording.sketch);
    if resemblance >= SAME_TEXT_FROM {
        let points = SAME_TEXT * resemblance;
        push(reasons, points, Signal::SameText);
        return points;
    }
    let mut shared = Vec::new();
    for (stem, here) in &one.wording.terms {
        if let Some(there) = other.wording.terms.get(stem) {
            let rare = rarity.weight(Key::of_word(&here.form)).powi(2);
            let weight = rare
                * saturated(here.count, one.wording.length).sqrt()
                * saturated(there.count, other.wording.length).sqrt();
            shared.push((weight, here.form.as_str()));
        }
    }
    let own = |profile: &Profile| -> f64 {
        profile
            .wording
            .terms
            .values()
            .map(|term| {
                rarity.weight(Key::of_word(&term.form)).powi(2)
                    * saturated(term.count, profile.wording.length)
            })
            .sum()
    };
    let most = own(one).min(own(other));
    if most <= 0.0 || shared.len() < 2 {
        return 0.0;
    }
    shared.sort_by(|a, b| b.0.total_cmp(&a.0));
    let alike: f64 = shared.iter().map(|(weight, _)| weight).sum::<f64>() / most;
    // Short texts share a word by chance: a few words cannot give all points.
    let enough = (f64::from(one.wording.length.min(other.wording.length)) / 12.0).min(1.0);
    let points = WORDS * alike.min(1.0) * enough;
    let words = shared
        .iter()
        .take(WORDS_SHOWN)
        .map(|(_, form)| (*form).to_owned())
        .collect();
    push(reasons, points, Signal::Words { words });
    points
}

/// Saturation of repeated words and correction for long texts, as in BM25.
fn saturated(count: u32, length: u32) -> f64 {
    const K1: f64 = 1.2;
    const B: f64 = 0.75;
    const USUAL_LENGTH: f64 = 60.0;
    let count = f64::from(count);
    let norm = 1.0 - B + B * f64::from(length) / USUAL_LENGTH;
    count * (K1 + 1.0) / (count + K1 * norm)
}

fn circumstances(one: &Profile, other: &Profile, reasons: &mut Vec<Reason>) {
    let causes: Vec<Cause> = one.causes.intersection(&other.causes).copied().collect();
    if !causes.is_empty() {
        push(reasons, 9.0, Signal::Causes { causes });
    }
    let natures = [one.nature, other.nature];
    if natures.contains(&Some(IncidentNature::Malicious))
        && natures.contains(&Some(IncidentNature::NonMalicious))
    {
        push(reasons, -18.0, Signal::OppositeNatures);
    }
    let apart = one.began.duration_since(other.began).abs();
    push(reasons, nearness(apart), Signal::Time { apart });
    if let (Some(here), Some(there)) = (one.place, other.place) {
        if here.departement == there.departement {
            push(
                reasons,
                5.0,
                Signal::Departement {
                    departement: here.departement,
                },
            );
        } else if here.region() == there.region() {
            push(
                reasons,
                3.0,
                Signal::Region {
                    region: here.region(),
                },
            );
        }
    }
}

/// Points of two beginnings: 12 at once, half of it after a day, none after
/// ten days, and against after sixty.
fn nearness(apart: SignedDuration) -> f64 {
    let days = apart.as_secs_f64() / 86_400.0;
    match days {
        _ if days > 60.0 => -12.0,
        _ if days > 10.0 => 0.0,
        _ => 12.0 / (1.0 + days),
    }
}

fn push(reasons: &mut Vec<Reason>, points: f64, signal: Signal) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "points are between -100 and 100"
    )]
    let points = points.round() as i32;
    if points != 0 {
        reasons.push(Reason { signal, points });
    }
}
