//! What stands between people and nodes: the nodes take turns, and whoever meets
//! a dead or full one goes on at the next, with the same words.

use std::{
    error::Error,
    sync::{
        PoisonError, RwLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use reqwest::{Client, RequestBuilder, StatusCode, header::RETRY_AFTER};
use tokio::time;

/// How long somebody tries.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long a request may take; a node gives up before.
const LONGEST: Duration = Duration::from_secs(40);
/// Between a connection that broke and the next one.
const REST: Duration = Duration::from_millis(50);

/// The nodes, and what went wrong at them.
pub(super) struct Balancer {
    client: Client,
    addresses: RwLock<Vec<String>>,
    turn: AtomicUsize,
    refused: AtomicUsize,
    broken: AtomicUsize,
}

/// What went wrong and was tried again.
#[derive(Clone, Copy)]
pub(super) struct Troubles {
    /// Answers that asked to come back (503).
    pub(super) refused: usize,
    /// Connections that broke, or could not be had.
    pub(super) broken: usize,
}

/// An answer, read whole.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) body: String,
}

impl Balancer {
    pub(super) fn over(addresses: Vec<String>) -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            client: Client::builder().timeout(LONGEST).build()?,
            addresses: RwLock::new(addresses),
            turn: AtomicUsize::new(0),
            refused: AtomicUsize::new(0),
            broken: AtomicUsize::new(0),
        })
    }

    /// The nodes answer elsewhere now.
    pub(super) fn moved(&self, addresses: Vec<String>) {
        *self
            .addresses
            .write()
            .unwrap_or_else(PoisonError::into_inner) = addresses;
    }

    /// Sends a request until a node answers it.
    pub(super) async fn send(
        &self,
        request: impl Fn(&Client, &str) -> RequestBuilder,
    ) -> Result<Answer, Box<dyn Error + Send + Sync>> {
        let begun = Instant::now();
        loop {
            let address = self.next();
            let answer = async {
                let answer = request(&self.client, &address).send().await?;
                let (status, after) = (answer.status(), seconds(&answer));
                let body = answer.text().await?;
                Ok::<_, reqwest::Error>((status, after, body))
            };
            let rest = match answer.await {
                Ok((StatusCode::SERVICE_UNAVAILABLE, after, body)) => {
                    self.refused.fetch_add(1, Ordering::Relaxed);
                    after.ok_or_else(|| format!("503 without Retry-After: {body}"))?
                }
                Ok((status, _, body)) => return Ok(Answer { status, body }),
                Err(error) if begun.elapsed() > PATIENCE => return Err(error.into()),
                Err(_) => {
                    self.broken.fetch_add(1, Ordering::Relaxed);
                    REST
                }
            };
            time::sleep(rest).await;
        }
    }

    pub(super) fn troubles(&self) -> Troubles {
        Troubles {
            refused: self.refused.load(Ordering::Relaxed),
            broken: self.broken.load(Ordering::Relaxed),
        }
    }

    pub(super) fn forget_troubles(&self) {
        self.refused.store(0, Ordering::Relaxed);
        self.broken.store(0, Ordering::Relaxed);
    }

    fn next(&self) -> String {
        let addresses = self
            .addresses
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let place = turn % addresses.len().max(1);
        addresses.get(place).cloned().unwrap_or_default()
    }
}

fn seconds(answer: &reqwest::Response) -> Option<Duration> {
    let value = answer.headers().get(RETRY_AFTER)?.to_str().ok()?;
    value.parse().ok().map(Duration::from_secs)
}
