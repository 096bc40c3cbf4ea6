//! The fixed tables of the public pages (FIG-2): years by region, by type of
//! facility and by cause, small numbers hidden.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use super::{
    Adding, Fact, Group, Hidden, Protected, Question, Span, group::each_group, groups, protect,
};
use crate::{ids::FacilityId, words::Dimension};

/// A number as it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    /// This many.
    Count(u64),
    /// Hidden, so that no facility is recognised.
    Hidden,
}

/// Incidents of a group in a year, and by how many facilities.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    count: u64,
    facilities: HashSet<FacilityId>,
}

/// Incidents by year and something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicTable {
    /// What the rows are.
    pub dimension: Dimension,
    /// The years, in order; then comes the total.
    pub years: Vec<i16>,
    /// Each group with its years and total.
    pub rows: Vec<(Group, Vec<Published>)>,
    /// All groups together, each case once.
    pub total: Vec<Published>,
}

impl Cell {
    fn add(&mut self, fact: &Fact) {
        self.count += 1;
        self.facilities.insert(fact.facility);
    }

    fn protected(&self, fewest: u32) -> Protected {
        let small = self.count > 0 && (self.facilities.len() as u64) < u64::from(fewest);
        Protected {
            value: self.count,
            hidden: if small { Hidden::Small } else { Hidden::No },
        }
    }
}

/// The incidents declared before a day, by year and `dimension`. A number to
/// which fewer than `fewest` facilities contribute is hidden, and what would
/// give it away.
#[must_use]
pub fn publish<'f>(
    dimension: Dimension,
    since: i16,
    before: Date,
    fewest: u32,
    facts: impl IntoIterator<Item = &'f Fact>,
) -> PublicTable {
    let last = before.yesterday().unwrap_or(before);
    let first = Date::new(since, 1, 1)
        .unwrap_or(last)
        .min(last.first_of_year());
    let Some(period) = Span::of_days(first, last) else {
        return PublicTable {
            dimension,
            years: Vec::new(),
            rows: Vec::new(),
            total: Vec::new(),
        };
    };
    let years: Vec<i16> = (first.year()..=last.year()).collect();
    let question = Question::of(period);
    let groups = groups(dimension, &question);
    let empty = vec![Cell::default(); years.len() + 1];
    let mut rows: BTreeMap<Group, Vec<Cell>> =
        groups.iter().map(|group| (*group, empty.clone())).collect();
    let mut total = empty;
    for fact in facts {
        if !fact.is_incident() || !question.is_about(fact) {
            continue;
        }
        let year = usize::try_from(fact.declared_on.year() - first.year()).unwrap_or_default();
        let note = |line: &mut Vec<Cell>| {
            for column in [year, years.len()] {
                if let Some(cell) = line.get_mut(column) {
                    cell.add(fact);
                }
            }
        };
        note(&mut total);
        each_group(dimension, fact, |group| {
            if let Some(line) = rows.get_mut(&group) {
                note(line);
            }
        });
    }
    let protected = |line: &[Cell]| line.iter().map(|cell| cell.protected(fewest)).collect();
    // The totals stand in every table, and are made safe before each.
    let mut table: Vec<Vec<Protected>> = vec![protected(&total)];
    hide_totals(&mut table);
    let totals = table.remove(0);
    table.extend(
        groups
            .iter()
            .filter_map(|group| rows.get(group))
            .map(|line| protected(line)),
    );
    table.push(totals);
    let adding = if dimension.overlaps() {
        Adding::Rows
    } else {
        Adding::Both
    };
    protect(&mut table, adding);
    let published = |line: Vec<Protected>| line.into_iter().map(Published::from).collect();
    let total = table.pop().map(published).unwrap_or_default();
    PublicTable {
        dimension,
        years,
        rows: groups
            .into_iter()
            .zip(table.into_iter().map(published))
            .collect(),
        total,
    }
}

/// Hides in a line of totals, the sum of all last, what would give a small one
/// away.
fn hide_totals(line: &mut Vec<Vec<Protected>>) {
    let nothing = vec![
        Protected {
            value: 0,
            hidden: Hidden::No
        };
        line.first().map_or(0, Vec::len)
    ];
    line.push(nothing);
    protect(line, Adding::Rows);
    line.pop();
}

impl From<Protected> for Published {
    fn from(number: Protected) -> Self {
        match number.hidden {
            Hidden::No => Self::Count(number.value),
            Hidden::Small | Hidden::Beside => Self::Hidden,
        }
    }
}
