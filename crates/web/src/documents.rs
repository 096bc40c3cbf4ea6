//! Documents to keep or to print: what a page shows, set as PDF by `report`.

mod custody;
pub mod figures;
mod making;
mod press;
mod receipt;
mod statement;
mod story;

use std::borrow::Cow;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use locales::Texts;
use process::ids::Reference;
use report::Row;

use crate::state::WebState;

use custody::custody;
pub(crate) use making::Making;
pub(crate) use press::Press;
use receipt::receipt;
use statement::{plain, statement};
pub(crate) use story::act;
pub use story::story;

/// A document on its way to whoever asked for it. Browsers keep it as a file
/// and never show it in the portal's name.
pub(crate) struct Download {
    name: String,
    content_type: &'static str,
    content: Bytes,
}

impl Download {
    /// A PDF about a case, or about none; `what` is its name.
    pub(crate) fn pdf(reference: Option<Reference>, what: &str, content: Bytes) -> Self {
        Self {
            name: format!("{}.pdf", file_name(reference, what)),
            content_type: "application/pdf",
            content,
        }
    }

    /// An archive that bears its own name.
    pub(crate) fn archive(name: String, content: Bytes) -> Self {
        Self {
            name,
            content_type: "application/zip",
            content,
        }
    }

    /// A text of this name, to the letter.
    pub(crate) fn plain(name: &str, content: String) -> Self {
        Self {
            name: name.to_owned(),
            content_type: "text/plain; charset=utf-8",
            content: content.into(),
        }
    }

    /// A text about a case.
    pub(crate) fn text(reference: Reference, what: &str, content: String) -> Self {
        Self {
            name: format!("{}.txt", file_name(Some(reference), what)),
            content_type: "text/plain; charset=utf-8",
            content: content.into(),
        }
    }
}

fn file_name(reference: Option<Reference>, what: &str) -> String {
    reference.map_or_else(
        || format!("vigie-{what}"),
        |reference| format!("vigie-{reference}-{what}"),
    )
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let disposition = format!("attachment; filename=\"{}\"", self.name);
        let disposition =
            HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
        let headers = [
            (
                header::CONTENT_TYPE,
                HeaderValue::from_static(self.content_type),
            ),
            (header::CONTENT_DISPOSITION, disposition),
        ];
        (headers, self.content).into_response()
    }
}

/// How the CERT is reached, within its hours and outside them.
pub(crate) fn contacts(t: Texts, state: &WebState) -> Vec<Row> {
    let config = state.app.config();
    let contacts = &config.contacts;
    let hours = &config.process.hours;
    let working = t
        .with("paper-working")
        .arg("opens", t.hour(hours.opens()))
        .arg("closes", t.hour(hours.closes()))
        .text();
    let reached = |label: Cow<'_, str>, phone: &str, email: &str| Row {
        label: label.into_owned(),
        value: format!("{phone} · {email}"),
    };
    vec![
        reached(working, &contacts.cert_phone, &contacts.cert_email),
        reached(
            t.get("paper-off"),
            &contacts.off_hours_phone,
            &contacts.off_hours_email,
        ),
    ]
}
