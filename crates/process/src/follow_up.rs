//! The follow-up thread: questions, answers, messages, notes, contacts
//! (QUAL-1, SUPP-3, SUPP-11).

use jiff::Timestamp;

use crate::{
    access::{Audience, Viewer, may_read},
    case::CaseAct,
    decide::{Ask, needed},
    refusal::{Reason, Refusal, Rule},
    words::ContactMeans,
};

pub(crate) fn ask(
    ask: &Ask<'_>,
    text: &str,
    due: Option<Timestamp>,
) -> Result<Vec<CaseAct>, Refusal> {
    let number = ask.case.questions.keys().last().map_or(1, |last| last + 1);
    let due = ask.future(Rule::Qual1, due)?;
    Ok(vec![CaseAct::Asked {
        number,
        text: needed(Rule::Qual1, text)?,
        due,
    }])
}

pub(crate) fn answer(ask: &Ask<'_>, number: u32, text: &str) -> Result<Vec<CaseAct>, Refusal> {
    let open = ask
        .case
        .questions
        .get(&number)
        .is_some_and(|question| question.answered_at.is_none());
    if !open {
        return Err(Refusal::new(Rule::Qual1, Reason::NoSuchQuestion));
    }
    Ok(vec![CaseAct::Answered {
        number,
        text: needed(Rule::Qual1, text)?,
    }])
}

pub(crate) fn message(ask: &Ask<'_>, to: Audience, text: &str) -> Result<Vec<CaseAct>, Refusal> {
    if !may_read(ask.actor, to) {
        return Err(Refusal::new(Rule::Qual5, Reason::NotYourCase));
    }
    if let Audience::Body(body) = to
        && !ask.case.viewers.contains(&Viewer::Body(body))
    {
        return Err(Refusal::new(Rule::Qual5, Reason::BodyNotTold(body)));
    }
    Ok(vec![CaseAct::Messaged {
        to,
        text: needed(Rule::Qual5, text)?,
    }])
}

pub(crate) fn note(text: &str) -> Result<Vec<CaseAct>, Refusal> {
    Ok(vec![CaseAct::Noted {
        text: needed(Rule::Qual5, text)?,
    }])
}

pub(crate) fn log_contact(
    ask: &Ask<'_>,
    means: ContactMeans,
    at: Option<Timestamp>,
    summary: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    let at = ask.past(Rule::Supp11, at)?;
    Ok(vec![CaseAct::ContactLogged {
        means,
        at,
        summary: needed(Rule::Supp11, summary)?,
    }])
}
