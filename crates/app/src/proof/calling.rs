//! Calling those outside who vouch for the log: no redirection is followed, no
//! answer is read beyond its bound.

use std::time::Duration;

use futures::StreamExt;
use reqwest::{StatusCode, header};

const PATIENCE: Duration = Duration::from_secs(10);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unanswered {
    #[error("it cannot be reached: {0}")]
    Network(String),
    #[error("its answer is too long")]
    TooLong,
}

/// What is sent, and how much of the answer is read.
pub(super) struct Call {
    pub(super) content_type: &'static str,
    pub(super) body: Vec<u8>,
    /// Bytes.
    pub(super) largest_answer: usize,
}

/// Sends to an address, and reads the answer.
pub(super) async fn post(address: &str, call: Call) -> Result<(StatusCode, Vec<u8>), Unanswered> {
    let said = |error: reqwest::Error| Unanswered::Network(error.without_url().to_string());
    let caller = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(PATIENCE)
        .no_proxy()
        .build()
        .map_err(said)?;
    let answer = caller
        .post(address)
        .header(header::CONTENT_TYPE, call.content_type)
        .body(call.body)
        .send()
        .await
        .map_err(said)?;
    let status = answer.status();
    let mut bytes = Vec::new();
    let mut stream = answer.bytes_stream();
    while let Some(some) = stream.next().await {
        let some = some.map_err(said)?;
        if bytes.len() + some.len() > call.largest_answer {
            return Err(Unanswered::TooLong);
        }
        bytes.extend_from_slice(&some);
    }
    Ok((status, bytes))
}
