//! One field for a number, a facility or words.

use app::incidents::IncidentLine;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::facility::Facility;

use super::case::town;
use super::facility::card_path;
use super::rows::{Reach, Row, row};
use crate::error::WebError;
use crate::form::Form;
use crate::input::Query;
use crate::layout::Layout;
use crate::pages::incidents;
use crate::paths;
use crate::reader::Staff;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::SEARCH, get(search))
}

struct Found {
    name: String,
    place: String,
    href: String,
}

#[derive(Template)]
#[template(path = "staff/search.html")]
struct Search {
    t: Texts,
    layout: Layout,
    form: Form,
    asked: String,
    cases: Vec<Row>,
    incidents: Vec<Found>,
    facilities: Vec<Found>,
}

async fn search(staff: Staff, Query(query): Query) -> Result<Response, WebError> {
    let reader = staff.reader;
    let t = reader.t;
    let asked = query.value("q").to_owned();
    let (cases, incidents, facilities) = if asked.is_empty() {
        (Vec::new(), Vec::new(), Vec::new())
    } else {
        let found = reader.state.app.search(&reader.actor, &asked).await?;
        let cases = found
            .cases
            .iter()
            .map(|line| row(t, line, Reach::Reads))
            .collect();
        (
            cases,
            found.incidents.iter().map(|one| incident(t, one)).collect(),
            found.facilities.iter().map(facility).collect(),
        )
    };
    respond::page(&Search {
        t,
        layout: reader.layout(t.get("nav-search")),
        form: query.into_form(),
        asked,
        cases,
        incidents,
        facilities,
    })
}

fn incident(t: Texts, line: &IncidentLine) -> Found {
    let reference = line.row.reference;
    let name = match &line.title {
        Some(title) => format!("{reference} · {title}"),
        None => reference.to_string(),
    };
    Found {
        name,
        place: t.n("incident-cases", line.cases).into_owned(),
        href: incidents::path(reference),
    }
}

fn facility(facility: &Facility) -> Found {
    Found {
        name: facility.name.clone(),
        place: format!("{} · {}", town(facility), facility.finess),
        href: card_path(facility.finess),
    }
}
