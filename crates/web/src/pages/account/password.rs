//! Changing one's password.

use app::{AppError, WrongInput};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;

use super::overview;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::Fields;
use crate::paths;
use crate::reader::SignedIn;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

const PASSWORD: &str = "/compte/mot-de-passe";

/// The section of the account's page.
pub(super) struct Section {
    pub(super) email: String,
    pub(super) proof: RecentProof,
}

/// Whether the person showed recently who they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RecentProof {
    Shown,
    Needed,
}

impl Section {
    pub(super) fn of(signed: &SignedIn) -> Self {
        Self {
            email: signed.session.person.email.clone(),
            proof: match signed.reader.state.app.recently_proven(&signed.session) {
                Ok(()) => RecentProof::Shown,
                Err(_) => RecentProof::Needed,
            },
        }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().route(PASSWORD, post(change))
}

async fn change(signed: SignedIn, fields: Fields) -> Result<Response, WebError> {
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
        Err(error @ AppError::Wrong(WrongInput::ProofNeeded)) => Err(error.into()),
        Err(AppError::Wrong(wrong)) => {
            let t = signed.reader.t;
            let mut form = Form::new();
            match wrong {
                WrongInput::WrongCredentials => {
                    form.refuse("current", t.get("account-current-wrong"));
                }
                wrong => form.refuse("password", refusals::wrong_input(t, &wrong)),
            }
            overview::page(signed, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(error) => Err(error.into()),
    }
}
