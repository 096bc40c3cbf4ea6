//! Showing again who one is, before something sensitive.

use app::people::{Shown, Typed};
use app::{AppError, WrongInput};
use askama::Template;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use locales::Texts;

use super::provider::{self, Offered};
use super::with_session;
use crate::error::WebError;
use crate::form::Form;
use crate::input::{Fields, Query};
use crate::layout::Layout;
use crate::paths;
use crate::reader::SignedIn;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

const CHALLENGE: &str = "/compte/preuve/defi";

#[derive(Template)]
#[template(path = "account/proof.html")]
struct Proof {
    t: Texts,
    layout: Layout,
    form: Form,
    next: String,
    email: String,
    passkey_host: Option<String>,
    typed: Option<Typed>,
    providers: Vec<Offered>,
}

impl Proof {
    fn asks_password(&self) -> bool {
        matches!(self.typed, Some(Typed::Password | Typed::PasswordAndCode))
    }

    fn asks_code(&self) -> bool {
        matches!(self.typed, Some(Typed::Code | Typed::PasswordAndCode))
    }

    /// Somebody who has nothing to show chooses a password first.
    fn offers_nothing(&self) -> bool {
        self.typed.is_none() && self.passkey_host.is_none() && self.providers.is_empty()
    }
}

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::PROOF, get(show).post(prove))
        .route(CHALLENGE, post(challenge))
}

async fn show(signed: SignedIn, Query(asked): Query) -> Result<Response, WebError> {
    let next = asked.value("next").to_owned();
    page(&signed, StatusCode::OK, Form::new(), next).await
}

async fn challenge(signed: SignedIn) -> Result<Response, WebError> {
    let app = &signed.reader.state.app;
    Ok(Json(app.challenge_session(&signed.session).await?).into_response())
}

async fn prove(signed: SignedIn, fields: Fields) -> Result<Response, WebError> {
    let next = fields.value("next").to_owned();
    let password = fields
        .0
        .iter()
        .find(|(name, _)| name == "password")
        .map_or("", |(_, value)| value.as_str());
    let shown = if fields.was_sent("credential") {
        Some(Shown::Passkey(fields.value("credential")))
    } else {
        fields
            .was_sent("code")
            .then(|| Shown::Code(fields.value("code")))
    };
    let state = &signed.reader.state;
    match state
        .app
        .prove_again(&signed.session, password, shown)
        .await
    {
        Ok(secret) => {
            let on = respond::local(&next).unwrap_or(paths::ACCOUNT);
            let visit = signed.reader.visit();
            let answer = respond::see_other(on);
            Ok(with_session(state, &visit, &secret, answer))
        }
        Err(AppError::Wrong(wrong)) => {
            let t = signed.reader.t;
            let mut form = Form::new();
            match &wrong {
                WrongInput::WrongCredentials => {
                    form.refuse("password", t.get("account-current-wrong"));
                }
                WrongInput::WrongCode | WrongInput::CodeUsed => {
                    form.refuse("code", refusals::wrong_input(t, &wrong));
                }
                wrong => form.refuse("password", refusals::wrong_input(t, wrong)),
            }
            let status = match wrong {
                WrongInput::TooManyAttempts { .. } => StatusCode::TOO_MANY_REQUESTS,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            page(&signed, status, form, next).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    signed: &SignedIn,
    status: StatusCode,
    form: Form,
    next: String,
) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let app = &reader.state.app;
    let ways = app.ways_to_prove(&signed.session).await?;
    let mut providers = provider::offered(reader);
    providers.retain(|offered| ways.providers.contains(&offered.key));
    let page = Proof {
        t: reader.t,
        layout: reader.layout(reader.t.get("proof-title")),
        form,
        next,
        email: signed.session.person.email.clone(),
        passkey_host: app.passkey_host().filter(|_| ways.passkeys > 0),
        typed: ways.typed,
        providers,
    };
    respond::page_with(status, &page)
}
