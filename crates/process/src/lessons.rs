//! Phase 6: lessons learned (LESS-1).

mod edition;
mod link;
mod shared;

use std::collections::BTreeSet;

use crate::{
    access::Audience,
    act::Private,
    case::{Case, CaseAct, Lessons},
    decide::{self, Ask, needed, optional},
    refusal::{Reason, Refusal, Rule},
    words::{AggravatingFactor, Combination, EditionReaders, RootCause, Word},
};

pub use edition::{
    Decided, Decision, EditedPart, Edition, EditionStanding, InPublic, LONGEST_DECISION, Published,
};
pub use link::{Link, LinkId, LinkLine, Linked, NotALinkId, ProposedChange, Proposes};
pub use shared::{CountedLessons, SharedEdition, SharedLessons};

pub(crate) use link::{ChangeTyped, link, numbered, unlink};

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

/// Decisions are on the lessons that were approved last.
pub(crate) fn write_edition(
    case: &Case,
    of: u32,
    decisions: &[Decision],
) -> Result<Vec<CaseAct>, Refusal> {
    match &case.approved_lessons {
        Some(approved) if approved.number == of => {
            let decisions = edition::checked(&approved.lessons, decisions)?;
            Ok(vec![CaseAct::EditionWritten(Box::new(Edition {
                of,
                decisions: Private::Known(decisions),
            }))])
        }
        Some(_) => Err(not_published(Reason::LessonsApprovedSince)),
        None => Err(not_published(Reason::LessonsMissing)),
    }
}

/// Nothing marked is left undecided, and whoever decided does not publish.
pub(crate) fn publish(ask: &Ask<'_>, to: EditionReaders) -> Result<Vec<CaseAct>, Refusal> {
    let standing = &ask.case.edition;
    let (Some(edition), Some(approved)) = (&standing.edition, &ask.case.approved_lessons) else {
        return Err(not_published(Reason::EditionMissing));
    };
    if edition.of != approved.number {
        return Err(not_published(Reason::LessonsApprovedSince));
    }
    if standing.hands.contains(&ask.actor.pseudonym) {
        return Err(not_published(Reason::OwnEdition));
    }
    match ask.context.undecided {
        Some(0) => {}
        Some(left) => return Err(not_published(Reason::MarksUndecided(left))),
        None => return Err(not_published(Reason::EditionMissing)),
    }
    Ok(vec![CaseAct::EditionPublished(Box::new(Published {
        to,
        of: edition.of,
        roots: approved.lessons.roots.clone(),
        factors: approved.lessons.factors.clone(),
        parts: Private::Known(edition.parts(&approved.lessons)),
    }))])
}

pub(crate) fn retract(case: &Case, why: &str) -> Result<Vec<CaseAct>, Refusal> {
    if case.edition.published.is_none() {
        return Err(not_published(Reason::EditionMissing));
    }
    Ok(vec![CaseAct::EditionRetracted {
        reason: decide::reason(Rule::Less4, why)?,
    }])
}

const fn not_published(reason: Reason) -> Refusal {
    Refusal::new(Rule::Less4, reason)
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
