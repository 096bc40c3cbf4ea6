//! Routes that can be listed: the tests ask the portal itself at which
//! addresses it answers, so that none is forgotten.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use std::time::Duration;
use tower_http::timeout::TimeoutLayer;
use utoipa::openapi::OpenApi;

use crate::crowd::{self, Crowd};
use crate::state::WebState;

/// The most that a form or a JSON body may hold, in bytes: the longest
/// declaration in percent encoding, with room.
pub(crate) const LARGEST_BODY: usize = 1024 * 1024;

/// How long an answer may take to begin, the reading of its request included.
pub(crate) const LONGEST_ANSWER: Duration = Duration::from_secs(30);

/// Routes, and the list of their addresses.
pub(crate) struct Routes<S = WebState> {
    /// What is read whole, under one limit of size and time.
    whole: Router<S>,
    /// What streams, under limits of its own.
    streamed: Router<S>,
    addresses: Vec<String>,
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    pub(crate) fn new() -> Self {
        Self {
            whole: Router::new(),
            streamed: Router::new(),
            addresses: Vec::new(),
        }
    }

    /// Operations that describe themselves.
    pub(crate) fn described(whole: Router<S>, streamed: Router<S>, openapi: &OpenApi) -> Self {
        Self {
            whole,
            streamed,
            addresses: openapi.paths.paths.keys().cloned().collect(),
        }
    }

    /// Answers at `address`, to bodies that are read whole.
    pub(crate) fn route(mut self, address: &str, handlers: MethodRouter<S>) -> Self {
        self.addresses.push(address.to_owned());
        self.whole = self.whole.route(address, handlers);
        self
    }

    /// Answers at `address`, to bodies that stream: how much and for how long
    /// is the handlers' own concern.
    pub(crate) fn streamed(mut self, address: &str, handlers: MethodRouter<S>) -> Self {
        self.addresses.push(address.to_owned());
        self.streamed = self.streamed.route(address, handlers);
        self
    }

    pub(crate) fn merge(mut self, other: Self) -> Self {
        self.addresses.extend(other.addresses);
        self.whole = self.whole.merge(other.whole);
        self.streamed = self.streamed.merge(other.streamed);
        self
    }

    /// The same routes, where what is read whole is answered as the crowd
    /// allows.
    pub(crate) fn admitting(mut self, crowd: Crowd) -> Self {
        self.whole = self.whole.layer(from_fn_with_state(crowd, crowd::admit));
        self
    }

    /// The addresses, as they are routed, such as `/dossiers/{reference}`.
    pub(crate) fn into_addresses(self) -> Vec<String> {
        self.addresses
    }

    /// The router, each route under the limits of its kind.
    pub(crate) fn into_router(self) -> Router<S> {
        let whole = self.whole.layer(DefaultBodyLimit::max(LARGEST_BODY)).layer(
            TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, LONGEST_ANSWER),
        );
        let streamed = self.streamed.layer(DefaultBodyLimit::disable());
        whole.merge(streamed)
    }
}

/// Reads a body to its end, under the limits of what is read whole.
///
/// # Errors
/// The answer to a body that is too long or comes too slowly.
pub(crate) async fn read_whole(body: Body) -> Result<Bytes, Response> {
    let reading = axum::body::to_bytes(body, LARGEST_BODY);
    match tokio::time::timeout(LONGEST_ANSWER, reading).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(StatusCode::PAYLOAD_TOO_LARGE.into_response()),
        Err(_) => Err(StatusCode::REQUEST_TIMEOUT.into_response()),
    }
}
