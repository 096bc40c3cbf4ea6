//! Writing in the thread and logging contacts (QUAL-1, QUAL-5, SUPP-11).

use app::cases::CaseView;
use locales::Texts;
use process::access::{Audience, Body, Seat, StaffRole, Verb};
use process::words::{ContactMeans, Word};

use super::sheet::{Control, Need, Question, choice};
use crate::form::Choice;
use crate::naming;

/// What the answer to "for whom" says when the text is a question.
pub(super) const QUESTION: &str = "question";
/// What it says when the text is a note of the CERT.
pub(super) const NOTE: &str = "note";

/// The one box: a text, and for whom it is.
pub(super) fn write(t: Texts, view: &CaseView) -> Vec<Question> {
    let mut questions = vec![
        Question::new(
            "text",
            "act-write-text",
            Control::Words { rows: 4 },
            Need::Needed,
        ),
        Question::new(
            "to",
            "act-write-to",
            Control::Listed(recipients(t, view)),
            Need::Needed,
        ),
    ];
    if view.may(Verb::Ask) {
        questions.push(Question::new(
            "within",
            "act-write-within",
            Control::Listed(delays(t)),
            Need::Optional,
        ));
    }
    questions
}

/// For whom this reader may write; the first is the one most often meant.
pub(super) fn recipients(t: Texts, view: &CaseView) -> Vec<Choice> {
    let mut list = Vec::new();
    let works_together = matches!(
        view.seat,
        Seat::Staff {
            role: StaffRole::Cert { .. } | StaffRole::Ars { .. } | StaffRole::Hfds
        }
    );
    if view.may(Verb::Ask) {
        list.push(choice(QUESTION, t.get("act-write-question")));
    }
    if view.may(Verb::Message) {
        if works_together {
            list.push(message(t, Audience::Parties));
        }
        list.push(message(t, Audience::Authorities));
        match own_body(view.seat) {
            Some(Body::Cert) => {
                let others = view.case.told.keys().copied();
                list.extend(
                    others
                        .filter(|body| *body != Body::Cert && view.case.opens_to(*body))
                        .map(|body| message(t, Audience::Body(body))),
                );
            }
            Some(own) => list.push(message(t, Audience::Body(own))),
            None => {}
        }
    }
    if view.may(Verb::Note) {
        list.push(choice(NOTE, t.get("act-write-note")));
    }
    list
}

fn message(t: Texts, to: Audience) -> Choice {
    let words = t.one("act-write-message", "audience", naming::audience(t, to));
    choice(to.to_string(), words)
}

const fn own_body(seat: Seat) -> Option<Body> {
    match seat {
        Seat::Staff { role } => Some(role.body()),
        _ => None,
    }
}

/// Within how many hours an answer is wished for.
fn delays(t: Texts) -> Vec<Choice> {
    [1_u32, 4, 24, 72]
        .map(|hours| choice(hours.to_string(), t.n("act-write-hours", hours)))
        .into()
}

pub(super) fn contact(t: Texts) -> Vec<Question> {
    vec![
        Question::new(
            "means",
            "act-contact-means",
            Control::One(Choice::of(t, ContactMeans::CHOICES)),
            Need::Needed,
        ),
        Question::new("at", "act-contact-at", Control::Moment, Need::Optional),
        Question::words("summary", "act-contact-summary", Need::Needed),
    ]
}
