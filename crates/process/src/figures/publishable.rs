//! Figures that may be published: none of which few facilities could be
//! recognised (FIG-2).

use std::collections::HashSet;

use super::{Fact, Question, Value, measure, tally};
use crate::{
    ids::FacilityId,
    words::{Figure, Unit},
};

/// A figure of the cases that a question is about, unless fewer than `fewest`
/// facilities stand behind it, behind its part, or behind what is left of the
/// whole without that part.
#[must_use]
pub fn publishable(
    figure: Figure,
    question: &Question,
    facts: &[Fact],
    fewest: u32,
) -> Option<Value> {
    let mut all = HashSet::new();
    let mut within = HashSet::new();
    let mut without = HashSet::new();
    let mut timed = HashSet::new();
    for fact in facts {
        if tally::is_counted(figure.basis(), fact) && question.is_about(fact) {
            all.insert(fact.facility);
            if tally::holds(figure, fact) {
                within.insert(fact.facility);
            } else {
                without.insert(fact.facility);
            }
            if tally::time(figure, fact).minutes().is_some() {
                timed.insert(fact.facility);
            }
        }
    }
    let few =
        |some: &HashSet<FacilityId>| !some.is_empty() && (some.len() as u64) < u64::from(fewest);
    let hidden = few(&all)
        || match figure.unit() {
            Unit::Count => false,
            Unit::Share => few(&within) || few(&without),
            Unit::Duration => few(&timed),
        };
    (!hidden).then(|| measure(figure, question, facts))
}
