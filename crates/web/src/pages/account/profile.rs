//! The signed-in person's account: who they are here, and their password.

use app::people::Person;
use app::{AppError, WrongInput};
use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::Timestamp;
use locales::Texts;

use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::Fields;
use crate::layout::Layout;
use crate::paths;
use crate::reader::SignedIn;
use crate::refusals;
use crate::respond;
use crate::state::WebState;

const PASSWORD: &str = "/compte/mot-de-passe";

#[derive(Template)]
#[template(path = "account/profile.html")]
struct Profile {
    t: Texts,
    layout: Layout,
    form: Form,
    person: Person,
    role: String,
    expires_at: Timestamp,
}

pub(crate) fn routes() -> Router<WebState> {
    Router::new()
        .route(paths::ACCOUNT, get(show))
        .route(PASSWORD, post(change_password))
}

async fn show(signed: SignedIn) -> Result<Response, WebError> {
    profile(signed, StatusCode::OK, Form::new())
}

async fn change_password(signed: SignedIn, fields: Fields) -> Result<Response, WebError> {
    let typed = |name: &str| {
        fields
            .0
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value.as_str())
    };
    let app = &signed.reader.state.app;
    let changed = app
        .change_password(&signed.session, typed("current"), typed("password"))
        .await;
    match changed {
        Ok(()) => Ok(respond::done(paths::ACCOUNT, Flash::PasswordChanged)),
        Err(AppError::Wrong(wrong)) => {
            let t = signed.reader.t;
            let mut form = Form::new();
            match wrong {
                WrongInput::WrongCredentials => {
                    form.refuse("current", t.get("account-current-wrong"));
                }
                wrong => form.refuse("password", refusals::wrong_input(t, &wrong)),
            }
            profile(signed, StatusCode::UNPROCESSABLE_ENTITY, form)
        }
        Err(error) => Err(error.into()),
    }
}

fn profile(signed: SignedIn, status: StatusCode, form: Form) -> Result<Response, WebError> {
    let SignedIn { reader, session } = signed;
    let mut layout = reader.layout(reader.t.get("account-title"));
    paths::ACCOUNT.clone_into(&mut layout.here);
    let page = Profile {
        t: reader.t,
        layout,
        form,
        role: reader.role(),
        expires_at: session.expires_at,
        person: session.person,
    };
    respond::page_with(status, &page)
}
