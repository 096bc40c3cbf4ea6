//! Declarations at a steady pace, measured in two parts.

use std::{
    error::Error,
    mem,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use tokio::{sync::watch, task::JoinHandle, time};

use crate::{
    load::{Measured, declaration, measured},
    portal::Portal,
};

/// Connections among which the declarations are shared.
const CONNECTIONS: u32 = 4;

/// Declarations on their way.
pub(super) struct Pace {
    times: Arc<Mutex<Vec<Duration>>>,
    began: Mutex<Instant>,
    ended: watch::Sender<Ended>,
    senders: Vec<JoinHandle<Result<(), String>>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    No,
    Yes,
}

impl Pace {
    /// Begins to declare, so many times a second.
    pub(super) fn begin(portal: &Portal, a_second: u32) -> Self {
        let times: Arc<Mutex<Vec<Duration>>> = Arc::default();
        let ended = watch::Sender::new(Ended::No);
        let every = Duration::from_secs(1) * CONNECTIONS / a_second.max(1);
        let senders = (0..CONNECTIONS)
            .map(|place| {
                let sending = Sending {
                    url: format!("http://{}/api/v1/declarations", portal.address),
                    token: portal.token.clone(),
                    every,
                    after: every * place / CONNECTIONS,
                    times: Arc::clone(&times),
                    ended: ended.subscribe(),
                };
                tokio::spawn(sending.run())
            })
            .collect();
        Self {
            times,
            began: Mutex::new(Instant::now()),
            ended,
            senders,
        }
    }

    /// What was measured so far; what follows is measured anew.
    pub(super) fn so_far(&self) -> Measured {
        let times = mem::take(&mut *self.times.lock().unwrap_or_else(PoisonError::into_inner));
        let mut began = self.began.lock().unwrap_or_else(PoisonError::into_inner);
        let elapsed = mem::replace(&mut *began, Instant::now()).elapsed();
        measured(times, elapsed)
    }

    /// Ends, with what was measured since the last look.
    pub(super) async fn end(mut self) -> Result<Measured, Box<dyn Error>> {
        let measured = self.so_far();
        self.ended.send_replace(Ended::Yes);
        for sender in mem::take(&mut self.senders) {
            sender.await??;
        }
        Ok(measured)
    }
}

struct Sending {
    url: String,
    token: String,
    every: Duration,
    after: Duration,
    times: Arc<Mutex<Vec<Duration>>>,
    ended: watch::Receiver<Ended>,
}

impl Sending {
    async fn run(self) -> Result<(), String> {
        time::sleep(self.after).await;
        let client = reqwest::Client::new();
        let mut ticks = time::interval(self.every);
        while *self.ended.borrow() == Ended::No {
            ticks.tick().await;
            let taken = declaration(&client, &self.url, &self.token).await?;
            let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
            times.push(taken);
        }
        Ok(())
    }
}
