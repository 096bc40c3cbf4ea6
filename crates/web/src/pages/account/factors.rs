//! The second factors of the signed-in person: what they are, and taking them
//! away.

use app::people::factors::{MyFactors, Which};
use app::{AppError, WrongInput};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use process::sign_in::Demand;
use uuid::Uuid;

use super::overview;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::PathOf;
use crate::paths;
use crate::reader::SignedIn;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

/// Recovery codes of which the page warns.
const FEW: u64 = 3;

/// The section of the account's page.
pub(super) struct Section {
    pub(super) mine: MyFactors,
    pub(super) passkeys_serve: bool,
}

impl Section {
    pub(super) async fn of(signed: &SignedIn) -> Result<Self, AppError> {
        let app = &signed.reader.state.app;
        Ok(Self {
            mine: app.my_factors(&signed.session).await?,
            passkeys_serve: app.passkey_host().is_some(),
        })
    }

    /// Whether the person's role demands a second factor.
    pub(super) fn is_demanded(&self) -> bool {
        self.mine.demand == Demand::SecondFactor
    }

    /// Whether new recovery codes are wanted soon.
    pub(super) fn codes_run_out(&self) -> bool {
        self.mine.codes_left <= FEW
    }
}

pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/compte/application/retirer", post(remove_application))
        .route("/compte/cles/{id}/retirer", post(remove_passkey))
}

async fn remove_application(signed: SignedIn) -> Result<Response, WebError> {
    remove(signed, Which::Application).await
}

async fn remove_passkey(signed: SignedIn, PathOf(id): PathOf<Uuid>) -> Result<Response, WebError> {
    remove(signed, Which::Passkey(id)).await
}

async fn remove(signed: SignedIn, which: Which) -> Result<Response, WebError> {
    let app = &signed.reader.state.app;
    match app.remove_factor(&signed.session, which).await {
        Ok(()) => Ok(respond::done(paths::ACCOUNT, Flash::FactorRemoved)),
        Err(AppError::Wrong(wrong @ WrongInput::LastFactor)) => {
            let mut form = Form::new();
            form.refuse("factors", refusals::wrong_input(signed.reader.t, &wrong));
            overview::page(signed, StatusCode::CONFLICT, form).await
        }
        Err(error) => Err(error.into()),
    }
}
