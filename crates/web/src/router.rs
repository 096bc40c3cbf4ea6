//! The whole portal as one router, with what every request passes through.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use app::App;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::{HeaderName, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::{Router, body::Body};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::error::WebError;
use crate::last_word::word_problems;
use crate::problem::{Problem, ProblemKind};
use crate::state::{WebConfig, WebState};
use crate::{api, assets, headers, health, pages};

/// The most that a request may bring: the longest declaration in percent
/// encoding, with room.
const LARGEST_BODY: usize = 1024 * 1024;

/// How long an answer may take.
const LONGEST_ANSWER: Duration = Duration::from_secs(30);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The portal: pages, API, assets and health.
///
/// Serve it with `into_make_service_with_connect_info::<SocketAddr>()`, so that
/// the address of clients is known.
pub fn router(app: App, config: WebConfig) -> Router {
    let state = WebState {
        app,
        config: Arc::new(config),
    };
    let public_url = state.app.config().public_url.clone();
    let router = Router::new()
        .merge(pages::routes())
        .merge(api::routes())
        .merge(health::routes())
        .fallback(nothing_here)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(same_site_only(&public_url))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::GATEWAY_TIMEOUT,
            LONGEST_ANSWER,
        ))
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(from_fn_with_state(state.clone(), word_problems))
        .merge(assets::routes());
    headers::by_https_alone(headers::secured(router), state.transport())
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .with_state(state)
}

async fn nothing_here() -> WebError {
    WebError::not_found()
}

/// Forms of other sites are refused, by `Sec-Fetch-Site` and `Origin`. The API
/// takes no cookie, so that nothing can be done there in a reader's name.
fn same_site_only(
    public_url: &str,
) -> CsrfLayer<impl FnMut(ProtectionError) -> Response + Clone + use<>> {
    let layer = CsrfLayer::new();
    let layer = layer
        .clone()
        .add_trusted_origin(public_url)
        .unwrap_or(layer)
        .with_insecure_bypass(|_, uri| uri.path().starts_with("/api/"));
    layer.with_rejection_response(|_| WebError::CrossSite.into_response())
}

fn after_panic(panic: Box<dyn Any + Send + 'static>) -> Response {
    let said = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    tracing::error!(panic = said, "a request ended in a panic");
    Problem::from(ProblemKind::Internal).into_response()
}

/// One line of the log for each request. It names the route, never the path:
/// some paths hold a secret or a case's number.
fn span(request: &Request<Body>) -> tracing::Span {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("", MatchedPath::as_str);
    let id = request
        .headers()
        .get(REQUEST_ID)
        .and_then(|id| id.to_str().ok())
        .unwrap_or_default();
    tracing::info_span!("request", method = %request.method(), route, id)
}
