//! The incidents that a body sees, and what it owes to them.

use std::borrow::Cow;

use askama::Template;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::access::Seat;
use process::access::{StaffRole, Verb};
use process::decide::permit;

use super::page::{DutyRow, duty_rows};
use super::path;
use crate::error::WebError;
use crate::layout::Layout;
use crate::paths;
use crate::reader::Staff;
use crate::respond;
use crate::routes::Routes;
use crate::tone::Tone;

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::INCIDENTS, get(show))
}

struct Line {
    reference: String,
    href: String,
    title: String,
    mode: Cow<'static, str>,
    tone: Tone,
    cases: usize,
    opened_at: Timestamp,
    updated_at: Timestamp,
}

#[derive(Template)]
#[template(path = "incidents/list.html")]
struct ListPage {
    t: Texts,
    layout: Layout,
    lead: Cow<'static, str>,
    duties: Vec<DutyRow>,
    open: Vec<Line>,
    over: Vec<Line>,
}

async fn show(staff: Staff) -> Result<Response, WebError> {
    permit(Verb::ReadIncidents, Seat::Staff { role: staff.role }).map_err(app::AppError::from)?;
    let reader = &staff.reader;
    let t = reader.t;
    let app = &reader.state.app;
    let duties = app.incident_duties(&reader.actor).await?;
    let (open, over): (Vec<_>, Vec<_>) = app
        .incidents(&reader.actor)
        .await?
        .into_iter()
        .partition(|line| line.row.over_at.is_none());
    let line = |line: app::incidents::IncidentLine| {
        let (tone, mode) = match (line.row.over_at, line.row.mode) {
            (Some(_), _) => (Tone::Neutral, t.get("incident-state-over")),
            (None, Some(mode)) => (super::page::mode_tone(mode), t.get(mode.label_key())),
            (None, None) => (Tone::Warn, t.get("incident-mode-none")),
        };
        Line {
            reference: line.row.reference.to_string(),
            href: path(line.row.reference),
            title: line.title.unwrap_or_default(),
            mode,
            tone,
            cases: line.cases,
            opened_at: line.row.opened_at,
            updated_at: line.row.updated_at,
        }
    };
    respond::page(&ListPage {
        t,
        layout: reader.layout(t.get("nav-incidents")),
        lead: match staff.role {
            StaffRole::Hfds | StaffRole::Cert { .. } => t.get("incidents-lead"),
            _ => t.get("incidents-lead-own"),
        },
        duties: duty_rows(t, &duties, reader.now),
        open: open.into_iter().map(line).collect(),
        over: over.into_iter().map(line).collect(),
    })
}
