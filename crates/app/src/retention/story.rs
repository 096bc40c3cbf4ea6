//! The story of a case in words, for the bundle that is archived and for the
//! one that proves itself: for whoever opens it in thirty years without the
//! portal.

use std::collections::BTreeMap;

use askama::Template;
use jiff::Timestamp;
use locales::{Lang, Texts};
use process::{
    access::Seat,
    act::{Opening, Recorded},
    case::{Case, CaseAct},
    declaration::{facts::ReporterField, form::FieldKey},
    facility::Facility,
    ids::Pseudonym,
};
use serde_json::Value;
use store::{accounts::PersonName, acts::StoredAct};

use crate::signatures::checking::PROOF;

/// What the story tells of.
pub(crate) struct Told<'a> {
    pub(crate) case: &'a Case,
    pub(crate) facility: &'a Facility,
    pub(crate) acts: &'a [Recorded<CaseAct>],
    pub(crate) names: &'a BTreeMap<Pseudonym, PersonName>,
}

/// One act as the story tells it.
pub(crate) struct Line {
    pub(crate) number: u32,
    pub(crate) at: Timestamp,
    pub(crate) title: String,
    pub(crate) author: String,
    pub(crate) values: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "archive.html")]
struct Html<'a> {
    t: Texts,
    story: &'a Story,
}

#[derive(Template)]
#[template(path = "archive.txt")]
struct Plain<'a> {
    t: Texts,
    story: &'a Story,
}

/// The story, ready to be written.
pub(crate) struct Story {
    lang: &'static str,
    reference: String,
    facility: String,
    finess: String,
    declared_at: Timestamp,
    closed_at: Option<Timestamp>,
    category: String,
    pub(crate) lines: Vec<Line>,
}

impl Story {
    /// Tells a case from its acts and the values that remain of them. Archives
    /// are kept in the language of the State.
    pub(crate) fn of(told: &Told<'_>, stored: &[StoredAct]) -> Self {
        let t = texts();
        let lines = told
            .acts
            .iter()
            .zip(stored)
            .map(|(act, stored)| Line {
                number: act.seq.0,
                at: act.at,
                title: t.act(&act.act).into_owned(),
                author: author(t, told, act),
                values: stored
                    .openings
                    .iter()
                    .filter_map(|opening| value(t, opening))
                    .collect(),
            })
            .collect();
        Self {
            lang: t.lang().code(),
            reference: told.case.reference.to_string(),
            facility: told.facility.name.clone(),
            finess: told.facility.finess.to_string(),
            declared_at: told.case.declared_at,
            closed_at: told.case.closed_at,
            category: t.get(told.case.category().label_key()).into_owned(),
            lines,
        }
    }

    /// As a page without any script, style or picture from elsewhere.
    pub(super) fn html(&self) -> Result<String, askama::Error> {
        let t = texts();
        Html { t, story: self }.render()
    }

    /// As plain text.
    pub(crate) fn text(&self) -> Result<String, askama::Error> {
        let t = texts();
        Plain { t, story: self }.render()
    }
}

const fn texts() -> Texts {
    Texts::new(Lang::Fr)
}

/// Who acted: the name where it is still known, and the seat.
fn author(t: Texts, told: &Told<'_>, act: &Recorded<CaseAct>) -> String {
    let seat = seat(t, act.by.seat, &told.facility.name);
    match told.names.get(&act.by.pseudonym) {
        Some(person) if !person.name.is_empty() => {
            let function = person.function.iter().filter(|words| !words.is_empty());
            std::iter::once(&person.name)
                .chain(function)
                .map(String::as_str)
                .chain([seat.as_str()])
                .collect::<Vec<_>>()
                .join(", ")
        }
        _ => seat,
    }
}

/// From which seat somebody acted; `facility` is the name of the facility that
/// the story is of.
pub(crate) fn seat(t: Texts, seat: Seat, facility: &str) -> String {
    match seat {
        Seat::Facility { .. } => facility.to_owned(),
        Seat::Staff { role } => t.body(role.body()).into_owned(),
        Seat::Contact { .. } => t.get("archive-by-contact").into_owned(),
        Seat::Follower | Seat::Stranger => t.get("archive-by-stranger").into_owned(),
        Seat::Operator => t.get("archive-by-operator").into_owned(),
        Seat::Platform => t.get("archive-by-platform").into_owned(),
    }
}

/// A value with its name; nothing for one that was left empty, nor for what
/// proves a signature, which is for programs.
pub(crate) fn value(t: Texts, opening: &Opening) -> Option<(String, String)> {
    if opening.field == PROOF {
        return None;
    }
    let held: Value = serde_json::from_str(&opening.value).ok()?;
    let name = opening.field.rsplit('/').next().unwrap_or_default();
    let field = FieldKey::ALL
        .iter()
        .copied()
        .find(|field| opening.field.starts_with("/facts/") && field.json_name() == name);
    let contact = ReporterField::ALL
        .iter()
        .copied()
        .find(|field| opening.field.starts_with("/reporter/") && field.key() == name);
    let label = match (field, contact) {
        (Some(field), _) => t.get(field.label_key()),
        (None, Some(contact)) => t.get(contact.label_key()),
        (None, None) => t.get("archive-text"),
    };
    let words = words(t, field, &held);
    (!words.is_empty()).then(|| (label.into_owned(), words))
}

fn words(t: Texts, field: Option<FieldKey>, held: &Value) -> String {
    match held {
        Value::Null => String::new(),
        Value::Bool(said) => said.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => field
            .and_then(|field| {
                let choices = field.kind().choices();
                choices.iter().find(|choice| choice.key == text)
            })
            .map_or_else(|| text.clone(), |choice| t.get(choice.label).into_owned()),
        Value::Array(items) => items
            .iter()
            .map(|item| words(t, field, item))
            .collect::<Vec<_>>()
            .join(", "),
        Value::Object(parts) => parts
            .values()
            .map(|part| words(t, field, part))
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
    }
}
