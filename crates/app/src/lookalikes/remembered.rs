//! What was found of a case, remembered as long as it cannot have become
//! something else: a page that is read again does not seek again.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use likeness::Likeness;
use process::{
    access::Scope,
    ids::{CaseId, Reference},
};
use store::{
    Reader, StoreError,
    lookalikes::{Changes, Stand, stands},
};

/// How long it is remembered at most: what a word tells depends on how many
/// hold it, which changes slowly.
const REMEMBERED: SignedDuration = SignedDuration::from_mins(15);
/// Cases of which it is remembered: those that are worked on.
const MOST_REMEMBERED: usize = 500;

/// A case that was found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) case: CaseId,
    /// How often it had changed.
    pub(super) changed: Changes,
    pub(super) likeness: Likeness,
    /// The third case by which it was found.
    pub(super) through: Option<Reference>,
}

/// What was found of a case.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// Open cases, the likeliest first.
    pub(super) open: Vec<Found>,
    /// Closed ones.
    pub(super) past: Vec<Found>,
    /// Those judged to be something else.
    pub(super) set_apart: Vec<Reference>,
}

impl Findings {
    /// The cases that were found.
    pub(super) fn all(&self) -> impl Iterator<Item = &Found> {
        self.open.iter().chain(&self.past)
    }

    fn holds(&self, stands: &BTreeMap<CaseId, Stand>) -> bool {
        self.all().all(|found| {
            stands
                .get(&found.case)
                .is_some_and(|stand| stand.changed == found.changed)
        })
    }
}

struct Memory {
    findings: Arc<Findings>,
    stand: Stand,
    at: Timestamp,
}

/// What is remembered.
#[derive(Default)]
pub(crate) struct Remembered(Mutex<HashMap<CaseId, Memory>>);

/// Whether what was found of a case is still known.
pub(super) enum Recalled {
    /// It is.
    Known(Arc<Findings>),
    /// It is to be sought; from what is found then this can be remembered.
    ToSeek(Option<Stand>),
}

impl Remembered {
    /// What was found of a case, unless it, those found, or those that look
    /// like it have changed since, or a change of any case is still to be
    /// looked at.
    pub(super) async fn recall(
        &self,
        reader: Reader<'_>,
        scope: &Scope,
        case: CaseId,
        now: Timestamp,
    ) -> Result<Recalled, StoreError> {
        let memory = {
            let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            known
                .get(&case)
                .filter(|memory| now.duration_since(memory.at) < REMEMBERED)
                .map(|memory| (memory.findings.clone(), memory.stand))
        };
        let found = memory.iter().flat_map(|(findings, _)| findings.all());
        let cases: Vec<CaseId> = found.map(|one| one.case).chain([case]).collect();
        let Some(stands) = stands(reader, scope, cases).await? else {
            return Ok(Recalled::ToSeek(None));
        };
        let Some(stand) = stands.get(&case).copied() else {
            // A case that is not compared looks like none.
            return Ok(Recalled::Known(Arc::default()));
        };
        Ok(match memory {
            Some((findings, then)) if stand == then && findings.holds(&stands) => {
                Recalled::Known(findings)
            }
            _ => Recalled::ToSeek(Some(stand)),
        })
    }

    /// Remembers what was found of a case that stood like this before it was
    /// sought.
    pub(super) fn remember(
        &self,
        case: CaseId,
        stand: Stand,
        findings: Arc<Findings>,
        now: Timestamp,
    ) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_REMEMBERED && !known.contains_key(&case) {
            known.clear();
        }
        let memory = Memory {
            findings,
            stand,
            at: now,
        };
        known.insert(case, memory);
    }
}
