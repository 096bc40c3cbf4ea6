//! The SSH keys with which the signed-in person signs: what they are, adding
//! and removing them (KEEP-1).

use app::people::factors::MySigningKey;
use app::{AppError, WrongInput};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use process::access::{RightTo, SeatKind, Standing, Verb, right_to};
use uuid::Uuid;

use super::overview;
use crate::error::WebError;
use crate::flash::Flash;
use crate::input::{Fields, PathOf};
use crate::paths;
use crate::reader::SignedIn;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

const KEYS: &str = "/compte/signatures";
const SECTION: &str = "/compte#signatures";

/// The section of the account's page.
pub(super) struct Section {
    /// Whether the person's role signs anything.
    pub(super) signs: bool,
    pub(super) keys: Vec<MySigningKey>,
    /// Where the person shows who they are first, when that is too long ago.
    pub(super) proof: Option<String>,
}

impl Section {
    pub(super) async fn of(signed: &SignedIn) -> Result<Self, AppError> {
        let app = &signed.reader.state.app;
        let signs = match signed.reader.actor.standing {
            Standing::Staff(role) => right_to(Verb::Sign, SeatKind::from(role)) == RightTo::Held,
            _ => false,
        };
        Ok(Self {
            signs,
            keys: app.my_signing_keys(&signed.session).await?,
            proof: app
                .recently_proven(&signed.session)
                .is_err()
                .then(|| paths::with_next(paths::PROOF, SECTION)),
        })
    }
}

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(KEYS, post(add))
        .route("/compte/signatures/{id}/retirer", post(remove))
}

async fn add(signed: SignedIn, fields: Fields) -> Result<Response, WebError> {
    let t = signed.reader.t;
    let name = match fields.value("key-name") {
        "" => t.get("signing-key-unnamed"),
        given => given.to_owned().into(),
    };
    let app = &signed.reader.state.app;
    let line = fields.value("key-line");
    match app.add_signing_key(&signed.session, &name, line).await {
        Ok(()) => Ok(respond::done(SECTION, Flash::SigningKeyAdded)),
        Err(error @ AppError::Wrong(WrongInput::ProofNeeded)) => Err(error.into()),
        Err(AppError::Wrong(wrong)) => {
            let mut form = fields.into_form();
            form.refuse("key-line", refusals::wrong_input(t, &wrong));
            overview::page(signed, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn remove(signed: SignedIn, PathOf(id): PathOf<Uuid>) -> Result<Response, WebError> {
    let app = &signed.reader.state.app;
    app.remove_signing_key(&signed.session, id).await?;
    Ok(respond::done(SECTION, Flash::SigningKeyRemoved))
}
