//! Talking to providers of identity: configured addresses only, no redirect
//! followed, bounded in time and size.

use std::time::Duration;

use futures::StreamExt;
use reqwest::{RequestBuilder, StatusCode, header};
use serde::de::DeserializeOwned;
use url::{Url, form_urlencoded};

use crate::config::identity_provider::is_safe;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
const PATIENCE_TO_CONNECT: Duration = Duration::from_secs(5);
/// Keys and claims take a few kilobytes.
const LARGEST_ANSWER: usize = 256 * 1024;

/// Why a provider gave no answer that could be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum Silence {
    /// The address is not one that may be called.
    #[error("an address that may not be called")]
    Address,
    /// It cannot be reached, or answers too slowly.
    #[error("no answer: {0}")]
    Network(String),
    /// It answers that something is wrong with it.
    #[error("answered {0}")]
    Broken(StatusCode),
    /// It answers more than is read.
    #[error("the answer is too long")]
    TooLong,
    /// What it answers cannot be read.
    #[error("the answer cannot be read")]
    Unreadable,
}

/// How this portal calls providers.
pub(super) struct Caller(reqwest::Client);

impl Caller {
    pub(super) fn new() -> Result<Self, Silence> {
        reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE)
            .connect_timeout(PATIENCE_TO_CONNECT)
            .no_proxy()
            .build()
            .map(Self)
            .map_err(|error| Silence::Network(said(&error)))
    }

    /// Sends a form, with a name and secret where they are shown in the header.
    /// What is refused comes back as it is.
    pub(super) async fn send(
        &self,
        address: &Url,
        login: Option<(&str, &str)>,
        form: &[(&str, &str)],
    ) -> Result<Answer, Silence> {
        let mut request = self.0.post(address.clone()).form(form);
        if let Some((name, secret)) = login {
            request = request.basic_auth(encoded(name), Some(encoded(secret)));
        }
        self.call(address, request).await
    }

    /// Reads a JSON document, shown a token where there is one.
    pub(super) async fn read<T: DeserializeOwned>(
        &self,
        address: &Url,
        token: Option<&str>,
    ) -> Result<T, Silence> {
        let mut request = self.0.get(address.clone());
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let answer = self.call(address, request).await?;
        if !answer.status.is_success() {
            return Err(Silence::Broken(answer.status));
        }
        serde_json::from_slice(&answer.body).map_err(|_| Silence::Unreadable)
    }

    async fn call(&self, address: &Url, request: RequestBuilder) -> Result<Answer, Silence> {
        if !is_safe(address) {
            return Err(Silence::Address);
        }
        let answer = request
            .header(header::ACCEPT, "application/json")
            .send()
            .await
            .map_err(|error| Silence::Network(said(&error)))?;
        let status = answer.status();
        if status.is_server_error() {
            return Err(Silence::Broken(status));
        }
        let mut body = Vec::new();
        let mut stream = answer.bytes_stream();
        while let Some(bytes) = stream.next().await {
            let bytes = bytes.map_err(|error| Silence::Network(said(&error)))?;
            if body.len() + bytes.len() > LARGEST_ANSWER {
                return Err(Silence::TooLong);
            }
            body.extend_from_slice(&bytes);
        }
        Ok(Answer { status, body })
    }
}

/// What a provider answered.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) body: Vec<u8>,
}

/// Names and secrets are percent-encoded before they make a login (RFC 6749,
/// 2.3.1).
fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// What went wrong, without the address that was called: codes stand in it.
fn said(error: &reqwest::Error) -> String {
    let kind = match error {
        _ if error.is_timeout() => "too slow",
        _ if error.is_connect() => "cannot be reached",
        _ => "the connection broke",
    };
    kind.to_owned()
}
