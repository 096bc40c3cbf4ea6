//! A form that was sent, held until it is known that it was taken: one that was
//! not is shown back, and can be sent again without JavaScript too (DECL-3).
//! Nothing of it is kept here meanwhile.

use std::borrow::Cow;

use askama::Template;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{Method, header};
use axum::response::Response;
use locales::Texts;

use crate::input::Fields;
use crate::layout::Layout;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::respond;
use crate::routes::read_whole;

/// Fields that are never shown back: what they hold is secret.
const SECRETS: [&str; 3] = ["password", "current", "code"];

/// A form that was sent.
pub(crate) struct Held(Bytes);

/// Takes a copy of a form out of a request; others pass as they are.
///
/// # Errors
/// The answer to a form that is too long or comes too slowly.
pub(crate) async fn hold(request: Request) -> Result<(Request, Option<Held>), Response> {
    if !is_form(&request) {
        return Ok((request, None));
    }
    let (parts, body) = request.into_parts();
    let bytes = read_whole(body).await?;
    let request = Request::from_parts(parts, Body::from(bytes.clone()));
    Ok((request, Some(Held(bytes))))
}

fn is_form(request: &Request) -> bool {
    request.method() == Method::POST
        && !request.uri().path().starts_with("/api/")
        && request
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| {
                kind.as_bytes()
                    .starts_with(b"application/x-www-form-urlencoded")
            })
}

impl Held {
    /// What is shown back; nothing when there is nothing, or when it may not be.
    pub(crate) async fn shown(self, reader: &Reader) -> Option<KeptForm> {
        let request = Request::post("/")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(self.0))
            .ok()?;
        let fields = Fields::from_request(request, &()).await.ok()?;
        let secret = SECRETS.iter().any(|name| fields.was_sent(name));
        (!secret && !fields.0.is_empty()).then(|| KeptForm {
            action: reader.here.clone(),
            fields: fields.0,
        })
    }

    /// The page that shows the form back because the portal could not take it
    /// for now.
    pub(crate) async fn not_taken(self, reader: &Reader, problem: &Problem) -> Option<Response> {
        let page = NotTaken {
            t: reader.t,
            layout: reader.layout(reader.t.get(problem.kind.title_key())),
            detail: problem.detail(reader.t),
            kept: self.shown(reader).await?,
        };
        respond::page_with(problem.kind.status(), &page).ok()
    }
}

/// A form that is shown back, to be sent again to where it was sent.
pub(crate) struct KeptForm {
    /// Where it was sent.
    pub(crate) action: String,
    /// Every field that was sent.
    pub(crate) fields: Vec<(String, String)>,
}

impl KeptForm {
    /// The words that somebody wrote, among what was sent.
    pub(crate) fn words(&self) -> Vec<&str> {
        self.fields
            .iter()
            .map(|(_, value)| value.trim())
            .filter(|value| value.contains(char::is_whitespace))
            .collect()
    }
}

#[derive(Template)]
#[template(path = "not_taken.html")]
struct NotTaken {
    t: Texts,
    layout: Layout,
    detail: Cow<'static, str>,
    kept: KeptForm,
}
