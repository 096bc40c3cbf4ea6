//! Phase 6: lessons learned (LESS-1).

mod shared;

use std::collections::BTreeSet;

use crate::{
    access::Audience,
    case::{Case, CaseAct, Lessons},
    decide::{Ask, needed, optional},
    refusal::{Reason, Refusal, Rule},
    words::{AggravatingFactor, Combination, RootCause, Word},
};

pub use shared::{CountedLessons, SharedLessons};

/// The words of lessons, as they were typed.
pub(crate) struct Texts<'a> {
    pub(crate) causes: &'a str,
    pub(crate) aggravating_factors: &'a str,
    pub(crate) difficulties: &'a str,
    pub(crate) measures: &'a str,
    pub(crate) recommendations: &'a str,
    pub(crate) watch: &'a str,
}

pub(crate) fn write(
    roots: &BTreeSet<RootCause>,
    factors: &BTreeSet<AggravatingFactor>,
    texts: Texts<'_>,
) -> Result<Vec<CaseAct>, Refusal> {
    for (field, wrong) in [
        ("roots", contradict(roots)),
        ("factors", contradict(factors)),
    ] {
        if wrong {
            return Err(refused(Reason::WrongField(field)));
        }
    }
    Ok(vec![CaseAct::LessonsWritten(Box::new(Lessons {
        to: Audience::All,
        roots: roots.clone(),
        factors: factors.clone(),
        causes: needed(Rule::Less1, texts.causes)?,
        aggravating_factors: optional(Rule::Less1, texts.aggravating_factors)?,
        difficulties: optional(Rule::Less1, texts.difficulties)?,
        measures: optional(Rule::Less1, texts.measures)?,
        recommendations: needed(Rule::Less1, texts.recommendations)?,
        watch: optional(Rule::Less1, texts.watch)?,
    }))])
}

/// Lessons are completed by those who can read them.
pub(crate) fn comment(case: &Case, text: &str) -> Result<Vec<CaseAct>, Refusal> {
    match &case.lessons {
        Some(lessons) if lessons.to == Audience::All => Ok(vec![CaseAct::LessonsCommented {
            text: needed(Rule::Less1, text)?,
        }]),
        _ => Err(refused(Reason::LessonsMissing)),
    }
}

/// Whoever wrote does not approve.
pub(crate) fn approve(ask: &Ask<'_>) -> Result<Vec<CaseAct>, Refusal> {
    let (Some(lessons), Some(draft)) = (&ask.case.lessons, &ask.case.lessons_draft) else {
        return Err(refused(Reason::LessonsMissing));
    };
    if draft.hands.contains(&ask.actor.pseudonym) {
        return Err(refused(Reason::OwnLessons));
    }
    Ok(vec![CaseAct::LessonsApproved { to: lessons.to }])
}

const fn refused(reason: Reason) -> Refusal {
    Refusal::new(Rule::Less1, reason)
}

/// Whether one of several words says that there is no other.
fn contradict<W: Word>(words: &BTreeSet<W>) -> bool {
    words.len() > 1
        && words
            .iter()
            .any(|word| word.choice().combination == Combination::Alone)
}
