//! One question of the form as a page asks it.

use locales::Texts;
use process::declaration::facts::{FieldKey, ReporterField};
use process::declaration::form::{FieldKind, Importance, UnknownOffer};
use process::facility::suppliers::Supplier;

use crate::form::Choice;

/// A question, ready for the field macros.
#[derive(Clone, Debug)]
pub struct Question {
    /// The field's name in the form, and its id in the page.
    pub name: &'static str,
    /// Key of the question; its hint and reason lie beside it.
    pub label: &'static str,
    /// What one answers with.
    pub control: Control,
    /// The answers offered, where there are any.
    pub choices: Vec<Choice>,
    /// Whether the report cannot be sent without it.
    pub required: bool,
    /// Whether "I don't know yet" is offered.
    pub unknown: bool,
    /// The browser's hint for the reader's own data.
    pub autocomplete: &'static str,
    /// Whether it can wait.
    pub importance: Importance,
    /// Answers that the facility gave beforehand, to choose from.
    pub known: Vec<String>,
}

/// What a question is answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// One line of text.
    Line,
    /// Several lines of text.
    Prose,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A day, an hour if it is known.
    Moment,
    /// A day.
    Day,
    /// A number.
    Count,
    /// One of the choices.
    One,
    /// Any of the choices.
    Several,
}

impl Control {
    const fn of(kind: FieldKind) -> Self {
        match kind {
            FieldKind::Line { .. } => Self::Line,
            FieldKind::Prose { .. } => Self::Prose,
            FieldKind::Email => Self::Email,
            FieldKind::Phone => Self::Phone,
            FieldKind::Moment => Self::Moment,
            FieldKind::Day => Self::Day,
            FieldKind::Count { .. } => Self::Count,
            FieldKind::Choice(_) => Self::One,
            FieldKind::Choices(_) => Self::Several,
        }
    }
}

impl Question {
    /// The question about a fact.
    #[must_use]
    pub fn of(t: Texts, field: FieldKey) -> Self {
        let kind = field.kind();
        Self {
            name: field.key(),
            label: field.label_key(),
            control: Control::of(kind),
            choices: Choice::of(t, kind.choices()),
            required: field.importance() == Importance::NeededToSend,
            unknown: field.unknown_offer() == UnknownOffer::Offered,
            autocomplete: "",
            importance: field.importance(),
            known: Vec::new(),
        }
    }

    /// The same, with what the facility says it uses to choose from.
    #[must_use]
    pub(super) fn known(mut self, field: FieldKey, uses: &[Supplier]) -> Self {
        let named = |one: &Supplier| match field {
            FieldKey::ThirdPartyName => Some(one.name.clone()),
            FieldKey::Product => Some(one.product.clone()),
            _ => None,
        };
        let names = uses.iter().filter_map(named);
        self.known = names.filter(|name| !name.is_empty()).collect();
        self.known.sort();
        self.known.dedup();
        self
    }

    /// The question about the person who reports.
    #[must_use]
    pub fn of_reporter(field: ReporterField) -> Self {
        let (autocomplete, importance) = match field {
            ReporterField::Name => ("name", Importance::NeededToSend),
            ReporterField::Function => ("organization-title", Importance::WantedFirst),
            ReporterField::Phone => ("tel", Importance::WantedFirst),
            ReporterField::Email => ("email", Importance::WantedFirst),
        };
        Self {
            name: field.label_key(),
            label: field.label_key(),
            control: Control::of(field.kind()),
            choices: Vec::new(),
            required: importance == Importance::NeededToSend,
            unknown: false,
            autocomplete,
            importance,
            known: Vec::new(),
        }
    }

    /// Whether the question can wait, and so stands below the others.
    #[must_use]
    pub fn can_wait(&self) -> bool {
        self.importance == Importance::UsefulLater
    }
}
