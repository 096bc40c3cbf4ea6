//! Every figure, taken a second time slowly and plainly.

use std::collections::BTreeSet;

use process::{
    case::Reality,
    figures::{
        Delay, Fact, Group, Judged, Kind, Place, Question, Span, Value, broken_down, groups,
        measure,
    },
    territory::departement,
    words::{
        CareImpact, Cause, DataImpact, Dimension, FacilityGroup, Figure, IncidentNature,
        OperationImpact, PatientImpact, YesNo,
    },
};
use proptest::{collection::vec, option, prelude::*, sample::select};

use crate::any_facts::{DEPARTEMENTS, any_day, any_fact, any_nature};

fn any_place() -> impl Strategy<Value = Place> {
    let codes = select(DEPARTEMENTS.to_vec());
    (0..3, codes).prop_map(|(how, code)| {
        let code = code.parse().unwrap();
        match how {
            0 => Place::Nation,
            1 => Place::Region(departement(code).region().code()),
            _ => Place::Departement(code),
        }
    })
}

fn any_kind() -> impl Strategy<Value = Kind> {
    let group = select(FacilityGroup::ALL.to_vec()).prop_map(Kind::Group);
    prop_oneof![group, any_nature().prop_map(Kind::Nature)]
}

prop_compose! {
    fn any_question()(
        days in (any_day(), any_day()),
        place in any_place(),
        kind in option::weighted(0.3, any_kind()),
        malice in option::weighted(0.2, select(IncidentNature::ALL.to_vec())),
        cause in option::weighted(0.2, select(Cause::ALL[..4].to_vec())),
        care in option::weighted(0.2, select(CareImpact::ALL.to_vec())),
        data in option::weighted(0.2, select(DataImpact::ALL.to_vec())),
    ) -> Question {
        let (first, last) = (days.0.min(days.1), days.0.max(days.1));
        Question {
            period: Span::of_days(first, last).unwrap(),
            place, kind, malice, cause, care, data,
        }
    }
}

/// The cases of which a figure is taken, by its denominator.
fn slowly_chosen(figure: Figure, question: &Question, facts: &[Fact]) -> Vec<Fact> {
    let mut chosen = facts.to_vec();
    chosen.retain(|fact| fact.reality != Reality::Exercise);
    chosen.retain(|fact| fact.declared_on >= question.period.first());
    chosen.retain(|fact| fact.declared_on <= question.period.last());
    let mut of_incidents = true;
    let mut of_degraded = false;
    match figure {
        Figure::Reports | Figure::TakenInAfter | Figure::QualifiedAfter => of_incidents = false,
        Figure::Interrupted | Figure::DegradedDuration => of_degraded = true,
        _ => {}
    }
    if of_incidents {
        chosen.retain(|fact| fact.judged == Judged::Incident);
    }
    if of_degraded {
        chosen.retain(|fact| fact.care.is_some() && fact.care != Some(CareImpact::None));
    }
    match question.place {
        Place::Nation => {}
        Place::Region(code) => {
            chosen.retain(|fact| departement(fact.departement).region().code() == code);
        }
        Place::Departement(code) => chosen.retain(|fact| fact.departement == code),
    }
    match question.kind {
        None => {}
        Some(Kind::Group(group)) => chosen.retain(|fact| fact.group() == group),
        Some(Kind::Nature(nature)) => chosen.retain(|fact| fact.nature == nature),
    }
    if let Some(malice) = question.malice {
        chosen.retain(|fact| fact.malice == malice);
    }
    if let Some(cause) = question.cause {
        chosen.retain(|fact| fact.causes.iter().any(|one| one == cause));
    }
    if let Some(care) = question.care {
        chosen.retain(|fact| fact.care == Some(care));
    }
    if let Some(data) = question.data {
        chosen.retain(|fact| fact.data.iter().any(|one| one == data));
    }
    chosen
}

