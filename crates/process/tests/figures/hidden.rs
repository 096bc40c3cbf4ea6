//! Small numbers of the public tables: nobody can find them out, neither in
//! one edition nor by subtracting two (FIG-2).

use std::collections::BTreeSet;

use jiff::civil::date;
use process::{
    case::Reality,
    figures::{
        Fact, Group, Judged, PUBLISHED_BY, PublicYear, Published, last_published, publish, tables,
    },
    ids::FacilityId,
    territory::departement,
    words::Dimension,
};
use proptest::{collection::vec, prelude::*, strategy::ValueTree};
use uuid::Uuid;

use crate::any_facts::any_fact;

const YEAR: i16 = 2025;
const FEWEST: u32 = 3;

fn stands_in(fact: &Fact, group: Group) -> bool {
    match group {
        Group::Region(code) => departement(fact.departement).region().code() == code,
        Group::Type(group) => fact.group() == group,
        Group::Cause(cause) => fact.causes.has(cause),
        _ => fact.causes.is_empty(),
    }
}

fn of_year(facts: &[Fact]) -> impl Iterator<Item = &Fact> {
    facts
        .iter()
        .filter(|fact| fact.is_incident() && fact.declared_on.year() == YEAR)
}

/// How many cases, by how many facilities.
fn behind<'f>(facts: impl Iterator<Item = &'f Fact>) -> (u64, usize) {
    let all: Vec<FacilityId> = facts.map(|fact| fact.facility).collect();
    let facilities: BTreeSet<FacilityId> = all.iter().copied().collect();
    (all.len() as u64, facilities.len())
}

/// Whether it is nought, or rests on enough facilities.
fn may_be_known(facilities: usize) -> bool {
    facilities == 0 || facilities >= FEWEST as usize
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn fig_2_no_number_of_few_facilities_is_shown_nor_left_of_a_total(
        facts in vec(any_fact(), 0..80),
    ) {
        let year = publish(YEAR, FEWEST, &facts);
        let (all, facilities) = behind(of_year(&facts));
        if let Published::Count(total) = year.total {
            prop_assert_eq!(total, all);
            prop_assert!(may_be_known(facilities));
        }
        for (dimension, numbers) in PUBLISHED_BY.into_iter().zip(&year.by) {
            let mut hidden = Vec::new();
            for (group, number) in numbers {
                let (count, facilities) =
                    behind(of_year(&facts).filter(|fact| stands_in(fact, *group)));
                match number {
                    Published::Count(shown) => {
                        prop_assert_eq!(*shown, count);
                        prop_assert!(may_be_known(facilities), "{:?}", group);
                    }
                    Published::Hidden => hidden.push((*group, count)),
                }
            }
            if year.total == Published::Hidden || hidden.is_empty() {
                continue;
            }
            let left = of_year(&facts)
                .filter(|fact| hidden.iter().any(|(group, _)| stands_in(fact, *group)));
            prop_assert!(may_be_known(behind(left).1), "{:?}", dimension);
            // Each hidden number might be another, the others making up for it.
            let sum: u64 = hidden.iter().map(|(_, count)| count).sum();
            let others = hidden.len() as u64 - 1;
            for (group, count) in &hidden {
                let might_be = (1..=sum).any(|value| {
                    value != *count && others > 0 && sum >= value + others
                });
                prop_assert!(might_be, "{:?} is found out of {:?}", group, hidden);
            }
        }
    }

    #[test]
    fn fig_2_what_was_added_between_two_editions_is_not_found_out_by_subtracting(
        own in vec(any_fact(), 0..60),
        first in vec(any_fact(), 0..60),
        second in vec(any_fact(), 0..60),
    ) {
        let [own, file, other] =
            [&own, &first, &second].map(|facts| publish(YEAR, FEWEST, facts));
        let both = file.with(&other);
        for (before, added, after) in [
            (&own, &first, own.with(&file)),
            (&own.with(&file), &second, own.with(&both)),
            (&own.with(&other), &first, own.with(&both)),
        ] {
            subtracted(before, added, &after)?;
        }
    }

    #[test]
    fn fig_2_a_year_is_read_as_it_was_kept(facts in vec(any_fact(), 0..60)) {
        let year = publish(YEAR, FEWEST, &facts);
        let written = serde_json::to_string(&year.kept()).unwrap();
        let read = PublicYear::of_kept(YEAR, &serde_json::from_str(&written).unwrap());
        prop_assert_eq!(read, year);
    }
}

