//! One line of the log for each request: who, what, under which number, with
//! which outcome, how long. It names the route, never the address: some
//! addresses hold a secret or a case's number.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderName;
use axum::middleware::Next;
use axum::response::Response;
use process::access::{Actor, StaffRole, Standing};
use tracing::field::Empty;
use tracing::{Instrument, Span};

use crate::client_address;
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
    let span = span(&request, &state);
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
/// portal, and the kind of role.
pub(crate) fn is_by(person: &Actor) {
    let span = Span::current();
    span.record("who", person.pseudonym.0.as_str());
    span.record("role", role(&person.standing));
}

const fn role(standing: &Standing) -> &'static str {
    match standing {
        Standing::Facilities(_) => "facility",
        Standing::Staff(StaffRole::Cert { .. }) => "cert",
        Standing::Staff(StaffRole::Ars { .. }) => "ars",
        Standing::Staff(StaffRole::Hfds) => "hfds",
        Standing::Staff(StaffRole::Dgs) => "dgs",
        Standing::Staff(StaffRole::Ansm) => "ansm",
        Standing::Staff(StaffRole::Anssi) => "anssi",
        Standing::Staff(StaffRole::ArmedForces) => "armed-forces",
        Standing::Follower(_) => "follower",
        Standing::Contact { .. } => "contact",
        Standing::Stranger | Standing::Operator | Standing::Platform => "none",
    }
}

fn span(request: &Request, state: &WebState) -> Span {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("", MatchedPath::as_str);
    let id = request
        .headers()
        .get(REQUEST_ID)
        .and_then(|id| id.to_str().ok())
        .unwrap_or_default();
    let span = tracing::info_span!(
        "request",
        method = %request.method(),
        route,
        id,
        who = "nobody",
        role = Empty,
        traceparent = Empty,
    );
    let peer = client_address::peer(request.extensions());
    if let Some(parent) = state.config.proxies.trace(peer, request.headers()) {
        span.record("traceparent", parent);
    }
    span
}
