//! The whole portal as one router, with what every request passes through.

use std::any::Any;
use std::sync::Arc;

use app::App;
use axum::Router;
use axum::middleware::{from_fn_with_state, map_request};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};

use crate::crowd::Crowd;
use crate::documents::Press;
use crate::error::WebError;
use crate::last_word::word_problems;
use crate::problem::{Problem, ProblemKind};
use crate::request_log::{self, REQUEST_ID};
use crate::routes::Routes;
use crate::state::{WebConfig, WebState};
use crate::{api, assets, headers, health, pages, session_renewal, witness};

/// The portal: pages, API, assets and health.
///
/// Serve it with [`crate::serve::serve`], so that the address of clients is
/// known.
pub fn router(app: App, config: WebConfig) -> Router {
    let state = WebState {
        app,
        config: Arc::new(config),
        press: Press::new(),
    };
    let public_url = state.app.config().public_url.clone();
    let crowd = Crowd::within(state.config.places);
    let router = people_and_programs()
        .admitting(crowd)
        .merge(in_any_crowd())
        .into_router()
        .fallback(nothing_here)
        .layer(same_site_only(&public_url))
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(from_fn_with_state(state.clone(), word_problems))
        .layer(from_fn_with_state(state.clone(), session_renewal::tell))
        .merge(assets::routes().into_router())
        .merge(
            witness::routes()
                .into_router()
                .layer(same_site_only(&public_url)),
        );
    headers::by_https_alone(headers::secured(router), state.transport())
        .layer(from_fn_with_state(state.clone(), request_log::tell))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(map_request(request_log::forget_foreign_number))
        .with_state(state)
}

/// What people and programs ask for; assets, which know no reader, are apart.
fn people_and_programs() -> Routes {
    pages::routes().merge(api::routes())
}

/// How the portal does, for supervisors and for people, is said in any crowd.
fn in_any_crowd() -> Routes {
    health::routes().merge(pages::visitor::status())
}

/// The address of every route of the portal, as it is routed, such as
/// `/dossiers/{reference}`.
#[must_use]
pub fn addresses() -> Vec<String> {
    people_and_programs()
        .merge(in_any_crowd())
        .merge(assets::routes())
        .merge(witness::routes())
        .into_addresses()
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
