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
use app::people::Visit;
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

/// The answer with the cookie of a session that begins, and with that of the
/// device, which is known from now on.
fn with_session(state: &WebState, visit: &Visit, secret: &Secret, answer: Response) -> Response {
    let transport = state.transport();
    let session = Cookie::Session.set(transport, secret.reveal());
    let device = visit
        .device
        .as_ref()
        .map(|device| (SET_COOKIE, Cookie::Device.set(transport, device.reveal())));
    let answer = (AppendHeaders([(SET_COOKIE, session)]), answer);
    match device {
        Some(device) => (AppendHeaders([device]), answer).into_response(),
        None => answer.into_response(),
    }
}
