//! How telling it is that two cases share something: the rarer, the more.

use std::collections::HashMap;

use crate::profile::Key;

/// A key that more cases than this hold leads nowhere by itself: it is not
/// followed when look-alikes are sought, which bounds the work of each search
/// however many cases there are.
pub const FREQUENT: u32 = 100;

/// Cases below which the base is taken to be larger, so that a value is not
/// thought common because a young base holds few cases.
const SMALLEST_BASE: u32 = 10_000;

/// How much it tells that two cases share each key.
#[derive(Clone, Debug, Default)]
pub struct Rarity {
    weights: HashMap<Key, f64>,
}

impl Rarity {
    /// From the number of cases in all and of those that hold each key.
    #[must_use]
    pub fn new(cases: u32, holding: impl IntoIterator<Item = (Key, u32)>) -> Self {
        let base = f64::from(cases.max(SMALLEST_BASE));
        let weight = |many: u32| ((base / f64::from(many.max(1))).ln() / base.ln()).clamp(0.0, 1.0);
        Self {
            weights: holding
                .into_iter()
                .map(|(key, many)| (key, weight(many)))
                .collect(),
        }
    }

    /// Weight of sharing a key, 0 (everybody has it) to 1 (nobody else has).
    #[must_use]
    pub fn weight(&self, key: Key) -> f64 {
        self.weights.get(&key).copied().unwrap_or(1.0)
    }
}
