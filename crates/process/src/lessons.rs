//! Phase 6: lessons learned (LESS-1).

use crate::{
    case::{CaseAct, Lessons},
    decide::{needed, optional},
    refusal::{Refusal, Rule},
};

pub(crate) fn write(
    causes: &str,
    aggravating_factors: &str,
    difficulties: &str,
    measures: &str,
    recommendations: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    Ok(vec![CaseAct::LessonsWritten(Box::new(Lessons {
        causes: needed(Rule::Less1, causes)?,
        aggravating_factors: optional(Rule::Less1, aggravating_factors)?,
        difficulties: optional(Rule::Less1, difficulties)?,
        measures: optional(Rule::Less1, measures)?,
        recommendations: needed(Rule::Less1, recommendations)?,
    }))])
}
