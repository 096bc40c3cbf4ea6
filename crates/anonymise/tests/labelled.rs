//! LESS-4: how much of what could identify is found, in texts in which it was
//! marked by hand. What counts is that nothing is left.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::{collections::BTreeMap, fmt::Write as _, ops::Range};

use anonymise::{Known, marks};
use serde::Deserialize;

#[derive(Deserialize)]
struct Set {
    text: Vec<Labelled>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Labelled {
    id: String,
    #[serde(default, rename = "language")]
    _language: Option<String>,
    text: String,
    #[serde(default)]
    known: Names,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Names {
    facilities: Vec<String>,
    places: Vec<String>,
    people: Vec<String>,
}

struct Label {
    span: Range<usize>,
    kind: String,
}

/// The text without braces, and what stood in them.
fn read(labelled: &str) -> (String, Vec<Label>) {
    let mut text = String::new();
    let mut labels = Vec::new();
    let mut rest = labelled;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (label, beyond) = after.split_once('}').unwrap();
        let (kind, passage) = label.split_once(':').unwrap();
        let start = text.len();
        text.push_str(passage);
        labels.push(Label {
            span: start..text.len(),
            kind: kind.to_owned(),
        });
        rest = beyond;
    }
    text.push_str(rest);
    (text, labels)
}

#[derive(Default)]
struct Measured {
    labels: u32,
    found: u32,
    marks: u32,
    right: u32,
    by_kind: BTreeMap<String, (u32, u32)>,
    mistakes: String,
}

impl Measured {
    fn recall(&self) -> f64 {
        f64::from(self.found) / f64::from(self.labels.max(1))
    }

    fn precision(&self) -> f64 {
        f64::from(self.right) / f64::from(self.marks.max(1))
    }

    fn print(&self, name: &str) {
        println!(
            "{name}: recall {:.3} ({} of {}), precision {:.3} ({} of {})",
            self.recall(),
            self.found,
            self.labels,
            self.precision(),
            self.right,
            self.marks
        );
        for (kind, (found, of)) in &self.by_kind {
            println!("  {kind}: {found} of {of}");
        }
        println!("{}", self.mistakes);
    }
}

/// Words that tell nothing when they are left.
const LINKS: [&str; 12] = [
    "au", "d", "de", "des", "du", "en", "l", "la", "le", "les", "the", "à",
];

/// Where the words of a passage are.
fn words<'t>(text: &'t str, span: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 't {
    let passage = &text[span.clone()];
    let start = span.start;
    passage
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| {
            let at = start + (word.as_ptr() as usize - passage.as_ptr() as usize);
            at..at + word.len()
        })
}

/// A passage counts as found when no letter or digit of its telling words is
/// left.
fn measure(set: &str) -> Measured {
    let set: Set = toml::from_str(set).unwrap();
    let mut measured = Measured::default();
    for one in set.text {
        let (text, labels) = read(&one.text);
        let known = Known {
            facilities: one.known.facilities,
            places: one.known.places,
            people: one.known.people,
            ..Known::default()
        };
        let found = marks(&[&text], &known).remove(0);
        for label in &labels {
            let left = words(&text, &label.span).any(|word| {
                let telling = !LINKS.contains(&text[word.clone()].to_lowercase().as_str());
                telling
                    && !word
                        .clone()
                        .all(|at| found.iter().any(|mark| mark.span().contains(&at)))
            });
            let kind = measured.by_kind.entry(label.kind.clone()).or_default();
            kind.1 += 1;
            measured.labels += 1;
            if left {
                writeln!(
                    measured.mistakes,
                    "left in {}: {}",
                    one.id,
                    &text[label.span.clone()]
                )
                .unwrap();
            } else {
                kind.0 += 1;
                measured.found += 1;
            }
        }
        for mark in &found {
            measured.marks += 1;
            let right = labels
                .iter()
                .any(|label| label.span.start < mark.end && mark.start < label.span.end);
            if right {
                measured.right += 1;
            } else {
                writeln!(
                    measured.mistakes,
                    "too much in {}: {} ({:?}, {:?})",
                    one.id,
                    &text[mark.span()],
                    mark.kind,
                    mark.why
                )
                .unwrap();
            }
        }
    }
    measured
}

#[test]
fn less_4_nothing_is_left_in_the_texts_on_which_rules_were_chosen() {
    let measured = measure(include_str!("labelled/tuned.toml"));
    measured.print("tuned");
    assert!(measured.recall() >= 0.99, "{}", measured.mistakes);
    assert!(measured.precision() >= 0.9, "{}", measured.mistakes);
}

#[test]
fn less_4_little_is_left_in_texts_that_nobody_tuned_on() {
    let measured = measure(include_str!("labelled/unseen.toml"));
    measured.print("unseen");
    assert!(measured.recall() >= 0.9, "{}", measured.mistakes);
    assert!(measured.precision() >= 0.8, "{}", measured.mistakes);
}
