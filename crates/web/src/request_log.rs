//! One line of the log for each request: who, what, under which number, with
//! which outcome, how long. It names the route, never the address: some
//! addresses hold a secret or a case's number.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderName;
use axum::middleware::Next;
use axum::response::Response;
use process::ids::Pseudonym;
use tracing::{Instrument, Span};

use crate::state::WebState;

/// The header that bears the number of a request.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Forgets a number that the client chose: two requests never share one.
pub(crate) async fn forget_foreign_number(mut request: Request) -> Request {
    request.headers_mut().remove(REQUEST_ID);
    request
}

/// Tells of a request once it is answered.
pub(crate) async fn tell(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let span = span(&request);
    let method = request.method().clone();
    let begun = Instant::now();
    let answer = next.run(request).instrument(span.clone()).await;
    let elapsed = begun.elapsed();
    let traffic = &state.config.traffic;
    traffic.note(&method, answer.status(), elapsed.as_secs_f64());
    let status = answer.status().as_u16();
    let millis = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| tracing::info!(status, millis, "answered"));
    answer
}

/// Notes for whom the request is: a pseudonym, which names nobody outside the
/// portal.
pub(crate) fn is_by(person: &Pseudonym) {
    Span::current().record("who", person.0.as_str());
}

fn span(request: &Request) -> Span {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("", MatchedPath::as_str);
    let id = request
        .headers()
        .get(REQUEST_ID)
        .and_then(|id| id.to_str().ok())
        .unwrap_or_default();
    tracing::info_span!("request", method = %request.method(), route, id, who = "nobody")
}
