//! The requests to be a director, for the CERT (DECL-8).

use app::AppError;
use app::people::Asked;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::Timestamp;
use locales::Texts;
use process::ids::DirectorRequestId;

use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::{Layout, phone_href};
use crate::pages::staff::case::{spaced, town};
use crate::pages::staff::facility_card;
use crate::paths;
use crate::reader::Staff;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::DIRECTORS, get(show))
        .route("/directions/{request}/refuser", post(refuse))
}

struct Line {
    id: String,
    /// The field in which a refusal says why.
    field: String,
    at: Timestamp,
    name: String,
    function: String,
    email: String,
    phone: String,
    words: String,
    facility: String,
    place: String,
    /// The number in the register, the one that is called back.
    switchboard: String,
    switchboard_href: String,
    confirm: String,
}

#[derive(Template)]
#[template(path = "rights/directors.html")]
struct Requests {
    t: Texts,
    layout: Layout,
    requests: Vec<Line>,
    form: Form,
}

async fn show(staff: Staff) -> Result<Response, WebError> {
    page(&staff, StatusCode::OK, Form::new()).await
}

async fn page(staff: &Staff, status: StatusCode, form: Form) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let asked = reader.state.app.director_requests(&reader.actor).await?;
    let layout = reader
        .clone()
        .at(paths::DIRECTORS)
        .layout(t.get("directors-title"));
    let page = Requests {
        t,
        layout,
        requests: asked.into_iter().map(line).collect(),
        form,
    };
    respond::page_with(status, &page)
}

fn line(asked: Asked) -> Line {
    let Asked { request, facility } = asked;
    let switchboard = facility.phone.clone().unwrap_or_default();
    Line {
        confirm: format!(
            "{}?demande={}#direction",
            facility_card(facility.finess),
            request.id
        ),
        field: reason_field(request.id),
        id: request.id.to_string(),
        at: request.asked_at,
        name: request.name,
        function: request.function,
        email: request.email,
        phone: spaced(&request.phone),
        words: request.words,
        place: format!("{} · {}", town(&facility), facility.finess),
        switchboard: spaced(&switchboard),
        switchboard_href: phone_href(&switchboard),
        facility: facility.name,
    }
}

async fn refuse(
    staff: Staff,
    PathOf(request): PathOf<DirectorRequestId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let app = &staff.reader.state.app;
    let field = reason_field(request);
    let why = fields.value(&field).to_owned();
    match app
        .refuse_director(&staff.reader.actor, request, &why)
        .await
    {
        Ok(()) => Ok(respond::done(paths::DIRECTORS, Flash::Recorded)),
        Err(AppError::Refused(refusal)) => {
            let mut form = fields.into_form();
            form.refuse(field, refusals::text(staff.reader.t, &refusal.reason));
            page(&staff, StatusCode::CONFLICT, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The field in which a refusal of this request says why.
fn reason_field(request: DirectorRequestId) -> String {
    format!("motif-{request}")
}
