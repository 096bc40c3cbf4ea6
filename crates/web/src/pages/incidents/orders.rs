//! Showing and sending the form of an act on an incident.

use std::borrow::Cow;

use app::AppError;
use app::incidents::{IncidentRequest, IncidentView};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::ids::IncidentReference;

use super::offered::offered;
use super::{Order, path, sheet};
use crate::acts::seen;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, Query};
use crate::layout::Layout;
use crate::pages::staff::acts::{Question, fresh_key, key};
use crate::problem::Problem;
use crate::reader::{Reader, Staff};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route("/incidents/{incident}/actes/{order}", get(show).post(send))
}

#[derive(Template)]
#[template(path = "incidents/order.html")]
struct OrderPage {
    t: Texts,
    layout: Layout,
    incident: String,
    reference: String,
    questions: Vec<Question>,
    form: Form,
    button: Cow<'static, str>,
    lead: Cow<'static, str>,
    version: u32,
    key: String,
    title: String,
    cases: usize,
}

fn named(incident: &str, order: &str) -> Result<(IncidentReference, Order), WebError> {
    let incident = incident.parse().map_err(|_| WebError::not_found())?;
    let order = Order::from_slug(order).ok_or_else(WebError::not_found)?;
    Ok((incident, order))
}

async fn show(
    staff: Staff,
    Path((incident, order)): Path<(String, String)>,
    Query(given): Query,
) -> Result<Response, WebError> {
    let (reference, order) = named(&incident, &order)?;
    let reader = staff.reader;
    let view = reader.state.app.incident(&reader.actor, reference).await?;
    if !offered(&view).contains(&order) {
        return Ok(respond::see_other(&path(reference)));
    }
    let form = sheet::prefilled(reader.t, order, &view, given.into_form());
    respond::page(&page(&reader, &view, order, form))
}

async fn send(
    staff: Staff,
    Path((incident, order)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (reference, order) = named(&incident, &order)?;
    let reader = staff.reader;
    let app = reader.state.app.clone();
    let view = app.incident(&reader.actor, reference).await?;
    let mut form = fields.clone().into_form();
    let questions = sheet::questions(reader.t, order, &view);
    let Some(command) = sheet::read(reader.t, order, &questions, &fields, &mut form)? else {
        let page = page(&reader, &view, order, form);
        return respond::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let request = IncidentRequest {
        command,
        seen: seen(&fields),
        key: key(&fields)?,
    };
    match app.act_on_incident(&reader.actor, reference, request).await {
        Ok(_) => Ok(respond::done(&path(reference), Flash::Recorded)),
        Err(AppError::Refused(refusal)) => {
            let view = app.incident(&reader.actor, reference).await?;
            form.refuse(
                sheet::main_field(order),
                refusals::text(reader.t, &refusal.reason),
            );
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            respond::page_with(problem.kind.status(), &page(&reader, &view, order, form))
        }
        Err(AppError::NotFound) if order == Order::Join => {
            form.refuse("case", reader.t.get("order-join-unknown"));
            let page = page(&reader, &view, order, form);
            respond::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

fn page(reader: &Reader, view: &IncidentView, order: Order, form: Form) -> OrderPage {
    let t = reader.t;
    let label = order.label_key();
    let short = t.beside(label, "short");
    OrderPage {
        t,
        layout: reader.layout(t.get(label)),
        incident: path(view.incident.reference),
        reference: view.incident.reference.to_string(),
        questions: sheet::questions(t, order, view),
        form,
        button: if short.is_empty() {
            t.get(label)
        } else {
            short
        },
        lead: t.beside(label, "hint"),
        version: view.version.0,
        key: fresh_key(),
        title: super::page::title(view),
        cases: view.board.len(),
    }
}
