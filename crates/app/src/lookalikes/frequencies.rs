//! How many cases hold a key, remembered for a while: the words that every
//! report holds are not counted for each search.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use likeness::Key;
use store::lookalikes::{Holding, Number};

/// How long a number is remembered.
const REMEMBERED: SignedDuration = SignedDuration::from_mins(15);
/// Cases that may come meanwhile: the newest holders of a frequent key are read
/// from where its hundredth newest stood.
const MOST_SINCE: Number = 500;
/// Numbers that are remembered.
const MOST_REMEMBERED: usize = 200_000;

/// What a number is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// To find whoever holds the key: one more holder counts.
    Exact,
    /// To weigh a word of a text.
    About,
}

/// When a number was counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub(super) at: Timestamp,
    /// The place of the newest case then.
    pub(super) newest: Number,
}

/// Numbers counted a short while ago.
#[derive(Default)]
pub(crate) struct Frequencies(Mutex<HashMap<Key, (Holding, Moment)>>);

impl Moment {
    fn is_soon_after(self, then: Self) -> bool {
        self.at.duration_since(then.at) < REMEMBERED && self.newest - then.newest < MOST_SINCE
    }
}

impl Frequencies {
    /// Takes out of `keys` those that are remembered.
    pub(super) fn recall(
        &self,
        keys: &mut BTreeSet<Key>,
        wanted: Wanted,
        now: Moment,
    ) -> HashMap<Key, Holding> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut recalled = HashMap::new();
        keys.retain(|key| match known.get(key) {
            Some((holding, then)) if now.is_soon_after(*then) => {
                let serves = wanted == Wanted::About || matches!(holding, Holding::Frequent { .. });
                if serves {
                    recalled.insert(*key, *holding);
                }
                !serves
            }
            _ => true,
        });
        recalled
    }

    pub(super) fn remember(&self, found: &HashMap<Key, Holding>, now: Moment) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() > MOST_REMEMBERED {
            known.clear();
        }
        known.extend(found.iter().map(|(key, holding)| (*key, (*holding, now))));
    }
}
