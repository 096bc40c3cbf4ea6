//! All pages of a draft at a glance, leaving it, and deleting it.

use std::borrow::Cow;

use app::drafts::DraftBody;
use askama::Template;
use jiff::Timestamp;
use locales::Texts;
use process::declaration::form::{Importance, Task};
use process::ids::DraftId;

use super::section::Section;
use super::sheet::{self, Wrong};
use crate::layout::{Hotline, Layout};
use crate::tone::Tone;

/// The pages of a draft, with the state of each.
#[derive(Template)]
#[template(path = "reporter/declare/overview.html")]
pub struct Overview {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The draft.
    pub draft: DraftId,
    /// The facility that reports.
    pub facility: String,
    /// The tasks with their pages.
    pub tasks: Vec<(Task, Vec<Line>)>,
    /// What is missing or wrong before it can be sent.
    pub wrong: Vec<Wrong>,
}

/// One page of the form in the list.
#[derive(Clone, Debug)]
pub struct Line {
    /// The page.
    pub section: Section,
    /// Where it stands.
    pub state: PageState,
    /// How many questions are answered.
    pub answered: usize,
}

/// Where a page of the form stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageState {
    /// Something in it cannot be read or cannot be true.
    ToMend,
    /// The report cannot be sent without it.
    Needed,
    /// Nothing is answered.
    Empty,
    /// Something is answered.
    Begun,
    /// Everything that is wanted first is answered.
    Filled,
}

impl PageState {
    const fn label_key(self) -> &'static str {
        match self {
            Self::ToMend => "declare-state-to-mend",
            Self::Needed => "declare-state-needed",
            Self::Empty => "declare-state-empty",
            Self::Begun => "declare-state-begun",
            Self::Filled => "declare-state-filled",
        }
    }

    const fn tone(self) -> Tone {
        match self {
            Self::ToMend => Tone::Danger,
            Self::Needed => Tone::Warn,
            Self::Empty => Tone::Neutral,
            Self::Begun => Tone::Info,
            Self::Filled => Tone::Good,
        }
    }
}

impl Line {
    fn of(body: &DraftBody, section: Section, now: Timestamp) -> Self {
        let asked = section
            .fields()
            .into_iter()
            .filter(|field| sheet::is_asked(body, *field));
        let (mut answered, mut wanted) = (0, 0);
        for field in asked {
            if body.facts.get(field).is_given() {
                answered += 1;
            } else if field.importance() != Importance::UsefulLater {
                wanted += 1;
            }
        }
        for field in section.reporter_fields() {
            if body.reporter.get(*field).is_empty() {
                wanted += 1;
            } else {
                answered += 1;
            }
        }
        if section == Section::Sites {
            answered = body.affected.len();
            wanted = usize::from(answered == 0);
        }
        let of_page = |found: &[Wrong]| found.iter().any(|wrong| wrong.section == section);
        let state = if of_page(&sheet::problems(body, now)) {
            PageState::ToMend
        } else if of_page(&sheet::problems_to_send(body, now)) {
            PageState::Needed
        } else if answered == 0 {
            PageState::Empty
        } else if wanted > 0 {
            PageState::Begun
        } else {
            PageState::Filled
        };
        Self {
            section,
            state,
            answered,
        }
    }

    fn hint(&self, t: &Texts) -> Cow<'static, str> {
        if self.section == Section::Sites {
            t.n("declare-sites-count", self.answered)
        } else {
            t.n("declare-answers", self.answered)
        }
    }
}

impl Overview {
    /// The pages of a draft.
    #[must_use]
    pub fn of(
        t: Texts,
        layout: Layout,
        draft: DraftId,
        facility: String,
        body: &DraftBody,
    ) -> Self {
        let now = layout.now;
        let tasks = Task::ALL
            .iter()
            .map(|task| {
                let lines = Section::ORDER
                    .into_iter()
                    .filter(|section| section.task() == *task)
                    .map(|section| Line::of(body, section, now))
                    .collect();
                (*task, lines)
            })
            .collect();
        Self {
            t,
            layout,
            draft,
            facility,
            tasks,
            wrong: sheet::problems_to_send(body, now),
        }
    }

    fn base(&self) -> String {
        format!("{}/{}", crate::paths::DECLARE, self.draft)
    }
}

/// The draft is saved and left: how it is found again.
#[derive(Template)]
#[template(path = "reporter/declare/saved.html")]
pub struct Saved {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The draft.
    pub draft: DraftId,
    /// Until when it is kept if nobody touches it.
    pub kept_until: Timestamp,
    /// The secret address under which somebody without an account finds it.
    pub secret_link: Option<String>,
    /// How the CERT is reached now.
    pub hotline: Hotline,
}

/// Whether a draft is really to be deleted.
#[derive(Template)]
#[template(path = "reporter/declare/delete.html")]
pub struct Delete {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The draft.
    pub draft: DraftId,
    /// The facility that reports.
    pub facility: String,
}
