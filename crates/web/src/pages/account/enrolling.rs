//! Who asks, on the way in: somebody whose sign-in is not finished, or
//! somebody who may set a second factor up.

use app::Secret;
use app::people::factors::Enroller;
use app::people::{Step, Unfinished, Visit};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::cookies::Cookie;
use crate::error::WebError;
use crate::reader::{Reader, SignedIn};
use crate::state::WebState;

/// A reader whose sign-in lacks something; the others are led to the sign-in
/// page.
pub(super) struct Arriving {
    pub(super) reader: Reader,
    pub(super) unfinished: Unfinished,
    visit: Visit,
}

impl FromRequestParts<WebState> for Arriving {
    type Rejection = WebError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let reader = Reader::from_request_parts(parts, state).await?;
        match unfinished(&reader).await? {
            Some(unfinished) => Ok(Self {
                visit: reader.visit(),
                reader,
                unfinished,
            }),
            None => Err(WebError::SignInNeeded),
        }
    }
}

/// The reader's sign-in that lacks something, if there is one.
pub(super) async fn unfinished(reader: &Reader) -> Result<Option<Unfinished>, WebError> {
    match reader.cookie(Cookie::SignIn) {
        Some(secret) => {
            let secret = Secret::presented(secret);
            Ok(reader.state.app.unfinished(&secret).await?)
        }
        None => Ok(None),
    }
}

/// A reader who may set a second factor up: signed in and recently proven, or
/// still signing in and without any.
pub(super) enum Enrolling {
    SignedIn(Box<SignedIn>),
    Arriving(Box<Arriving>),
}

impl Enrolling {
    pub(super) fn reader(&self) -> &Reader {
        match self {
            Self::SignedIn(signed) => &signed.reader,
            Self::Arriving(arriving) => &arriving.reader,
        }
    }

    pub(super) fn enroller(&self) -> Enroller<'_> {
        match self {
            Self::SignedIn(signed) => Enroller::Session(&signed.session),
            Self::Arriving(arriving) => Enroller::Unfinished(&arriving.unfinished, &arriving.visit),
        }
    }
}

impl FromRequestParts<WebState> for Enrolling {
    type Rejection = WebError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let reader = Reader::from_request_parts(parts, state).await?;
        if let Some(session) = reader.session.clone() {
            state.app.recently_proven(&session)?;
            return Ok(Self::SignedIn(Box::new(SignedIn { reader, session })));
        }
        match unfinished(&reader).await? {
            Some(unfinished) if unfinished.step == Step::Enrol => {
                Ok(Self::Arriving(Box::new(Arriving {
                    visit: reader.visit(),
                    reader,
                    unfinished,
                })))
            }
            _ => Err(WebError::SignInNeeded),
        }
    }
}
