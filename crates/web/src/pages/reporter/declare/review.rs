//! Everything on one page before it is sent (RGAA 11.12), and what sending
//! does (DECL-1, DECL-5, DECL-6).

use std::borrow::Cow;

use app::drafts::DraftBody;
use askama::Template;
use jiff::Timestamp;
use locales::Texts;
use process::declaration::criteria::{Assessment, assess};
use process::declaration::form::{AnswerView, Importance};
use process::ids::DraftId;
use process::words::YesNo;

use super::section::Section;
use super::sheet::{self, Wrong};
use crate::answers;
use crate::form::{Choice, Form};
use crate::layout::{Hotline, Layout};
use crate::refusals;

/// The page on which everything is checked and sent.
#[derive(Template)]
#[template(path = "reporter/declare/review.html")]
pub struct Review {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The draft.
    pub draft: DraftId,
    /// The facility that reports.
    pub facility: String,
    /// The sites added.
    pub sites: Vec<String>,
    /// What was typed as other sites and is no facility's number.
    pub unread_sites: Vec<String>,
    /// The answers, page by page.
    pub parts: Vec<Part>,
    /// What must be mended or written first.
    pub wrong: Vec<Wrong>,
    /// What the law says of these answers (DECL-1).
    pub assessment: Assessment,
    /// Who is told when it is sent.
    pub told: Vec<Cow<'static, str>>,
    /// Whether an agency is competent there.
    pub agency: Agency,
    /// Whether it will have to be confirmed.
    pub confirmation: Sender,
    /// Whether help is asked for at once (DECL-6).
    pub urgency: Urgency,
    /// How the CERT is reached now.
    pub hotline: Hotline,
    /// When the CERT reads again, outside its hours.
    pub reopens_at: Option<Timestamp>,
    /// What only an agent is asked.
    pub form: Form,
    /// How a declaration may have reached an agent; empty for everybody else.
    pub channels: Vec<Choice>,
    /// What the armed forces may tell; empty unless the facility is theirs.
    pub notices: Vec<Choice>,
    /// Why it could not be sent.
    pub refusal: Option<String>,
}

/// The answers of one page.
#[derive(Clone, Debug)]
pub struct Part {
    /// The page.
    pub section: Section,
    /// Question, answer, name of the field.
    pub given: Vec<(Cow<'static, str>, String, &'static str)>,
    /// The questions left without an answer: question, name of the field.
    pub unanswered: Vec<(Cow<'static, str>, &'static str)>,
}

/// Whether an agency is competent where the facility stands (INTAKE-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agency {
    /// One is.
    Competent,
    /// None: CERT and HFDS stand alone.
    None,
}

/// In what capacity it is sent (DECL-4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// The director or a designated person.
    Designated,
    /// Somebody else: to be confirmed.
    ToBeConfirmed,
    /// An agent, in the reporter's name.
    Agent,
}

/// Whether help is asked for at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// It is.
    Asked,
    /// It is not, expressly.
    Declined,
    /// The question has no answer.
    Unanswered,
}

impl Urgency {
    /// What the answers say.
    #[must_use]
    pub fn of(body: &DraftBody) -> Self {
        match body.facts.urgent_help.known() {
            Some(YesNo::Yes) => Self::Asked,
            Some(YesNo::No) => Self::Declined,
            None => Self::Unanswered,
        }
    }
}

/// The answers of a draft, page by page.
#[must_use]
pub fn parts(t: Texts, body: &DraftBody) -> Vec<Part> {
    Section::ORDER
        .into_iter()
        .filter(|section| *section != Section::Sites)
        .map(|section| part(t, body, section))
        .collect()
}

fn part(t: Texts, body: &DraftBody, section: Section) -> Part {
    let mut part = Part {
        section,
        given: Vec::new(),
        unanswered: Vec::new(),
    };
    for field in section.fields() {
        if !sheet::is_asked(body, field) {
            continue;
        }
        let label = t.get(field.label_key());
        match (body.raw.get(field.key()), body.facts.get(field)) {
            (Some(raw), _) => part.given.push((label, raw.join(" "), field.key())),
            (None, AnswerView::Unanswered) => {
                if field.importance() != Importance::UsefulLater {
                    part.unanswered.push((label, field.key()));
                }
            }
            (None, answer) => {
                part.given
                    .push((label, answers::words(t, &answer), field.key()));
            }
        }
    }
    for field in section.reporter_fields() {
        let (label, said) = (t.get(field.label_key()), body.reporter.get(*field));
        if said.is_empty() {
            part.unanswered.push((label, field.label_key()));
        } else {
            part.given.push((label, said.to_owned(), field.label_key()));
        }
    }
    part
}

/// What the law says of the answers.
#[must_use]
pub fn assessment(body: &DraftBody) -> Assessment {
    assess(&body.facts)
}

impl Review {
    fn base(&self) -> String {
        format!("{}/{}", crate::paths::DECLARE, self.draft)
    }

    fn change(&self, section: &Section, field: &str) -> String {
        format!("{}/{}?retour=verifier#{field}", self.base(), section.slug())
    }

    fn to_mend(&self, wrong: &Wrong) -> String {
        self.change(&wrong.section, wrong.field)
    }

    fn problem(&self, wrong: &Wrong) -> Cow<'static, str> {
        refusals::field_problem(self.t, wrong.problem)
    }

    fn has_empty_pages(&self) -> bool {
        self.parts.iter().any(|part| self.is_empty_page(part))
    }

    /// Whether a page holds no answer and can be sent so.
    fn is_empty_page(&self, part: &Part) -> bool {
        part.given.is_empty() && self.wrong.iter().all(|wrong| wrong.section != part.section)
    }

    fn is_ready(&self) -> bool {
        self.wrong.is_empty()
    }

    fn is_agent(&self) -> bool {
        self.confirmation == Sender::Agent
    }

    fn is_to_be_confirmed(&self) -> bool {
        self.confirmation == Sender::ToBeConfirmed
    }

    fn help_is_asked(&self) -> bool {
        self.urgency == Urgency::Asked
    }

    fn help_is_offered(&self) -> bool {
        self.urgency == Urgency::Unanswered && !self.is_agent()
    }
}
