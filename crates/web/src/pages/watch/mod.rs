//! Who has read what: the reads of one case, and mass reading (KEEP-1, KEEP-3).

mod mass;
mod reads;

use axum::Router;

use crate::state::WebState;

pub(crate) fn routes() -> Router<WebState> {
    Router::new().merge(mass::routes()).merge(reads::routes())
}
