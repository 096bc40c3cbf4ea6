//! Rounds at regular intervals.

use std::time::Duration;

use app::App;
use tokio::{sync::watch, time};
use tracing::{info, warn};

use crate::Running;

const SWEEP_EVERY: Duration = Duration::from_secs(10);
const TIDY_EVERY: Duration = Duration::from_secs(60 * 60);
const INDEX_EVERY: Duration = Duration::from_millis(200);

pub(super) async fn run_sweeper(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        match app.sweep().await {
            Ok(0) => {}
            Ok(reminded) => info!(reminded, "overdue duties reminded"),
            Err(error) => warn!(%error, "a round of the sweeper failed; the next one takes it up"),
        }
        pause(SWEEP_EVERY, &mut stop).await;
    }
}

pub(super) async fn run_tidier(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        match app.tidy().await {
            Ok(tidied) if tidied == app::Tidied::default() => {}
            Ok(tidied) => info!(?tidied, "tidied up"),
            Err(error) => warn!(%error, "tidying up failed; the next round takes it up"),
        }
        pause(TIDY_EVERY, &mut stop).await;
    }
}

pub(super) async fn run_sequencer(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        if let Err(error) = app.index_leaves().await {
            warn!(%error, "leaves could not be indexed; the next round takes them up");
        }
        pause(INDEX_EVERY, &mut stop).await;
    }
}

/// Waits, or ends at once when work is to stop.
pub(super) async fn pause(length: Duration, stop: &mut watch::Receiver<Running>) {
    tokio::select! {
        () = time::sleep(length) => {}
        _ = stop.wait_for(|running| *running == Running::Stopping) => {}
    }
}
