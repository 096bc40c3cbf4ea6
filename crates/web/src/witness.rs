//! Vouching for the logs of others, as `tlog-witness` of C2SP says to the
//! letter: statuses, bodies and types are its own, not those of the API.

use app::proof::NotVouched;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use ledger::witness::Refused;

use crate::error::WebError;
use crate::paths;
use crate::routes::Routes;
use crate::state::WebState;

/// Type of an answer that says which size was seen last.
const SIZE: &str = "text/x.tlog.size";

pub(crate) fn routes() -> Routes {
    Routes::new().route(paths::WITNESS, post(add_checkpoint))
}

async fn add_checkpoint(State(state): State<WebState>, body: Bytes) -> Response {
    match state.app.vouch(&body).await {
        Ok(line) => format!("{line}\n").into_response(),
        Err(NotVouched::Refused(refused)) => answer(refused),
        Err(NotVouched::App(error)) => WebError::from(error).into_response(),
    }
}

fn answer(refused: Refused) -> Response {
    let status = match refused {
        Refused::Malformed => StatusCode::BAD_REQUEST,
        Refused::UnknownLog => StatusCode::NOT_FOUND,
        Refused::NotSigned => StatusCode::FORBIDDEN,
        Refused::OtherSize(_) | Refused::OtherRoot(_) => StatusCode::CONFLICT,
        Refused::NotConsistent => StatusCode::UNPROCESSABLE_ENTITY,
    };
    match refused {
        Refused::OtherSize(size) | Refused::OtherRoot(size) => {
            (status, [(header::CONTENT_TYPE, SIZE)], format!("{size}\n")).into_response()
        }
        _ => (status, format!("{refused}\n")).into_response(),
    }
}
