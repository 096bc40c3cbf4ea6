//! Phase 6: lessons learned (LESS-1).

use std::collections::BTreeSet;

use crate::{
    case::{CaseAct, Lessons},
    decide::{needed, optional},
    refusal::{Reason, Refusal, Rule},
    words::{AggravatingFactor, Combination, RootCause, Word},
};

pub(crate) fn write(
    roots: &BTreeSet<RootCause>,
    factors: &BTreeSet<AggravatingFactor>,
    causes: &str,
    aggravating_factors: &str,
    difficulties: &str,
    measures: &str,
    recommendations: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    for (field, wrong) in [
        ("roots", contradict(roots)),
        ("factors", contradict(factors)),
    ] {
        if wrong {
            return Err(Refusal::new(Rule::Less1, Reason::WrongField(field)));
        }
    }
    Ok(vec![CaseAct::LessonsWritten(Box::new(Lessons {
        roots: roots.clone(),
        factors: factors.clone(),
        causes: needed(Rule::Less1, causes)?,
        aggravating_factors: optional(Rule::Less1, aggravating_factors)?,
        difficulties: optional(Rule::Less1, difficulties)?,
        measures: optional(Rule::Less1, measures)?,
        recommendations: needed(Rule::Less1, recommendations)?,
    }))])
}

/// Whether one of several words says that there is no other.
fn contradict<W: Word>(words: &BTreeSet<W>) -> bool {
    words.len() > 1
        && words
            .iter()
            .any(|word| word.choice().combination == Combination::Alone)
}
