//! People: after a civility, by a first name, by their initials.

use std::ops::Range;

use crate::{
    mark::{Found, Kind, Why},
    tokens::{Shape, Tokens},
    words,
};

const CIVILITIES: [&str; 25] = [
    "m",
    "mm",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mme",
    "mmes",
    "mlle",
    "monsieur",
    "messieurs",
    "madame",
    "mesdames",
    "mademoiselle",
    "dr",
    "drs",
    "docteur",
    "docteure",
    "doctor",
    "pr",
    "professeur",
    "professeure",
    "professor",
    "abbe",
    "soeur",
];

pub(crate) fn find(tokens: &Tokens<'_>, found: &mut Vec<Found>) {
    for at in 0..tokens.all.len() {
        if let Some(last) = after_civility(tokens, at) {
            found.push(person(tokens.span(at, last), Why::Announced));
            also(tokens, last, found);
        } else if let Some(last) = by_first_name(tokens, at) {
            found.push(person(tokens.span(at, last), Why::Listed));
        } else if let Some(last) = by_initials(tokens, at) {
            let mut span = tokens.span(at, last);
            if tokens
                .text
                .get(span.end..)
                .is_some_and(|rest| rest.starts_with('.'))
                && tokens.word(last).len() == 1
            {
                span.end += 1;
            }
            found.push(person(span, Why::Form));
        }
    }
}

const fn person(span: Range<usize>, why: Why) -> Found {
    Found::new(span, Kind::Person, why)
}

fn after_civility(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    let civility = token.folded.as_str();
    if !CIVILITIES.contains(&civility) || !tokens.nearly_tied(at) {
        return None;
    }
    if civility == "m" {
        let metres = at.checked_sub(1).is_some_and(|before| {
            tokens
                .get(before)
                .is_some_and(|token| token.shape == Shape::Number)
        });
        if metres || !tokens.gap(at).starts_with('.') {
            return None;
        }
    }
    named(tokens, at + 1, civility.len() > 1)
}

/// The last word of a person's name: initials, particles, names; one word in
/// small letters where people write so.
fn named(tokens: &Tokens<'_>, from: usize, small: bool) -> Option<usize> {
    let mut at = from;
    let mut last = None;
    while initial(tokens, at)
        && (tokens.nearly_tied(at) || last.is_some() || tokens.gap(at).starts_with('.'))
    {
        last = Some(at);
        if !tokens.nearly_tied(at) {
            return last;
        }
        at += 1;
    }
    let name = at;
    while crate::tokens::PARTICLES.contains(&tokens.word(at)) && tokens.tied(at) {
        at += 1;
    }
    if let Some(end) = tokens.name_from(at) {
        return Some(end);
    }
    let unusual = small && (name == at || tokens.get(at).is_some());
    if unusual && let Some(end) = tokens.small_name_from(at) {
        return Some(end);
    }
    last
}

fn initial(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        token.folded.chars().nth(1).is_none()
            && token.shape != Shape::Small
            && token.shape != Shape::Number
    }) && (tokens.gap(at).starts_with('.')
        || tokens
            .text
            .get(tokens.span(at, at).end..)
            .is_some_and(|rest| rest.starts_with('.')))
}

/// "MM. Zorbalec et Ombrelune": the second as well.
fn also(tokens: &Tokens<'_>, last: usize, found: &mut Vec<Found>) {
    let and = last + 1;
    if matches!(tokens.word(and), "et" | "and" | "ou")
        && tokens.gap(last) == " "
        && let Some(end) = tokens.name_from(and + 1)
        && tokens.get(and + 1).is_some_and(|token| !token.usual())
    {
        found.push(person(tokens.span(and + 1, end), Why::Announced));
    }
}

fn by_first_name(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    let name = words::first_name(&token.folded);
    if !token.named() || !name || token.shape == Shape::Mixed {
        return None;
    }
    tokens.name_from(at)
}

/// What is written with points and is nobody's initials.
const NO_INITIALS: [&str; 14] = [
    "ad", "ag", "ca", "ch", "dg", "dsi", "hs", "ia", "ip", "rh", "sa", "si", "us", "usa",
];

fn by_initials(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if !initial(tokens, at) || !tokens.gap(at).starts_with('.') && !tokens.gap(at).starts_with('-')
    {
        return None;
    }
    if at
        .checked_sub(1)
        .is_some_and(|before| initial(tokens, before) && tokens.nearly_tied(before))
    {
        return None;
    }
    let mut last = at;
    while initial(tokens, last + 1)
        && matches!(tokens.gap(last), "." | ". " | ".-" | ".\u{a0}" | "-")
    {
        last += 1;
    }
    let letters: String = (at..=last).map(|one| tokens.word(one)).collect();
    if let Some(end) = tokens.name_from(last + 1)
        && tokens.nearly_tied(last)
        && tokens
            .get(last + 1)
            .is_some_and(|token| token.shape == Shape::Capitalised && !token.usual())
    {
        return Some(end);
    }
    (last > at && !NO_INITIALS.contains(&letters.as_str())).then_some(last)
}
