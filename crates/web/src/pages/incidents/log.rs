//! The log of an incident, to be printed or kept: every act that the reader may
//! read, timed and numbered (SIGN-4).

use app::incidents::IncidentView;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::ids::IncidentReference;
use report::{Document, Frame, IncidentLog, MadeFor, Marking, Row};

use super::{page::title, path, told::story};
use crate::documents::{self, Download};
use crate::error::WebError;
use crate::input::PathOf;
use crate::layout::Layout;
use crate::naming;
use crate::reader::{Reader, Staff};
use crate::respond;
use crate::routes::Routes;
use crate::story::Entry;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/incidents/{incident}/journal", get(show))
        .route("/incidents/{incident}/journal.pdf", get(download))
}

#[derive(Template)]
#[template(path = "incidents/log.html")]
struct LogPage {
    t: Texts,
    layout: Layout,
    incident: String,
    scope: String,
    summary: Vec<Row>,
    entries: Vec<Entry>,
}

async fn show(
    staff: Staff,
    PathOf(reference): PathOf<IncidentReference>,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let view = reader.state.app.incident(&reader.actor, reference).await?;
    respond::page(&LogPage {
        t,
        layout: reader.layout(t.one("incident-log-title", "reference", reference.to_string())),
        incident: path(reference),
        scope: scope(reader, &view),
        summary: summary(t, &view),
        entries: story(t, &view),
    })
}

async fn download(
    staff: Staff,
    PathOf(reference): PathOf<IncidentReference>,
) -> Result<Download, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let view = reader.state.app.incident(&reader.actor, reference).await?;
    let frame = Frame {
        t,
        title: t
            .one("incident-log-title", "reference", reference.to_string())
            .into_owned(),
        about: title(&view),
        marking: Marking::Confidential,
        at: reader.now,
        made_for: MadeFor::Reader(name(reader, &view)),
    };
    let log = IncidentLog {
        summary: summary(t, &view),
        scope: scope(reader, &view),
        acts: story(t, &view)
            .into_iter()
            .map(|entry| documents::act(t, entry))
            .collect(),
    };
    let made = reader
        .state
        .press
        .print(frame, Document::IncidentLog(log))
        .await?;
    let what = t.one("incident-log-file", "reference", reference.to_string());
    Ok(Download::pdf(None, &what, made))
}

fn name(reader: &Reader, view: &IncidentView) -> String {
    let name = reader
        .session
        .as_ref()
        .map(|session| session.person.name.as_str());
    naming::person(reader.t, name, view.seat)
}

fn scope(reader: &Reader, view: &IncidentView) -> String {
    reader
        .t
        .one("story-document-scope", "reader", name(reader, view))
        .into_owned()
}

fn summary(t: Texts, view: &IncidentView) -> Vec<Row> {
    let incident = &view.incident;
    let mut rows = Vec::new();
    let mut add = |key: &str, value: String| {
        if !value.is_empty() {
            let label = t.get(key).into_owned();
            rows.push(Row { label, value });
        }
    };
    let known = incident.title.as_ref().and_then(|title| title.known());
    add("incident-name", known.cloned().unwrap_or_default());
    add(
        "incident-opened",
        t.date_time(incident.opened_at).into_owned(),
    );
    let mode = incident.mode.map(|(_, mode)| t.get(mode.label_key()));
    add("incident-mode", mode.unwrap_or_default().into_owned());
    let closed = incident.closed_at.map(|at| t.date_time(at).into_owned());
    add("incident-closed", closed.unwrap_or_default());
    let cases: Vec<String> = view
        .board
        .iter()
        .map(|line| {
            let case = &line.member.line;
            format!(
                "{} – {}, {}",
                case.row.reference, case.facility_name, case.town
            )
        })
        .collect();
    add("incident-board", cases.join("\n"));
    rows
}
