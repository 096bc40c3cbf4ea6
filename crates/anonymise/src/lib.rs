//! Finds what could identify in the lessons of a case, and proposes what to
//! write in its place (LESS-4). It proposes, a person decides: so it rather
//! marks too much than too little, and says why. Pure: everything is computed
//! from the texts given.

mod dates;
mod facilities;
mod folded;
mod functions;
mod known;
mod mark;
mod names;
mod numbers;
mod pattern;
mod people;
mod places;
mod providers;
mod rare;
mod repeated;
mod settle;
mod technical;
mod tokens;
mod words;

use self::{folded::Folded, tokens::Tokens};
pub use self::{
    known::Known,
    mark::{FacilityWord, Kind, Link, Mark, Post, Replacement, Why},
};

/// What could identify in some texts that are read together, in the order of
/// each text: one list of marks a text. The same person, place or facility
/// gets the same number in all of them.
#[must_use]
pub fn marks(texts: &[&str], known: &Known) -> Vec<Vec<Mark>> {
    let mut found: Vec<Vec<mark::Found>> = texts.iter().map(|text| found_in(text, known)).collect();
    repeated::add(texts, &mut found);
    settle::numbered(texts, found, known)
}

fn found_in(text: &str, known: &Known) -> Vec<mark::Found> {
    let folded = Folded::of(text);
    let tokens = Tokens::of(text);
    let mut found = Vec::new();
    technical::find(&folded, &mut found);
    numbers::find(&folded, &mut found);
    known.find(&tokens, &mut found);
    dates::find(&folded, &mut found);
    facilities::find(&tokens, &mut found);
    people::find(&tokens, &mut found);
    places::find(&folded, &tokens, &mut found);
    providers::find(&tokens, &mut found);
    functions::find(&folded, &mut found);
    rare::find(&folded, &mut found);
    names::find(&tokens, &mut found);
    let mut settled = settle::without_overlaps(found);
    rare::combinations(text, &tokens, &mut settled);
    settled
}
