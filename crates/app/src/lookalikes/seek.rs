//! Seeking and comparing: a bounded number of cases for each search, found by
//! the keys that they share with it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;
use likeness::{FREQUENT, Key, Likeness, Rarity, Verdict, compare};
use process::{access::Scope, ids::CaseId};
use store::{
    Reader, StoreError,
    cases::CaseLine,
    lookalikes::{Holding, Known, Lead, Number, holdings, known, newest, sharing},
};

use super::frequencies::{Frequencies, Moment, Wanted};

/// Keys of one case that are counted.
const COUNTED: usize = 800;
/// Entries of the index that are read to find the cases that share most.
const ENTRIES: u32 = 2_500;
/// Cases that one case is compared with.
const COMPARED: usize = 40;
/// Further cases read for those that are likely the same.
const COMPARED_BEYOND: usize = 24;
/// Words of the cases compared that are counted: how much of a text is shared
/// depends on the rarity of what is not.
const WORDS_COUNTED: usize = 1_500;

/// A case that resembles another.
#[derive(Clone, Debug)]
pub(crate) struct Resembling {
    pub(crate) known: Known,
    pub(crate) line: CaseLine,
    pub(crate) likeness: Likeness,
}

/// Where look-alikes are sought.
#[derive(Clone, Copy)]
pub(crate) struct Seeker<'a> {
    pub(crate) reader: Reader<'a>,
    pub(crate) scope: &'a Scope,
    pub(crate) frequencies: &'a Frequencies,
    pub(crate) now: Timestamp,
}

/// One search: what it has counted and read, so that its second step does not
/// do it again.
pub(crate) struct Search<'a> {
    seeker: Seeker<'a>,
    total: Number,
    counted: HashMap<Key, Holding>,
    met: BTreeMap<Number, Known>,
    rarity: Rarity,
}

impl<'a> Seeker<'a> {
    /// A search for the cases that look like this one.
    pub(crate) async fn search(self, own: &Known) -> Result<Search<'a>, StoreError> {
        let mut search = self.begin().await?;
        search.met.insert(own.number, own.clone());
        search.meet(&[own], COMPARED).await?;
        Ok(search)
    }

    /// What two cases share.
    pub(crate) async fn between(self, one: &Known, other: &Known) -> Result<Likeness, StoreError> {
        let mut search = self.begin().await?;
        let mut keys = one.row.profile.keys();
        keys.extend(other.row.profile.keys());
        search.count(keys, Wanted::Exact).await?;
        search.weigh();
        Ok(compare(
            &one.row.profile,
            &other.row.profile,
            &search.rarity,
        ))
    }

    async fn begin(self) -> Result<Search<'a>, StoreError> {
        Ok(Search {
            total: newest(self.reader).await?,
            seeker: self,
            counted: HashMap::new(),
            met: BTreeMap::new(),
            rarity: Rarity::default(),
        })
    }
}

