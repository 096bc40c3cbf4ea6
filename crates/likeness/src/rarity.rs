//! How telling it is that two cases share something: the rarer, the more.

use std::collections::BTreeMap;

use crate::profile::Key;

/// A key that more cases than this hold leads nowhere by itself: it is not
/// followed when look-alikes are sought, which bounds the work of each search
/// however many cases there are.
pub const FREQUENT: u32 = 100;

/// Cases below which the base is taken to be larger, so that a value is not
/// thought common because a young base holds few cases.
const SMALLEST_BASE: u32 = 10_000;

/// How many cases hold each key.
#[derive(Clone, Debug, Default)]
pub struct Rarity {
    cases: u32,
    holding: BTreeMap<Key, u32>,
}

/// How common a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commonness {
    /// Few hold it: worth following.
    Rare,
    /// Too many hold it.
    Frequent,
}

impl Rarity {
    /// From the number of cases in all and of those that hold each key.
    #[must_use]
    pub fn new(cases: u32, holding: impl IntoIterator<Item = (Key, u32)>) -> Self {
        Self {
            cases,
            holding: holding.into_iter().collect(),
        }
    }

    /// Weight of sharing a key, 0 (everybody has it) to 1 (nobody else has).
    #[must_use]
    pub fn weight(&self, key: Key) -> f64 {
        let base = f64::from(self.cases.max(SMALLEST_BASE));
        let holding = f64::from(self.holding.get(&key).copied().unwrap_or(1).max(1));
        ((base / holding).ln() / base.ln()).clamp(0.0, 1.0)
    }

    /// Whether a key is worth following.
    #[must_use]
    pub fn commonness(&self, key: Key) -> Commonness {
        match self.holding.get(&key) {
            Some(holding) if *holding > FREQUENT => Commonness::Frequent,
            _ => Commonness::Rare,
        }
    }
}
