//! Signing in and out; in a demonstration, becoming anybody in one click.

use app::{AppError, WrongInput};
use askama::Template;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::{get, post};
use locales::Texts;

use super::enrolling::unfinished;
use super::provider::{self, Offered};
use super::{after, lead_on, step_page, with_session};
use crate::cookies::Cookie;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf, Query};
use crate::layout::Layout;
use crate::naming;
use crate::paths;
use crate::reader::Reader;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct SignIn {
    t: Texts,
    layout: Layout,
    form: Form,
    next: String,
    passkey_host: Option<String>,
    providers: Vec<Offered>,
    demo: Vec<Become>,
}

struct Become {
    action: String,
    name: String,
    role: String,
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .route(paths::SIGN_IN, get(show).post(sign_in))
        .route("/connexion/demo/{role}", post(become_somebody))
        .route(paths::SIGN_OUT, post(sign_out))
}

async fn show(reader: Reader, Query(asked): Query) -> Result<Response, WebError> {
    let next = asked.value("next").to_owned();
    if reader.session.is_some() {
        return Ok(respond::see_other(after(&next)));
    }
    if let Some(unfinished) = unfinished(&reader).await? {
        let step = step_page(&unfinished.step);
        return Ok(respond::see_other(&paths::with_next(step, &next)));
    }
    form_page(&reader, StatusCode::OK, Form::new(), next)
}

async fn sign_in(reader: Reader, fields: Fields) -> Result<Response, WebError> {
    let next = fields.value("next").to_owned();
    let email = fields.value("email").to_owned();
    let password = fields
        .0
        .iter()
        .find(|(name, _)| name == "password")
        .map_or("", |(_, value)| value.as_str());
    let visit = reader.visit();
    match reader.state.app.sign_in(&email, password, &visit).await {
        Ok(entered) => Ok(lead_on(&reader.state, &visit, &entered, &next, None)),
        Err(AppError::Wrong(wrong)) => {
            let status = match wrong {
                WrongInput::TooManyAttempts { .. } => StatusCode::TOO_MANY_REQUESTS,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let mut form = Form::filled([("email", email)]);
            form.refuse("email", refusals::wrong_input(reader.t, &wrong));
            form_page(&reader, status, form, next)
        }
        Err(error) => Err(error.into()),
    }
}

async fn become_somebody(
    reader: Reader,
    PathOf(role): PathOf<String>,
    fields: Fields,
) -> Result<Response, WebError> {
    let account = reader
        .state
        .config
        .demo
        .as_ref()
        .and_then(|demo| demo.0.iter().find(|account| account.role == role))
        .ok_or_else(WebError::not_found)?;
    let app = &reader.state.app;
    let visit = reader.visit();
    let (secret, _) = app
        .become_in_demonstration(&account.email, &account.password, &visit)
        .await?;
    let next = after(fields.value("next"));
    Ok(with_session(
        &reader.state,
        &visit,
        &secret,
        respond::see_other(next),
    ))
}

async fn sign_out(reader: Reader) -> Result<Response, WebError> {
    let app = &reader.state.app;
    if let Some(secret) = reader.session_secret() {
        app.sign_out(&secret).await?;
    }
    if let Some(secret) = reader.cookie(Cookie::SignIn) {
        app.give_up(&app::Secret::presented(secret)).await?;
    }
    let transport = reader.state.transport();
    let cookies = [Cookie::Session, Cookie::SignIn].map(|one| (SET_COOKIE, one.clear(transport)));
    let answer = match left_provider(&reader).await {
        Some((key, address)) => provider::elsewhere(&reader.clone().signed_out(), &key, &address)?,
        None => respond::done(paths::HOME, Flash::SignedOut),
    };
    Ok((AppendHeaders(cookies), answer).into_response())
}

/// The provider to leave too, by its key, and where.
async fn left_provider(reader: &Reader) -> Option<(String, String)> {
    let session = reader.session.as_ref()?;
    let address = reader.state.app.leaves_provider(session).await?;
    Some((session.provider.clone()?, address.to_string()))
}

pub(super) fn form_page(
    reader: &Reader,
    status: StatusCode,
    form: Form,
    next: String,
) -> Result<Response, WebError> {
    let t = reader.t;
    let demo = reader.state.config.demo.iter().flat_map(|demo| &demo.0);
    let page = SignIn {
        t,
        layout: reader.layout(t.get("sign-in-title")),
        form,
        next,
        passkey_host: reader.state.app.passkey_host(),
        providers: provider::offered(reader),
        demo: demo
            .map(|account| Become {
                action: format!("/connexion/demo/{}", account.role),
                name: account.name.clone(),
                role: naming::list(
                    std::iter::once(naming::seat(t, account.seat))
                        .chain(account.facility.clone().map(Into::into)),
                ),
            })
            .collect(),
    };
    respond::page_with(status, &page)
}
