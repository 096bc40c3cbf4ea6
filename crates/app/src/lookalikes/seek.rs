//! Seeking and comparing: a bounded number of candidates for each case, found
//! by the keys that they share with it.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use likeness::{FREQUENT, Key, Likeness, Rarity, Verdict, compare};
use process::access::Scope;
use store::{
    Reader, StoreError,
    lookalikes::{Holding, Known, Number, holders, holdings, known, newest},
};

/// Rare words that are followed for each case.
const WORDS_FOLLOWED: usize = 40;
/// Other keys that are followed for each case.
const LEADS_FOLLOWED: usize = 120;
/// Cases that one case is compared with.
const COMPARED: usize = 40;
/// How long it is remembered that a key is frequent.
const REMEMBERED: SignedDuration = SignedDuration::from_mins(15);
/// Frequent keys that are remembered.
const MOST_REMEMBERED: usize = 100_000;

/// Keys that were found frequent a short while ago: the words that every
/// report holds are not counted for each page.
#[derive(Default)]
pub(crate) struct Frequencies(Mutex<HashMap<Key, (Holding, Timestamp)>>);

impl Frequencies {
    fn recall(&self, keys: &mut BTreeSet<Key>, now: Timestamp) -> HashMap<Key, Holding> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut recalled = HashMap::new();
        keys.retain(|key| match known.get(key) {
            Some((holding, at)) if now.duration_since(*at) < REMEMBERED => {
                recalled.insert(*key, *holding);
                false
            }
            _ => true,
        });
        recalled
    }

    fn remember(&self, found: &HashMap<Key, Holding>, now: Timestamp) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() > MOST_REMEMBERED {
            known.clear();
        }
        let frequent = found
            .iter()
            .filter(|(_, holding)| matches!(holding, Holding::Frequent { .. }));
        known.extend(frequent.map(|(key, holding)| (*key, (*holding, now))));
    }
}

/// A case that resembles another.
#[derive(Clone, Debug)]
pub(crate) struct Resembling {
    pub(crate) known: Known,
    pub(crate) likeness: Likeness,
}

/// Where look-alikes are sought.
pub(crate) struct Seeker<'a> {
    pub(crate) reader: Reader<'a>,
    pub(crate) scope: &'a Scope,
    pub(crate) frequencies: &'a Frequencies,
    pub(crate) now: Timestamp,
}

impl Seeker<'_> {
    /// For each case, those that may be the same, the likeliest first.
    pub(crate) async fn resembling(
        &self,
        subjects: &[Known],
    ) -> Result<Vec<Vec<Resembling>>, StoreError> {
        let total = newest(self.reader).await?;
        let keys = subjects.iter().flat_map(|one| one.row.profile.keys());
        let mut counted = self.count(keys.collect()).await?;
        let followed: Vec<BTreeMap<Key, f64>> = subjects
            .iter()
            .map(|one| followed(one, &counted, total))
            .collect();
        let all: BTreeSet<Key> = followed.iter().flat_map(BTreeMap::keys).copied().collect();
        let asked = all.iter().map(|key| (*key, counted[key]));
        let mut holding: HashMap<Key, Vec<Number>> = HashMap::new();
        for (key, number) in holders(self.reader, asked).await? {
            holding.entry(key).or_default().push(number);
        }
        let chosen: Vec<BTreeSet<Number>> = subjects
            .iter()
            .zip(&followed)
            .map(|(one, keys)| candidates(one.number, keys, &holding))
            .collect();
        let wanted: BTreeSet<Number> = chosen.iter().flatten().copied().collect();
        let found: BTreeMap<Number, Known> = known(self.reader, self.scope, wanted)
            .await?
            .into_iter()
            .map(|known| (known.number, known))
            .collect();
        let words = found.values().flat_map(|one| one.row.profile.word_keys());
        let unknown = words.filter(|key| !counted.contains_key(key)).collect();
        counted.extend(self.count(unknown).await?);
        let rarity = rarity(&counted, total);
        Ok(subjects
            .iter()
            .zip(&chosen)
            .map(|(one, chosen)| {
                let beside = chosen.iter().filter_map(|number| found.get(number));
                compared(one, beside, &rarity)
            })
            .collect())
    }

    /// What two cases share.
    pub(crate) async fn between(&self, one: &Known, other: &Known) -> Result<Likeness, StoreError> {
        let total = newest(self.reader).await?;
        let mut keys = one.row.profile.keys();
        keys.extend(other.row.profile.keys());
        let counted = self.count(keys).await?;
        Ok(compare(
            &one.row.profile,
            &other.row.profile,
            &rarity(&counted, total),
        ))
    }

    async fn count(&self, mut keys: BTreeSet<Key>) -> Result<HashMap<Key, Holding>, StoreError> {
        let mut counted = self.frequencies.recall(&mut keys, self.now);
        let found = holdings(self.reader, keys).await?;
        self.frequencies.remember(&found, self.now);
        counted.extend(found);
        Ok(counted)
    }
}

