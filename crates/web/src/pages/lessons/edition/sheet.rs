//! The passages of lessons as the form of their decisions shows and sends
//! them: each by its part and place.

use std::borrow::Cow;

use app::lessons::{EditedPassage, EditionView, PassageOf};
use locales::Texts;
use process::lessons::{Decided, Decision};

use super::french;
use crate::anonymised;
use crate::form::Form;
use crate::input::Fields;

/// The proposal is taken.
pub(super) const PROPOSED: &str = "propose";
/// Other words are read.
pub(super) const OTHER: &str = "autre";
/// The passage stays.
pub(super) const KEPT: &str = "garder";
/// What a person marked is no mark any more.
pub(super) const UNMARKED: &str = "oter";

/// A stretch of a text, marked or not.
pub(super) struct Piece {
    pub(super) said: String,
    pub(super) instead: String,
    /// The passage's number on the page; 0 for none.
    pub(super) number: usize,
}

/// A part of the lessons, twice.
pub(super) struct Side {
    pub(super) title: Cow<'static, str>,
    pub(super) pieces: Vec<Piece>,
}

/// A passage to decide on.
pub(super) struct Line {
    pub(super) number: usize,
    /// The name of its field, and the beginning of those of its words.
    pub(super) name: String,
    pub(super) words: String,
    pub(super) reason: String,
    pub(super) passage: String,
    pub(super) kind: Cow<'static, str>,
    pub(super) why: Cow<'static, str>,
    /// What the machine proposes; empty for what a person marked.
    pub(super) proposed: String,
    pub(super) decided: bool,
}

/// The name of a passage's field.
fn name(part: &PassageOf, passage: &EditedPassage) -> String {
    format!("{}-{}-{}", part.part.key(), passage.start, passage.end)
}

fn said<'a>(part: &'a PassageOf, passage: &EditedPassage) -> &'a str {
    part.text
        .get(passage.start..passage.end)
        .unwrap_or_default()
}

/// What the machine proposes in place of a passage.
fn proposed(passage: &EditedPassage) -> String {
    passage
        .mark
        .as_ref()
        .map(|mark| anonymised::instead(french(), mark.replacement))
        .unwrap_or_default()
}

/// What is read in place of a passage as things stand.
fn instead(part: &PassageOf, passage: &EditedPassage) -> String {
    match &passage.decided {
        Some(Decided::Replaced { with }) => with.clone(),
        Some(Decided::Kept { .. }) => said(part, passage).to_owned(),
        None => proposed(passage),
    }
}

/// The parts, as written beside as they would be read.
pub(super) fn sides(t: Texts, view: &EditionView) -> Vec<Side> {
    let mut number = 0;
    view.parts
        .iter()
        .map(|part| {
            let mut pieces = Vec::new();
            let mut at = 0;
            let plain = |from: usize, to: usize, pieces: &mut Vec<Piece>| {
                if let Some(text) = part.text.get(from..to).filter(|text| !text.is_empty()) {
                    pieces.push(Piece {
                        said: text.to_owned(),
                        instead: text.to_owned(),
                        number: 0,
                    });
                }
            };
            for passage in &part.passages {
                number += 1;
                plain(at, passage.start, &mut pieces);
                pieces.push(Piece {
                    said: said(part, passage).to_owned(),
                    instead: instead(part, passage),
                    number,
                });
                at = passage.end.max(at);
            }
            plain(at, part.text.len(), &mut pieces);
            Side {
                title: t.get(part.part.label_key()),
                pieces,
            }
        })
        .collect()
}

