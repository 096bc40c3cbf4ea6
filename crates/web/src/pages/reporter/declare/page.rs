//! One page of the guided form, shown.

use std::borrow::Cow;

use app::drafts::{Draft, DraftBody};
use askama::Template;
use jiff::Timestamp;
use locales::Texts;
use process::declaration::facts::FieldKey;
use process::facility::suppliers::Supplier;
use process::ids::DraftId;

use super::question::{Control, Question};
use super::section::Section;
use super::sheet;
use crate::answers;
use crate::form::{FieldError, Form};
use crate::layout::Layout;

/// One page of the guided form.
#[derive(Template)]
#[template(path = "reporter/declare/page.html")]
pub struct Page {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The draft.
    pub draft: DraftId,
    /// Which page.
    pub section: Section,
    /// The facility that reports.
    pub facility: String,
    /// The IANA zone on the facility's clocks.
    pub zone: &'static str,
    /// The answers so far and what is wrong with them.
    pub form: Form,
    /// The questions to answer first.
    pub first: Vec<Question>,
    /// The questions that can wait.
    pub later: Vec<Question>,
    /// The version of the draft that is shown.
    pub version: u32,
    /// The mark of this page's answers as shown.
    pub mark: String,
    /// Where the reader came from.
    pub origin: Origin,
    /// What another device saved in the meantime, if it did.
    pub conflict: Option<Conflict>,
    /// What is wrong with what was just sent, shown above.
    pub errors: Errors,
}

/// Whether what is wrong is announced above the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errors {
    /// The page was just sent: it is.
    Announced,
    /// The page was just opened: each field says it for itself.
    AtTheirField,
}

/// Where the reader came from, and so where saving leads back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The page before.
    #[default]
    Guided,
    /// The review.
    Review,
}

impl Origin {
    /// The query that tells it.
    #[must_use]
    pub const fn query(self) -> &'static str {
        match self {
            Self::Guided => "",
            Self::Review => "?retour=verifier",
        }
    }

    /// The origin that an address tells.
    #[must_use]
    pub fn from_slug(slug: &str) -> Self {
        match slug {
            "verifier" => Self::Review,
            _ => Self::Guided,
        }
    }
}

/// What another device saved while this page was being filled in (DECL-3).
#[derive(Clone, Debug)]
pub struct Conflict {
    /// When it did.
    pub at: Timestamp,
    /// The questions answered otherwise there: question and answer.
    pub theirs: Vec<(Cow<'static, str>, String)>,
}

impl Conflict {
    /// What `current` says on a page otherwise than `mine`.
    #[must_use]
    pub fn between(t: Texts, mine: &DraftBody, current: &Draft, section: Section) -> Self {
        let facts = section.fields().into_iter().filter_map(|field| {
            let (ours, theirs) = (shown(t, mine, field), shown(t, &current.body, field));
            (ours != theirs).then(|| (t.get(field.label_key()), theirs))
        });
        let person = section.reporter_fields().iter().filter_map(|field| {
            let theirs = current.body.reporter.get(*field);
            (mine.reporter.get(*field) != theirs)
                .then(|| (t.get(field.label_key()), theirs.to_owned()))
        });
        Self {
            at: current.updated_at,
            theirs: facts.chain(person).collect(),
        }
    }
}

/// An answer in words, or what was typed when it could not be read.
fn shown(t: Texts, body: &DraftBody, field: FieldKey) -> String {
    match body.raw.get(field.key()) {
        Some(raw) => raw.join(" "),
        None => answers::words(t, &body.facts.get(field)),
    }
}

/// What a page is made from.
pub struct Shown<'a> {
    /// The draft's identity.
    pub draft: DraftId,
    /// What it holds, as the page shows it.
    pub body: &'a DraftBody,
    /// Its version.
    pub version: u32,
    /// The mark of the page in that version.
    pub mark: String,
    /// The facility that reports.
    pub facility: String,
    /// The IANA zone on its clocks.
    pub zone: &'static str,
    /// What the facility says it uses, to choose from.
    pub uses: Vec<Supplier>,
}

impl Page {
    /// The page of `section`.
    #[must_use]
    pub fn of(t: Texts, layout: Layout, section: Section, shown: Shown<'_>) -> Self {
        let questions = section
            .fields()
            .into_iter()
            .filter(|field| sheet::is_asked(shown.body, *field))
            .map(|field| Question::of(t, field).known(field, &shown.uses))
            .chain(
                section
                    .reporter_fields()
                    .iter()
                    .map(|field| Question::of_reporter(*field)),
            );
        let (later, first): (Vec<_>, Vec<_>) = questions.partition(Question::can_wait);
        // A page where everything can wait hides nothing.
        let (first, later) = if first.is_empty() {
            (later, first)
        } else {
            (first, later)
        };
        let now = layout.now;
        Self {
            t,
            layout,
            draft: shown.draft,
            section,
            facility: shown.facility,
            zone: shown.zone,
            form: sheet::form(t, shown.body, section, now),
            first,
            later,
            version: shown.version,
            mark: shown.mark,
            origin: Origin::Guided,
            conflict: None,
            errors: Errors::AtTheirField,
        }
    }

    fn action(&self) -> String {
        format!(
            "{}/{}/{}{}",
            crate::paths::DECLARE,
            self.draft,
            self.section.slug(),
            self.origin.query()
        )
    }

    fn autosave(&self) -> String {
        format!(
            "{}/{}/{}/brouillon",
            crate::paths::DECLARE,
            self.draft,
            self.section.slug()
        )
    }

    /// The page's place, from 1; 0 for the short cut.
    fn step(&self) -> usize {
        self.section.step().unwrap_or_default()
    }

    fn steps() -> usize {
        Section::ORDER.len()
    }

    fn is_announced(&self) -> bool {
        self.errors == Errors::Announced && !self.form.is_sound()
    }

    fn next_key(&self) -> &'static str {
        match (self.origin, self.section) {
            (Origin::Review, _) => "declare-back-to-review",
            (Origin::Guided, Section::Reporter | Section::Essentials) => "declare-to-review",
            (Origin::Guided, _) => "declare-next",
        }
    }

    fn lead_key(&self) -> Option<&'static str> {
        match self.section {
            Section::Reporter => Some("declare-reporter-lead"),
            Section::Essentials => Some("declare-essentials-lead"),
            Section::Theme(_) | Section::Sites => None,
        }
    }

    /// The questions that can wait are unfolded when one of them says
    /// something or has something wrong.
    fn shows_later(&self) -> bool {
        self.later.iter().any(|question| {
            let zone_alone = question.control == Control::Moment;
            let said = self
                .form
                .values(question.name)
                .any(|value| !value.is_empty());
            (said && !zone_alone)
                || !self.form.typed(question.name, 0).is_empty()
                || self.form.is_unknown(question.name)
                || self.form.error(question.name).is_some()
        })
    }

    fn question_of(&self, error: &FieldError) -> Cow<'static, str> {
        self.first
            .iter()
            .chain(&self.later)
            .find(|question| question.name == error.field)
            .map_or(Cow::Borrowed(""), |question| self.t.get(question.label))
    }
}
