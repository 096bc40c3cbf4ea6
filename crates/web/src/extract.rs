//! What an extract of a case says, in the reader's words: the same for whoever
//! is about to share it, for its contact, and in the story.

use std::borrow::Cow;

use locales::Texts;
use process::alert::Tlp;
use process::declaration::facts::{Facts, FieldKey};
use process::sharing::{ContactRole, Content, ExtractShared, ExtractState};

use crate::tone::Tone;
use crate::{answers, naming};

/// One line of an extract: what it is about, and what it says.
pub(crate) type Row = (Cow<'static, str>, String);

/// An extract, ready to be shown.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// How far it may be passed on.
    pub(crate) mark: (Tone, Cow<'static, str>),
    /// What was written for the contact; empty for nothing.
    pub(crate) text: String,
    /// The facility, facts and findings.
    pub(crate) rows: Vec<Row>,
    /// Technical traces.
    pub(crate) traces: Vec<String>,
}

impl Shown {
    /// An extract as it is shared.
    #[must_use]
    pub(crate) fn of(t: Texts, shared: &ExtractShared) -> Self {
        let content = &shared.content.value;
        Self {
            mark: mark(t, shared.tlp),
            text: content.text.clone(),
            rows: rows(t, &shared.facts.value, content),
            traces: content.traces.iter().cloned().collect(),
        }
    }
}

/// How far a text may be passed on.
#[must_use]
pub(crate) fn mark(t: Texts, tlp: Tlp) -> (Tone, Cow<'static, str>) {
    crate::pages::alerts::mark(t, tlp)
}

/// How the state of a link strikes the eye.
#[must_use]
pub(crate) const fn tone(state: ExtractState) -> Tone {
    match state {
        ExtractState::Open => Tone::Good,
        ExtractState::Expired | ExtractState::Ended | ExtractState::CaseClosed => Tone::Neutral,
    }
}

/// The contact in one line.
#[must_use]
pub(crate) fn contact(t: Texts, shared: &ExtractShared) -> String {
    let contact = &shared.contact.value;
    if contact.name.is_empty() && contact.organisation.is_empty() {
        return t.get("story-erased").into_owned();
    }
    t.with("extract-contact-line")
        .arg("name", contact.name.clone())
        .arg("organisation", contact.organisation.clone())
        .arg("role", role(t, shared.role))
        .text()
        .into_owned()
}

fn role(t: Texts, role: ContactRole) -> Cow<'static, str> {
    t.get(role.label_key())
}

/// The facility, facts and findings, line by line.
#[must_use]
pub(crate) fn rows(t: Texts, facts: &Facts, content: &Content) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut say = |key: &str, value: String| {
        if !value.is_empty() {
            rows.push((t.get(key), value));
        }
    };
    say("extract-facility", content.facility.clone());
    let nature = content.nature.map(|nature| t.get(nature.label_key()));
    say(
        "extract-finding-nature",
        nature.unwrap_or_default().into_owned(),
    );
    let causes = content.causes.iter().map(|cause| t.get(cause.label_key()));
    say("extract-finding-causes", naming::list(causes));
    say("extract-finding-perimeter", content.perimeter.clone());
    say("extract-finding-analysis", content.analysis.clone());
    let told = FieldKey::ALL
        .iter()
        .filter(|field| facts.get(**field).is_given())
        .map(|field| {
            (
                answers::label(t, *field),
                answers::words(t, &facts.get(*field)),
            )
        });
    rows.extend(told);
    rows
}
