//! More cases than usual, for the CERT (SUPP-2).

use app::AppError;
use app::signals::SignalView;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::Timestamp;
use locales::Texts;
use process::ids::SignalId;
use process::words::{SignalVerdict, Word};

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
use crate::signals::{ReasonRow, reason, title};

/// Cases named under one signal.
const CASES: usize = 30;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::SIGNALS, get(show))
        .route("/signaux/{signal}", post(acknowledge))
}

struct Line {
    id: String,
    title: String,
    reasons: Vec<ReasonRow>,
    since: Timestamp,
    raised_at: Timestamp,
    seen_at: Timestamp,
    cases: Vec<CaseRow>,
    /// How many more there are.
    further: usize,
    said: Option<Said>,
}

struct CaseRow {
    reference: String,
    href: String,
    facility: String,
    place: String,
    at: Timestamp,
}

#[derive(Template)]
#[template(path = "watch/signals.html")]
struct Signals {
    t: Texts,
    layout: Layout,
    waiting: Vec<Line>,
    answered: Vec<Line>,
    taken_up: &'static str,
    not_a_signal: &'static str,
    form: Form,
    /// The one whose word is in the way; empty for none.
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
    let found = reader.state.app.signals(&reader.actor).await?;
    let (waiting, answered): (Vec<Line>, Vec<Line>) = found
        .into_iter()
        .map(|one| line(t, one))
        .partition(|line| line.said.is_none());
    let layout = reader
        .clone()
        .at(paths::SIGNALS)
        .layout(t.get("signals-title"));
    let page = Signals {
        t,
        layout,
        waiting,
        answered,
        taken_up: SignalVerdict::TakenUp.key(),
        not_a_signal: SignalVerdict::NotASignal.key(),
        form,
        wrong,
    };
    respond::page_with(status, &page)
}

fn line(t: Texts, one: SignalView) -> Line {
    let further = one.cases.len().saturating_sub(CASES);
    Line {
        id: one.id.to_string(),
        title: title(t, &one.reasons),
        reasons: one.reasons.iter().map(|known| reason(t, known)).collect(),
        since: one.since,
        raised_at: one.raised_at,
        seen_at: one.seen_at,
        cases: one
            .cases
            .into_iter()
            .take(CASES)
            .map(|case| CaseRow {
                reference: case.reference.to_string(),
                href: paths::case(case.reference),
                facility: case.facility_name,
                place: naming::departement(case.departement),
                at: case.declared_at,
            })
            .collect(),
        further,
        said: one.said.map(|said| Said {
            at: said.at,
            by: said.by.unwrap_or_default(),
            verdict: t.get(said.verdict.label_key()).into_owned(),
            note: said.note.unwrap_or_default(),
        }),
    }
}

async fn acknowledge(
    staff: Staff,
    PathOf(signal): PathOf<SignalId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let Some(verdict) = SignalVerdict::from_key(fields.value("verdict")) else {
        // Both buttons say one.
        return page(
            &staff,
            StatusCode::BAD_REQUEST,
            fields.into_form(),
            String::new(),
        )
        .await;
    };
    let said = reader
        .state
        .app
        .acknowledge_signal(&reader.actor, signal, verdict, fields.value("note"))
        .await;
    match said {
        Ok(()) => Ok(respond::done(paths::SIGNALS, Flash::SignalAnswered)),
        Err(AppError::Refused(refusal)) => {
            let (status, form) = again(reader, fields, refusal).map_err(AppError::Refused)?;
            page(&staff, status, form, signal.to_string()).await
        }
        Err(error) => Err(error.into()),
    }
}
