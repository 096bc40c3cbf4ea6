//! Passing a case to phase 4 bis by hand, alone or with others (SUPP-2,
//! SIGN-1).

use app::AppError;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::access::{Seat, Verb};
use process::decide::permit;
use process::ids::Reference;

use super::path;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::paths;
use crate::problem::Problem;
use crate::reader::{Reader, Staff};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route("/dossiers/{reference}/incident", get(show).post(gather))
}

#[derive(Template)]
#[template(path = "incidents/gather.html")]
struct GatherPage {
    t: Texts,
    layout: Layout,
    case: String,
    reference: String,
    form: Form,
}

async fn show(staff: Staff, PathOf(reference): PathOf<Reference>) -> Result<Response, WebError> {
    permit(Verb::GatherCases, Seat::Staff { role: staff.role }).map_err(AppError::from)?;
    let reader = &staff.reader;
    reader.state.app.case(&reader.actor, reference).await?;
    respond::page(&page(reader, reference, Form::new()))
}

async fn gather(
    staff: Staff,
    PathOf(reference): PathOf<Reference>,
    fields: Fields,
) -> Result<Response, WebError> {
    permit(Verb::GatherCases, Seat::Staff { role: staff.role }).map_err(AppError::from)?;
    let reader = &staff.reader;
    let t = reader.t;
    let mut form = fields.clone().into_form();
    let mut cases = vec![reference];
    let written = fields
        .value("others")
        .split(|c: char| c.is_whitespace() || c == ',');
    for word in written.filter(|word| !word.is_empty()) {
        match word.parse::<Reference>() {
            Ok(other) => cases.push(other),
            Err(_) => form.refuse("others", t.get("order-join-number")),
        }
    }
    if fields.value("reason").is_empty() {
        form.refuse("reason", t.get("act-missing-words"));
    }
    if !form.is_sound() {
        let page = page(reader, reference, form);
        return respond::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let app = &reader.state.app;
    match app
        .gather(&reader.actor, &cases, fields.value("reason"))
        .await
    {
        Ok(gathered) => Ok(respond::done(&path(gathered.incident), Flash::Recorded)),
        Err(AppError::Refused(refusal)) => {
            form.refuse("others", refusals::text(t, &refusal.reason));
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            respond::page_with(problem.kind.status(), &page(reader, reference, form))
        }
        Err(AppError::NotFound) if cases.len() > 1 => {
            // The case itself may be the one that is not there.
            app.case(&reader.actor, reference).await?;
            form.refuse("others", t.get("order-join-unknown"));
            let page = page(reader, reference, form);
            respond::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

fn page(reader: &Reader, reference: Reference, form: Form) -> GatherPage {
    GatherPage {
        t: reader.t,
        layout: reader.layout(reader.t.get("gather-title")),
        case: paths::case(reference),
        reference: reference.to_string(),
        form,
    }
}
