//! Load on a portal.

use std::{
    error::Error,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use crate::portal::{FACILITY, Portal};

/// What a load measured.
pub(crate) struct Measured {
    pub(crate) per_second: f64,
    pub(crate) median_ms: f64,
    pub(crate) p99_ms: f64,
}

/// Sends `count` declarations over `connections` connections.
pub(crate) async fn declare(
    portal: &Portal,
    count: usize,
    connections: usize,
) -> Result<Measured, Box<dyn Error>> {
    let left = Arc::new(AtomicUsize::new(count));
    let start = Instant::now();
    let mut senders = Vec::new();
    for _ in 0..connections {
        let url = format!("http://{}/api/v1/declarations", portal.address);
        senders.push(tokio::spawn(send(url, portal.token.clone(), left.clone())));
    }
    let mut times: Vec<Duration> = Vec::with_capacity(count);
    for sender in senders {
        times.extend(sender.await??);
    }
    Ok(measured(times, start.elapsed()))
}

/// What these times say of a load that lasted so long.
pub(crate) fn measured(mut times: Vec<Duration>, elapsed: Duration) -> Measured {
    times.sort_unstable();
    let at = |share: usize| {
        times
            .get(times.len() * share / 100)
            .map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
    };
    #[allow(clippy::cast_precision_loss, reason = "thousands of requests")]
    let per_second = times.len() as f64 / elapsed.as_secs_f64();
    Measured {
        per_second,
        median_ms: at(50),
        p99_ms: at(99),
    }
}

async fn send(url: String, token: String, left: Arc<AtomicUsize>) -> Result<Vec<Duration>, String> {
    let client = reqwest::Client::new();
    let mut times = Vec::new();
    while left
        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
            left.checked_sub(1)
        })
        .is_ok()
    {
        times.push(declaration(&client, &url, &token).await?);
    }
    Ok(times)
}

/// Sends one declaration; how long it took.
pub(crate) async fn declaration(
    client: &reqwest::Client,
    url: &str,
    token: &str,
) -> Result<Duration, String> {
    let body = serde_json::json!({
        "facility": FACILITY,
        "description": "Écran de rançon sur plusieurs postes, dossier patient indisponible.",
        "care_impact": "degraded-mode",
        "nature": "malicious"
    });
    let start = Instant::now();
    let answer = client
        .post(url)
        .bearer_auth(token)
        .json(&body)
        .send()
        .await
        .map_err(|error| error.to_string())?;
    if answer.status() != reqwest::StatusCode::CREATED {
        let status = answer.status();
        let text = answer.text().await.unwrap_or_default();
        return Err(format!("{status}: {text}"));
    }
    Ok(start.elapsed())
}
