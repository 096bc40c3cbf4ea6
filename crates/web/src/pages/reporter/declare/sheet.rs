//! What one page of the form holds: reading what was submitted into the
//! draft, and filling the page from it. Nothing written is lost: what cannot
//! be read as an answer is kept as it was typed, and shown back with what is
//! wrong (DECL-3).

use app::drafts::DraftBody;
use jiff::Timestamp;
use locales::Texts;
use process::declaration::facts::{Facts, FieldKey, FieldProblem, ReporterField};
use process::declaration::form::RawInput;
use sha2::{Digest, Sha256};

use super::section::Section;
use crate::form::Form;
use crate::refusals;

/// The values sent under a name, in order.
fn sent_as<'a>(sent: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    sent.iter()
        .filter(|(field, _)| field == name)
        .map(|(_, value)| value.as_str())
        .collect()
}

/// Writes the answers of a page into the draft. Every question of the page is
/// answered by it: one that is not among what was sent is left empty.
pub fn write(sent: &[(String, String)], section: Section, body: &mut DraftBody) {
    for field in section.fields() {
        let values = sent_as(sent, field.key());
        match body.facts.set(field, RawInput { values: &values }) {
            Ok(()) => {
                body.raw.remove(field.key());
            }
            Err(_) => {
                let typed = values.iter().map(|value| (*value).to_owned()).collect();
                body.raw.insert(field.key().to_owned(), typed);
                // Blank input is always read: it takes the answer before away.
                let _ = body.facts.set(field, RawInput { values: &[] });
            }
        }
    }
    for field in section.reporter_fields() {
        let said = sent_as(sent, field.label_key());
        body.reporter
            .set(*field, said.first().copied().unwrap_or_default());
    }
}

/// What was typed for a question, as the field shows it again.
fn typed(body: &DraftBody, field: FieldKey) -> Vec<String> {
    match body.raw.get(field.key()) {
        Some(raw) => raw.clone(),
        None => body.facts.get(field).raw_values(),
    }
}

/// A page's fields, filled, with what is wrong in them.
#[must_use]
pub fn form(t: Texts, body: &DraftBody, section: Section, now: Timestamp) -> Form {
    let mut form = Form::new();
    for field in section.fields() {
        for value in typed(body, field) {
            form.set(field.key(), value);
        }
    }
    for field in section.reporter_fields() {
        form.set(field.label_key(), body.reporter.get(*field));
    }
    for wrong in problems(body, now) {
        if is_on(section, &wrong) {
            form.refuse(wrong.field, refusals::field_problem(t, wrong.problem));
        }
    }
    form
}

/// Whether what is wrong can be mended on a page.
fn is_on(section: Section, wrong: &Wrong) -> bool {
    match wrong.section {
        Section::Reporter => !section.reporter_fields().is_empty(),
        of => {
            of == section
                || section
                    .fields()
                    .iter()
                    .any(|field| field.key() == wrong.field)
        }
    }
}

/// Something wrong in a draft, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The page of the guided form.
    pub section: Section,
    /// The field's name in the form.
    pub field: &'static str,
    /// Key of the question.
    pub label: &'static str,
    /// What is wrong.
    pub problem: FieldProblem,
}

impl Wrong {
    fn fact(field: FieldKey, problem: FieldProblem) -> Self {
        Self {
            section: Section::of_field(field),
            field: field.key(),
            label: field.label_key(),
            problem,
        }
    }

    fn reporter(field: ReporterField, problem: FieldProblem) -> Self {
        Self {
            section: Section::Reporter,
            field: field.label_key(),
            label: field.label_key(),
            problem,
        }
    }
}

/// What cannot be read or cannot be true in a draft, in the order of the form.
#[must_use]
pub fn problems(body: &DraftBody, now: Timestamp) -> Vec<Wrong> {
    let mut wrong = unreadable(body);
    wrong.extend(
        body.facts
            .problems(now)
            .into_iter()
            .map(|found| Wrong::fact(found.field, found.problem)),
    );
    wrong.extend(
        body.reporter
            .problems()
            .into_iter()
            .map(|found| Wrong::reporter(found.field, found.problem)),
    );
    wrong
}

/// What must be mended or written before the draft can be sent.
#[must_use]
pub fn problems_to_send(body: &DraftBody, now: Timestamp) -> Vec<Wrong> {
    let mut wrong = unreadable(body);
    let unread = |key: &str| body.raw.contains_key(key);
    wrong.extend(
        body.facts
            .problems_to_send(now)
            .into_iter()
            .filter(|found| !unread(found.field.key()))
            .map(|found| Wrong::fact(found.field, found.problem)),
    );
    wrong.extend(
        body.reporter
            .problems_to_send()
            .into_iter()
            .map(|found| Wrong::reporter(found.field, found.problem)),
    );
    wrong
}

