//! The end of a file's life (KEEP-2).

use std::borrow::Cow;

use app::cases::CaseView;
use locales::Texts;
use process::case::CaseAct;
use process::retention::Disposition;
use process::words::Word;

use super::sheet::{Control, Need, Question, some_of};
use crate::form::Choice;
use crate::naming;

pub(super) fn propose(t: Texts) -> Vec<Question> {
    let choices: Vec<Choice> = some_of(t, Disposition::CHOICES.iter().copied());
    vec![
        Question::new(
            "disposition",
            "act-disposition-what",
            Control::One(choices),
            Need::Needed,
        ),
        Question::new(
            "until",
            "act-disposition-until",
            Control::Moment,
            Need::Optional,
        ),
        Question::words("reason", "act-disposition-reason", Need::Needed),
    ]
}

/// What the second person decides on: what was proposed, by whom, when and
/// why.
pub(super) fn proposal(t: Texts, view: &CaseView) -> Vec<(Cow<'static, str>, String)> {
    let Some(proposal) = view.case.proposal() else {
        return Vec::new();
    };
    let said = view
        .story
        .iter()
        .rev()
        .find_map(|item| match &item.recorded.act {
            CaseAct::DispositionProposed { reason, .. } => Some((item, reason)),
            _ => None,
        });
    let mut lines = vec![
        (
            t.get("conservation-what"),
            t.get(proposal.disposition.label_key()).into_owned(),
        ),
        (
            t.get("conservation-category"),
            t.get(view.case.category().label_key()).into_owned(),
        ),
    ];
    if let Some(until) = proposal.until {
        lines.push((
            t.get("act-disposition-until"),
            t.date_time(until).into_owned(),
        ));
    }
    if let Some((item, reason)) = said {
        let author = &item.author;
        lines.push((
            t.get("conservation-by"),
            naming::person(t, author.name.as_deref(), author.seat),
        ));
        lines.push((
            t.get("act-disposition-at"),
            t.date_time(proposal.at).into_owned(),
        ));
        let reason = reason.known().cloned();
        lines.push((
            t.get("act-disposition-reason"),
            reason.unwrap_or_else(|| t.get("story-erased").into_owned()),
        ));
    }
    lines
}

pub(super) fn reason() -> Vec<Question> {
    vec![Question::words(
        "reason",
        "act-retention-reason",
        Need::Needed,
    )]
}
