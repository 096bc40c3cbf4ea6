//! Answers to the questions of a declaration, in words, as those who read a
//! case see them.

use std::borrow::Cow;

use locales::Texts;
use process::declaration::facts::{FieldKey, Moment, Precision};
use process::declaration::form::{AnswerView, Theme};

/// The short name of a fact, for lists.
#[must_use]
pub fn label(t: Texts, field: FieldKey) -> Cow<'static, str> {
    let short = t.beside(field.label_key(), "short");
    if short.is_empty() {
        t.get(field.label_key())
    } else {
        short
    }
}

/// An answer in words.
#[must_use]
pub fn words(t: Texts, answer: &AnswerView) -> String {
    match answer {
        AnswerView::Unanswered => t.get("fact-unanswered").into_owned(),
        AnswerView::Unknown => t.get("fact-unknown").into_owned(),
        AnswerView::Text(text) => text.clone(),
        AnswerView::Moment(at) => moment(t, at),
        AnswerView::Day(day) => t.day(day).into_owned(),
        AnswerView::Count(number) => t.number(*number),
        AnswerView::Choices(choices) => choices
            .iter()
            .map(|choice| t.get(choice.label))
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

/// An answer in words, on one line: what was chosen is told with commas.
#[must_use]
pub fn line(t: Texts, answer: &AnswerView) -> String {
    match answer {
        AnswerView::Choices(choices) => {
            crate::naming::list(choices.iter().map(|choice| t.get(choice.label)))
        }
        other => words(t, other),
    }
}

/// A moment on the clock of Paris and, where it differs, of its own place.
#[must_use]
pub fn moment(t: Texts, at: &Moment) -> String {
    match at.precision() {
        Precision::Day => t.day(at.zoned().date()).into_owned(),
        Precision::Minute => {
            let clock = at.zoned();
            t.date_time_in(clock.timestamp(), clock.time_zone())
                .into_owned()
        }
    }
}

/// The short name of a page of the form, for those who read a case.
#[must_use]
pub fn theme(t: Texts, theme: Theme) -> Cow<'static, str> {
    let short = t.beside(theme.label_key(), "short");
    if short.is_empty() {
        t.get(theme.label_key())
    } else {
        short
    }
}
