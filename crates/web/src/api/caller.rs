//! Who calls: a token in `Authorization: Bearer …`, or nobody. Cookies are not
//! looked at, so that no page of another site can call in a reader's name.

use std::collections::HashMap;

use app::people::Session;
use app::{AppError, Secret};
use axum::extract::{FromRequestParts, MatchedPath, Path};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use process::access::Actor;
use process::ids::Reference;

use super::powers::{Need, needed};
use crate::error::WebError;
use crate::request_log;
use crate::state::WebState;

/// Whoever calls an operation that is open to strangers.
pub(super) struct Anybody {
    pub(super) actor: Actor,
    pub(super) session: Option<Session>,
}

/// The holder of a token.
pub(super) struct Caller {
    pub(super) actor: Actor,
    pub(super) session: Session,
}

/// Whoever calls an operation on a case: the holder of a token, or of the
/// secret of the case's follow link, given as a token (DECL-4).
pub(super) struct OnCase {
    pub(super) actor: Actor,
    pub(super) reference: Reference,
}

fn token(parts: &Parts) -> Result<Option<Secret>, WebError> {
    let Some(value) = parts.headers.get(AUTHORIZATION) else {
        return Ok(None);
    };
    value
        .to_str()
        .ok()
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| Some(Secret::presented(token)))
        .ok_or(WebError::TokenNeeded)
}

/// The holder of a token that opens the operation asked for.
async fn bearer(
    parts: &Parts,
    state: &WebState,
    token: &Secret,
) -> Result<Option<Session>, WebError> {
    let Some(session) = state.app.bearer(token).await? else {
        return Ok(None);
    };
    let address = parts.extensions.get::<MatchedPath>();
    match needed(&parts.method, address.map_or("", MatchedPath::as_str)) {
        Need::Power(power) if !session.reach.powers.contains(&power) => {
            Err(WebError::TokenPower(power))
        }
        Need::Power(_) | Need::Any => Ok(Some(session)),
    }
}

impl FromRequestParts<WebState> for Anybody {
    type Rejection = WebError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let Some(token) = token(parts)? else {
            return Ok(Self {
                actor: Actor::stranger(),
                session: None,
            });
        };
        let session = bearer(parts, state, &token).await?;
        let session = session.ok_or(WebError::TokenNeeded)?;
        request_log::is_by(&session.actor);
        Ok(Self {
            actor: session.actor.clone(),
            session: Some(session),
        })
    }
}

impl FromRequestParts<WebState> for Caller {
    type Rejection = WebError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let Anybody { actor, session } = Anybody::from_request_parts(parts, state).await?;
        let session = session.ok_or(WebError::TokenNeeded)?;
        Ok(Self { actor, session })
    }
}

impl FromRequestParts<WebState> for OnCase {
    type Rejection = WebError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let token = token(parts)?.ok_or(WebError::TokenNeeded)?;
        let Path(path): Path<HashMap<String, String>> = Path::from_request_parts(parts, state)
            .await
            .map_err(|_| WebError::not_found())?;
        let reference: Reference = path
            .get("reference")
            .and_then(|text| text.parse().ok())
            .ok_or_else(WebError::not_found)?;
        let actor = match bearer(parts, state, &token).await? {
            Some(session) => session.actor,
            None => match state.app.follower(reference, token.reveal()).await {
                Ok(actor) => actor,
                Err(AppError::NotFound) => return Err(WebError::TokenNeeded),
                Err(error) => return Err(error.into()),
            },
        };
        request_log::is_by(&actor);
        Ok(Self { actor, reference })
    }
}
