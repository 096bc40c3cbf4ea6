//! What is counted of every case, held in memory: figures are asked along any
//! path, with medians and distinct facilities that no sum kept beside the
//! cases could give. Before each answer what changed since the last is read.

use std::{collections::HashMap, sync::Arc};

use jiff::{SignedDuration, Timestamp};
use process::{figures::Fact, ids::CaseId};
use store::{Reader, figures::Horizon};
use tokio::sync::{Mutex, RwLock};

use super::PublicFigures;
use crate::{App, AppError};

/// What is counted of every case, as far as it was read.
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
        let mut changed = Vec::new();
        let next =
            store::figures::changed(reader, *horizon, |case, fact| changed.push((case, fact)))
                .await?;
        if !changed.is_empty() {
            let mut facts = self.facts.write().await;
            for (case, fact) in changed {
                facts.take(case, fact);
            }
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
