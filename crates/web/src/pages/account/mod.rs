//! Signing in and out, invitations, the account. The account's page is made of
//! sections: each has its file and its routes, [`overview`] brings them
//! together.

mod forgotten;
mod identity;
mod invitation;
mod overview;
mod password;
mod sign_in;

use app::Secret;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Response};

use crate::cookies::Cookie;
use crate::routes::Routes;
use crate::state::WebState;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(sign_in::routes())
        .merge(invitation::routes())
        .merge(forgotten::routes())
        .merge(overview::routes())
        .merge(password::routes())
}

/// The answer with the cookie of a session that begins.
fn with_session(state: &WebState, secret: &Secret, answer: Response) -> Response {
    let cookie = Cookie::Session.set(state.transport(), secret.reveal());
    (AppendHeaders([(SET_COOKIE, cookie)]), answer).into_response()
}
