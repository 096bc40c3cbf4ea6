//! What happened along a time, against a second computation (FIG-1).

use jiff::civil::{Date, date};
use process::{
    case::Reality,
    figures::{Fact, Judged, Question, Span, Value, measure, timeline},
    ids::IncidentId,
    words::{CareImpact, Figure},
};
use proptest::{collection::vec, prelude::*};
use uuid::Uuid;

use crate::any_facts::any_fact;

fn asked(first: Date, last: Date) -> Question {
    Question::of(Span::of_days(first, last).unwrap())
}

fn happens(fact: &Fact) -> bool {
    fact.event.is_some() || fact.is_degraded()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn fig_1_a_timeline_counts_every_incident_of_its_time(
        facts in vec(any_fact(), 0..80),
        days in 1_i64..1_500,
    ) {
        let first = date(2024, 2, 1);
        let question = asked(first, first.saturating_add(jiff::Span::new().days(days)));
        let told = timeline(&question, &facts);
        let incidents = measure(Figure::Incidents, &question, &facts);
        let sum = told.steps.iter().map(|step| step.incidents).sum();
        prop_assert_eq!(Value::Count(sum), incidents);
        for step in &told.steps {
            let own = facts.iter().filter(|fact| {
                fact.is_incident() && question.is_about(fact) && step.span.holds(fact.declared_on)
            });
            prop_assert_eq!(step.incidents, own.count() as u64);
        }
        for pair in told.steps.windows(2) {
            prop_assert_eq!(pair[0].span.last().tomorrow().unwrap(), pair[1].span.first());
        }
    }

    #[test]
    fn fig_1_what_weighed_most_is_shown_as_it_was(facts in vec(any_fact(), 0..80)) {
        let question = Question::of(Span::year_of(date(2025, 1, 1)));
        let told = timeline(&question, &facts);
        let own = || facts.iter().filter(|fact| {
            fact.is_incident() && question.is_about(fact) && happens(fact)
        });
        for one in told.happenings.iter().filter(|one| one.event.is_some()) {
            let cases: Vec<&Fact> = own().filter(|fact| fact.event == one.event).collect();
            prop_assert_eq!(one.incidents, cases.len() as u64);
            prop_assert_eq!(Some(one.first), cases.iter().map(|fact| fact.declared_on).min());
            prop_assert_eq!(Some(one.last), cases.iter().map(|fact| fact.declared_on).max());
            let interrupted = cases.iter().filter(|fact| fact.care == Some(CareImpact::Interruption));
            prop_assert_eq!(one.interrupted, interrupted.count() as u64);
            let closed = cases.iter().all(|fact| fact.closed_after.minutes().is_some());
            prop_assert_eq!(one.until.is_some(), closed);
            let longest = cases.iter().filter_map(|fact| fact.degraded.minutes()).max();
            prop_assert_eq!(one.longest, longest);
        }
        let alone = own().filter(|fact| fact.event.is_none()).count() as u64;
        let events: std::collections::BTreeSet<_> = own().filter_map(|fact| fact.event).collect();
        let shown = told.happenings.len() as u64;
        prop_assert!(shown <= 12);
        prop_assert_eq!(shown + told.others, alone + events.len() as u64);
        // None that is left out gathers more incidents than one that is shown.
        let least = told.happenings.iter().map(|one| one.incidents).min();
        for event in events {
            let shown = told.happenings.iter().any(|one| one.event == Some(event));
            let many = own().filter(|fact| fact.event == Some(event)).count() as u64;
            prop_assert!(shown || least.is_some_and(|least| least >= many));
        }
    }
}

#[test]
fn fig_1_weeks_are_shown_of_months_and_quarters_of_decades() {
    let no_facts: [Fact; 0] = [];
    let first = |last| {
        let told = timeline(&asked(date(2026, 1, 1), last), &no_facts);
        told.steps[0].span
    };
    assert_eq!(first(date(2026, 3, 1)), Span::week_of(date(2025, 12, 29)));
    assert_eq!(first(date(2026, 12, 31)), Span::month_of(date(2026, 1, 1)));
    assert_eq!(
        first(date(2035, 12, 31)),
        Span::quarter_of(date(2026, 1, 1))
    );
}

#[test]
fn fig_1_an_event_of_one_region_and_cause_says_so() {
    use proptest::strategy::{Strategy, ValueTree};
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let any = any_fact().new_tree(&mut runner).unwrap().current();
    let fact = |departement: &str, day| Fact {
        event: Some(IncidentId(Uuid::from_u128(1))),
        declared_on: date(2026, 3, day),
        departement: departement.parse().unwrap(),
        reality: Reality::Real,
        judged: Judged::Incident,
        ..any.clone()
    };
    let question = Question::of(Span::year_of(date(2026, 1, 1)));
    let one = timeline(&question, &[fact("31", 2), fact("34", 9)]);
    assert_eq!(
        one.happenings[0].region.map(|code| code.to_string()),
        Some("76".to_owned())
    );
    assert_eq!(one.happenings[0].facilities, 1);
    let two = timeline(&question, &[fact("31", 2), fact("35", 9)]);
    assert_eq!(two.happenings[0].region, None);
}