/// How many cases hold a key, estimated from the newest ones where there are
/// too many to count.
fn estimated(holding: Holding, total: Number) -> u32 {
    let clamped = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    match holding {
        Holding::Few(many) => many,
        Holding::Frequent { since } => {
            let span = (total - since + 1).max(1);
            clamped(i64::from(FREQUENT).saturating_mul(total) / span).max(FREQUENT)
        }
    }
}

fn rarity(counted: &HashMap<Key, Holding>, total: Number) -> Rarity {
    let cases = u32::try_from(total).unwrap_or(u32::MAX);
    Rarity::new(
        cases,
        counted
            .iter()
            .map(|(key, holding)| (*key, estimated(*holding, total))),
    )
}

/// The keys by which look-alikes of a case are sought, each with its weight.
fn followed(one: &Known, counted: &HashMap<Key, Holding>, total: Number) -> BTreeMap<Key, f64> {
    let rarity = rarity(counted, total);
    let leads = one.row.profile.leads();
    let rare = |key: &Key| matches!(counted.get(key), Some(Holding::Few(many)) if *many > 1);
    let mut words: Vec<Key> = one
        .row
        .profile
        .word_keys()
        .filter(|key| !leads.contains(key) && rare(key))
        .collect();
    words.sort_by(|a, b| rarity.weight(*b).total_cmp(&rarity.weight(*a)));
    words.truncate(WORDS_FOLLOWED);
    let shared = |key: &Key| !matches!(counted.get(key), None | Some(Holding::Few(0 | 1)));
    let mut leads: Vec<Key> = leads.into_iter().filter(shared).collect();
    leads.sort_by(|a, b| rarity.weight(*b).total_cmp(&rarity.weight(*a)));
    leads.truncate(LEADS_FOLLOWED);
    leads
        .into_iter()
        .map(|key| (key, 2.0 * rarity.weight(key)))
        .chain(words.into_iter().map(|key| (key, rarity.weight(key))))
        .collect()
}

/// The cases worth comparing: those that share most.
fn candidates(
    own: Number,
    keys: &BTreeMap<Key, f64>,
    holding: &HashMap<Key, Vec<Number>>,
) -> BTreeSet<Number> {
    let mut shared: HashMap<Number, f64> = HashMap::new();
    for (key, weight) in keys {
        for number in holding.get(key).into_iter().flatten() {
            *shared.entry(*number).or_default() += weight;
        }
    }
    shared.remove(&own);
    let mut best: Vec<(Number, f64)> = shared.into_iter().collect();
    // For the same weight the newer case comes first.
    best.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    best.into_iter()
        .take(COMPARED)
        .map(|(number, _)| number)
        .collect()
}

fn compared<'k>(
    one: &Known,
    beside: impl Iterator<Item = &'k Known>,
    rarity: &Rarity,
) -> Vec<Resembling> {
    let mut alike: Vec<Resembling> = beside
        // A real incident and an exercise are never the same thing, and of
        // cases in one incident nothing is to be found any more.
        .filter(|other| {
            let together = one.row.incident.is_some() && other.row.incident == one.row.incident;
            other.line.row.reality == one.line.row.reality && !together
        })
        .map(|other| Resembling {
            known: other.clone(),
            likeness: compare(&one.row.profile, &other.row.profile, rarity),
        })
        .filter(|found| found.likeness.verdict() >= Verdict::Possible)
        .collect();
    alike.sort_by_key(|found| {
        let newest_first = std::cmp::Reverse(found.known.number);
        (std::cmp::Reverse(found.likeness.points), newest_first)
    });
    alike
}
