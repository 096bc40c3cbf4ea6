//! The fixed tables of the public pages (FIG-2): years by region, by type of
//! facility and by cause, small numbers hidden.
//!
//! A year is published by itself, once it is over, and not changed afterwards:
//! the tables of two days differ by whole years, or by whole files of past
//! reports, each of which was made safe alone. So whoever subtracts one from
//! the other finds numbers that might as well have been published.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Fact, Group, Question, Span,
    group::each_group,
    groups,
    suppress::{Cell, hidden},
};
use crate::words::Dimension;

/// What public tables are broken down by.
pub const PUBLISHED_BY: [Dimension; 3] = [Dimension::Region, Dimension::Type, Dimension::Cause];

/// The month on whose first day the year before is published: what was
/// declared in its last days has been judged by then.
const PUBLISHED_IN: i8 = 2;

/// A number as it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Option<u64>", into = "Option<u64>")]
pub enum Published {
    /// This many.
    Count(u64),
    /// Hidden, so that no facility is recognised.
    Hidden,
}

impl From<Option<u64>> for Published {
    fn from(number: Option<u64>) -> Self {
        number.map_or(Self::Hidden, Self::Count)
    }
}

impl From<Published> for Option<u64> {
    fn from(number: Published) -> Self {
        match number {
            Published::Count(count) => Some(count),
            Published::Hidden => None,
        }
    }
}

impl Published {
    /// Both together: hidden when one of them is.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Count(one), Self::Count(other)) => Self::Count(one + other),
            _ => Self::Hidden,
        }
    }
}

/// The incidents of a year, as they are published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicYear {
    /// The year.
    pub year: i16,
    /// All of them, each case once.
    pub total: Published,
    /// By each of [`PUBLISHED_BY`], every group of it.
    pub by: [Vec<(Group, Published)>; 3],
}

/// The numbers of a year as they are kept: groups by their stable words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptNumbers {
    total: Published,
    by: [BTreeMap<String, Published>; 3],
}

/// Incidents by year and something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicTable {
    /// What the rows are.
    pub dimension: Dimension,
    /// The years, in order.
    pub years: Vec<i16>,
    /// Each group with its years.
    pub rows: Vec<(Group, Vec<Published>)>,
    /// All groups together, each case once.
    pub total: Vec<Published>,
}

/// The last year that is published on a day.
#[must_use]
pub fn last_published(today: Date) -> i16 {
    today.year() - if today.month() < PUBLISHED_IN { 2 } else { 1 }
}

/// The incidents of a year. A number to which fewer than `fewest` facilities
/// contribute is hidden, and what would give it away.
#[must_use]
pub fn publish<'f>(
    year: i16,
    fewest: u32,
    facts: impl IntoIterator<Item = &'f Fact>,
) -> PublicYear {
    let groups = PUBLISHED_BY.map(all_groups);
    let mut cells: [BTreeMap<Group, Cell>; 3] =
        std::array::from_fn(|_| BTreeMap::<Group, Cell>::new());
    let mut total = Cell::default();
    for fact in facts {
        if !fact.is_incident() || fact.declared_on.year() != year {
            continue;
        }
        total.add(fact);
        for (dimension, cells) in PUBLISHED_BY.into_iter().zip(&mut cells) {
            each_group(dimension, fact, |group| {
                cells.entry(group).or_default().add(fact);
            });
        }
    }
    let parts: Vec<Vec<Cell>> = groups
        .iter()
        .zip(&mut cells)
        .map(|(groups, cells)| {
            let taken = groups.iter().map(|group| cells.remove(group));
            taken.map(Option::unwrap_or_default).collect()
        })
        .collect();
    let safe: Option<Vec<Vec<bool>>> = parts.iter().map(|parts| hidden(parts, fewest)).collect();
    let number = |cell: &Cell, hides: bool| {
        if hides && cell.count() > 0 {
            Published::Hidden
        } else {
            Published::Count(cell.count())
        }
    };
    let mut places = 0..groups.len();
    let by = groups.map(|groups| {
        let place = places.next().unwrap_or_default();
        let hides = |at: usize| safe.as_ref().is_none_or(|safe| safe[place][at]);
        let parts = parts[place].iter().enumerate();
        groups
            .into_iter()
            .zip(parts.map(|(at, cell)| number(cell, hides(at))))
            .collect()
    });
    PublicYear {
        year,
        // Where one table cannot be made safe beside it, it stands in none.
        total: number(&total, safe.is_none()),
        by,
    }
}

fn all_groups(dimension: Dimension) -> Vec<Group> {
    groups(dimension, &Question::of(Span::year_of(Date::ZERO)))
}

impl PublicYear {
    /// This and other cases of the year, each of both published by itself: a
    /// number is hidden where it is hidden of one.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let mut sum = self.clone();
        sum.total = sum.total.with(other.total);
        for (numbers, others) in sum.by.iter_mut().zip(&other.by) {
            for ((_, number), (_, other)) in numbers.iter_mut().zip(others) {
                *number = number.with(*other);
            }
        }
        sum
    }

    /// The numbers as they are kept.
    #[must_use]
    pub fn kept(&self) -> KeptNumbers {
        KeptNumbers {
            total: self.total,
            by: std::array::from_fn(|place| {
                let numbers = self.by[place].iter();
                numbers
                    .map(|(group, number)| (group.word(), *number))
                    .collect()
            }),
        }
    }

    /// The year whose numbers were kept.
    #[must_use]
    pub fn of_kept(year: i16, kept: &KeptNumbers) -> Self {
        let mut places = kept.by.iter();
        let by = PUBLISHED_BY.map(|dimension| {
            let numbers = places.next();
            let number = |group: &Group| {
                let number = numbers.and_then(|numbers| numbers.get(&group.word()));
                number.copied().unwrap_or(Published::Count(0))
            };
            let groups = all_groups(dimension).into_iter();
            groups.map(|group| (group, number(&group))).collect()
        });
        Self {
            year,
            total: kept.total,
            by,
        }
    }
}

/// Years side by side, one table for each of [`PUBLISHED_BY`].
#[must_use]
pub fn tables(years: &[PublicYear]) -> Vec<PublicTable> {
    PUBLISHED_BY
        .into_iter()
        .enumerate()
        .map(|(place, dimension)| PublicTable {
            dimension,
            years: years.iter().map(|one| one.year).collect(),
            rows: all_groups(dimension)
                .into_iter()
                .enumerate()
                .map(|(row, group)| {
                    let numbers = years.iter().map(|one| one.by[place][row].1);
                    (group, numbers.collect())
                })
                .collect(),
            total: years.iter().map(|one| one.total).collect(),
        })
        .collect()
}
