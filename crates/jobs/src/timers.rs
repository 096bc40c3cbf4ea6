//! Rounds at regular intervals.

use std::time::Duration;

use app::{App, proof::Need};
use jiff::SignedDuration;
use tokio::{sync::watch, time};
use tracing::{Instrument, Span, error, info, info_span, warn};

use crate::Running;

const SWEEP_EVERY: Duration = Duration::from_secs(10);
const SEEK_EVERY: Duration = Duration::from_secs(2);
const TELL_EVERY: Duration = Duration::from_secs(1);
const DISPATCH_EVERY: Duration = Duration::from_millis(500);
const WATCH_EVERY: Duration = Duration::from_secs(60);
const TIDY_EVERY: Duration = Duration::from_secs(60 * 60);
const RETAIN_EVERY: Duration = Duration::from_secs(30);
const INDEX_EVERY: Duration = Duration::from_millis(200);
const SIGN_EVERY: Duration = Duration::from_secs(2);
const ASK_EVERY: Duration = Duration::from_secs(30);
const FIRST_VERIFICATION: Duration = Duration::from_secs(5 * 60);
const VERIFY_EVERY: SignedDuration = SignedDuration::from_hours(6);
/// How often a node looks whether it is time to.
const VERIFICATION_LOOKED_AT_EVERY: Duration = Duration::from_secs(10 * 60);

pub(super) async fn run_sweeper(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        let round = async {
            match app.sweep().await {
                Ok(0) => {}
                Ok(reminded) => info!(reminded, "overdue duties reminded"),
                Err(error) => {
                    warn!(%error, "a round of the sweeper failed; the next one takes it up")
                }
            }
        };
        round.instrument(called("sweeper")).await;
        pause(SWEEP_EVERY, &mut stop).await;
    }
}

/// Expands the sendings of alerts into recipients and mails (SIGN-3).
pub(super) async fn run_dispatcher(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        let round = async {
            match app.expand_alerts().await {
                Ok(0) => {}
                Ok(facilities) => info!(facilities, "the recipients of an alert are written to"),
                Err(error) => {
                    warn!(%error, "an alert was not expanded; the next round takes it up")
                }
            }
        };
        round.instrument(called("dispatcher")).await;
        pause(DISPATCH_EVERY, &mut stop).await;
    }
}

pub(super) async fn run_watch(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        let round = async {
            match app.watch_reading().await {
                Ok(0) => {}
                Ok(noticed) => info!(noticed, "mass reading noticed"),
                Err(error) => {
                    warn!(%error, "the reading was not watched; the next round takes it up")
                }
            }
        };
        round.instrument(called("watch")).await;
        pause(WATCH_EVERY, &mut stop).await;
    }
}

/// Looks for weak signals; a node that comes too early for the next round does
/// nothing.
pub(super) async fn run_signals(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        let round = async {
            match app.watch_signals().await {
                Ok(0) => {}
                Ok(raised) => info!(raised, "more cases than usual"),
                Err(error) => warn!(%error, "signals were not looked for; the next round does it"),
            }
        };
        round.instrument(called("signals")).await;
        pause(WATCH_EVERY, &mut stop).await;
    }
}

/// Sends the ministry's indicator once a month is over; a node that comes
/// later does nothing.
pub(super) async fn run_indicator(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        let round = async {
            match app.send_indicator().await {
                Ok(0) => {}
                Ok(_) => info!("the indicator of the month is on its way"),
                Err(error) => warn!(%error, "the indicator was not sent; the next round does it"),
            }
        };
        round.instrument(called("indicator")).await;
        pause(WATCH_EVERY, &mut stop).await;
    }
}

/// Publishes the figures of a year that is over, once; a node that comes later
/// does nothing.
pub(super) async fn run_publisher(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        match app.publish_years().await {
            Ok(0) => {}
            Ok(years) => info!(years, "figures that everybody may read were published"),
            Err(error) => warn!(%error, "no figures were published; the next round does it"),
        }
        pause(WATCH_EVERY, &mut stop).await;
    }
}

/// Finds what webhooks are to be told, and tells them.
pub(super) async fn run_webhooks(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        let round = async {
            if let Err(error) = app.find_for_webhooks().await {
                warn!(%error, "what webhooks are to be told was not found; the next round goes on");
            }
            match app.send_to_webhooks().await {
                Ok(0) => More::Later,
                Ok(tried) => {
                    info!(tried, "webhooks told");
                    More::Now
                }
                Err(error) => {
                    warn!(%error, "webhooks were not told; the next round takes it up");
                    More::Later
                }
            }
        };
        if round.instrument(called("webhooks")).await == More::Later {
            pause(TELL_EVERY, &mut stop).await;
        }
    }
}

