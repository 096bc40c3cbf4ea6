//! What is asked of the facility now, the most pressing first, each with the
//! box that answers it.

use std::borrow::Cow;

use app::cases::CaseView;
use jiff::Timestamp;
use locales::Texts;
use process::access::{Verb, Viewer};
use process::act::Private;
use process::case::CaseAct;
use process::obligations::Duty;
use process::words::{MeasureReply, MeasureState};

use crate::form::Choice;

/// One thing asked of the facility.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What.
    pub what: What,
    /// Since when.
    pub since: Timestamp,
    /// Until when an answer is wished for.
    pub due: Option<Timestamp>,
}

/// What is asked.
#[derive(Clone, Debug)]
pub enum What {
    /// To answer a question (QUAL-1).
    Question {
        /// Its number.
        number: u32,
        /// Its words.
        text: String,
        /// Name of the field that answers it.
        field: String,
    },
    /// To answer a measure (SUPP-4).
    Measure {
        /// Its number.
        number: u32,
        /// What it is for.
        kind: Cow<'static, str>,
        /// What to do.
        text: String,
        /// Whether the facility already accepted it.
        state: MeasureState,
        /// The answers that can still be given.
        replies: Vec<Choice>,
        /// Name of the field that chooses one.
        field: String,
        /// Name of the field that says more.
        comment: String,
    },
    /// To confirm a report that somebody left (DECL-4).
    Confirm,
    /// To say whether the own handling has ended (CLOSE-4).
    StateHandling,
    /// To agree to close (CLOSE-1).
    Agree,
}

impl Asked {
    /// The name of the box's anchor in the page.
    #[must_use]
    pub fn anchor(&self) -> String {
        match &self.what {
            What::Question { number, .. } => format!("question-{number}"),
            What::Measure { number, .. } => format!("mesure-{number}"),
            What::Confirm => "confirmer".to_owned(),
            What::StateHandling => "traitement".to_owned(),
            What::Agree => "accord".to_owned(),
        }
    }

    /// Whether the wished time has passed.
    #[must_use]
    pub fn is_late(&self, now: &Timestamp) -> bool {
        self.due.is_some_and(|due| due < *now)
    }
}

/// What a case asks of the facility, and this reader may answer.
#[must_use]
pub fn asked(t: Texts, view: &CaseView) -> Vec<Asked> {
    let facility = Viewer::Facility(view.case.facility());
    let mut asked: Vec<Asked> = view
        .obligations
        .iter()
        .filter(|owed| owed.owed_by == facility)
        .filter_map(|owed| {
            Some(Asked {
                what: what(t, view, owed.duty)?,
                since: owed.since,
                due: owed.due,
            })
        })
        .collect();
    asked.sort_by_key(|one| (one.due.unwrap_or(Timestamp::MAX), one.since));
    asked
}

fn what(t: Texts, view: &CaseView, duty: Duty) -> Option<What> {
    match duty {
        Duty::Answer { question } if view.may(Verb::Answer) => Some(What::Question {
            number: question,
            text: question_text(view, question)?,
            field: answer_field(question),
        }),
        Duty::AnswerMeasure { measure } if view.may(Verb::AnswerMeasure) => {
            let state = view.case.measures.get(&measure)?.state;
            let (kind, text) = measure_text(t, view, measure)?;
            Some(What::Measure {
                number: measure,
                kind,
                text,
                state,
                replies: replies(t, state),
                field: reply_field(measure),
                comment: comment_field(measure),
            })
        }
        Duty::Confirm if view.may(Verb::Confirm) => Some(What::Confirm),
        Duty::StateHandling if view.may(Verb::StateHandling) => Some(What::StateHandling),
        Duty::Agree if view.may(Verb::Agree) && view.party.is_some() => Some(What::Agree),
        _ => None,
    }
}

/// Name of the field that answers a question.
#[must_use]
pub fn answer_field(question: u32) -> String {
    format!("reponse-{question}")
}

/// Name of the field that chooses the answer to a measure.
#[must_use]
pub fn reply_field(measure: u32) -> String {
    format!("mesure-{measure}-choix")
}

/// Name of the field that says more about a measure.
#[must_use]
pub fn comment_field(measure: u32) -> String {
    format!("mesure-{measure}-texte")
}

fn replies(t: Texts, state: MeasureState) -> Vec<Choice> {
    MeasureReply::ALL
        .iter()
        .filter(|reply| state == MeasureState::Proposed || **reply != MeasureReply::Accept)
        .map(|reply| Choice::new(reply.key(), t.get(reply.label_key())))
        .collect()
}

/// The words of a question, as the reader may read them.
#[must_use]
pub fn question_text(view: &CaseView, number: u32) -> Option<String> {
    view.story.iter().find_map(|item| match &item.recorded.act {
        CaseAct::Asked {
            number: asked,
            text,
            ..
        } if *asked == number => Some(words(text)),
        _ => None,
    })
}

/// What a measure is for, and its words.
fn measure_text(t: Texts, view: &CaseView, number: u32) -> Option<(Cow<'static, str>, String)> {
    view.story.iter().find_map(|item| match &item.recorded.act {
        CaseAct::MeasureProposed {
            number: proposed,
            measure,
            text,
            ..
        } if *proposed == number => Some((t.get(measure.label_key()), words(text))),
        _ => None,
    })
}

fn words(text: &Private<String>) -> String {
    text.known().cloned().unwrap_or_default()
}

/// A measure, with what the facility answered.
#[derive(Clone, Debug)]
pub struct MeasureLine {
    /// Its number.
    pub number: u32,
    /// What it is for.
    pub kind: Cow<'static, str>,
    /// What to do.
    pub text: String,
    /// Where it stands.
    pub state: MeasureState,
    /// By when it is wished for.
    pub due: Option<Timestamp>,
    /// What was last said of it, such as why it was refused; empty when
    /// nothing.
    pub said: String,
}

impl MeasureLine {
    /// The hue of where it stands.
    #[must_use]
    pub const fn tone(&self) -> crate::tone::Tone {
        use crate::tone::Tone;
        match self.state {
            MeasureState::Proposed => Tone::Warn,
            MeasureState::Accepted => Tone::Info,
            MeasureState::Done => Tone::Good,
            MeasureState::Refused => Tone::Danger,
            MeasureState::Withdrawn => Tone::Neutral,
        }
    }
}

/// Every measure proposed, in order.
#[must_use]
pub fn measures(t: Texts, view: &CaseView) -> Vec<MeasureLine> {
    view.case
        .measures
        .iter()
        .filter_map(|(&number, measure)| {
            let (kind, text) = measure_text(t, view, number)?;
            Some(MeasureLine {
                number,
                kind,
                text,
                state: measure.state,
                due: measure.due,
                said: last_said(view, number),
            })
        })
        .collect()
}

/// What the last act on a measure said, beside the proposal itself.
fn last_said(view: &CaseView, number: u32) -> String {
    let said = view
        .story
        .iter()
        .rev()
        .find_map(|item| match &item.recorded.act {
            CaseAct::MeasureAnswered {
                number: answered,
                comment: text,
                ..
            }
            | CaseAct::MeasureWithdrawn {
                number: answered,
                reason: text,
            } if *answered == number => Some(words(text)),
            _ => None,
        });
    said.unwrap_or_default()
}
