//! What else is written as a name is: nothing tells what it names, so a
//! person has to say.

use crate::{
    facilities::word_of,
    mark::{Found, Kind, Why},
    tokens::{Shape, Token, Tokens},
    words,
};

pub(crate) fn find(tokens: &Tokens<'_>, found: &mut Vec<Found>) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if !unusual(token) {
            at += 1;
            continue;
        }
        let last = tokens.name_from(at).unwrap_or(at);
        let mut first = at;
        while let Some(before) = first.checked_sub(1)
            && tokens.tied(before)
            && tokens
                .get(before)
                .is_some_and(|one| one.named() && !one.opens && one.shape == Shape::Capitalised)
        {
            first = before;
        }
        found.push(Found::new(
            tokens.span(first, last),
            Kind::Name,
            Why::Unusual,
        ));
        at = last + 1;
    }
}

/// Written as a name, and not a word of the field.
fn unusual(token: &Token) -> bool {
    match token.shape {
        Shape::Capitalised => !token.usual() && word_of(&token.folded).is_none(),
        Shape::Capitals => !words::usual_acronym(&token.folded) && !words::ordinary(&token.folded),
        Shape::Mixed => {
            let letters: String = token.folded.chars().filter(|c| c.is_alphabetic()).collect();
            !words::ordinary(&token.folded) && !words::ordinary(&letters)
        }
        Shape::Small | Shape::Number => false,
    }
}
