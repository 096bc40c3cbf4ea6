//! What is counted of every case, held in memory: figures are asked along any
//! path, with medians and distinct facilities that no sum kept beside the
//! cases could give. Before each answer what changed since the last is read.
//! Reports of years past lie beside the cases, and are counted alike.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    error::Error,
    num::NonZeroUsize,
    ops::Range,
    sync::Arc,
};

use process::{
    figures::Fact,
    ids::{CaseId, PastImportId},
};
use store::{Reader, figures::Horizon};
use tokio::sync::{Mutex, RwLock, Semaphore};

use super::publishing::InPublic;
use crate::{App, AppError};

/// What is counted of every case and past report, as far as it was read.
pub(crate) struct Counted {
    facts: Arc<RwLock<Facts>>,
    /// Held while changes are read, one reading after the other.
    horizon: Mutex<Option<Horizon>>,
    /// What was published last.
    pub(super) published: RwLock<Option<Arc<InPublic>>>,
    /// Who counts at once, in the order in which they asked: each takes every
    /// processor, and of many at once some would never end.
    turns: Arc<Semaphore>,
}

impl Default for Counted {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        Self {
            facts: Arc::default(),
            horizon: Mutex::default(),
            published: RwLock::default(),
            turns: Arc::new(Semaphore::new((processors / 2).max(1))),
        }
    }
}

/// What is counted of every case and past report.
#[derive(Default)]
pub(super) struct Facts {
    all: Vec<Fact>,
    places: HashMap<CaseId, usize>,
    /// The files of past reports that are among them, and where.
    past: BTreeMap<PastImportId, Range<usize>>,
}

impl Facts {
    /// Empty, with room for so many: growing would take thrice the memory meanwhile.
    fn with_room_for(cases: u64) -> Self {
        let cases = usize::try_from(cases).unwrap_or_default();
        Self {
            all: Vec::with_capacity(cases),
            places: HashMap::with_capacity(cases),
            past: BTreeMap::new(),
        }
    }

    fn take(&mut self, case: CaseId, fact: Fact) {
        match self
            .places
            .get(&case)
            .and_then(|place| self.all.get_mut(*place))
        {
            Some(held) => *held = fact,
            None => {
                self.places.insert(case, self.all.len());
                self.all.push(fact);
            }
        }
    }
}

impl Facts {
    /// What is counted of the cases of the portal itself.
    pub(super) fn own(&self) -> impl Iterator<Item = &Fact> {
        let own = |place: &usize| !self.past.values().any(|file| file.contains(place));
        let all = self.all.iter().enumerate();
        all.filter_map(move |(place, fact)| own(&place).then_some(fact))
    }

    /// The files of past reports, each with what is counted of its lines.
    pub(super) fn files(&self) -> impl Iterator<Item = (PastImportId, &[Fact])> {
        self.past.iter().map(|(file, lines)| {
            let facts = self.all.get(lines.clone());
            (*file, facts.unwrap_or_default())
        })
    }
}

impl Counted {
    /// Reads what changed since the last time.
    async fn bring_up_to_date(&self, reader: Reader<'_>) -> Result<(), AppError> {
        let mut horizon = self.horizon.lock().await;
        let files: BTreeSet<PastImportId> =
            store::past::counted(reader).await?.into_iter().collect();
        let held: BTreeSet<PastImportId> = {
            let facts = self.facts.read().await;
            facts.past.keys().copied().collect()
        };
        // What was taken back is left out by beginning anew: that is rare.
        let (since, held) = if held.is_subset(&files) {
            (*horizon, held)
        } else {
            (None, BTreeSet::new())
        };
        let anew = since.is_none();
        let mut fresh = match since {
            Some(_) => Facts::default(),
            None => Facts::with_room_for(store::figures::count(reader).await?),
        };
        let mut changed = Vec::new();
        let take = |case, fact| match anew {
            true => fresh.take(case, fact),
            false => changed.push((case, fact)),
        };
        let next = store::figures::changed(reader, since, take).await?;
        let mut past = Vec::new();
        for file in files.difference(&held) {
            let lines = store::past::lines(reader, *file).await?;
            let facts = lines.iter().map(|line| Ok(line.report()?.fact()));
            past.push((*file, facts.collect::<Result<Vec<Fact>, AppError>>()?));
        }
        if anew || !changed.is_empty() || files != held {
            let mut facts = self.facts.write().await;
            if anew {
                *facts = fresh;
            }
            for (case, fact) in changed {
                facts.take(case, fact);
            }
            for (file, lines) in past {
                let first = facts.all.len();
                facts.all.extend(lines);
                let lines = first..facts.all.len();
                facts.past.insert(file, lines);
            }
        }
        *horizon = Some(next);
        Ok(())
    }
}

impl App {
    /// Reads what is counted, so that whoever asks first does not wait for it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read_figures_ahead(&self) -> Result<(), AppError> {
        self.0.counted.bring_up_to_date(self.0.db.read()).await
    }

    /// Takes something of what is counted of every case, as it stands now;
    /// whoever takes narrows it to what may be read.
    pub(super) async fn counted<T: Send + 'static>(
        &self,
        take: impl FnOnce(&[Fact]) -> T + Send + 'static,
    ) -> Result<T, AppError> {
        self.counted_apart(move |facts| take(&facts.all)).await
    }

    /// As [`App::counted`], with the reports of each file apart.
    pub(super) async fn counted_apart<T: Send + 'static>(
        &self,
        take: impl FnOnce(&Facts) -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let counted = &self.0.counted;
        counted.bring_up_to_date(self.0.db.read()).await?;
        let failed = |failed: &dyn Error| AppError::Internal(failed.to_string());
        let turn = Arc::clone(&counted.turns).acquire_owned().await;
        let turn = turn.map_err(|gone| failed(&gone))?;
        let facts = Arc::clone(&counted.facts).read_owned().await;
        let counting = tokio::task::spawn_blocking(move || {
            // Kept until it is counted, even when nobody waits any more.
            let _turn = turn;
            take(&facts)
        });
        counting.await.map_err(|panicked| failed(&panicked))
    }
}
