//! One request at a time writes to a piece: whoever comes back after a cut
//! connection asks the request that still waits for it to stop.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use process::ids::EvidenceId;
use tokio::sync::{Notify, OwnedMutexGuard};

use super::EvidenceTrouble;

/// How long the request before is given to write down what it holds.
const FAREWELL: Duration = Duration::from_secs(10);

/// The turns of the pieces being received by this process.
#[derive(Clone, Default)]
pub(crate) struct Turns(Arc<Mutex<HashMap<EvidenceId, Weak<Seat>>>>);

#[derive(Default)]
struct Seat {
    taken: Arc<tokio::sync::Mutex<()>>,
    wanted: Notify,
}

/// The turn to write to one piece.
pub(crate) struct Turn {
    seat: Arc<Seat>,
    _taken: OwnedMutexGuard<()>,
}

impl Turns {
    /// Takes the turn, once the request before has stopped.
    pub(crate) async fn take(&self, piece: EvidenceId) -> Result<Turn, EvidenceTrouble> {
        let seat = self.seat(piece);
        seat.wanted.notify_waiters();
        let taken = tokio::time::timeout(FAREWELL, Arc::clone(&seat.taken).lock_owned())
            .await
            .map_err(|_| EvidenceTrouble::Locked)?;
        Ok(Turn {
            seat,
            _taken: taken,
        })
    }

    fn seat(&self, piece: EvidenceId) -> Arc<Seat> {
        let mut seats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seats.retain(|_, seat| seat.strong_count() > 0);
        if let Some(seat) = seats.get(&piece).and_then(Weak::upgrade) {
            return seat;
        }
        let seat = Arc::new(Seat::default());
        seats.insert(piece, Arc::downgrade(&seat));
        seat
    }
}

impl Turn {
    /// Waits until somebody else wants the turn.
    pub(crate) async fn wanted(&self) {
        self.seat.wanted.notified().await;
    }
}
