//! Why two cases look alike, in words (SUPP-2).

use std::borrow::Cow;

use app::lookalikes::{Likeness, NameKind, ObservableKind, Signal, Verdict};
use jiff::SignedDuration;
use locales::Texts;
use process::territory;

use crate::pages::staff::case::Mark;
use crate::{naming, tone::Tone};

/// A reason in words, with its weight.
#[derive(Clone, Debug)]
pub struct ReasonRow {
    /// The reason.
    pub words: Cow<'static, str>,
    /// Points, with their sign where they tell against.
    pub points: String,
}

/// How likely it is that two cases are the same, in a word.
#[must_use]
pub fn verdict(t: Texts, likeness: &Likeness) -> Mark {
    match likeness.verdict() {
        Verdict::Likely => Mark {
            label: t.get("alike-likely"),
            tone: Tone::Warn,
        },
        Verdict::Possible | Verdict::Unlike => Mark {
            label: t.get("alike-possible"),
            tone: Tone::Neutral,
        },
    }
}

/// The reasons, the weightiest first.
#[must_use]
pub fn reasons(t: Texts, likeness: &Likeness) -> Vec<ReasonRow> {
    likeness
        .reasons
        .iter()
        .map(|reason| ReasonRow {
            words: words(t, &reason.signal),
            points: t.number(reason.points),
        })
        .collect()
}

/// The weightiest reasons in one line.
#[must_use]
pub fn in_short(t: Texts, likeness: &Likeness, most: usize) -> String {
    let telling = likeness.reasons.iter().filter(|reason| reason.points > 0);
    let told: Vec<_> = telling
        .take(most)
        .map(|reason| words(t, &reason.signal))
        .collect();
    told.join(" · ")
}

/// A reason in words.
#[must_use]
pub fn words(t: Texts, signal: &Signal) -> Cow<'static, str> {
    match signal {
        Signal::Observable { observable } => t.one(
            observable_key(observable.kind),
            "value",
            observable.value.clone(),
        ),
        Signal::Named { kind, name } => {
            let key = match kind {
                NameKind::Provider => "alike-provider",
                NameKind::Product => "alike-product",
            };
            t.one(key, "value", name.clone())
        }
        Signal::Causes { causes } => {
            let causes = naming::list(causes.iter().map(|cause| t.get(cause.label_key())));
            t.one("alike-causes", "value", causes)
        }
        Signal::OppositeNatures => t.get("alike-opposite"),
        Signal::Time { apart } if *apart < SignedDuration::from_mins(1) => t.get("alike-at-once"),
        Signal::Time { apart } => t.one("alike-apart-by", "value", t.duration(*apart)),
        Signal::Departement { departement } => t.one(
            "alike-departement",
            "value",
            naming::departement(*departement),
        ),
        Signal::Region { region } => t.one(
            "alike-region",
            "value",
            territory::region(*region).name().to_owned(),
        ),
        Signal::SameText => t.get("alike-same-text"),
        Signal::Words { words } => t.one("alike-words", "value", words.join(", ")),
    }
}

const fn observable_key(kind: ObservableKind) -> &'static str {
    match kind {
        ObservableKind::Address => "alike-address",
        ObservableKind::Domain => "alike-domain",
        ObservableKind::Url => "alike-url",
        ObservableKind::Hash => "alike-hash",
        ObservableKind::Mailbox => "alike-mailbox",
        ObservableKind::FileName => "alike-file-name",
        ObservableKind::RansomNote => "alike-ransom-note",
        ObservableKind::Ending => "alike-ending",
        ObservableKind::Vulnerability => "alike-vulnerability",
    }
}
