//! The last word on every answer: a problem becomes a page in the reader's
//! language with a way on, or `application/problem+json` for a program.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use locales::Texts;

use crate::held::{self, Held};
use crate::layout::{Hotline, Layout, NavItem};
use crate::paths;
use crate::problem::{Problem, ProblemKind};
use crate::reader::{self, Reader};
use crate::respond;
use crate::state::WebState;

/// The page that says what went wrong, and where to go from there.
#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    t: Texts,
    layout: Layout,
    detail: String,
    instance: Option<String>,
    nothing_lost: bool,
    ways: Vec<NavItem>,
    hotline: Hotline,
}

/// Words whatever went wrong.
pub(crate) async fn word_problems(
    State(state): State<WebState>,
    request: Request,
    next: Next,
) -> Response {
    let asked = reader::Request::of(
        request.method(),
        request.uri(),
        request.headers(),
        request.extensions(),
    );
    let (response, held) = match held::hold(request).await {
        Ok((request, held)) => (next.run(request).await, held),
        Err(refused) => (refused, None),
    };
    let Some(problem) = problem_of(&response) else {
        return response;
    };
    let status = response.status();
    let (parts, _) = response.into_parts();
    let id = asked_id(&asked);
    let mut answer = if wants_json(&asked) {
        let t = Texts::new(asked.lang(&state));
        let body = problem.body(t, &state.app.config().public_url, id.as_deref());
        json(&body)
    } else {
        page(&state, &asked, &problem, id, held).await
    };
    if !answer.status().is_redirection() {
        *answer.status_mut() = if status.is_success() {
            problem.kind.status()
        } else {
            status
        };
    }
    for name in [header::WWW_AUTHENTICATE, header::ALLOW] {
        if let Some(value) = parts.headers.get(&name) {
            answer.headers_mut().insert(name, value.clone());
        }
    }
    if let Some(seconds) = problem.retry_after(state.app.now()) {
        answer
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}

fn problem_of(response: &Response) -> Option<Problem> {
    if let Some(problem) = response.extensions().get::<Problem>() {
        return Some(problem.clone());
    }
    let status = response.status();
    let bare = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let wrong = status.is_client_error() || status.is_server_error();
    (wrong && bare).then(|| ProblemKind::of_status(status).into())
}

fn wants_json(asked: &reader::Request) -> bool {
    asked.uri.path().starts_with("/api/")
        || asked
            .headers
            .get(header::ACCEPT)
            .and_then(|accept| accept.to_str().ok())
            .is_some_and(|accept| accept.contains("json") && !accept.contains("text/html"))
}

fn asked_id(asked: &reader::Request) -> Option<String> {
    let id = asked.headers.get("x-request-id")?;
    id.to_str().ok().map(str::to_owned)
}

fn json(body: &impl serde::Serialize) -> Response {
    let bytes = serde_json::to_vec(body).unwrap_or_default();
    ([(header::CONTENT_TYPE, "application/problem+json")], bytes).into_response()
}

async fn page(
    state: &WebState,
    asked: &reader::Request,
    problem: &Problem,
    id: Option<String>,
    held: Option<Held>,
) -> Response {
    let reading = matches!(asked.method, Method::GET | Method::HEAD);
    let here = asked.here();
    if problem.kind == ProblemKind::SignInNeeded && reading {
        return respond::see_other(&sign_in_for(&here));
    }
    // Whoever finds no place costs the database nothing.
    let known = match problem.kind {
        ProblemKind::Crowded => None,
        _ => Reader::of(state, asked).await.ok(),
    };
    let reader = known.unwrap_or_else(|| Reader::unknown(state, asked));
    if problem.kind == ProblemKind::ProofNeeded {
        let back = match reading {
            true => here.as_str(),
            false => reader.came_from().unwrap_or(paths::ACCOUNT),
        };
        return respond::see_other(&paths::with_next(paths::PROOF, back));
    }
    let shown_back = match (problem.kind, held) {
        (ProblemKind::SignInNeeded, Some(held)) => held.session_over(&reader).await,
        (ProblemKind::Unavailable | ProblemKind::Crowded, Some(held)) => {
            held.not_taken(&reader, problem).await
        }
        _ => None,
    };
    if let Some(page) = shown_back {
        return page;
    }
    let t = reader.t;
    let mut ways = Vec::new();
    match problem.kind {
        ProblemKind::SignInNeeded => {
            ways.push(NavItem::new(t.get("error-way-sign-in"), paths::SIGN_IN));
        }
        ProblemKind::Unavailable
        | ProblemKind::Crowded
        | ProblemKind::Internal
        | ProblemKind::TimedOut
            if reading =>
        {
            ways.push(NavItem::new(t.get("error-way-again"), here));
        }
        _ => {}
    }
    if let Some(back) = reader.came_from().filter(|back| *back != reader.here) {
        ways.push(NavItem::new(t.get("error-way-back"), back.to_owned()));
    }
    ways.push(match reader.session {
        Some(_) => NavItem::new(t.get("error-way-desk"), paths::DESK),
        None => NavItem::new(t.get("error-way-home"), paths::HOME),
    });
    if reader.session.is_none() && problem.kind == ProblemKind::NotFound {
        let sign_in = sign_in_for(&reader.here);
        ways.push(NavItem::new(t.get("error-way-sign-in"), sign_in));
    }
    let page = ProblemPage {
        t,
        layout: reader.layout(t.get(problem.kind.title_key())),
        detail: problem.detail(t).into_owned(),
        instance: id.filter(|_| problem.kind == ProblemKind::Internal),
        nothing_lost: !reading,
        ways,
        hotline: state.hotline(reader.now),
    };
    respond::page_with(problem.kind.status(), &page)
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// The sign-in page, which leads back to `here`.
pub(crate) fn sign_in_for(here: &str) -> String {
    paths::with_next(paths::SIGN_IN, here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_survives_the_address_bar() {
        assert_eq!(
            sign_in_for("/dossiers?etat=clos&tri=a"),
            "/connexion?next=/dossiers%3Fetat%3Dclos%26tri%3Da"
        );
    }
}
