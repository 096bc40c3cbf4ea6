//! The alerts that a reader may read.

use std::borrow::Cow;

use app::alerts::AlertLine;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::access::{RightTo, SeatKind, Standing, Verb, right_to};
use process::alert::{AlertUrgency, Tlp};

use super::{looks, path};
use crate::error::WebError;
use crate::layout::Layout;
use crate::paths;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;
use crate::tone::Tone;

/// An alert in a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number.
    pub number: String,
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: (Tone, Cow<'static, str>),
    /// How far it may be passed on.
    pub mark: (Tone, Cow<'static, str>),
    /// Said when it is to be read now.
    pub urgent: Cow<'static, str>,
    /// When it was sent, or changed last.
    pub at: Timestamp,
}

#[derive(Template)]
#[template(path = "alerts/list.html")]
struct AlertsPage {
    t: Texts,
    layout: Layout,
    lead: Cow<'static, str>,
    alerts: Vec<Line>,
    writes: bool,
}

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::ALERTS, get(show))
}

async fn show(reader: Reader) -> Result<Response, WebError> {
    let t = reader.t;
    let found = reader.state.app.alerts(&reader.actor).await?;
    let (lead, writes) = match reader.actor.standing {
        Standing::Staff(role) => (
            t.get("alerts-lead-staff"),
            right_to(Verb::WriteAlert, SeatKind::from(role)) == RightTo::Held,
        ),
        _ => (t.get("alerts-lead"), false),
    };
    respond::page(&AlertsPage {
        t,
        layout: reader.layout(t.get("alerts-title")),
        lead,
        alerts: lines(t, found),
        writes,
    })
}

/// The alerts in force that anybody may read.
pub(crate) async fn public(reader: &Reader) -> Result<Vec<Line>, WebError> {
    Ok(lines(reader.t, reader.state.app.public_alerts().await?))
}

/// Alerts as lists show them.
pub(crate) fn lines(t: Texts, found: Vec<AlertLine>) -> Vec<Line> {
    found.into_iter().map(|line| of(t, line)).collect()
}

fn of(t: Texts, line: AlertLine) -> Line {
    let row = line.row;
    Line {
        number: row.number.to_string(),
        href: path(row.number),
        title: line
            .title
            .unwrap_or_else(|| t.get("alert-untitled").into_owned()),
        state: (looks::state(row.state), t.get(row.state.label_key())),
        mark: mark(t, row.tlp),
        urgent: match row.urgency {
            AlertUrgency::Urgent => t.get(row.urgency.label_key()),
            AlertUrgency::Normal => Cow::Borrowed(""),
        },
        at: row.sent_at.unwrap_or(row.updated_at),
    }
}

pub(crate) fn mark(t: Texts, tlp: Tlp) -> (Tone, Cow<'static, str>) {
    (looks::mark(tlp), t.get(tlp.label_key()))
}