/// The figure of cases that were chosen.
fn slowly_taken(figure: Figure, chosen: &[Fact]) -> Value {
    let number = |facts: Vec<&Fact>| facts.len() as u64;
    let share = |holds: &dyn Fn(&Fact) -> bool| Value::Share {
        part: number(chosen.iter().filter(|fact| holds(fact)).collect()),
        whole: chosen.len() as u64,
    };
    let times = |of: &dyn Fn(&Fact) -> Delay| {
        let mut known: Vec<u32> = chosen
            .iter()
            .filter_map(|fact| of(fact).minutes())
            .collect();
        known.sort_unstable();
        // The least time that is not exceeded by enough of them.
        let reached = |tenths: usize| {
            known.iter().copied().find(|time| {
                let within = known.iter().filter(|other| *other <= time).count();
                within * 10 >= known.len() * tenths
            })
        };
        Value::Duration {
            known: known.len() as u64,
            of: chosen.len() as u64,
            median: reached(5),
            ninth: reached(9),
        }
    };
    match figure {
        Figure::Reports | Figure::Incidents => Value::Count(chosen.len() as u64),
        Figure::Events => {
            let together: BTreeSet<_> = chosen.iter().filter_map(|fact| fact.event).collect();
            let alone = number(chosen.iter().filter(|fact| fact.event.is_none()).collect());
            Value::Count(alone + together.len() as u64)
        }
        Figure::Facilities => {
            let all: BTreeSet<_> = chosen.iter().map(|fact| fact.facility).collect();
            Value::Count(all.len() as u64)
        }
        Figure::Malicious => share(&|fact| fact.malice == IncidentNature::Malicious),
        Figure::NonMalicious => share(&|fact| fact.malice == IncidentNature::NonMalicious),
        Figure::Degraded => share(&|fact| fact.care.is_some_and(|care| care != CareImpact::None)),
        Figure::Interrupted => share(&|fact| fact.care == Some(CareImpact::Interruption)),
        Figure::DataTouched => share(&|fact| {
            fact.data.has(DataImpact::UnavailableOrLost)
                || fact.data.has(DataImpact::Altered)
                || fact.data.has(DataImpact::Disclosed)
        }),
        Figure::PatientsEndangered => share(&|fact| {
            fact.patients
                .is_some_and(|danger| danger != PatientImpact::None)
        }),
        Figure::NoImpact => share(&|fact| {
            let said = [
                fact.care.map(|care| care == CareImpact::None),
                fact.patients.map(|danger| danger == PatientImpact::None),
                fact.operation
                    .map(|working| working == OperationImpact::None),
                (!fact.data.is_empty())
                    .then(|| fact.data.iter().all(|data| data == DataImpact::None)),
            ];
            said.iter().flatten().count() > 0 && said.iter().flatten().all(|none| *none)
        }),
        Figure::SupportAsked => share(&|fact| fact.support == YesNo::Yes),
        Figure::ResolvedBefore => share(&|fact| fact.resolved_before == YesNo::Yes),
        Figure::DegradedDuration => times(&|fact| fact.degraded),
        Figure::DeclaredAfter => times(&|fact| fact.declared_after),
        Figure::TakenInAfter => times(&|fact| fact.taken_in_after),
        Figure::QualifiedAfter => times(&|fact| fact.qualified_after),
        Figure::FirstMeasureAfter => times(&|fact| fact.first_measure_after),
        Figure::ClosedAfter => times(&|fact| fact.closed_after),
    }
}

/// Whether a case stands in a group.
fn stands_in(fact: &Fact, group: Group, dimension: Dimension) -> bool {
    match group {
        Group::Month(span) | Group::Quarter(span) | Group::Year(span) => {
            fact.declared_on >= span.first() && fact.declared_on <= span.last()
        }
        Group::Region(code) => departement(fact.departement).region().code() == code,
        Group::Departement(code) => fact.departement == code,
        Group::Type(group) => fact.group() == group,
        Group::Nature(nature) => fact.nature == nature,
        Group::Malice(malice) => fact.malice == malice,
        Group::Cause(cause) => fact.causes.has(cause),
        Group::Care(care) => fact.care == Some(care),
        Group::Data(data) => fact.data.has(data),
        Group::DataNature(nature) => fact.data_natures.has(nature),
        Group::Class(class) => fact.class == Some(class),
        Group::Unsaid => match dimension {
            Dimension::Cause => fact.causes.is_empty(),
            Dimension::Care => fact.care.is_none(),
            Dimension::Data => fact.data.is_empty(),
            Dimension::DataNature => fact.data_natures.is_empty(),
            Dimension::Class => fact.class.is_none(),
            _ => false,
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn fig_1_every_figure_agrees_with_a_second_computation(
        facts in vec(any_fact(), 0..60),
        question in any_question(),
    ) {
        for figure in Figure::ALL.iter().copied() {
            let chosen = slowly_chosen(figure, &question, &facts);
            prop_assert_eq!(
                measure(figure, &question, &facts),
                slowly_taken(figure, &chosen),
                "{:?}", figure
            );
        }
    }

    #[test]
    fn fig_1_every_breakdown_agrees_with_a_second_computation(
        facts in vec(any_fact(), 0..60),
        question in any_question(),
        dimension in select(Dimension::ALL.to_vec()),
    ) {
        for figure in Figure::ALL.iter().copied() {
            let chosen = slowly_chosen(figure, &question, &facts);
            let lines = broken_down(figure, dimension, &question, &facts);
            let shown: Vec<Group> = lines.iter().map(|(group, _)| *group).collect();
            prop_assert_eq!(&shown, &groups(dimension, &question));
            for fact in &chosen {
                let within = shown.iter().filter(|group| stands_in(fact, **group, dimension));
                let within = within.count();
                prop_assert!(within > 0, "{:?} stands nowhere", fact);
                prop_assert!(within == 1 || dimension.overlaps(), "{:?} twice", fact);
            }
            for (group, value) in lines {
                let mut part = chosen.clone();
                part.retain(|fact| stands_in(fact, group, dimension));
                prop_assert_eq!(value, slowly_taken(figure, &part), "{:?} {:?}", figure, group);
            }
        }
    }
}

#[test]
fn fig_1_shares_are_rounded_to_the_nearest_tenth() {
    // The published figures of 2020 are cut off in places: 146 of 369 is 39.6.
    let share = |part, whole| Value::Share { part, whole }.tenths();
    assert_eq!(share(146, 369), Some(396));
    assert_eq!(share(21, 369), Some(57));
    assert_eq!(share(0, 0), None);
}
