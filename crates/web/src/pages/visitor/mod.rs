//! Pages that anyone may open.

mod home;

use axum::Router;

pub use home::Home;

use crate::state::WebState;

pub(crate) fn routes() -> Router<WebState> {
    Router::new().merge(home::routes())
}
