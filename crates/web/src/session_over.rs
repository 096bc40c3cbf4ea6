//! The session ended while somebody was writing, whatever the form: what was
//! sent is shown back and can be sent again once signed in, without JavaScript
//! too (DECL-3). Nothing of it is kept here meanwhile.

use askama::Template;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use locales::Texts;

use crate::error::WebError;
use crate::input::Fields;
use crate::layout::Layout;
use crate::paths;
use crate::problem::ProblemKind;
use crate::reader::{Reader, SignedIn};
use crate::respond;
use crate::routes::{LARGEST_BODY, LONGEST_ANSWER, Routes};

/// Fields that are never shown back: what they hold is secret.
const SECRETS: [&str; 3] = ["password", "current", "code"];

/// A form that was sent, held until it is known that its sender is signed in.
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
    let reading = axum::body::to_bytes(body, LARGEST_BODY);
    match tokio::time::timeout(LONGEST_ANSWER, reading).await {
        Ok(Ok(bytes)) => {
            let request = Request::from_parts(parts, Body::from(bytes.clone()));
            Ok((request, Some(Held(bytes))))
        }
        Ok(Err(_)) => Err(StatusCode::PAYLOAD_TOO_LARGE.into_response()),
        Err(_) => Err(StatusCode::REQUEST_TIMEOUT.into_response()),
    }
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
    /// The fields, if they may be shown back.
    async fn fields(self) -> Option<Fields> {
        let request = Request::post("/")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(self.0))
            .ok()?;
        let fields = Fields::from_request(request, &()).await.ok()?;
        let secret = SECRETS.iter().any(|name| fields.was_sent(name));
        (!secret && !fields.0.is_empty()).then_some(fields)
    }

    /// The page that shows the form back, to be sent again to where it was
    /// sent; nothing when there is nothing to show.
    pub(crate) async fn page(self, reader: &Reader) -> Option<Response> {
        let fields = self.fields().await?;
        let page = SessionOver {
            t: reader.t,
            layout: reader.layout(reader.t.get("session-over")),
            action: reader.here.clone(),
            fields: fields.0,
            sign_in: format!("{}?next={RETURN}", paths::SIGN_IN),
        };
        respond::page_with(ProblemKind::SignInNeeded.status(), &page).ok()
    }
}

#[derive(Template)]
#[template(path = "session_over.html")]
struct SessionOver {
    t: Texts,
    layout: Layout,
    /// Where the form was sent.
    action: String,
    /// Every field that was sent.
    fields: Vec<(String, String)>,
    /// Where one signs in, in another tab.
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

/// Where somebody comes to who signed in again in another tab.
const RETURN: &str = "/connexion/reprise";

#[derive(Template)]
#[template(path = "session_back.html")]
struct SessionBack {
    t: Texts,
    layout: Layout,
}

pub(crate) fn routes() -> Routes {
    Routes::new().route(RETURN, get(back))
}

async fn back(signed: SignedIn) -> Result<Response, WebError> {
    let reader = &signed.reader;
    respond::page(&SessionBack {
        t: reader.t,
        layout: reader.layout(reader.t.get("session-back")),
    })
}
