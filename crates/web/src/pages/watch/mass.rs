//! Mass reading, for the lead of the CERT and for HFDS (KEEP-3).

use app::AppError;
use app::watch::Noticed;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::Timestamp;
use locales::Texts;
use process::ids::MassReadingId;

use super::word::{Said, again};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::naming;
use crate::paths;
use crate::reader::Staff;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::MASS_READING, get(show))
        .route("/lectures/{reading}", post(acknowledge))
}

struct Line {
    id: String,
    who: String,
    function: String,
    mark: String,
    since: Timestamp,
    until: Timestamp,
    cases: u32,
    exported: u32,
    said: Option<Said>,
}

#[derive(Template)]
#[template(path = "watch/mass.html")]
struct MassReading {
    t: Texts,
    layout: Layout,
    waiting: Vec<Line>,
    answered: Vec<Line>,
    form: Form,
    /// The one whose note is in the way; empty for none.
    wrong: String,
}

async fn show(staff: Staff) -> Result<Response, WebError> {
    page(&staff, StatusCode::OK, Form::new(), String::new()).await
}

async fn page(
    staff: &Staff,
    status: StatusCode,
    form: Form,
    wrong: String,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let found = reader.state.app.mass_readings(&reader.actor).await?;
    let (waiting, answered): (Vec<Line>, Vec<Line>) = found
        .into_iter()
        .map(|one| line(t, one))
        .partition(|line| line.said.is_none());
    let layout = reader
        .clone()
        .at(paths::MASS_READING)
        .layout(t.get("mass-title"));
    let page = MassReading {
        t,
        layout,
        waiting,
        answered,
        form,
        wrong,
    };
    respond::page_with(status, &page)
}

fn line(t: Texts, one: Noticed) -> Line {
    let name = one.name.as_ref().map(|name| name.name.as_str());
    Line {
        id: one.id.to_string(),
        who: naming::person(t, name, one.seat),
        function: one
            .name
            .as_ref()
            .and_then(|name| name.function.clone())
            .unwrap_or_default(),
        mark: one.person.0.chars().take(8).collect(),
        since: one.excess.since,
        until: one.excess.until,
        cases: one.excess.cases,
        exported: one.excess.exported,
        said: one.acknowledged.map(|said| Said {
            at: said.at,
            by: said.by.unwrap_or_default(),
            verdict: String::new(),
            note: said.note.unwrap_or_default(),
        }),
    }
}

async fn acknowledge(
    staff: Staff,
    PathOf(reading): PathOf<MassReadingId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let said = reader
        .state
        .app
        .acknowledge_reading(&reader.actor, reading, fields.value("note"))
        .await;
    match said {
        Ok(()) => Ok(respond::done(paths::MASS_READING, Flash::ReadingNoted)),
        Err(AppError::Refused(refusal)) => {
            let (status, form) = again(reader, fields, refusal).map_err(AppError::Refused)?;
            page(&staff, status, form, reading.to_string()).await
        }
        Err(error) => Err(error.into()),
    }
}
