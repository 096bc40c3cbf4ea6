//! Adding to a declaration: the same questions, filled with what is known;
//! only what changes is sent, and the original stays as it was.

use std::borrow::Cow;

use app::cases::CaseView;
use app::drafts::DraftBody;
use askama::Template;
use locales::Texts;
use process::case::CaseAct;
use process::declaration::facts::FieldKey;
use process::declaration::form::Theme;

use crate::answers;
use crate::form::{FieldError, Form};
use crate::layout::Layout;
use crate::pages::reporter::declare::place::{self, Place};
use crate::pages::reporter::declare::question::{Control, Question};
use crate::pages::reporter::declare::section::Section;
use crate::pages::reporter::declare::sheet;

/// The pages of the form that can be added to.
#[derive(Template)]
#[template(path = "reporter/case/supplement.html")]
pub struct SupplementPage {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// Address of the case for this reader.
    pub base: String,
    /// Its number.
    pub reference: String,
    /// The facility.
    pub facility: String,
    /// The pages of the form, and how many answers each holds.
    pub themes: Vec<(Theme, usize)>,
    /// The sites named so far.
    pub sites: Vec<Place>,
    /// The words to add and the sites to name, with what is wrong.
    pub form: Form,
    /// Makes a repeated sending harmless.
    pub key: String,
}

impl SupplementPage {
    /// The pages of the form of a case.
    #[must_use]
    pub fn of(
        t: Texts,
        layout: Layout,
        view: &CaseView,
        base: String,
        form: Form,
        key: String,
    ) -> Self {
        let themes = Theme::ALL
            .iter()
            .map(|theme| {
                let given = theme
                    .fields()
                    .filter(|field| view.case.facts.get(*field).is_given());
                (*theme, given.count())
            })
            .collect();
        Self {
            reference: view.case.reference.to_string(),
            facility: place::name(&view.facility).to_owned(),
            sites: view.sites.values().map(Place::of).collect(),
            themes,
            base,
            form,
            key,
            t,
            layout,
        }
    }
}

/// One page of the form, filled with what is known.
#[derive(Template)]
#[template(path = "reporter/case/supplement_theme.html")]
pub struct SupplementTheme {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// Address of the case for this reader.
    pub base: String,
    /// Its number.
    pub reference: String,
    /// Which page.
    pub theme: Theme,
    /// The IANA zone on the facility's clocks.
    pub zone: &'static str,
    /// What is known, and what is wrong with what was typed.
    pub form: Form,
    /// The questions.
    pub questions: Vec<Question>,
    /// What was declared first, where it was changed since.
    pub originals: Vec<(Cow<'static, str>, String)>,
    /// Makes a repeated sending harmless.
    pub key: String,
}

impl SupplementTheme {
    /// The page `theme` of a case's form, showing `body`.
    #[must_use]
    pub fn of(
        t: Texts,
        layout: Layout,
        view: &CaseView,
        base: String,
        theme: Theme,
        body: &DraftBody,
        key: String,
    ) -> Self {
        let section = Section::Theme(theme);
        let now = layout.now;
        Self {
            reference: view.case.reference.to_string(),
            zone: process::territory::departement(view.facility.departement).iana_zone(),
            form: sheet::form(t, body, section, now),
            questions: section
                .fields()
                .into_iter()
                .map(|field| Question {
                    required: false,
                    ..Question::of(t, field)
                })
                .collect(),
            originals: originals(t, view, theme),
            theme,
            base,
            key,
            t,
            layout,
        }
    }

    fn question_of(&self, error: &FieldError) -> Cow<'static, str> {
        self.questions
            .iter()
            .find(|question| question.name == error.field)
            .map_or(Cow::Borrowed(""), |question| self.t.get(question.label))
    }
}

fn originals(t: Texts, view: &CaseView, theme: Theme) -> Vec<(Cow<'static, str>, String)> {
    let declared = view.story.iter().find_map(|item| match &item.recorded.act {
        CaseAct::Declared(declared) => Some(&declared.facts.value),
        _ => None,
    });
    let Some(declared) = declared else {
        return Vec::new();
    };
    let changed = |field: &FieldKey| declared.get(*field) != view.case.facts.get(*field);
    theme
        .fields()
        .filter(changed)
        .map(|field| {
            (
                answers::label(t, field),
                answers::words(t, &declared.get(field)),
            )
        })
        .collect()
}

/// The known facts of a case as the form shows them.
#[must_use]
pub fn known(view: &CaseView) -> DraftBody {
    DraftBody {
        facts: view.case.facts.clone(),
        ..DraftBody::default()
    }
}
