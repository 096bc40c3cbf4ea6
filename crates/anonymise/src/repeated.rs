//! What was marked once is marked wherever it stands, however it is written.

use std::collections::BTreeMap;

use crate::{
    facilities::word_of,
    mark::{Detail, Found, Kind, Why},
    settle,
    tokens::Tokens,
    words,
};

/// Marks the telling words of what was found in any of the texts.
pub(crate) fn add(texts: &[&str], found: &mut [Vec<Found>]) {
    let mut telling: BTreeMap<String, (Kind, Detail)> = BTreeMap::new();
    for (text, marks) in texts.iter().zip(found.iter()) {
        for mark in marks {
            let named = matches!(
                mark.kind,
                Kind::Facility | Kind::Person | Kind::Place | Kind::Provider | Kind::Name
            );
            if !named || mark.why == Why::SaysRare {
                continue;
            }
            let words = Tokens::of(text.get(mark.span.clone()).unwrap_or_default());
            for token in words.all {
                let long = token.folded.chars().count() >= 4;
                if long
                    && !words::ordinary(&token.folded)
                    && word_of(&token.folded).is_none()
                    && !words::first_name(&token.folded)
                {
                    telling
                        .entry(token.folded)
                        .and_modify(|held| {
                            if held.0 == Kind::Name {
                                *held = (mark.kind, mark.detail);
                            }
                        })
                        .or_insert((mark.kind, mark.detail));
                }
            }
        }
    }
    for (text, marks) in texts.iter().zip(found.iter_mut()) {
        let mut more = Vec::new();
        for token in Tokens::of(text).all {
            if let Some((kind, detail)) = telling.get(&token.folded) {
                more.push(Found::new(token.span.clone(), *kind, Why::Elsewhere).with(*detail));
                continue;
            }
            let inside = telling.iter().find(|(word, (kind, _))| {
                word.len() >= 5
                    && matches!(kind, Kind::Person | Kind::Facility | Kind::Place)
                    && token.folded.len() > word.len()
                    && token.folded.contains(word.as_str())
            });
            if let Some((_, (kind, detail))) = inside {
                let (kind, detail) = match kind {
                    Kind::Person => (Kind::Account, Detail::None),
                    other => (*other, *detail),
                };
                more.push(Found::new(token.span.clone(), kind, Why::Elsewhere).with(detail));
            }
        }
        let held = std::mem::take(marks);
        *marks = settle::without_overlaps(held.into_iter().chain(more).collect());
    }
}
