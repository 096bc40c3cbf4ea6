//! Providers of the directory in the reader's words (SUPP-6).

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Date;
use locales::Texts;
use process::directory::{Competence, Contact, Qualification, SentProvider};
use process::territory::{self, RegionCode};

use crate::naming;

/// The territories that it serves.
#[must_use]
pub(crate) fn served(t: Texts, regions: &BTreeSet<RegionCode>) -> String {
    if regions.is_empty() {
        return t.get("provider-everywhere").into_owned();
    }
    let names = regions.iter();
    naming::list(names.map(|code| Cow::Borrowed(territory::region(*code).name())))
}

/// What it can do.
#[must_use]
pub(crate) fn able(t: Texts, competences: &BTreeSet<Competence>) -> String {
    naming::list(competences.iter().map(|one| t.get(one.label_key())))
}

/// How it is reached, each way with its name.
#[must_use]
pub(crate) fn ways(t: Texts, contact: &Contact) -> Vec<String> {
    [
        ("provider-way-day", &contact.phone),
        ("provider-way-night", &contact.night_phone),
        ("provider-way-mail", &contact.email),
        ("provider-way-web", &contact.url),
    ]
    .into_iter()
    .filter(|(_, way)| !way.is_empty())
    .map(|(key, way)| t.one(key, "way", way.as_str()).into_owned())
    .collect()
}

/// What it is qualified for, and until when; whether that has ended.
#[must_use]
pub(crate) fn qualified(t: Texts, held: &Qualification, today: Date) -> String {
    let Some(until) = held.until else {
        return held.title.clone();
    };
    let key = if held.has_lapsed(today) {
        "provider-qualified-lapsed"
    } else {
        "provider-qualified-until"
    };
    t.with(key)
        .arg("title", held.title.as_str())
        .arg("day", t.day(until))
        .text()
        .into_owned()
}

/// Providers that were sent, each with the ways to reach it.
#[must_use]
pub(crate) fn sent(t: Texts, providers: &[SentProvider]) -> String {
    let one = |provider: &SentProvider| {
        let kind = t.get(provider.kind.label_key());
        let mut lines = vec![format!("{} · {kind}", provider.name)];
        lines.push(able(t, &provider.competences));
        lines.extend(ways(t, &provider.contact.value));
        if !provider.contact.erased.is_empty() {
            lines.push(t.get("story-erased").into_owned());
        }
        lines.join("\n")
    };
    providers.iter().map(one).collect::<Vec<_>>().join("\n\n")
}
