//! A lost password: a link is mailed, whoever asks gets the same answer.

use app::{AppError, WrongInput};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;

use crate::error::WebError;
use crate::form::Form;
use crate::input::Fields;
use crate::layout::Layout;
use crate::paths;
use crate::reader::Reader;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

#[derive(Template)]
#[template(path = "account/forgotten.html")]
struct Forgotten {
    t: Texts,
    layout: Layout,
    form: Form,
}

#[derive(Template)]
#[template(path = "account/link_sent.html")]
struct LinkSent {
    t: Texts,
    layout: Layout,
}

pub(crate) fn routes() -> Routes {
    Routes::new().route(paths::FORGOTTEN, get(show).post(send))
}

async fn show(reader: Reader) -> Result<Response, WebError> {
    form_page(&reader, StatusCode::OK, Form::new())
}

async fn send(reader: Reader, fields: Fields) -> Result<Response, WebError> {
    let email = fields.value("email").to_owned();
    let sent = reader
        .state
        .app
        .forgot_password(&email, &reader.visit())
        .await;
    match sent {
        Ok(()) => respond::page(&LinkSent {
            t: reader.t,
            layout: reader.layout(reader.t.get("forgotten-sent-title")),
        }),
        Err(AppError::Wrong(wrong)) => {
            let status = match wrong {
                WrongInput::TooManyAttempts { .. } => StatusCode::TOO_MANY_REQUESTS,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let mut form = Form::filled([("email", email)]);
            form.refuse("email", refusals::wrong_input(reader.t, &wrong));
            form_page(&reader, status, form)
        }
        Err(error) => Err(error.into()),
    }
}

fn form_page(reader: &Reader, status: StatusCode, form: Form) -> Result<Response, WebError> {
    let page = Forgotten {
        t: reader.t,
        layout: reader.layout(reader.t.get("forgotten-title")),
        form,
    };
    respond::page_with(status, &page)
}
