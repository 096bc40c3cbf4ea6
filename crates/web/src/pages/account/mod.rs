//! Signing in and out, invitations, the account. The account's page is made of
//! sections: each has its file and its routes, [`overview`] brings them
//! together.

mod application;
mod by_passkey;
mod devices;
mod enrolling;
mod factors;
mod forgotten;
mod identities;
mod identity;
mod invitation;
mod lost;
mod overview;
mod passkeys;
mod password;
mod proof;
mod protect;
mod provider;
mod recovery;
mod resets;
mod second_step;
mod sign_in;
mod signing_keys;
mod tokens;
mod webhooks;

use app::Secret;
use app::people::{Entered, Step, Visit};
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Response};

use crate::cookies::Cookie;
use crate::flash::Flash;
use crate::paths;
use crate::respond;
use crate::routes::Routes;
use crate::state::WebState;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(sign_in::routes())
        .merge(by_passkey::routes())
        .merge(second_step::routes())
        .merge(protect::routes())
        .merge(lost::routes())
        .merge(resets::routes())
        .merge(invitation::routes())
        .merge(forgotten::routes())
        .merge(overview::routes())
        .merge(password::routes())
        .merge(factors::routes())
        .merge(application::routes())
        .merge(passkeys::routes())
        .merge(recovery::routes())
        .merge(proof::routes())
        .merge(provider::routes())
        .merge(identities::routes())
        .merge(devices::routes())
        .merge(signing_keys::routes())
        .merge(tokens::routes())
        .merge(webhooks::routes())
}

/// The answer with the cookie of a session that begins, or goes on under
/// another secret, and with that of the device, which is known from now on.
fn with_session(state: &WebState, visit: &Visit, secret: &Secret, answer: Response) -> Response {
    let transport = state.transport();
    let session = Cookie::Session.set(transport, secret.reveal());
    let device = visit
        .device
        .as_ref()
        .map(|device| (SET_COOKIE, Cookie::Device.set(transport, device.reveal())));
    let over = [Cookie::SignIn, Cookie::Passkey].map(|one| (SET_COOKIE, one.clear(transport)));
    let answer = (
        AppendHeaders([(SET_COOKIE, session)]),
        AppendHeaders(over),
        answer,
    );
    match device {
        Some(device) => (AppendHeaders([device]), answer).into_response(),
        None => answer.into_response(),
    }
}

/// Leads whoever came in to where they go, or to what is still to be shown.
fn lead_on(
    state: &WebState,
    visit: &Visit,
    entered: &Entered,
    next: &str,
    done: Option<Flash>,
) -> Response {
    match entered {
        Entered::Open(secret, _) => {
            let to = after(next);
            let answer = match done {
                Some(flash) => respond::done(to, flash),
                None => respond::see_other(to),
            };
            with_session(state, visit, secret, answer)
        }
        Entered::Unfinished(secret, unfinished) => {
            let step = step_page(&unfinished.step);
            let answer = respond::see_other(&paths::with_next(step, next));
            let cookie = Cookie::SignIn.set(state.transport(), secret.reveal());
            (AppendHeaders([(SET_COOKIE, cookie)]), answer).into_response()
        }
    }
}

/// The page of what a sign-in lacks.
const fn step_page(step: &Step) -> &'static str {
    match step {
        Step::Prove(_) => paths::SECOND_STEP,
        Step::Enrol => paths::PROTECT,
    }
}

/// Where to go once signed in.
fn after(next: &str) -> &str {
    respond::local(next).unwrap_or(paths::DESK)
}
