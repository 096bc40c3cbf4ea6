//! The page behind the secret link of an extract: that extract, a box to
//! answer, and nothing else of the case.

use app::AppError;
use app::sharing::OpenedExtract;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::ids::Reference;
use process::refusal::{Reason, Refusal};

use crate::error::WebError;
use crate::extract::Shown;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::paths;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    let link = format!("{}/{{case}}/{{extract}}/{{secret}}", paths::SHARED);
    Routes::new().route(&link, get(show).post(answer))
}

type Link = PathOf<(Reference, u32, String)>;

#[derive(Template)]
#[template(path = "sharing/contact.html")]
struct Contact {
    t: Texts,
    layout: Layout,
    reference: String,
    name: String,
    at: Timestamp,
    until: Timestamp,
    shown: Shown,
    replies: Vec<(Timestamp, String)>,
    form: Form,
}

/// What the holder of a link reads once it opens nothing any more.
#[derive(Template)]
#[template(path = "sharing/over.html")]
struct Over {
    t: Texts,
    layout: Layout,
    why: String,
}

async fn show(reader: Reader, link: Link) -> Result<Response, WebError> {
    open(&reader, &link, StatusCode::OK, Form::new()).await
}

async fn open(
    reader: &Reader,
    PathOf((reference, number, secret)): &Link,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let app = &reader.state.app;
    let visit = reader.visit();
    match app.open_extract(*reference, *number, secret, &visit).await {
        Ok(opened) => respond::page_with(status, &page(reader, &opened, form)),
        Err(AppError::Refused(refusal)) => over(reader, refusal),
        Err(error) => Err(error.into()),
    }
}

fn page(reader: &Reader, opened: &OpenedExtract, form: Form) -> Contact {
    let t = reader.t;
    let shared = &opened.extract.shared;
    Contact {
        t,
        layout: reader.layout(t.get("shared-title")),
        reference: opened.reference.to_string(),
        name: shared.contact.value.name.clone(),
        at: opened.extract.at,
        until: opened.extract.until,
        shown: Shown::of(t, shared),
        replies: opened
            .replies
            .iter()
            .map(|reply| {
                let erased = || t.get("story-erased").into_owned();
                (reply.at, reply.text.clone().unwrap_or_else(erased))
            })
            .collect(),
        form,
    }
}

fn over(reader: &Reader, refusal: Refusal) -> Result<Response, WebError> {
    let t = reader.t;
    let why = refusals::text(t, &refusal.reason).into_owned();
    let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
    let page = Over {
        t,
        layout: reader.layout(t.get("shared-over-title")),
        why,
    };
    respond::page_with(problem.kind.status(), &page)
}

async fn answer(reader: Reader, link: Link, fields: Fields) -> Result<Response, WebError> {
    let PathOf((reference, number, secret)) = &link;
    let app = &reader.state.app;
    let text = fields.value("text").to_owned();
    let answered = app
        .answer_extract(*reference, *number, secret, text, &reader.visit())
        .await;
    let path = format!("{}/{reference}/{number}/{secret}", paths::SHARED);
    match answered {
        Ok(()) => Ok(respond::done(&path, Flash::Sent)),
        Err(AppError::Refused(refusal)) if matches!(refusal.reason, Reason::LinkOver(_)) => {
            over(&reader, refusal)
        }
        Err(AppError::Refused(refusal)) => {
            let mut form = fields.into_form();
            form.refuse("text", refusals::text(reader.t, &refusal.reason));
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            let reader = reader.at(path);
            open(&reader, &link, problem.kind.status(), form).await
        }
        Err(error) => Err(error.into()),
    }
}
