//! The page of an act's form.

use std::borrow::Cow;

use app::cases::CaseView;
use askama::Template;
use locales::Texts;
use process::retention::Disposition;

use super::{Deed, Sheet, retention};
use crate::form::Form;
use crate::layout::Layout;
use crate::pages::lessons;
use crate::pages::staff::case::{Mark, marks, town};
use crate::paths;
use crate::story::{Entry, of_case};

/// What is shown beside the form of an act.
#[derive(Clone, Debug)]
pub struct Around {
    /// The facility.
    pub facility: String,
    /// Where it stands.
    pub town: String,
    /// Marks of the case.
    pub marks: Vec<Mark>,
    /// What was declared, as it stands.
    pub description: String,
    /// The last things that happened, the newest first.
    pub latest: Vec<Entry>,
}

impl Around {
    /// The surroundings of a form on this case.
    #[must_use]
    pub fn of(t: Texts, view: &CaseView) -> Self {
        Self {
            facility: view.facility.name.clone(),
            town: town(&view.facility),
            marks: marks(t, view),
            description: view.case.facts.description.as_str().to_owned(),
            latest: of_case(t, view).into_iter().rev().take(4).collect(),
        }
    }
}

/// Whether an act can be taken back by another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gravity {
    /// It can, or does no harm.
    Ordinary,
    /// What it does away with does not come back.
    Final,
}

impl Gravity {
    /// Only the end of a file has no way back (KEEP-2).
    fn of(deed: Deed, view: &CaseView) -> Self {
        let proposed = view.case.proposal();
        match (deed, proposed.map(|proposal| proposal.disposition)) {
            (Deed::ApproveDisposition, Some(Disposition::Archive | Disposition::Destroy)) => {
                Self::Final
            }
            _ => Self::Ordinary,
        }
    }
}

/// The page of an act's form.
#[derive(Template)]
#[template(path = "staff/act.html")]
pub struct ActPage {
    /// The reader's language.
    pub t: Texts,
    /// The frame.
    pub layout: Layout,
    /// The case's number.
    pub reference: String,
    /// The case's page.
    pub case: String,
    /// What is asked.
    pub sheet: Sheet,
    /// What is decided on, name and value; empty where the questions say all.
    pub decided: Vec<(Cow<'static, str>, String)>,
    /// What was typed.
    pub form: Form,
    /// Whether there is a way back.
    pub gravity: Gravity,
    /// Why a rule refused; empty when none did.
    pub refusal: Cow<'static, str>,
    /// What happened since the reader opened the form, when that is why.
    pub since: Vec<Entry>,
    /// The version that the reader sees.
    pub version: u32,
    /// Makes a repeated sending harmless.
    pub key: String,
    /// Beside the form.
    pub around: Around,
}

impl ActPage {
    /// The form of an act on this case.
    #[must_use]
    pub fn of(t: Texts, layout: Layout, view: &CaseView, sheet: Sheet, form: Form) -> Self {
        Self {
            t,
            layout,
            reference: view.case.reference.to_string(),
            case: paths::case(view.case.reference),
            decided: match sheet.deed {
                Deed::ApproveDisposition | Deed::DeclineDisposition => retention::proposal(t, view),
                Deed::ApproveLessons => lessons::said(t, view),
                _ => Vec::new(),
            },
            gravity: Gravity::of(sheet.deed, view),
            sheet,
            form,
            refusal: Cow::Borrowed(""),
            since: Vec::new(),
            version: view.version.0,
            key: String::new(),
            around: Around::of(t, view),
        }
    }

    /// The same, with what happened after `seen`.
    #[must_use]
    pub fn since(mut self, view: &CaseView, seen: u32) -> Self {
        self.since = of_case(self.t, view)
            .into_iter()
            .filter(|entry| entry.number > seen)
            .collect();
        self
    }

    /// The words of the act's button.
    #[must_use]
    pub fn button(&self) -> Cow<'static, str> {
        let key = self.sheet.deed.label_key();
        let short = self.t.beside(key, "short");
        if short.is_empty() {
            self.t.get(key)
        } else {
            short
        }
    }

    /// The form by which the contrary is decided; empty where there is none.
    #[must_use]
    pub fn contrary(&self) -> String {
        match self.sheet.deed {
            Deed::ApproveDisposition => {
                format!("{}/{}", self.case, Deed::DeclineDisposition.slug())
            }
            _ => String::new(),
        }
    }

    /// What is said above the form.
    #[must_use]
    pub fn lead(&self) -> Cow<'static, str> {
        if self.sheet.deed == Deed::ApproveDisposition && self.gravity == Gravity::Ordinary {
            return self.t.get("act-approve-keeping");
        }
        self.t.beside(self.sheet.deed.label_key(), "hint")
    }
}
