//! How many statements the database was given.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Metadata, Subscriber};

/// Counts the statements that the store tells of.
#[derive(Clone, Debug, Default)]
pub struct Statements(Arc<AtomicUsize>);

impl Statements {
    /// Counts those of this thread as long as the result is kept.
    #[must_use]
    pub fn count_on_this_thread(&self) -> DefaultGuard {
        tracing::subscriber::set_default(self.clone())
    }

    /// How many there were since this was last asked.
    pub fn taken(&self) -> usize {
        self.0.swap(0, Ordering::SeqCst)
    }
}

impl Subscriber for Statements {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == store::STATEMENTS
    }

    fn event(&self, _: &Event<'_>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}
