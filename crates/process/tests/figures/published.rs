//! Figures of reports that anybody may read (FIG-2).

use std::collections::BTreeSet;

use jiff::civil::date;
use process::{
    figures::{Fact, Question, Span, Value, measure, publishable},
    words::{Basis, Figure, IncidentNature, Unit},
};
use proptest::{collection::vec, prelude::*};

use crate::any_facts::any_fact;

fn facilities<'f>(facts: impl Iterator<Item = &'f Fact>) -> usize {
    facts
        .map(|fact| fact.facility)
        .collect::<BTreeSet<_>>()
        .len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn fig_2_nothing_is_published_behind_which_few_facilities_stand(
        facts in vec(any_fact(), 0..40),
    ) {
        let question = Question::of(Span::year_of(date(2025, 1, 1)));
        for figure in Figure::ALL.iter().copied() {
            let published = publishable(figure, &question, &facts, 3);
            if let Some(value) = published {
                prop_assert_eq!(value, measure(figure, &question, &facts));
            }
            let own = || facts.iter().filter(|fact| {
                question.is_about(fact) && match figure.basis() {
                    Basis::Reports => fact.is_real(),
                    Basis::Incidents => fact.is_incident(),
                    Basis::DegradedIncidents => fact.is_incident() && fact.is_degraded(),
                }
            });
            if (1..3).contains(&facilities(own())) {
                prop_assert_eq!(published, None, "{:?}", figure);
            }
            if figure == Figure::Malicious {
                let harmed = |fact: &&Fact| fact.malice == IncidentNature::Malicious;
                let within = facilities(own().filter(harmed));
                let without = facilities(own().filter(|fact| !harmed(fact)));
                let hidden = (1..3).contains(&within) || (1..3).contains(&without);
                prop_assert!(published.is_none() || !hidden);
            }
            if figure.unit() == Unit::Count && facilities(own()) >= 3 {
                prop_assert!(matches!(published, Some(Value::Count(_))));
            }
        }
    }
}
