//! Those who work meanwhile: the queue, the page of a case, an act.

use std::{
    error::Error,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use reqwest::StatusCode;
use serde_json::json;
use tokio::{sync::watch, task::JoinHandle, time};

use super::{
    Rolling,
    balancer::Balancer,
    declaring::{Declarers, Timed},
};
use crate::whole::furnishing::People;

/// Between two requests of one analyst.
const EVERY: Duration = Duration::from_millis(500);

/// What an analyst does in turn.
#[derive(Clone, Copy)]
enum Visit {
    Queue,
    Case,
    TakeIn,
}

impl Visit {
    const ALL: [Self; 3] = [Self::Queue, Self::Case, Self::TakeIn];

    const fn name(self) -> &'static str {
        match self {
            Self::Queue => "queue",
            Self::Case => "case page",
            Self::TakeIn => "act",
        }
    }
}

/// The analysts.
pub(super) struct Analysts {
    people: People,
    balancer: Arc<Balancer>,
    declarers: Arc<Declarers>,
    /// The next case to take in, which nobody else takes.
    next: AtomicUsize,
    times: Mutex<Vec<Timed>>,
}

impl Analysts {
    pub(super) fn new(
        people: People,
        balancer: &Arc<Balancer>,
        declarers: &Arc<Declarers>,
    ) -> Self {
        Self {
            people,
            balancer: Arc::clone(balancer),
            declarers: Arc::clone(declarers),
            next: AtomicUsize::new(0),
            times: Mutex::default(),
        }
    }

    /// So many requests of each kind, each once the one before was answered.
    pub(super) async fn one_after_the_other(&self, many: usize) -> Result<(), Box<dyn Error>> {
        for _ in 0..many {
            for visit in Visit::ALL {
                let gone = self.go(visit).await;
                gone.map_err(|error| error.to_string())?;
            }
        }
        Ok(())
    }

    /// So many analysts work until the wave is over.
    pub(super) fn work(
        self: Arc<Self>,
        many: usize,
        rolling: &watch::Sender<Rolling>,
    ) -> Vec<JoinHandle<Result<(), String>>> {
        let one = |_| {
            let (analysts, rolling) = (Arc::clone(&self), rolling.subscribe());
            tokio::spawn(async move {
                let mut ticks = time::interval(EVERY);
                for visit in Visit::ALL.into_iter().cycle() {
                    ticks.tick().await;
                    if *rolling.borrow() == Rolling::Over {
                        break;
                    }
                    let gone = analysts.go(visit).await;
                    gone.map_err(|error| error.to_string())?;
                }
                Ok(())
            })
        };
        (0..many).map(one).collect()
    }

    /// How long requests took since this was last asked.
    pub(super) fn times(&self) -> Vec<Timed> {
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *times)
    }

    async fn go(&self, visit: Visit) -> Result<(), Box<dyn Error + Send + Sync>> {
        let begun = Instant::now();
        match visit {
            Visit::Queue => self.page("/file").await?,
            Visit::Case => {
                let place = self.next.load(Ordering::Relaxed).saturating_sub(1);
                let Some(reference) = self.declarers.reference(place) else {
                    return Ok(());
                };
                self.page(&format!("/dossiers/{reference}")).await?;
            }
            Visit::TakeIn => {
                let place = self.next.fetch_add(1, Ordering::Relaxed);
                let Some(reference) = self.declarers.reference(place) else {
                    self.next.fetch_sub(1, Ordering::Relaxed);
                    return Ok(());
                };
                self.take_in(&reference).await?;
            }
        }
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        times.push((visit.name(), begun.elapsed()));
        Ok(())
    }

    async fn page(&self, path: &str) -> Result<(), Box<dyn Error + Send + Sync>> {
        let answer = self
            .balancer
            .send(|client, address| {
                let page = client.get(format!("http://{address}{path}"));
                page.header("cookie", &self.people.cookie)
            })
            .await?;
        match answer.status {
            StatusCode::OK if answer.body.contains("</html>") => Ok(()),
            status => Err(format!("{path}: {status}").into()),
        }
    }

    async fn take_in(&self, reference: &str) -> Result<(), Box<dyn Error + Send + Sync>> {
        let answer = self
            .balancer
            .send(|client, address| {
                client
                    .post(format!("http://{address}/api/v1/cases/{reference}/acts"))
                    .bearer_auth(&self.people.analyst)
                    .header("idempotency-key", format!("take-in-{reference}"))
                    .json(&json!({"act": "take_in"}))
            })
            .await?;
        match answer.status {
            StatusCode::CREATED => Ok(()),
            status => Err(format!("{reference}: {status}: {}", answer.body).into()),
        }
    }
}
