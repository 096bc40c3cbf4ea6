//! Recovery codes, shown once: with the first factor, or anew.

use app::people::factors::{Enrolled, RecoveryCodes};
use askama::Template;
use axum::response::Response;
use axum::routing::post;
use locales::Texts;

use super::with_session;
use crate::error::WebError;
use crate::flash::Flash;
use crate::layout::Layout;
use crate::paths;
use crate::reader::{Reader, SignedIn};
use crate::respond;
use crate::routes::Routes;

pub(super) const RECOVERY_CODES: &str = "/compte/codes-de-secours";

#[derive(Template)]
#[template(path = "account/recovery_codes.html")]
struct Codes {
    t: Texts,
    layout: Layout,
    codes: Vec<String>,
    file: String,
    on: String,
}

pub(super) fn routes() -> Routes {
    Routes::new().route(RECOVERY_CODES, post(renew))
}

async fn renew(signed: SignedIn) -> Result<Response, WebError> {
    let SignedIn { reader, session } = signed;
    let codes = reader.state.app.renew_recovery_codes(&session).await?;
    page(&reader, codes, paths::ACCOUNT)
}

/// What follows a factor that was set up: its recovery codes, once, or the way
/// on; under the session's new secret.
pub(super) fn after_enrolment(
    reader: &Reader,
    enrolled: Enrolled,
    next: &str,
) -> Result<Response, WebError> {
    let on = respond::local(next).unwrap_or(match reader.session {
        Some(_) => paths::ACCOUNT,
        None => paths::DESK,
    });
    let answer = match enrolled.codes {
        Some(codes) => page(reader, codes, on)?,
        None => respond::done(on, Flash::FactorAdded),
    };
    let visit = reader.visit();
    Ok(with_session(
        &reader.state,
        &visit,
        &enrolled.secret,
        answer,
    ))
}

fn page(reader: &Reader, codes: RecoveryCodes, on: &str) -> Result<Response, WebError> {
    let RecoveryCodes(codes) = codes;
    respond::page(&Codes {
        t: reader.t,
        layout: reader.layout(reader.t.get("recovery-title")),
        // Letters, digits and hyphens: nothing to escape in an address.
        file: format!("data:text/plain;charset=utf-8,{}%0A", codes.join("%0A")),
        codes,
        on: on.to_owned(),
    })
}
