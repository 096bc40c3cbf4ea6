//! Signing in by a passkey alone, without typing anything.

use app::{AppError, Secret};
use axum::Json;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::post;

use super::{lead_on, sign_in};
use crate::cookies::Cookie;
use crate::error::WebError;
use crate::form::Form;
use crate::input::Fields;
use crate::reader::Reader;
use crate::refusals;
use crate::routes::Routes;

pub(super) const BY_PASSKEY: &str = "/connexion/cle";
pub(super) const CHALLENGE: &str = "/connexion/cle/defi";

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(BY_PASSKEY, post(come_in))
        .route(CHALLENGE, post(challenge))
}

async fn challenge(reader: Reader) -> Result<Response, WebError> {
    let (secret, asked) = reader.state.app.challenge_anybody().await?;
    let cookie = Cookie::Passkey.set(reader.state.transport(), secret.reveal());
    Ok((AppendHeaders([(SET_COOKIE, cookie)]), Json(asked)).into_response())
}

async fn come_in(reader: Reader, fields: Fields) -> Result<Response, WebError> {
    let secret = Secret::presented(reader.cookie(Cookie::Passkey).unwrap_or_default());
    let app = &reader.state.app;
    let answer = fields.value("credential");
    let next = fields.value("next").to_owned();
    let visit = reader.visit();
    match app.sign_in_by_passkey(&secret, answer, &visit).await {
        Ok(entered) => Ok(lead_on(&reader.state, &visit, &entered, &next, None)),
        Err(AppError::Wrong(wrong)) => {
            let mut form = Form::new();
            form.refuse("email", refusals::wrong_input(reader.t, &wrong));
            sign_in::form_page(&reader, StatusCode::UNPROCESSABLE_ENTITY, form, next)
        }
        Err(error) => Err(error.into()),
    }
}