impl Search<'_> {
    /// Reads also the cases to which these lead.
    pub(crate) async fn follow(&mut self, cases: &[&Known]) -> Result<(), StoreError> {
        self.meet(cases, COMPARED_BEYOND).await
    }

    /// For each of these, those of the cases met that may be the same, without
    /// the ones left out; the likeliest first.
    pub(crate) async fn resembling(
        &self,
        subjects: &[&Known],
        without: &BTreeSet<CaseId>,
    ) -> Result<Vec<Vec<Resembling>>, StoreError> {
        let alike: Vec<Vec<(&Known, Likeness)>> = subjects
            .iter()
            .map(|one| self.alike(one, without))
            .collect();
        let mut ids: BTreeSet<CaseId> = alike.iter().flatten().map(|(one, _)| one.case).collect();
        if ids.is_empty() {
            return Ok(vec![Vec::new(); subjects.len()]);
        }
        ids.extend(subjects.iter().map(|one| one.case));
        let ids: Vec<CaseId> = ids.into_iter().collect();
        let lines = store::cases::of_ids(self.seeker.reader, self.seeker.scope, &ids).await?;
        let lines: BTreeMap<CaseId, CaseLine> =
            lines.into_iter().map(|line| (line.row.id, line)).collect();
        Ok(subjects
            .iter()
            .zip(alike)
            .map(|(one, alike)| shown(lines.get(&one.case), alike, &lines))
            .collect())
    }

    fn alike(&self, one: &Known, without: &BTreeSet<CaseId>) -> Vec<(&Known, Likeness)> {
        let mut alike: Vec<(&Known, Likeness)> = self
            .met
            .values()
            // Of cases in one incident nothing is to be found any more.
            .filter(|other| {
                let together = one.row.incident.is_some() && other.row.incident == one.row.incident;
                other.case != one.case && !without.contains(&other.case) && !together
            })
            .map(|other| {
                let likeness = compare(&one.row.profile, &other.row.profile, &self.rarity);
                (other, likeness)
            })
            .filter(|(_, likeness)| likeness.verdict() >= Verdict::Possible)
            .collect();
        alike.sort_by_key(|(other, likeness)| std::cmp::Reverse((likeness.points, other.number)));
        alike
    }

    /// Reads the cases that share most with any of these, at most `many` that
    /// were not read before.
    async fn meet(&mut self, subjects: &[&Known], many: usize) -> Result<(), StoreError> {
        let keys = subjects.iter().flat_map(|one| counted_of(one)).collect();
        self.count(keys, Wanted::Exact).await?;
        self.weigh();
        let leads = self.leads(subjects);
        let found = sharing(self.seeker.reader, leads, many + self.met.len()).await?;
        let wanted: Vec<Number> = found
            .into_iter()
            .filter(|number| !self.met.contains_key(number))
            .take(many)
            .collect();
        let read = known(self.seeker.reader, self.seeker.scope, wanted).await?;
        let words = read
            .iter()
            .flat_map(|one| one.row.profile.word_keys())
            .take(WORDS_COUNTED)
            .collect();
        self.met
            .extend(read.into_iter().map(|one| (one.number, one)));
        self.count(words, Wanted::About).await?;
        self.weigh();
        Ok(())
    }

    /// The keys by which look-alikes are sought: traces, names and texts
    /// always, words only where they are rare; the rarest first, until enough
    /// of the index is read.
    fn leads(&self, subjects: &[&Known]) -> Vec<Lead> {
        let mut leads: BTreeMap<Key, f64> = BTreeMap::new();
        for one in subjects {
            let leading = one.row.profile.leads();
            for key in one.row.profile.word_keys() {
                if matches!(self.counted.get(&key), Some(Holding::Few(_))) {
                    leads.insert(key, self.rarity.weight(key));
                }
            }
            leads.extend(
                leading
                    .into_iter()
                    .map(|key| (key, 2.0 * self.rarity.weight(key))),
            );
        }
        let mut leads: Vec<(f64, Key, Holding)> = leads
            .into_iter()
            .filter_map(|(key, weight)| {
                let holding = *self.counted.get(&key)?;
                // Nobody else holds what one case holds.
                (!matches!(holding, Holding::Few(0 | 1))).then_some((weight, key, holding))
            })
            .collect();
        leads.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut left = ENTRIES;
        leads
            .into_iter()
            .map_while(|(weight, key, holding)| {
                left = left.checked_sub(holding.entries())?;
                Some(Lead {
                    key,
                    holding,
                    weight,
                })
            })
            .collect()
    }

    async fn count(&mut self, keys: BTreeSet<Key>, wanted: Wanted) -> Result<(), StoreError> {
        let mut keys = keys;
        keys.retain(|key| !self.counted.contains_key(key));
        let seeker = self.seeker;
        let now = Moment {
            at: seeker.now,
            newest: self.total,
        };
        let recalled = seeker.frequencies.recall(&mut keys, wanted, now);
        self.counted.extend(recalled);
        let found = holdings(seeker.reader, keys).await?;
        seeker.frequencies.remember(&found, now);
        self.counted.extend(found);
        Ok(())
    }

    fn weigh(&mut self) {
        let cases = u32::try_from(self.total).unwrap_or(u32::MAX);
        let holding = self
            .counted
            .iter()
            .map(|(key, holding)| (*key, estimated(*holding, self.total)));
        self.rarity = Rarity::new(cases, holding);
    }
}

fn shown(
    own: Option<&CaseLine>,
    alike: Vec<(&Known, Likeness)>,
    lines: &BTreeMap<CaseId, CaseLine>,
) -> Vec<Resembling> {
    alike
        .into_iter()
        .filter_map(|(known, likeness)| {
            let line = lines.get(&known.case)?.clone();
            // A real incident and an exercise are never the same thing.
            (line.row.reality == own?.row.reality).then(|| Resembling {
                known: known.clone(),
                line,
                likeness,
            })
        })
        .collect()
}

/// The keys of a case that are counted; what leads to others by itself first.
fn counted_of(one: &Known) -> impl Iterator<Item = Key> {
    let leads = one.row.profile.leads();
    leads
        .into_iter()
        .chain(one.row.profile.word_keys())
        .take(COUNTED)
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
