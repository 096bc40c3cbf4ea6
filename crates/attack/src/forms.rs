//! Forms and addresses, as any page's handler reads them.

use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts};
use axum::http::{Request, Uri, header};
use futures::executor::block_on;
use web::input::{Fields, Query};

/// The same bytes as the body of a form and as the query of an address.
pub(crate) fn forms(bytes: &[u8]) {
    let form = Request::post("/")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(bytes.to_vec()));
    if let Ok(form) = form
        && let Ok(fields) = block_on(Fields::from_request(form, &()))
    {
        without_nul(&fields);
        let _ = fields.into_form();
    }
    let Ok(query) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(uri) = format!("/?{query}").parse::<Uri>() {
        let (mut parts, ()) = Request::new(()).into_parts();
        parts.uri = uri;
        if let Ok(Query(fields)) = block_on(Query::from_request_parts(&mut parts, &())) {
            without_nul(&fields);
        }
    }
}

fn without_nul(fields: &Fields) {
    let nul = fields.0.iter().any(|(_, value)| value.contains('\0'));
    assert!(!nul, "what PostgreSQL does not keep");
}
