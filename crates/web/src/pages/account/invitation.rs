//! An invitation, or the link of a lost password: the person chooses a
//! password and is signed in.

use app::people::{Invitation, InvitationPurpose};
use app::{AppError, Secret, WrongInput};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;

use super::lead_on;
use super::provider::{self, Offered};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::paths;
use crate::reader::Reader;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

#[derive(Template)]
#[template(path = "account/invitation.html")]
struct Welcome {
    t: Texts,
    layout: Layout,
    form: Form,
    invitation: Invitation,
    providers: Vec<Offered>,
}

#[derive(Template)]
#[template(path = "account/invitation_over.html")]
struct Over {
    t: Texts,
    layout: Layout,
}

pub(crate) fn routes() -> Routes {
    Routes::new().route("/invitation/{secret}", get(show).post(accept))
}

async fn show(reader: Reader, PathOf(secret): PathOf<String>) -> Result<Response, WebError> {
    form_page(
        &reader,
        &Secret::presented(&secret),
        StatusCode::OK,
        Form::new(),
    )
    .await
}

async fn accept(
    reader: Reader,
    PathOf(secret): PathOf<String>,
    fields: Fields,
) -> Result<Response, WebError> {
    let secret = Secret::presented(&secret);
    let password = fields
        .0
        .iter()
        .find(|(name, _)| name == "password")
        .map_or("", |(_, value)| value.as_str());
    let visit = reader.visit();
    let app = &reader.state.app;
    match app.accept_invitation(&secret, password, &visit).await {
        Ok(entered) => {
            let done = Some(Flash::Welcome);
            let next = paths::DESK;
            Ok(lead_on(&reader.state, &visit, &entered, next, done))
        }
        Err(AppError::Wrong(wrong)) => {
            let mut form = Form::new();
            form.refuse("password", refusals::wrong_input(reader.t, &wrong));
            form_page(&reader, &secret, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn form_page(
    reader: &Reader,
    secret: &Secret,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let t = reader.t;
    match reader.state.app.invitation(secret, &reader.visit()).await {
        Ok(invitation) => respond::page_with(
            status,
            &Welcome {
                t,
                layout: reader.layout(t.get("invitation-title")),
                form,
                providers: match invitation.purpose {
                    InvitationPurpose::Join => provider::offered(reader),
                    InvitationPurpose::ResetPassword => Vec::new(),
                },
                invitation,
            },
        ),
        Err(AppError::Wrong(WrongInput::InvitationInvalid) | AppError::NotFound) => {
            respond::page_with(
                StatusCode::NOT_FOUND,
                &Over {
                    t,
                    layout: reader.layout(t.get("invitation-over-title")),
                },
            )
        }
        Err(error) => Err(error.into()),
    }
}
