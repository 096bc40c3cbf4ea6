//! What is counted of every case, held in memory: figures are asked along any
//! path, with medians and distinct facilities that no sum kept beside the
//! cases could give. Before each answer what changed since the last is read.
//! Reports of years past lie beside the cases, and are counted alike.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use jiff::{SignedDuration, Timestamp};
use process::{
    figures::Fact,
    ids::{CaseId, PastImportId},
};
use store::{Reader, figures::Horizon};
use tokio::sync::{Mutex, RwLock};

use super::PublicFigures;
use crate::{App, AppError};

/// What is counted of every case and past report, as far as it was read.
#[derive(Default)]
pub(crate) struct Counted {
    facts: Arc<RwLock<Facts>>,
    /// Held while changes are read, one reading after the other.
    horizon: Mutex<Option<Horizon>>,
    published: RwLock<Option<(Timestamp, PublicFigures)>>,
}

#[derive(Default)]
struct Facts {
    all: Vec<Fact>,
    places: HashMap<CaseId, usize>,
    /// The files of past reports that are among them.
    past: BTreeSet<PastImportId>,
}

impl Facts {
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

impl Counted {
    /// Reads what changed since the last time.
    async fn bring_up_to_date(&self, reader: Reader<'_>) -> Result<(), AppError> {
        let mut horizon = self.horizon.lock().await;
        let files: BTreeSet<PastImportId> =
            store::past::counted(reader).await?.into_iter().collect();
        let held = self.facts.read().await.past.clone();
        // What was taken back is left out by beginning anew: that is rare.
        let (since, held) = if held.is_subset(&files) {
            (*horizon, held)
        } else {
            (None, BTreeSet::new())
        };
        let mut changed = Vec::new();
        let next =
            store::figures::changed(reader, since, |case, fact| changed.push((case, fact))).await?;
        let mut past = Vec::new();
        for file in files.difference(&held) {
            for line in store::past::lines(reader, *file).await? {
                past.push(line.report()?.fact());
            }
        }
        let anew = since.is_none();
        if anew || !changed.is_empty() || files != held {
            let mut facts = self.facts.write().await;
            if anew {
                *facts = Facts::default();
            }
            for (case, fact) in changed {
                facts.take(case, fact);
            }
            facts.all.extend(past);
            facts.past = files;
        }
        *horizon = Some(next);
        Ok(())
    }

    /// What was published, unless it is older than `age`.
    pub(super) async fn published(
        &self,
        now: Timestamp,
        age: SignedDuration,
    ) -> Option<PublicFigures> {
        let published = self.published.read().await;
        let (at, figures) = published.as_ref()?;
        let fresh = *at <= now && now.duration_since(*at) < age;
        fresh.then(|| figures.clone())
    }

    pub(super) async fn publish(&self, now: Timestamp, figures: &PublicFigures) {
        *self.published.write().await = Some((now, figures.clone()));
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
        let counted = &self.0.counted;
        counted.bring_up_to_date(self.0.db.read()).await?;
        let facts = Arc::clone(&counted.facts).read_owned().await;
        tokio::task::spawn_blocking(move || take(&facts.all))
            .await
            .map_err(|failed| AppError::Internal(failed.to_string()))
    }
}
