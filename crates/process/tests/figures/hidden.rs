//! Small numbers of the public tables: nobody can find them out (FIG-2).

use jiff::civil::date;
use process::{
    figures::{Adding, Fact, Group, Hidden, Protected, Published, protect, publish},
    ids::FacilityId,
    words::Dimension,
};
use proptest::{collection::vec, prelude::*, sample::select, strategy::ValueTree};
use uuid::Uuid;

use crate::any_facts::any_fact;

/// Looks for numbers that agree with all that is shown and differ in one
/// place, by trying: what a reader with time could do.
struct Tries {
    table: Vec<Vec<Option<u64>>>,
    adding: Adding,
    most: u64,
}

impl Tries {
    fn of(table: &[Vec<Protected>], adding: Adding) -> Self {
        let shown = |one: &Protected| (one.hidden == Hidden::No).then_some(one.value);
        let most = table
            .iter()
            .flatten()
            .map(|one| one.value)
            .max()
            .unwrap_or(0);
        Self {
            table: table
                .iter()
                .map(|line| line.iter().map(shown).collect())
                .collect(),
            adding,
            most: most + 2,
        }
    }

    fn may_be(&self, row: usize, column: usize, value: u64) -> bool {
        let mut table = self.table.clone();
        table[row][column] = Some(value);
        self.may_be_filled(&mut table)
    }

    fn may_be_filled(&self, table: &mut Vec<Vec<Option<u64>>>) -> bool {
        if !self.may_add_up(table) {
            return false;
        }
        let open = table
            .iter()
            .enumerate()
            .find_map(|(row, line)| Some((row, line.iter().position(Option::is_none)?)));
        let Some((row, column)) = open else {
            return true;
        };
        let found = (0..=self.most).any(|value| {
            table[row][column] = Some(value);
            self.may_be_filled(table)
        });
        table[row][column] = None;
        found
    }

    fn may_add_up(&self, table: &[Vec<Option<u64>>]) -> bool {
        let sound = |line: &[Option<u64>]| {
            let (total, parts) = line.split_last().unwrap();
            let known: u64 = parts.iter().flatten().sum();
            let all = parts.iter().all(Option::is_some);
            total.is_none_or(|total| if all { known == total } else { known <= total })
        };
        let columns = (0..table[0].len())
            .all(|column| sound(&table.iter().map(|line| line[column]).collect::<Vec<_>>()));
        table.iter().all(|line| sound(line)) && (self.adding == Adding::Rows || columns)
    }
}

/// Parts, with their totals in a last column and, where rows do not overlap,
/// a last row.
fn with_totals(parts: &[Vec<u64>], adding: Adding) -> Vec<Vec<Protected>> {
    let mut lines: Vec<Vec<u64>> = parts.to_vec();
    let width = parts[0].len();
    let last = (0..width).map(|column| match adding {
        Adding::Both => parts.iter().map(|line| line[column]).sum(),
        // Cases stand in several rows: the whole is less than their sum.
        Adding::Rows => parts.iter().map(|line| line[column]).max().unwrap_or(0),
    });
    lines.push(last.collect());
    let shown = |value| Protected {
        value,
        hidden: Hidden::No,
    };
    lines
        .into_iter()
        .map(|line| {
            let total = line.iter().sum();
            line.into_iter().chain([total]).map(shown).collect()
        })
        .collect()
}

fn any_parts() -> impl Strategy<Value = Vec<Vec<u64>>> {
    (2_usize..=3, 1_usize..=3).prop_flat_map(|(rows, columns)| {
        vec(vec(select(vec![0_u64, 0, 1, 1, 2, 3, 4]), columns), rows)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn fig_2_no_total_minus_its_parts_gives_a_small_number_away(
        parts in any_parts(),
        adding in select(vec![Adding::Both, Adding::Rows]),
    ) {
        let mut table = with_totals(&parts, adding);
        for one in table.iter_mut().rev().skip(1).flatten() {
            if (1..=2).contains(&one.value) {
                one.hidden = Hidden::Small;
            }
        }
        let last = table.last().cloned();
        protect(&mut table, adding);
        prop_assert_eq!(table.last().cloned(), last, "totals of other tables are not hidden");
        let tries = Tries::of(&table, adding);
        for (row, line) in table.iter().enumerate() {
            for (column, one) in line.iter().enumerate() {
                if one.hidden == Hidden::Small {
                    let others = (0..=tries.most).filter(|value| *value != one.value);
                    let safe = others.into_iter().any(|value| tries.may_be(row, column, value));
                    prop_assert!(safe, "{} can be found out in {:?}", one.value, table);
                }
            }
        }
    }

    #[test]
    fn fig_2_published_tables_show_no_number_of_few_facilities(
        facts in vec(any_fact(), 0..80),
        dimension in select(vec![Dimension::Region, Dimension::Type, Dimension::Cause]),
    ) {
        let table = publish(dimension, 2024, date(2027, 1, 1), 3, &facts);
        let of_year = |fact: &Fact, place: usize| {
            table.years.get(place).is_none_or(|year| fact.declared_on.year() == *year)
        };
        let stands_in = |fact: &Fact, group: Group| match group {
            Group::Region(code) => {
                process::territory::departement(fact.departement).region().code() == code
            }
            Group::Type(group) => fact.group() == group,
            Group::Cause(cause) => fact.causes.has(cause),
            _ => fact.causes.is_empty(),
        };
        for (group, line) in &table.rows {
            for (place, number) in line.iter().enumerate() {
                let own: Vec<&Fact> = facts
                    .iter()
                    .filter(|fact| fact.is_incident() && stands_in(fact, *group))
                    .filter(|fact| of_year(fact, place))
                    .collect();
                let mut facilities: Vec<FacilityId> = own.iter().map(|fact| fact.facility).collect();
                facilities.sort();
                facilities.dedup();
                match number {
                    Published::Count(count) => {
                        prop_assert_eq!(*count, own.len() as u64);
                        prop_assert!(own.is_empty() || facilities.len() >= 3);
                    }
                    Published::Hidden => {}
                }
            }
        }
    }
}

#[test]
fn fig_2_a_small_total_of_a_year_is_hidden_with_another_year() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut fact = |year, facility: u128| Fact {
        facility: FacilityId(Uuid::from_u128(facility)),
        declared_on: date(year, 3, 1),
        reality: process::case::Reality::Real,
        judged: process::figures::Judged::Incident,
        ..any_fact().new_tree(&mut runner).unwrap().current()
    };
    let mut facts = vec![fact(2024, 1)];
    facts.extend(
        (0..8)
            .flat_map(|n| [(2025, n), (2026, n)])
            .map(|(year, n)| fact(year, n)),
    );
    let table = publish(Dimension::Type, 2024, date(2027, 1, 1), 5, &facts);
    assert_eq!(table.years, [2024, 2025, 2026]);
    let hidden = table.total.iter().filter(|one| **one == Published::Hidden);
    assert_eq!(hidden.count(), 2, "{:?}", table.total);
    assert_eq!(table.total.last(), Some(&Published::Count(17)));
}
