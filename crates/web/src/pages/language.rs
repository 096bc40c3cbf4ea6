//! The language switch of every page.

use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::post;
use locales::Lang;

use crate::cookies::Cookie;
use crate::error::WebError;
use crate::input::Fields;
use crate::paths;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().route(paths::LANGUAGE, post(change))
}

/// Keeps the language in a cookie, and with the account of those who signed
/// in: mails follow it.
async fn change(reader: Reader, fields: Fields) -> Result<Response, WebError> {
    let lang: Lang = fields
        .value("lang")
        .parse()
        .map_err(|unknown: locales::UnknownLang| WebError::unreadable(unknown.to_string()))?;
    if let Some(session) = &reader.session {
        reader.state.app.set_lang(session, lang).await?;
    }
    let cookie = Cookie::Language.set(reader.state.transport(), lang.code());
    let back = respond::local(fields.value("back")).unwrap_or(paths::HOME);
    Ok((
        AppendHeaders([(SET_COOKIE, cookie)]),
        respond::see_other(back),
    )
        .into_response())
}
