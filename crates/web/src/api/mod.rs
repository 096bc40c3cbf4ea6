//! The API.

use axum::Router;

use crate::state::WebState;

pub(crate) fn routes() -> Router<WebState> {
    Router::new()
}
