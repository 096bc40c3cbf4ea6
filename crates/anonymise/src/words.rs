//! Lists of words, in small letters without accents.

use std::{collections::BTreeSet, sync::LazyLock};

use process::territory::all_departements;

use crate::folded::fold;

type List = LazyLock<BTreeSet<String>>;

fn list(words: &str) -> BTreeSet<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

static FIRST_NAMES: List = LazyLock::new(|| list(include_str!("words/first_names.txt")));
static CITIES: List = LazyLock::new(|| list(include_str!("words/cities.txt")));
static ADJECTIVES: List = LazyLock::new(|| list(include_str!("words/adjectives.txt")));
static ACRONYMS: List = LazyLock::new(|| list(include_str!("words/acronyms.txt")));
static ORDINARY: List = LazyLock::new(|| list(include_str!("words/ordinary.txt")));
static ROOTS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| ORDINARY.iter().flat_map(|word| roots(word)).collect());
static TERRITORIES: List = LazyLock::new(|| {
    all_departements()
        .iter()
        .flat_map(|one| [fold(one.name()), fold(one.region().name())])
        .collect()
});

/// Endings of the forms of one word, in French and in English.
const ENDINGS: [&str; 28] = [
    "", "aient", "ait", "ant", "ante", "antes", "ants", "e", "ed", "ee", "ees", "ent", "er", "era",
    "es", "ez", "ing", "ion", "ions", "ite", "ly", "ment", "ons", "ont", "re", "s", "ure", "x",
];

/// What is left of a word without its ending.
fn roots(word: &str) -> impl Iterator<Item = &str> {
    ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .filter(|root| root.len() >= 4)
}

/// A word that texts of the field use of anything, as it stands there, or its
/// plural.
pub(crate) fn usual(folded: &str) -> bool {
    let one = folded.strip_suffix(['s', 'x']).unwrap_or(folded);
    folded.chars().nth(1).is_none()
        || [folded, one].iter().any(|form| {
            ORDINARY.contains(*form) || ACRONYMS.contains(*form) || MAKERS.contains(form)
        })
}

/// A word, in any of its forms, that texts of the field use of anything.
pub(crate) fn ordinary(folded: &str) -> bool {
    usual(folded) || roots(folded).any(|root| ROOTS.contains(root))
}

/// An acronym that everybody in the field uses.
pub(crate) fn usual_acronym(folded: &str) -> bool {
    ACRONYMS.contains(folded) || MAKERS.contains(&folded)
}

pub(crate) fn first_name(folded: &str) -> bool {
    FIRST_NAMES.contains(folded)
}

pub(crate) fn cities() -> impl Iterator<Item = &'static str> {
    CITIES.iter().map(String::as_str)
}

pub(crate) fn territories() -> impl Iterator<Item = &'static str> {
    TERRITORIES.iter().map(String::as_str)
}

/// An adjective made of a territory's or a town's name.
pub(crate) fn of_a_place(folded: &str) -> bool {
    ADJECTIVES.contains(folded)
}

/// Systems that nearly every facility runs: naming them tells nothing.
const MAKERS: [&str; 26] = [
    "acrobat",
    "active",
    "android",
    "apple",
    "chrome",
    "directory",
    "edge",
    "excel",
    "exchange",
    "explorer",
    "firefox",
    "google",
    "hyper",
    "internet",
    "kerberos",
    "linux",
    "microsoft",
    "office",
    "outlook",
    "powerpoint",
    "powershell",
    "server",
    "teams",
    "windows",
    "word",
    "whatsapp",
];
