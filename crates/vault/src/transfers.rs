//! How many transfers go on at a time: of everybody together, so that memory is
//! bounded, and of each, so that nobody alone keeps the others waiting.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{VaultError, VaultSettings};

/// What goes on now.
#[derive(Debug)]
pub(crate) struct Transfers {
    all: Arc<Semaphore>,
    each: usize,
    of: Arc<Mutex<HashMap<String, usize>>>,
}

/// The right to one transfer; it ends when this is dropped.
#[derive(Debug)]
pub struct Transfer {
    #[expect(dead_code, reason = "held, never read")]
    place: OwnedSemaphorePermit,
    whose: String,
    of: Arc<Mutex<HashMap<String, usize>>>,
}

impl Transfers {
    pub(crate) fn new(settings: &VaultSettings) -> Self {
        Self {
            all: Arc::new(Semaphore::new(settings.transfers.max(1))),
            each: settings.transfers_each.max(1),
            of: Arc::default(),
        }
    }

    pub(crate) fn begin(&self, whose: &str) -> Result<Transfer, VaultError> {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        let going_on = of.get(whose).copied().unwrap_or_default();
        if going_on >= self.each {
            return Err(VaultError::Busy);
        }
        let place = Arc::clone(&self.all)
            .try_acquire_owned()
            .map_err(|_| VaultError::Busy)?;
        of.insert(whose.to_owned(), going_on + 1);
        Ok(Transfer {
            place,
            whose: whose.to_owned(),
            of: Arc::clone(&self.of),
        })
    }
}

impl Drop for Transfer {
    fn drop(&mut self) {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        match of.get_mut(&self.whose) {
            Some(going_on) if *going_on > 1 => *going_on -= 1,
            _ => {
                of.remove(&self.whose);
            }
        }
    }
}
