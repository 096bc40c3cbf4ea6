//! The session goes on under another secret when rights have risen: whatever
//! is answered, the browser is given it.

use std::sync::{Arc, Mutex, PoisonError};

use app::Secret;
use axum::extract::{Request, State};
use axum::http::Extensions;
use axum::http::header::SET_COOKIE;
use axum::middleware::Next;
use axum::response::Response;

use crate::cookies::Cookie;
use crate::state::WebState;

/// The secret that a session has come to while a request is answered, if it
/// has come to another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Renewal(Arc<Mutex<Option<Secret>>>);

impl Renewal {
    /// That of a request.
    pub(crate) fn of(extensions: &Extensions) -> Self {
        extensions.get::<Self>().cloned().unwrap_or_default()
    }

    /// Notes the other secret.
    pub(crate) fn note(&self, secret: &Secret) {
        let mut renewed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *renewed = Some(secret.clone());
    }

    /// The other secret, if there is one.
    pub(crate) fn secret(&self) -> Option<Secret> {
        let renewed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        renewed.clone()
    }
}

/// Gives the browser the other secret, unless the answer says already what
/// becomes of the session.
pub(crate) async fn tell(
    State(state): State<WebState>,
    mut request: Request,
    next: Next,
) -> Response {
    let renewal = Renewal::default();
    request.extensions_mut().insert(renewal.clone());
    let mut answer = next.run(request).await;
    let transport = state.transport();
    let told = answer
        .headers()
        .get_all(SET_COOKIE)
        .iter()
        .any(|line| Cookie::Session.is_set_by(transport, line));
    if let Some(secret) = renewal.secret()
        && !told
    {
        let cookie = Cookie::Session.set(transport, secret.reveal());
        answer.headers_mut().append(SET_COOKIE, cookie);
    }
    answer
}
