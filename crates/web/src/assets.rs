//! Style sheet, scripts and pictures, embedded in the binary.
//!
//! An asset's address holds the hash of its bytes: browsers keep it for ever,
//! and a new release is seen at once.

use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use sha2::{Digest, Sha256};

use crate::routes::Routes;

const STYLES: &str = concat!(
    include_str!("../assets/css/tokens.css"),
    include_str!("../assets/css/base.css"),
    include_str!("../assets/css/layout.css"),
    include_str!("../assets/css/buttons.css"),
    include_str!("../assets/css/forms.css"),
    include_str!("../assets/css/tables.css"),
    include_str!("../assets/css/components.css"),
    include_str!("../assets/css/account.css"),
    include_str!("../assets/css/home.css"),
    include_str!("../assets/css/playbooks.css"),
    include_str!("../assets/css/reporter.css"),
    include_str!("../assets/css/staff.css"),
    include_str!("../assets/css/figures.css"),
    include_str!("../assets/css/print.css"),
);

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

const SOURCES: [(&str, &str, &str); 11] = [
    ("vigie.css", CSS, STYLES),
    ("autosave.js", JS, include_str!("../assets/js/autosave.js")),
    (
        "facility-search.js",
        JS,
        include_str!("../assets/js/facility-search.js"),
    ),
    ("evidence.js", JS, include_str!("../assets/js/evidence.js")),
    ("qualify.js", JS, include_str!("../assets/js/qualify.js")),
    ("session.js", JS, include_str!("../assets/js/session.js")),
    ("once.js", JS, include_str!("../assets/js/once.js")),
    ("passkey.js", JS, include_str!("../assets/js/passkey.js")),
    ("unsaved.js", JS, include_str!("../assets/js/unsaved.js")),
    (
        "favicon.svg",
        SVG,
        include_str!("../assets/img/favicon.svg"),
    ),
    ("logo.svg", SVG, include_str!("../assets/img/logo.svg")),
];

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    SOURCES
        .iter()
        .map(|&(name, content_type, body)| {
            let digest = hex::encode(Sha256::digest(body));
            Asset {
                name,
                content_type,
                body,
                url: format!("/assets/{}/{name}", &digest[..16]),
                etag: format!("\"{digest}\""),
            }
        })
        .collect()
});

struct Asset {
    name: &'static str,
    content_type: &'static str,
    body: &'static str,
    url: String,
    etag: String,
}

/// The address of the asset `name`, for templates; empty when there is none.
#[must_use]
pub fn asset_url(name: &str) -> &'static str {
    let asset = ASSETS.iter().find(|asset| asset.name == name);
    debug_assert!(asset.is_some(), "no asset {name:?}");
    asset.map_or("", |asset| asset.url.as_str())
}

/// The route that serves the assets.
pub(crate) fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
{
    Routes::new().route("/assets/{hash}/{name}", get(serve))
}

async fn serve(Path((hash, name)): Path<(String, String)>, request: HeaderMap) -> Response<Body> {
    let url = format!("/assets/{hash}/{name}");
    let Some(asset) = ASSETS.iter().find(|asset| asset.url == url) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, asset.content_type),
        (header::ETAG, asset.etag.as_str()),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ]
    .map(|(name, value)| (name, HeaderValue::from_static(value)));
    let known = request
        .get(header::IF_NONE_MATCH)
        .is_some_and(|etag| etag == asset.etag.as_str());
    if known {
        (StatusCode::NOT_MODIFIED, headers).into_response()
    } else {
        (headers, asset.body).into_response()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use axum::http::Request;
    use tower::ServiceExt;

    use super::*;

    async fn get(url: &str, etag: Option<&str>) -> Response<Body> {
        let mut request = Request::get(url);
        if let Some(etag) = etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        routes::<()>()
            .into_router()
            .oneshot(request.body(Body::empty()).unwrap())
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn an_asset_is_kept_for_ever_under_the_hash_of_its_bytes() {
        let answer = get(asset_url("vigie.css"), None).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()[header::CONTENT_TYPE], CSS);
        assert_eq!(
            answer.headers()[header::CACHE_CONTROL],
            "public, max-age=31536000, immutable"
        );

        let etag = answer.headers()[header::ETAG].to_str().unwrap();
        let again = get(asset_url("vigie.css"), Some(etag)).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }

    #[tokio::test]
    async fn another_hash_is_not_found() {
        let answer = get("/assets/0000000000000000/vigie.css", None).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn nothing_is_loaded_from_elsewhere() {
        for asset in ASSETS.iter().filter(|asset| asset.content_type != SVG) {
            assert!(!asset.body.contains("http:"), "{}", asset.name);
            assert!(!asset.body.contains("https:"), "{}", asset.name);
            assert!(!asset.body.contains("@import"), "{}", asset.name);
        }
    }
}
