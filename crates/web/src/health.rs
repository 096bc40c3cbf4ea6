//! What a supervisor asks: whether the program lives, and whether it can
//! serve.

use axum::extract::State;
use axum::routing::get;

use crate::error::WebError;
use crate::routes::Routes;
use crate::state::WebState;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
}

async fn alive() -> &'static str {
    "ok\n"
}

/// Ready when what is written is kept: a word was written durably to know.
async fn ready(State(state): State<WebState>) -> Result<&'static str, WebError> {
    state.app.ready().await?;
    Ok("ok\n")
}