/// When the next round begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum More {
    Now,
    Later,
}

pub(super) async fn run_seeker(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        let round = async {
            if let Err(error) = app.seek_lookalikes().await {
                warn!(%error, "look-alikes could not be sought; the next round takes them up");
            }
        };
        round.instrument(called("seeker")).await;
        pause(SEEK_EVERY, &mut stop).await;
    }
}

pub(super) async fn run_tidier(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        let round = async {
            match app.tidy().await {
                Ok(tidied) if tidied == app::Tidied::default() => {}
                Ok(tidied) => info!(?tidied, "tidied up"),
                Err(error) => warn!(%error, "tidying up failed; the next round takes it up"),
            }
            match app.tidy_evidence().await {
                Ok(0) => {}
                Ok(removed) => info!(removed, "content of evidence removed"),
                Err(error) => {
                    warn!(%error, "evidence was not tidied up; the next round takes it up")
                }
            }
        };
        round.instrument(called("tidier")).await;
        pause(TIDY_EVERY, &mut stop).await;
    }
}

pub(super) async fn run_retention(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        let round = async {
            match app.carry_out_retention().await {
                Ok(done) if done == app::retention::CarriedOut::default() => {}
                Ok(done) => info!(?done, "what had its time was ended"),
                Err(error) => {
                    warn!(%error, "ending what is due failed; the next round takes it up")
                }
            }
        };
        round.instrument(called("retention")).await;
        pause(RETAIN_EVERY, &mut stop).await;
    }
}

pub(super) async fn run_sequencer(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        let round = async {
            if let Err(error) = app.index_leaves().await {
                warn!(%error, "leaves could not be indexed; the next round takes them up");
            }
        };
        round.instrument(called("sequencer")).await;
        pause(INDEX_EVERY, &mut stop).await;
    }
}

/// Signs what the log has become.
pub(super) async fn run_signer(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        let round = async {
            if let Err(error) = app.sign_head().await {
                warn!(%error, "the log's head could not be signed; the next round takes it up");
            }
        };
        round.instrument(called("signer")).await;
        pause(SIGN_EVERY, &mut stop).await;
    }
}

/// Has the witnesses vouch for what was signed.
pub(super) async fn run_asker(app: &App, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        let round = async {
            if let Err(error) = app.ask_witnesses().await {
                warn!(%error, "the witnesses could not be asked; the next round does it");
            }
            if let Err(error) = app.ask_timestamp(Need::WhenDue).await {
                warn!(%error, "the timestamp authority could not be asked; the next round does it");
            }
        };
        round.instrument(called("asker")).await;
        pause(ASK_EVERY, &mut stop).await;
    }
}

/// Takes into the log what was written last, and signs it.
pub(super) async fn sign_at_last(app: &App) {
    let signed = match app.index_leaves().await {
        Ok(_) => app.sign_head().await,
        Err(error) => Err(error),
    };
    if let Err(error) = signed {
        warn!(%error, "the log's last entries are not signed; the next start does it");
    }
}

/// Checks everything against the log every six hours, one node for all and not in
/// the first minutes after a start; others go first.
pub(super) async fn run_verifier(app: &App, mut stop: watch::Receiver<Running>) {
    pause(FIRST_VERIFICATION, &mut stop).await;
    while *stop.borrow() == Running::On {
        tokio::select! {
            () = verify(app).instrument(called("verifier")) => {}
            _ = stop.wait_for(|running| *running == Running::Stopping) => return,
        }
        pause(VERIFICATION_LOOKED_AT_EVERY, &mut stop).await;
    }
}

async fn verify(app: &App) {
    match app.verify_in_turn(VERIFY_EVERY).await {
        Ok(None) => {}
        Ok(Some(found)) if found.holds() => {
            info!(entries = found.entries, "everything is as the log proves");
        }
        Ok(Some(found)) => error!(
            findings = found.findings.len(),
            "something is not as the log proves: run vigie verify"
        ),
        Err(error) => {
            warn!(%error, "the verification could not end; the next round takes it up");
        }
    }
}

/// A round of work, under whose name stands what is told of it.
fn called(doing: &'static str) -> Span {
    info_span!("round", doing)
}

/// Waits, or ends at once when work is to stop.
pub(super) async fn pause(length: Duration, stop: &mut watch::Receiver<Running>) {
    tokio::select! {
        () = time::sleep(length) => {}
        _ = stop.wait_for(|running| *running == Running::Stopping) => {}
    }
}