/// The passages, numbered as in the parts.
pub(super) fn lines(t: Texts, view: &EditionView) -> Vec<Line> {
    let passages = view
        .parts
        .iter()
        .flat_map(|part| part.passages.iter().map(move |passage| (part, passage)));
    passages
        .zip(1..)
        .map(|((part, passage), number)| {
            let name = name(part, passage);
            let mark = passage.mark.as_ref();
            Line {
                number,
                words: format!("{name}-mots"),
                reason: format!("{name}-raison"),
                passage: said(part, passage).to_owned(),
                kind: mark.map_or_else(
                    || t.get("edition-by-hand"),
                    |mark| t.get(anonymised::kind_key(mark.kind)),
                ),
                why: mark.map_or(Cow::Borrowed(""), |mark| {
                    t.get(anonymised::why_key(mark.why))
                }),
                proposed: proposed(passage),
                decided: passage.decided.is_some(),
                name,
            }
        })
        .collect()
}

/// The form as the decisions so far fill it.
pub(super) fn decided(view: &EditionView) -> Form {
    let mut form = Form::new();
    for part in &view.parts {
        for passage in &part.passages {
            let name = name(part, passage);
            match &passage.decided {
                Some(Decided::Replaced { with }) if *with == proposed(passage) => {
                    form.set(name, PROPOSED);
                }
                Some(Decided::Replaced { with }) => {
                    form.set(format!("{name}-mots"), with.as_str());
                    form.set(name, OTHER);
                }
                Some(Decided::Kept { reason }) => {
                    form.set(format!("{name}-raison"), reason.as_str());
                    form.set(name, KEPT);
                }
                None => {}
            }
        }
    }
    form
}

/// The decisions that the form sends; what is missing is said at its field.
pub(super) fn typed(
    t: Texts,
    view: &EditionView,
    fields: &Fields,
    form: &mut Form,
) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for part in &view.parts {
        for passage in &part.passages {
            let name = name(part, passage);
            let needed = |field: String, form: &mut Form| {
                let words = fields.value(&field).to_owned();
                if words.is_empty() {
                    form.refuse(field, t.get("act-missing-words"));
                }
                words
            };
            let decided = match fields.value(&name) {
                PROPOSED if passage.mark.is_some() => Decided::Replaced {
                    with: proposed(passage),
                },
                OTHER => Decided::Replaced {
                    with: needed(format!("{name}-mots"), form),
                },
                KEPT => Decided::Kept {
                    reason: needed(format!("{name}-raison"), form),
                },
                UNMARKED => continue,
                // What a person marked stays marked until it is taken back.
                _ => match &passage.decided {
                    Some(decided) if passage.mark.is_none() => decided.clone(),
                    _ => continue,
                },
            };
            decisions.push(decision(part, passage.start, passage.end, decided));
        }
    }
    by_hand(t, view, fields, form, &mut decisions);
    decisions
}

/// What a person marks beside: every place where those words stand.
fn by_hand(
    t: Texts,
    view: &EditionView,
    fields: &Fields,
    form: &mut Form,
    decisions: &mut Vec<Decision>,
) {
    let sought = fields.value("plus-passage");
    let with = fields.value("plus-mots");
    if sought.is_empty() && with.is_empty() {
        return;
    }
    if sought.is_empty() {
        form.refuse("plus-passage", t.get("act-missing-words"));
        return;
    }
    if with.is_empty() {
        form.refuse("plus-mots", t.get("act-missing-words"));
        return;
    }
    let mut found = false;
    let before = decisions.len();
    for part in &view.parts {
        for (start, words) in part.text.match_indices(sought) {
            found = true;
            let end = start + words.len();
            let free = part
                .passages
                .iter()
                .all(|one| end <= one.start || one.end <= start);
            if free {
                let decided = Decided::Replaced {
                    with: with.to_owned(),
                };
                decisions.push(decision(part, start, end, decided));
            }
        }
    }
    if !found {
        form.refuse("plus-passage", t.get("edition-not-there"));
    } else if decisions.len() == before {
        form.refuse("plus-passage", t.get("edition-marked-already"));
    }
}

fn decision(part: &PassageOf, start: usize, end: usize, decided: Decided) -> Decision {
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Decision {
        part: part.part,
        start: place(start),
        end: place(end),
        decided,
    }
}
