//! The signed-in person's account, section by section.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;

use super::{devices, factors, identities, identity, password, signing_keys, tokens};
use crate::error::WebError;
use crate::form::Form;
use crate::layout::Layout;
use crate::paths;
use crate::reader::SignedIn;
use crate::respond;
use crate::routes::Routes;

/// The page. A section is a field here, a file beside this one, and a template
/// in `account/sections/`.
#[derive(Template)]
#[template(path = "account/overview.html")]
struct Overview {
    t: Texts,
    layout: Layout,
    form: Form,
    identity: identity::Section,
    password: password::Section,
    factors: factors::Section,
    identities: identities::Section,
    devices: devices::Section,
    signing_keys: signing_keys::Section,
    tokens: tokens::Section,
}

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::ACCOUNT, get(show))
}

async fn show(signed: SignedIn) -> Result<Response, WebError> {
    page(signed, StatusCode::OK, Form::new()).await
}

/// The page, with what a section's form was refused for.
pub(super) async fn page(
    signed: SignedIn,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let mut layout = reader.layout(reader.t.get("account-title"));
    paths::ACCOUNT.clone_into(&mut layout.here);
    let page = Overview {
        t: reader.t,
        layout,
        form,
        identity: identity::Section::of(&signed),
        password: password::Section::of(&signed),
        factors: factors::Section::of(&signed).await?,
        identities: identities::Section::of(&signed).await?,
        devices: devices::Section::of(&signed).await?,
        signing_keys: signing_keys::Section::of(&signed).await?,
        tokens: tokens::Section::of(&signed).await?,
    };
    respond::page_with(status, &page)
}
