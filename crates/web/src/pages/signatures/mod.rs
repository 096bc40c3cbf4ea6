//! Signing an act of one's own: what is signed in words and to the letter, by
//! a passkey, or without any script by an SSH key (KEEP-1, SIGN-4).

mod page;
mod shown;

use app::signatures::{Given, Matter};
use app::{AppError, WrongInput};
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use process::act::Sequence;
use process::alert::AlertNumber;
use process::ids::{IncidentReference, Reference};

use crate::documents::Download;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::reader::Staff;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(of::<Reference>("/dossiers/{reference}"))
        .merge(of::<AlertNumber>("/alertes/{alert}"))
        .merge(of::<IncidentReference>("/incidents/{incident}"))
}

/// A number by which people name what acts are about.
trait Named: serde::de::DeserializeOwned + Send + 'static {
    fn matter(self) -> Matter;
}

impl Named for Reference {
    fn matter(self) -> Matter {
        Matter::Case(self)
    }
}

impl Named for AlertNumber {
    fn matter(self) -> Matter {
        Matter::Alert(self)
    }
}

impl Named for IncidentReference {
    fn matter(self) -> Matter {
        Matter::Incident(self)
    }
}

fn of<N: Named>(base: &str) -> Routes {
    let page = format!("{base}/actes/{{act}}/signature");
    Routes::new()
        .route(&page, get(show::<N>).post(sign::<N>))
        .route(&format!("{page}/defi"), post(challenge::<N>))
        .route(&format!("{page}/texte"), get(text::<N>))
}

async fn show<N: Named>(
    staff: Staff,
    PathOf((name, act)): PathOf<(N, u32)>,
) -> Result<Response, WebError> {
    let (matter, act) = (name.matter(), Sequence(act));
    page::page(&staff, matter, act, StatusCode::OK, Form::new()).await
}

async fn challenge<N: Named>(
    staff: Staff,
    PathOf((name, act)): PathOf<(N, u32)>,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    let asked = app.passkey_to_sign(&reader.actor, name.matter(), Sequence(act));
    Ok(Json(asked.await?).into_response())
}

/// The exact bytes to sign, as a file for `ssh-keygen`.
async fn text<N: Named>(
    staff: Staff,
    PathOf((name, act)): PathOf<(N, u32)>,
) -> Result<Download, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    let to_sign = app.to_sign(&reader.actor, name.matter(), Sequence(act));
    Ok(Download::plain(page::FILE, to_sign.await?.statement))
}

async fn sign<N: Named>(
    staff: Staff,
    PathOf((name, act)): PathOf<(N, u32)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    let (matter, act) = (name.matter(), Sequence(act));
    let given = match fields.value("credential") {
        "" => Given::Ssh(fields.value("ssh")),
        answer => Given::Passkey(answer),
    };
    match app.sign(&reader.actor, matter, act, given).await {
        Ok(_) => {
            let back = format!("{}#acte-{act}", page::path(matter));
            Ok(respond::done(&back, Flash::Signed))
        }
        Err(AppError::Wrong(wrong)) => {
            let field = match (&wrong, given) {
                (WrongInput::PasskeyRefused, _) | (_, Given::Passkey(_)) => "credential",
                _ => "ssh",
            };
            let mut form = fields.into_form();
            form.refuse(field, refusals::wrong_input(reader.t, &wrong));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page::page(&staff, matter, act, status, form).await
        }
        Err(error) => Err(error.into()),
    }
}