/// What a reader of two editions finds by taking one from the other: no sum of
/// lines rests on few facilities.
fn subtracted(
    before: &PublicYear,
    added: &[Fact],
    after: &PublicYear,
) -> Result<(), TestCaseError> {
    let grown = |before: Published, after: Published| match (before, after) {
        (Published::Count(before), Published::Count(after)) => Some(after - before),
        _ => None,
    };
    for ((dimension, before_by), after_by) in
        PUBLISHED_BY.into_iter().zip(&before.by).zip(&after.by)
    {
        let mut known = Vec::new();
        for ((group, before), (_, after)) in before_by.iter().zip(after_by) {
            let Some(grown) = grown(*before, *after) else {
                continue;
            };
            let (count, facilities) = behind(of_year(added).filter(|fact| stands_in(fact, *group)));
            prop_assert_eq!(grown, count);
            prop_assert!(may_be_known(facilities), "{:?}", group);
            known.push(*group);
        }
        if grown(before.total, after.total).is_some() {
            let left =
                of_year(added).filter(|fact| !known.iter().any(|group| stands_in(fact, *group)));
            let (_, facilities) = behind(left);
            let adds_up = dimension != Dimension::Cause;
            prop_assert!(!adds_up || may_be_known(facilities), "{:?}", dimension);
        }
    }
    Ok(())
}

/// Facts of one kind at places of their own.
fn facts(places: &[(&str, u128)]) -> Vec<Fact> {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let any = any_fact().new_tree(&mut runner).unwrap().current();
    let fact = |(departement, facility): &(&str, u128)| Fact {
        facility: FacilityId(Uuid::from_u128(*facility)),
        declared_on: date(YEAR, 3, 1),
        departement: departement.parse().unwrap(),
        reality: Reality::Real,
        judged: Judged::Incident,
        ..any.clone()
    };
    places.iter().map(fact).collect()
}

fn of_region(year: &PublicYear, code: &str) -> Published {
    let group = Group::Region(code.parse().unwrap());
    let found = year.by[0].iter().find(|(other, _)| *other == group);
    found.unwrap().1
}

#[test]
fn fig_2_a_small_number_takes_the_next_smallest_with_it() {
    let mut places = vec![("31", 1)];
    places.extend((10..14).map(|facility| ("35", facility)));
    places.extend((20..29).map(|facility| ("75", facility)));
    let year = publish(YEAR, FEWEST, &facts(&places));
    assert_eq!(year.total, Published::Count(14));
    assert_eq!(of_region(&year, "76"), Published::Hidden);
    assert_eq!(of_region(&year, "53"), Published::Hidden);
    assert_eq!(of_region(&year, "11"), Published::Count(9));
    assert_eq!(of_region(&year, "94"), Published::Count(0));
}

#[test]
fn fig_2_a_total_of_few_facilities_is_hidden_in_its_year_alone() {
    let few = publish(YEAR, FEWEST, &facts(&[("31", 1), ("35", 2)]));
    assert_eq!(few.total, Published::Hidden);
    let mut next: Vec<Fact> = facts(&[("31", 1), ("31", 2), ("31", 3)]);
    for fact in &mut next {
        fact.declared_on = date(YEAR + 1, 3, 1);
    }
    let next = publish(YEAR + 1, FEWEST, &next);
    let regions = &tables(&[few, next])[0];
    assert_eq!(regions.years, [YEAR, YEAR + 1]);
    assert_eq!(regions.total, [Published::Hidden, Published::Count(3)]);
}

#[test]
fn fig_2_ones_that_their_sum_would_tell_are_hidden_with_it() {
    let year = publish(YEAR, FEWEST, &facts(&[("31", 1), ("35", 2), ("75", 3)]));
    assert_eq!(year.total, Published::Hidden, "three regions, three cases");
}

#[test]
fn fig_2_a_year_is_published_in_the_second_month_after_it() {
    assert_eq!(last_published(date(2027, 1, 31)), 2025);
    assert_eq!(last_published(date(2027, 2, 1)), 2026);
    assert_eq!(last_published(date(2027, 12, 31)), 2026);
}
