//! Hiding small numbers so that no total minus its parts gives one away
//! (FIG-2).
//!
//! Whoever reads a line of numbers and their total takes away what is shown:
//! what is left is the sum of all that is hidden. It must be no small number
//! either, and leave open how it is made up.

use std::collections::HashSet;

use super::Fact;
use crate::ids::FacilityId;

/// Cases of a group, and by which facilities.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    count: u64,
    facilities: HashSet<FacilityId>,
}

impl Cell {
    pub(super) fn add(&mut self, fact: &Fact) {
        self.count += 1;
        self.facilities.insert(fact.facility);
    }

    pub(super) const fn count(&self) -> u64 {
        self.count
    }

    fn is_small(&self, fewest: u32) -> bool {
        self.count > 0 && (self.facilities.len() as u64) < u64::from(fewest)
    }
}

/// Which parts of a total are hidden, when the total is shown: the small ones,
/// and the next smallest beside them until all that is hidden rests on
/// `fewest` facilities together, and might be made up otherwise. Nothing when
/// that cannot be: then the total must be hidden with all its parts.
pub(super) fn hidden(parts: &[Cell], fewest: u32) -> Option<Vec<bool>> {
    let mut hidden: Vec<bool> = parts.iter().map(|part| part.is_small(fewest)).collect();
    let mut others: Vec<usize> = (0..parts.len())
        .filter(|place| parts[*place].count > 0 && !hidden[*place])
        .collect();
    others.sort_by_key(|place| std::cmp::Reverse(parts[*place].count));
    while !is_safe(parts, &hidden, fewest) {
        hidden[others.pop()?] = true;
    }
    Some(hidden)
}

/// Whether what is left of a total without the parts that are shown gives
/// nothing away. None of the hidden parts is nought: noughts are shown.
fn is_safe(parts: &[Cell], hidden: &[bool], fewest: u32) -> bool {
    let within = || {
        let both = parts.iter().zip(hidden);
        both.filter_map(|(part, hidden)| hidden.then_some(part))
    };
    let numbers = within().count() as u64;
    if numbers == 0 {
        return true;
    }
    let sum: u64 = within().map(|part| part.count).sum();
    let facilities: HashSet<FacilityId> = within()
        .flat_map(|part| part.facilities.iter().copied())
        .collect();
    // Were the sum as many as its numbers, each would be one.
    numbers > 1 && sum > numbers && facilities.len() as u64 >= u64::from(fewest)
}
