//! How long the session still lasts: asked, and made longer, by the script of
//! the pages (RGAA 13.1).

use app::Secret;
use app::people::SessionEnd;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::get;
use jiff::Timestamp;
use serde::Serialize;

use crate::cookies::Cookie;
use crate::error::WebError;
use crate::paths;
use crate::reader::SignedIn;
use crate::routes::Routes;
use crate::state::WebState;

#[derive(Serialize)]
struct Left {
    /// Seconds until the session ends, if nothing is done.
    seconds: i64,
    /// Whether doing something makes it last longer.
    extendable: bool,
}

impl Left {
    fn of(end: Option<SessionEnd>, now: Timestamp) -> Json<Self> {
        Json(end.map_or(
            Self {
                seconds: 0,
                extendable: false,
            },
            |end| Self {
                seconds: end.at.duration_since(now).as_secs(),
                extendable: end.at < end.last,
            },
        ))
    }
}

pub(crate) fn routes() -> Routes {
    Routes::new().route(paths::SESSION, get(read).post(extend))
}

/// Asking is not doing something: the session ends all the same.
async fn read(State(state): State<WebState>, headers: HeaderMap) -> Result<Json<Left>, WebError> {
    let end = match Cookie::Session.read(state.transport(), &headers) {
        Some(secret) => state.app.session_end(&Secret::presented(secret)).await?,
        None => None,
    };
    Ok(Left::of(end, state.app.now()))
}

async fn extend(signed: SignedIn) -> Json<Left> {
    Left::of(Some(signed.session.end()), signed.reader.now)
}
