//! The word that a shift leaves to the next (DECL-6).

use std::borrow::Cow;

use app::AppError;
use app::on_call::{HandoverPart, UnderWay};
use axum::response::Response;
use axum::routing::post;
use jiff::Timestamp;
use locales::Texts;
use process::refusal::Reason;

use super::rota;
use crate::error::WebError;
use crate::flash::Flash;
use crate::input::Fields;
use crate::paths;
use crate::problem::Problem;
use crate::reader::{Reader, Staff};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

/// The field of the text.
pub(super) const TEXT: &str = "releve";

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::HANDOVER, post(leave))
        .route(paths::HANDOVER_READ, post(read))
}

/// What the page says of the last word.
pub(super) struct Left {
    pub(super) text: String,
    pub(super) who: String,
    pub(super) at: Timestamp,
    /// Who has read it; empty for nobody.
    pub(super) read_by: Cow<'static, str>,
    /// Whether it is for the reader to read.
    pub(super) to_read: bool,
}

impl Left {
    pub(super) async fn of(reader: &Reader) -> Result<Option<Self>, WebError> {
        let t = reader.t;
        let left = reader.state.app.handover(&reader.actor).await?;
        let name =
            |name: Option<String>| name.unwrap_or_else(|| t.get("handover-somebody").into_owned());
        Ok(left.map(|left| Self {
            text: left
                .text
                .unwrap_or_else(|| t.get("story-erased").into_owned()),
            who: name(left.by),
            at: left.at,
            read_by: left.read.map_or(Cow::Borrowed(""), |(by, at)| {
                let said = t.with("handover-read-by").arg("who", name(by));
                said.arg("when", t.date_time(at)).text()
            }),
            to_read: left.part == HandoverPart::ToRead,
        }))
    }
}

/// The word as it begins: what came, and what is late.
pub(super) fn begun(t: Texts, under_way: &UnderWay) -> String {
    let named = |references: &[process::ids::Reference]| {
        let names = references.iter().map(ToString::to_string);
        names.collect::<Vec<_>>().join(", ")
    };
    let received = match under_way.received.as_slice() {
        [] => t.one(
            "handover-received-none",
            "when",
            t.date_time(under_way.since),
        ),
        some => t
            .with("handover-received")
            .arg("when", t.date_time(under_way.since))
            .arg("cases", named(some))
            .text(),
    };
    let mut lines = vec![received.into_owned()];
    if !under_way.late.is_empty() {
        let late = t.one("handover-late", "cases", named(&under_way.late));
        lines.push(late.into_owned());
    }
    lines.push(t.get("handover-to-do").into_owned());
    lines.join("\n")
}

async fn leave(staff: Staff, fields: Fields) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    match app.hand_over(&reader.actor, fields.value(TEXT)).await {
        Ok(()) => Ok(respond::done(paths::ROTA, Flash::HandedOver)),
        Err(AppError::Refused(refusal)) if refusal.reason != Reason::NotYourRole => {
            let mut form = fields.into_form();
            form.refuse(TEXT, refusals::text(reader.t, &refusal.reason));
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            rota::page(&staff, problem.kind.status(), form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn read(staff: Staff) -> Result<Response, WebError> {
    let reader = &staff.reader;
    reader.state.app.read_handover(&reader.actor).await?;
    Ok(respond::done(paths::ROTA, Flash::Recorded))
}
