//! The page on which somebody signs.

use std::borrow::Cow;

use app::signatures::Matter;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use locales::Texts;
use process::act::Sequence;

use super::shown;
use crate::error::WebError;
use crate::form::Form;
use crate::layout::Layout;
use crate::paths;
use crate::reader::Staff;
use crate::respond;
use crate::story::Entry;

/// Name of the file that holds the text to sign.
pub(super) const FILE: &str = "vigie-signature.txt";

#[derive(Template)]
#[template(path = "signatures/sign.html")]
struct Sign {
    t: Texts,
    layout: Layout,
    form: Form,
    /// What the act is about, as links name it.
    about: Cow<'static, str>,
    /// Its page.
    back: String,
    /// This page.
    here: String,
    /// Where a passkey is told what to sign.
    challenge: String,
    /// The act in words.
    entry: Entry,
    statement: String,
    passkey_host: Option<String>,
    signing_keys: usize,
    command: String,
}

/// The page of what acts are about.
pub(super) fn path(matter: Matter) -> String {
    match matter {
        Matter::Case(reference) => paths::case(reference),
        Matter::Alert(number) => format!("{}/{number}", paths::ALERTS),
        Matter::Incident(reference) => format!("{}/{reference}", paths::INCIDENTS),
    }
}

pub(super) async fn page(
    staff: &Staff,
    matter: Matter,
    act: Sequence,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let app = &reader.state.app;
    let to_sign = app.to_sign(&reader.actor, matter, act).await?;
    let (about, entry) = shown::act(reader, matter, act).await?;
    let back = path(matter);
    let here = format!("{back}/actes/{act}/signature");
    let page = Sign {
        t,
        layout: reader.layout(t.one("sign-title", "number", act.0)),
        form,
        about,
        challenge: format!("{here}/defi"),
        here,
        back,
        entry,
        statement: to_sign.statement,
        passkey_host: to_sign.passkey_host,
        signing_keys: to_sign.signing_keys,
        command: format!("ssh-keygen -Y sign -n vigie -f ~/.ssh/id_ed25519_sk {FILE}"),
    };
    respond::page_with(status, &page)
}
