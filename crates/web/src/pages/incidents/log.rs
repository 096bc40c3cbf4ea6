//! The log of an incident, to be printed or kept: every act that the reader may
//! read, timed and numbered (SIGN-4).

use app::incidents::IncidentView;
use app::proof::{Extent, Paper};
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use bytes::Bytes;
use jiff::Timestamp;
use locales::Texts;
use process::access::Actor;
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
use crate::state::WebState;
use crate::story::Entry;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/incidents/{incident}/journal", get(show))
        .route("/incidents/{incident}/journal.pdf", get(download))
        .route("/incidents/{incident}/preuves.zip", get(bundle))
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
        scope: scope(t, naming::person(t, name(reader), view.seat)),
        summary: summary(t, &view),
        entries: story(t, &view),
    })
}

async fn download(
    staff: Staff,
    PathOf(reference): PathOf<IncidentReference>,
) -> Result<Download, WebError> {
    let making = making(&staff.reader, reference);
    let view = making.view().await?;
    let made = making.print(&view).await?;
    let what = making
        .t
        .one("incident-log-file", "reference", reference.to_string());
    Ok(Download::pdf(None, &what, made))
}

async fn bundle(
    staff: Staff,
    PathOf(reference): PathOf<IncidentReference>,
) -> Result<Download, WebError> {
    making(&staff.reader, reference).bundle().await
}

/// The documents of an incident, asked for by somebody.
pub(crate) struct Making<'a> {
    /// The portal.
    pub(crate) state: &'a WebState,
    /// The language.
    pub(crate) t: Texts,
    /// As whom the incident is read.
    pub(crate) actor: &'a Actor,
    /// The incident.
    pub(crate) reference: IncidentReference,
    /// The reader's name, where it is known.
    pub(crate) name: Option<&'a str>,
    /// Now.
    pub(crate) now: Timestamp,
}

impl Making<'_> {
    /// The record of the incident as files that prove themselves, with its log
    /// as PDF beside (KEEP-1, SIGN-4).
    ///
    /// # Errors
    /// When the reader sees no such incident, or nothing signs the log.
    pub(crate) async fn bundle(&self) -> Result<Download, WebError> {
        let view = self.view().await?;
        let papers = vec![Paper {
            path: "recit.pdf".to_owned(),
            bytes: self.print(&view).await?.to_vec(),
        }];
        let app = &self.state.app;
        let bundle = app
            .bundle(self.actor, self.reference, Extent::Whole, papers)
            .await?;
        Ok(Download::archive(bundle.name, bundle.bytes.into()))
    }

    async fn view(&self) -> Result<IncidentView, WebError> {
        Ok(self.state.app.incident(self.actor, self.reference).await?)
    }

    async fn print(&self, view: &IncidentView) -> Result<Bytes, WebError> {
        let t = self.t;
        let reference = self.reference.to_string();
        let reader = naming::person(t, self.name, view.seat);
        let frame = Frame {
            t,
            title: t
                .one("incident-log-title", "reference", reference)
                .into_owned(),
            about: title(view),
            marking: Marking::Confidential,
            at: self.now,
            made_for: MadeFor::Reader(reader.clone()),
        };
        let log = IncidentLog {
            summary: summary(t, view),
            scope: scope(t, reader),
            acts: story(t, view)
                .into_iter()
                .map(|entry| documents::act(t, entry))
                .collect(),
        };
        let document = Document::IncidentLog(log);
        self.state.press.print(frame, document).await
    }
}

fn name(reader: &Reader) -> Option<&str> {
    let session = reader.session.as_ref();
    session.map(|session| session.person.name.as_str())
}

fn making(reader: &Reader, reference: IncidentReference) -> Making<'_> {
    Making {
        state: &reader.state,
        t: reader.t,
        actor: &reader.actor,
        reference,
        name: name(reader),
        now: reader.now,
    }
}

fn scope(t: Texts, reader: String) -> String {
    t.one("story-document-scope", "reader", reader).into_owned()
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
