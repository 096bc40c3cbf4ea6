//! The plain port of a portal that is reached by HTTPS: it leads there.

use axum::Router;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

/// Leads every address to the same one under `public_url`, whatever host the
/// client named.
pub fn to_https(public_url: &str) -> Router {
    let base = public_url.to_owned();
    Router::new().fallback(move |uri: Uri| {
        let to = format!(
            "{base}{}",
            uri.path_and_query().map_or("/", |path| path.as_str())
        );
        async move { led(&to) }
    })
}

fn led(to: &str) -> Response {
    match HeaderValue::from_str(to) {
        Ok(to) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}
