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

use super::roster::refused;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::{Layout, phone_href};
use crate::pages::staff::case::{spaced, town};
use crate::pages::staff::facility_card;
use crate::paths;
use crate::reader::Staff;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::DIRECTORS, get(show))
        .route("/directions/{request}/refuser", post(refuse))
}

struct Line {
    id: String,
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
        id: request.id.to_string(),
        at: request.asked_at,
        name: request.name,
        function: request.function,
        email: request.email,
        phone: request.phone,
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
    let why = fields.value("motif").to_owned();
    match app
        .refuse_director(&staff.reader.actor, request, &why)
        .await
    {
        Ok(()) => Ok(respond::done(paths::DIRECTORS, Flash::Recorded)),
        Err(error @ AppError::NotFound) => Err(error.into()),
        Err(error) => {
            let (status, form) = refused(staff.reader.t, fields, error, "motif")?;
            page(&staff, status, form).await
        }
    }
}
