//! The form to fill in by hand: the same questions as on the portal, boxes to
//! tick and lines to write on (DECL-2b).

use locales::Texts;
use process::declaration::facts::{FieldKey, ReporterField};
use process::declaration::form::{FieldKind, Task, Theme, UnknownOffer};
use serde::Serialize;

use crate::document::{Labels, Row};

/// Lines to answer in one's own words.
const PROSE: usize = 4;

/// The form on paper.
#[derive(Clone, Debug, Serialize)]
pub struct PaperForm {
    /// Where it is sent.
    pub contacts: Vec<Row>,
    /// Who declares, and for which facility.
    pub facility: Vec<Question>,
    /// The tasks, in order.
    pub tasks: Vec<Part>,
    /// The signature.
    pub sign: Vec<Question>,
}

/// A task of the form, or one of its themes.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// Its title.
    pub title: String,
    /// The themes of a task, in order.
    pub themes: Vec<Part>,
    /// The questions of a theme.
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Clone, Debug, Serialize)]
pub struct Question {
    /// What is asked.
    pub label: String,
    /// What helps to answer; empty when nothing.
    pub hint: String,
    /// The room to answer.
    pub room: Room,
}

/// The room to answer a question.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Room {
    /// So many lines.
    Lines(usize),
    /// Boxes to tick.
    Boxes(Vec<String>),
}

impl PaperForm {
    /// The form, with the addresses to which it is sent.
    #[must_use]
    pub fn of(t: Texts, contacts: Vec<Row>) -> Self {
        let mut facility = vec![
            lines(t, "paper-name", 1),
            lines(t, "paper-finess", 1),
            lines(t, "paper-town", 1),
            lines(t, "declare-sites", 2),
        ];
        let reporter = ReporterField::ALL.iter();
        facility.extend(reporter.map(|field| lines(t, field.label_key(), 1)));
        facility.push(lines(t, "paper-date", 1));
        Self {
            contacts,
            facility,
            tasks: Task::ALL.iter().map(|task| of_task(t, *task)).collect(),
            sign: vec![lines(t, "paper-signature", 2)],
        }
    }

    pub(crate) fn labels(t: Texts) -> Labels {
        [
            ("lead", t.get("paper-lead")),
            ("where", t.get("paper-where")),
            ("where-text", t.get("paper-where-text")),
            ("facility", t.get("paper-facility")),
            ("sign", t.get("paper-sign")),
        ]
        .into()
    }
}

fn of_task(t: Texts, task: Task) -> Part {
    Part {
        title: t.get(task.label_key()).into_owned(),
        themes: task.themes().map(|theme| of_theme(t, theme)).collect(),
        questions: Vec::new(),
    }
}

fn of_theme(t: Texts, theme: Theme) -> Part {
    Part {
        title: t.get(theme.label_key()).into_owned(),
        themes: Vec::new(),
        questions: theme.fields().map(|field| of_field(t, field)).collect(),
    }
}

fn of_field(t: Texts, field: FieldKey) -> Question {
    let room = match field.kind() {
        FieldKind::Choice(choices) | FieldKind::Choices(choices) => {
            let unknown = match field.unknown_offer() {
                UnknownOffer::Offered => Some(t.get("answer-unknown")),
                UnknownOffer::NotOffered => None,
            };
            let choices = choices.iter().map(|choice| t.get(choice.label));
            Room::Boxes(choices.chain(unknown).map(Into::into).collect())
        }
        FieldKind::Prose { .. } => Room::Lines(PROSE),
        FieldKind::Line { .. }
        | FieldKind::Email
        | FieldKind::Phone
        | FieldKind::Moment
        | FieldKind::Day
        | FieldKind::Count { .. } => Room::Lines(1),
    };
    Question {
        room,
        ..lines(t, field.label_key(), 1)
    }
}

fn lines(t: Texts, key: &str, count: usize) -> Question {
    Question {
        label: t.get(key).into_owned(),
        hint: t.beside(key, "hint").into_owned(),
        room: Room::Lines(count),
    }
}
