//! The session ended while somebody was writing: what was sent is shown back
//! and can be sent again once signed in, without JavaScript too (DECL-3).

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use locales::Texts;

use crate::error::WebError;
use crate::input::Fields;
use crate::layout::Layout;
use crate::paths;
use crate::reader::Reader;
use crate::respond;

#[derive(Template)]
#[template(path = "reporter/session_over.html")]
struct SessionOver {
    t: Texts,
    layout: Layout,
    /// Where the form was sent.
    action: String,
    /// Every field that was sent.
    fields: Vec<(String, String)>,
    /// Where one signs in, and comes back to the portal.
    sign_in: String,
}

impl SessionOver {
    /// The words that somebody wrote, among what was sent.
    fn words(&self) -> Vec<&str> {
        self.fields
            .iter()
            .map(|(_, value)| value.trim())
            .filter(|value| value.contains(char::is_whitespace))
            .collect()
    }
}

/// Shows back what was sent to the address that the reader asked for.
pub(crate) fn page(reader: &Reader, fields: Fields) -> Result<Response, WebError> {
    respond::page_with(
        StatusCode::UNAUTHORIZED,
        &SessionOver {
            t: reader.t,
            layout: reader.layout(reader.t.get("session-over")),
            action: reader.here.clone(),
            fields: fields.0,
            sign_in: format!("{}?next={}", paths::SIGN_IN, paths::DESK),
        },
    )
}
