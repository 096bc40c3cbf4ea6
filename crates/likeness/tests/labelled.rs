//! SUPP-2: how well look-alikes are found, on reports whose grouping is known.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use jiff::{SignedDuration, Timestamp};
use likeness::{Key, Likeness, Place, Profile, ProfileParts, Rarity, Verdict, compare};
use process::{declaration::facts::Facts, territory::all_departements};
use serde::Deserialize;

#[derive(Deserialize)]
struct Set {
    case: Vec<Report>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    id: String,
    group: Option<String>,
    hours: f64,
    departement: String,
    provider: Option<String>,
    product: Option<String>,
    #[serde(default)]
    causes: Vec<String>,
    nature: Option<String>,
    text: String,
}

impl Report {
    fn profile(&self) -> Profile {
        let mut facts = serde_json::json!({ "description": self.text });
        let fields = facts.as_object_mut().unwrap();
        for (key, value) in [
            ("third_party_name", &self.provider),
            ("product", &self.product),
            ("nature", &self.nature),
        ] {
            if let Some(value) = value {
                fields.insert(key.to_owned(), value.clone().into());
            }
        }
        if !self.causes.is_empty() {
            fields.insert("causes".to_owned(), self.causes.clone().into());
        }
        let facts: Facts = serde_json::from_value(facts).unwrap();
        let start: Timestamp = "2026-03-10T07:10:00Z".parse().unwrap();
        let departement = all_departements()
            .iter()
            .find(|known| known.code().as_str() == self.departement)
            .unwrap();

        Profile::of(&ProfileParts {
            facts: &facts,
            messages: &[],
            observables: &BTreeSet::new(),
            declared_at: start + SignedDuration::from_secs_f64(self.hours * 3600.0),
            place: Some(Place {
                departement: departement.code(),
            }),
        })
    }
}

struct Measured {
    precision: f64,
    recall: f64,
    mistakes: String,
}

/// Every pair of the set, judged as the platform does: by itself, or through
/// a third case that is likely the same as one and possibly as the other.
fn measure(set: &str) -> Measured {
    let set: Set = toml::from_str(set).unwrap();
    let profiles: Vec<Profile> = set.case.iter().map(Report::profile).collect();
    let mut holding: BTreeMap<Key, u32> = BTreeMap::new();
    for key in profiles.iter().flat_map(Profile::keys) {
        *holding.entry(key).or_default() += 1;
    }
    let rarity = Rarity::new(u32::try_from(profiles.len()).unwrap(), holding);
    let verdict = |a: usize, b: usize| compare(&profiles[a], &profiles[b], &rarity).verdict();
    let at_least = |least: Verdict| -> Vec<BTreeSet<usize>> {
        (0..profiles.len())
            .map(|a| {
                (0..profiles.len())
                    .filter(|&b| a != b && verdict(a, b) >= least)
                    .collect()
            })
            .collect()
    };
    let (likely, possible) = (at_least(Verdict::Likely), at_least(Verdict::Possible));
    let through = |a: usize, b: usize| {
        let meet = |x: usize, y: usize| likely[x].intersection(&possible[y]).next().is_some();
        meet(a, b) || meet(b, a)
    };
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    let mut mistakes = String::new();
    for (at, one) in set.case.iter().enumerate() {
        for (beside, other) in set.case.iter().enumerate().skip(at + 1) {
            let likeness = compare(&profiles[at], &profiles[beside], &rarity);
            let shown = through(at, beside) || likeness.verdict() >= Verdict::Possible;
            let same = one.group.is_some() && one.group == other.group;
            match (shown, same) {
                (true, true) => right += 1,
                (true, false) => wrong += 1,
                (false, true) => missed += 1,
                (false, false) => continue,
            }
            if shown != same {
                writeln!(
                    mistakes,
                    "{} / {}: {} {:?}",
                    one.id,
                    other.id,
                    likeness.points,
                    signals(&likeness)
                )
                .unwrap();
            }
        }
    }
    Measured {
        precision: f64::from(right) / f64::from((right + wrong).max(1)),
        recall: f64::from(right) / f64::from((right + missed).max(1)),
        mistakes,
    }
}

fn signals(likeness: &Likeness) -> Vec<String> {
    likeness
        .reasons
        .iter()
        .map(|reason| format!("{}: {:?}", reason.points, reason.signal))
        .collect()
}

#[test]
fn supp_2_the_set_on_which_weights_were_chosen() {
    let measured = measure(include_str!("labelled/tuned.toml"));
    println!(
        "precision {:.3} recall {:.3}\n{}",
        measured.precision, measured.recall, measured.mistakes
    );
    assert!(measured.precision >= 0.9, "{}", measured.mistakes);
    assert!(measured.recall >= 0.8, "{}", measured.mistakes);
}

/// No weight, threshold or list of words was chosen on this set: its figures
/// are what may be expected, and only a fall is a failure.
#[test]
fn supp_2_the_set_on_which_nothing_was_chosen() {
    let measured = measure(include_str!("labelled/unseen.toml"));
    println!(
        "precision {:.3} recall {:.3}\n{}",
        measured.precision, measured.recall, measured.mistakes
    );
    assert!(measured.precision >= 0.9, "{}", measured.mistakes);
    assert!(measured.recall >= 0.75, "{}", measured.mistakes);
}
