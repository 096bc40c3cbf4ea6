//! Answers of pages: a page, or a redirect after something was done.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use crate::error::WebError;
use crate::flash::{self, Flash};

/// A page.
///
/// # Errors
/// When the template fails, which its types exclude.
pub fn page(template: &impl Template) -> Result<Response, WebError> {
    page_with(StatusCode::OK, template)
}

/// A page with another status: 422 for a form that comes back with its errors.
///
/// # Errors
/// When the template fails, which its types exclude.
pub fn page_with(status: StatusCode, template: &impl Template) -> Result<Response, WebError> {
    Ok((status, Html(template.render()?)).into_response())
}

/// Leads to a page of the portal after something was done (303).
#[must_use]
pub fn see_other(path: &str) -> Response {
    let location = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// Leads to a page of the portal, which says what was done.
#[must_use]
pub fn done(path: &str, flash: Flash) -> Response {
    let (address, fragment) = path.split_once('#').unwrap_or((path, ""));
    let joint = if address.contains('?') { '&' } else { '?' };
    let mark = if fragment.is_empty() { "" } else { "#" };
    see_other(&format!(
        "{address}{joint}{}={}{mark}{fragment}",
        flash::PARAMETER,
        flash.word()
    ))
}

/// The path, if it leads to a page of this portal and nowhere else.
#[must_use]
pub fn local(path: &str) -> Option<&str> {
    let local = path.starts_with('/')
        && !path[1..].starts_with(['/', '\\'])
        && path.bytes().all(|byte| byte.is_ascii_graphic());
    local.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_the_portal_are_followed() {
        assert_eq!(local("/dossiers?etat=clos"), Some("/dossiers?etat=clos"));
        for elsewhere in [
            "",
            "https://a.example",
            "//a.example",
            "/\\a.example",
            "/a\nb",
        ] {
            assert_eq!(local(elsewhere), None, "{elsewhere:?}");
        }
    }

    #[test]
    fn what_was_done_is_said_before_the_fragment() {
        let location = |path| done(path, Flash::Welcome).headers()[header::LOCATION].clone();
        assert_eq!(location("/accueil"), "/accueil?fait=bienvenue");
        assert_eq!(location("/file?tri=a#b"), "/file?tri=a&fait=bienvenue#b");
    }
}
