//! Setting up a passkey.

use app::{AppError, WrongInput};
use askama::Template;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use locales::Texts;

use super::enrolling::Enrolling;
use super::recovery;
use crate::error::WebError;
use crate::form::Form;
use crate::input::{Fields, Query};
use crate::layout::Layout;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) const PASSKEYS: &str = "/compte/cles";
const CHALLENGE: &str = "/compte/cles/defi";

#[derive(Template)]
#[template(path = "account/passkey.html")]
struct NewPasskey {
    t: Texts,
    layout: Layout,
    form: Form,
    next: String,
    host: Option<String>,
}

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(PASSKEYS, get(show).post(finish))
        .route(CHALLENGE, post(challenge))
}

async fn show(enrolling: Enrolling, Query(asked): Query) -> Result<Response, WebError> {
    let next = asked.value("next").to_owned();
    page(&enrolling, StatusCode::OK, Form::new(), next)
}

async fn challenge(enrolling: Enrolling) -> Result<Response, WebError> {
    let app = &enrolling.reader().state.app;
    let asked = app.begin_passkey(enrolling.enroller()).await?;
    Ok(Json(asked).into_response())
}

async fn finish(enrolling: Enrolling, fields: Fields) -> Result<Response, WebError> {
    let next = fields.value("next").to_owned();
    let reader = enrolling.reader();
    let given = fields.value("name");
    let name = match given {
        "" => reader.t.get("passkey-unnamed"),
        given => given.to_owned().into(),
    };
    let app = &reader.state.app;
    let set_up = app
        .finish_passkey(enrolling.enroller(), &name, fields.value("credential"))
        .await;
    match set_up {
        Ok(enrolled) => recovery::after_enrolment(reader, enrolled, &next),
        Err(AppError::Wrong(WrongInput::SignInOver)) => Err(WebError::SignInNeeded),
        Err(AppError::Wrong(wrong)) => {
            let mut form = Form::filled([("name", given)]);
            form.refuse("name", refusals::wrong_input(reader.t, &wrong));
            page(&enrolling, StatusCode::UNPROCESSABLE_ENTITY, form, next)
        }
        Err(error) => Err(error.into()),
    }
}

fn page(
    enrolling: &Enrolling,
    status: StatusCode,
    form: Form,
    next: String,
) -> Result<Response, WebError> {
    let reader = enrolling.reader();
    let page = NewPasskey {
        t: reader.t,
        layout: reader.layout(reader.t.get("passkey-title")),
        form,
        next,
        host: reader.state.app.passkey_host(),
    };
    respond::page_with(status, &page)
}