fn unreadable(body: &DraftBody) -> Vec<Wrong> {
    FieldKey::ALL
        .iter()
        .filter_map(|field| {
            let raw = body.raw.get(field.key())?;
            let values: Vec<&str> = raw.iter().map(String::as_str).collect();
            let mut nowhere = Facts::default();
            let problem = nowhere.set(*field, RawInput { values: &values }).err()?;
            Some(Wrong::fact(*field, problem))
        })
        .collect()
}

/// Whether a question is asked, given the answers so far; one that holds
/// something is always asked.
#[must_use]
pub fn is_asked(body: &DraftBody, field: FieldKey) -> bool {
    field.shown_when(&body.facts) || body.raw.contains_key(field.key())
}

/// The mark of a page's answers, by which a saving from another device on
/// another page is told from one on this page.
#[must_use]
pub fn mark(body: &DraftBody, section: Section) -> String {
    let mut digest = Sha256::new();
    let mut feed = |value: &str| {
        digest.update(value.len().to_be_bytes());
        digest.update(value.as_bytes());
    };
    for field in section.fields() {
        feed(field.key());
        for value in typed(body, field) {
            feed(&value);
        }
    }
    for field in section.reporter_fields() {
        feed(body.reporter.get(*field));
    }
    if section == Section::Sites {
        for finess in &body.affected {
            feed(finess.as_str());
        }
    }
    hex::encode(&digest.finalize()[..8])
}

#[cfg(test)]
mod tests {
    use process::declaration::form::{AnswerView, Theme};

    use super::*;

    const FIRST: Section = Section::Theme(Theme::WhatHappened);

    fn sent(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn decl_3_what_cannot_be_read_is_kept_and_shown_back_with_what_is_wrong() {
        let mut body = DraftBody::default();
        write(
            &sent(&[
                ("description", "Tout est bloqué"),
                ("noticed-at", "hier soir"),
                ("noticed-at", "tard"),
            ]),
            FIRST,
            &mut body,
        );
        assert_eq!(body.facts.description.as_str(), "Tout est bloqué");
        let shown = form(Texts::default(), &body, FIRST, Timestamp::UNIX_EPOCH);
        assert_eq!(shown.typed("noticed-at", 0), "hier soir");
        assert_eq!(shown.typed("noticed-at", 1), "tard");
        assert!(shown.error("noticed-at").is_some());
    }

    #[test]
    fn decl_3_mending_an_answer_takes_the_unread_text_away() {
        let mut body = DraftBody::default();
        let wrong = sent(&[("workstations-affected", "beaucoup")]);
        let section = Section::Theme(Theme::Systems);
        write(&wrong, section, &mut body);
        assert_eq!(problems(&body, Timestamp::UNIX_EPOCH).len(), 1);
        write(
            &sent(&[("workstations-affected", "40")]),
            section,
            &mut body,
        );
        assert!(problems(&body, Timestamp::UNIX_EPOCH).is_empty());
        assert_eq!(
            body.facts.get(FieldKey::WorkstationsAffected),
            AnswerView::Count(40)
        );
    }

    #[test]
    fn decl_2_only_a_description_and_somebody_to_call_are_needed_to_send() {
        let mut body = DraftBody::default();
        let missing = |body: &DraftBody| {
            problems_to_send(body, Timestamp::UNIX_EPOCH)
                .iter()
                .map(|wrong| wrong.field)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            missing(&body),
            ["description", "reporter-name", "reporter-phone"]
        );
        write(
            &sent(&[
                ("description", "Plus de messagerie"),
                ("reporter-name", "Prénom Nom"),
                ("reporter-phone", "01 23 45 67 89"),
            ]),
            Section::Essentials,
            &mut body,
        );
        assert!(missing(&body).is_empty());
    }

    #[test]
    fn a_mark_changes_with_the_page_it_marks_and_no_other() {
        let mut body = DraftBody::default();
        let before = (
            mark(&body, FIRST),
            mark(&body, Section::Theme(Theme::Systems)),
        );
        write(&sent(&[("description", "Panne")]), FIRST, &mut body);
        assert_ne!(mark(&body, FIRST), before.0);
        assert_eq!(mark(&body, Section::Theme(Theme::Systems)), before.1);
    }
}
