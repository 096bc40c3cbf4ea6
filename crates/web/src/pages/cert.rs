//! Pages of the CERT: its queue, its day, the qualification.

mod qualify;

use axum::Router;

use crate::state::WebState;

pub(crate) fn routes() -> Router<WebState> {
    Router::new().merge(qualify::routes())
}
