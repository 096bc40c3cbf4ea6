//! What happened along a time: how many incidents, and the events and
//! incidents that weighed most (FIG-1).

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::{ToSpan, civil::Date};

use super::{Fact, Question, Span, group::spans};
use crate::{
    ids::{FacilityId, IncidentId},
    territory::{RegionCode, departement},
    words::{CareImpact, Cause, FacilityGroup},
};

/// Happenings that are shown beside the numbers.
const SHOWN: usize = 12;
/// Days up to which numbers are of weeks, and of months; of quarters beyond.
const DAYS_OF_WEEKS: u64 = 120;
const DAYS_OF_MONTHS: u64 = 1_200;

/// What happened along a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The incidents of each week, month or quarter, in order.
    pub steps: Vec<Step>,
    /// What weighed most, in the order in which it began.
    pub happenings: Vec<Happening>,
    /// Events and incidents in degraded mode that are not among them.
    pub others: u64,
}

/// The incidents declared in a part of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The part; the first and the last may reach beyond the time.
    pub span: Span,
    /// How many, within the time.
    pub incidents: u64,
}

/// An event, or an incident by itself that made care go on in degraded mode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// The event, once experts said so; none of an incident by itself.
    pub event: Option<IncidentId>,
    /// The day of its first declaration.
    pub first: Date,
    /// The day of its last declaration.
    pub last: Date,
    /// The day, give or take one, on which the last of its cases was closed;
    /// nothing while one is open, or when it is not known.
    pub until: Option<Date>,
    /// How many incidents.
    pub incidents: u64,
    /// How many facilities declared them.
    pub facilities: u64,
    /// The region in which they are led, when it is one.
    pub region: Option<RegionCode>,
    /// The group of the facilities, when it is one.
    pub group: Option<FacilityGroup>,
    /// The most frequent cause.
    pub cause: Option<Cause>,
    /// How many interrupted care.
    pub interrupted: u64,
    /// How many made care go on in degraded mode, or stop.
    pub degraded: u64,
    /// The longest degraded mode that is known, in minutes.
    pub longest: Option<u32>,
}

/// What happened along the time of a question.
#[must_use]
pub fn timeline<'f>(question: &Question, facts: impl IntoIterator<Item = &'f Fact>) -> Timeline {
    let period = question.period;
    let step = match period.days() {
        days if days <= DAYS_OF_WEEKS => Span::week_of,
        days if days <= DAYS_OF_MONTHS => Span::month_of,
        _ => Span::quarter_of,
    };
    let mut steps: BTreeMap<Span, u64> = spans(period, step).map(|span| (span, 0)).collect();
    let mut events: HashMap<IncidentId, Gathered> = HashMap::new();
    let mut alone = Heaviest::default();
    for fact in facts {
        if !fact.is_incident() || !question.is_about(fact) {
            continue;
        }
        *steps.entry(step(fact.declared_on)).or_default() += 1;
        match fact.event {
            Some(event) => events
                .entry(event)
                .or_insert_with(|| Gathered::of(fact))
                .add(fact),
            None if fact.is_degraded() => {
                let mut one = Gathered::of(fact);
                one.add(fact);
                alone.take(one.done(None));
            }
            None => {}
        }
    }
    for (event, gathered) in events {
        alone.take(gathered.done(Some(event)));
    }
    let (mut happenings, others) = alone.done();
    happenings.sort_by_key(|one| (one.first, one.last, one.event));
    Timeline {
        steps: steps
            .into_iter()
            .map(|(span, incidents)| Step { span, incidents })
            .collect(),
        happenings,
        others,
    }
}

/// An event that is being gathered.
struct Gathered {
    first: Date,
    last: Date,
    until: Option<Date>,
    incidents: u64,
    facilities: HashSet<FacilityId>,
    regions: HashSet<RegionCode>,
    groups: HashSet<FacilityGroup>,
    causes: BTreeMap<Cause, u64>,
    interrupted: u64,
    degraded: u64,
    longest: Option<u32>,
}

impl Gathered {
    fn of(fact: &Fact) -> Self {
        Self {
            first: fact.declared_on,
            last: fact.declared_on,
            until: Some(fact.declared_on),
            incidents: 0,
            facilities: HashSet::new(),
            regions: HashSet::new(),
            groups: HashSet::new(),
            causes: BTreeMap::new(),
            interrupted: 0,
            degraded: 0,
            longest: None,
        }
    }

    fn add(&mut self, fact: &Fact) {
        self.first = self.first.min(fact.declared_on);
        self.last = self.last.max(fact.declared_on);
        let closed = fact.closed_after.minutes().map(|minutes| {
            let days = i64::from(minutes) / (24 * 60);
            fact.declared_on.saturating_add(days.days())
        });
        self.until = self.until.zip(closed).map(|(one, other)| one.max(other));
        self.incidents += 1;
        self.facilities.insert(fact.facility);
        self.regions
            .insert(departement(fact.departement).region().code());
        self.groups.insert(fact.group());
        for cause in fact.causes.iter() {
            *self.causes.entry(cause).or_default() += 1;
        }
        self.interrupted += u64::from(fact.care == Some(CareImpact::Interruption));
        self.degraded += u64::from(fact.is_degraded());
        self.longest = self.longest.max(fact.degraded.minutes());
    }

    fn done(self, event: Option<IncidentId>) -> Happening {
        // Of causes as frequent, the first of the vocabulary.
        let cause = self.causes.iter().rev().max_by_key(|(_, many)| **many);
        Happening {
            event,
            first: self.first,
            last: self.last,
            until: self.until,
            incidents: self.incidents,
            facilities: self.facilities.len() as u64,
            region: only(self.regions),
            group: only(self.groups),
            cause: cause.map(|(cause, _)| *cause),
            interrupted: self.interrupted,
            degraded: self.degraded,
            longest: self.longest,
        }
    }
}

/// The one of which there is no other.
fn only<T>(some: HashSet<T>) -> Option<T> {
    let mut some = some.into_iter();
    some.next().filter(|_| some.next().is_none())
}

/// What weighs most, of what was seen.
#[derive(Default)]
struct Heaviest {
    kept: Vec<Happening>,
    seen: u64,
}

impl Heaviest {
    fn take(&mut self, one: Happening) {
        self.seen += 1;
        self.kept.push(one);
        if self.kept.len() > 16 * SHOWN {
            self.shorten();
        }
    }

    fn shorten(&mut self) {
        self.kept.sort_by_key(|one| std::cmp::Reverse(one.weight()));
        self.kept.truncate(SHOWN);
    }

    fn done(mut self) -> (Vec<Happening>, u64) {
        self.shorten();
        let others = self.seen - self.kept.len() as u64;
        (self.kept, others)
    }
}

impl Happening {
    /// Many incidents weigh more than one, interrupted care more than degraded
    /// care, long more than short, late more than early.
    fn weight(&self) -> (u64, u64, Option<u32>, Date, Option<IncidentId>) {
        (
            self.incidents,
            self.interrupted,
            self.longest,
            self.first,
            self.event,
        )
    }
}
