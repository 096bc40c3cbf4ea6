//! Qualifying a case (QUAL-2): the expert judges, sees who will be told by
//! which message, and only then confirms.

mod page;
mod proposed;
mod telling;

use std::collections::BTreeSet;

use app::AppError;
use app::cases::{ActRequest, CaseView};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use process::access::Verb;
use process::act::Sequence;
use process::command::Command;
use process::ids::Reference;
use process::refusal::Reason;
use process::words::{Class, Finding, LegalKind, Word};

use page::{Check, Fragment, Qualify};
use telling::Telling;

use crate::acts::seen;
use crate::error::WebError;
use crate::form::Form;
use crate::input::{Fields, PathOf, Query};
use crate::pages::staff::acts::{self, Deed};
use crate::pages::staff::case::deed_path;
use crate::paths;
use crate::problem::Problem;
use crate::reader::{Reader, Staff};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/dossiers/{reference}/qualifier", get(show).post(send))
        .route("/dossiers/{reference}/qualifier/destinataires", get(told))
}

/// A judgement as it was typed.
struct Judgement {
    class: Option<Class>,
    findings: BTreeSet<Finding>,
    kinds: BTreeSet<LegalKind>,
}

impl Judgement {
    fn typed(form: &Form) -> Self {
        Self {
            class: Class::from_key(form.value("class")),
            findings: form
                .values("findings")
                .filter_map(Finding::from_key)
                .collect(),
            kinds: form
                .values("kinds")
                .filter_map(LegalKind::from_key)
                .collect(),
        }
    }
}

async fn case(reader: &Reader, reference: Reference) -> Result<CaseView, WebError> {
    let view = reader.state.app.case(&reader.actor, reference).await?;
    if process::decide::permit(Verb::Qualify, view.seat).is_err() {
        return Err(WebError::NotYourRole);
    }
    Ok(view)
}

async fn show(staff: Staff, PathOf(reference): PathOf<Reference>) -> Result<Response, WebError> {
    let reader = staff.reader;
    let view = case(&reader, reference).await?;
    if !view.may(Verb::Qualify) {
        return Ok(respond::see_other(&paths::case(reference)));
    }
    let form = proposed::first_form(&view);
    respond::page(&Qualify::of(&reader, &view, form))
}

/// The list of who would be told, for the page to show while one chooses.
async fn told(
    staff: Staff,
    PathOf(reference): PathOf<Reference>,
    Query(given): Query,
) -> Result<Response, WebError> {
    let reader = staff.reader;
    let view = case(&reader, reference).await?;
    let judged = Judgement::typed(&given.into_form());
    respond::page(&Fragment {
        t: reader.t,
        telling: Telling::of(&reader, &view, judged.class, &judged.findings),
    })
}

async fn send(
    staff: Staff,
    PathOf(reference): PathOf<Reference>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = staff.reader.at(deed_path(reference, Deed::Qualify));
    let view = case(&reader, reference).await?;
    let mut form = fields.clone().into_form();
    let judged = Judgement::typed(&form);
    let Some(class) = check(&reader, &mut form, &judged) else {
        let page = Qualify::of(&reader, &view, form);
        return respond::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    match fields.value("then") {
        "confirm" => {
            let command = Command::Qualify {
                class,
                findings: judged.findings,
                kinds: judged.kinds,
                grounds: fields.value("grounds").to_owned(),
            };
            confirm(&reader, reference, command, &fields, form).await
        }
        "change" => respond::page(&Qualify::of(&reader, &view, form)),
        _ => {
            let telling = Telling::of(&reader, &view, Some(class), &judged.findings);
            let version = seen(&fields).unwrap_or(view.version);
            respond::page(&Check::of(&reader, &view, telling, &form, version))
        }
    }
}

/// What the form must hold before anybody is shown what it would send.
fn check(reader: &Reader, form: &mut Form, judged: &Judgement) -> Option<Class> {
    let t = reader.t;
    match judged.class {
        None => form.refuse("class", t.get("qualify-class-missing")),
        Some(Class::NotIncident) if !judged.findings.is_empty() => {
            form.refuse("findings", t.get("refusal-findings-without-incident"));
        }
        Some(Class::NotIncident) if !judged.kinds.is_empty() => {
            form.refuse("kinds", t.get("refusal-findings-without-incident"));
        }
        Some(_) => {}
    }
    if form.value("grounds").trim().is_empty() {
        form.refuse("grounds", t.get("qualify-grounds-missing"));
    }
    judged.class.filter(|_| form.is_sound())
}

async fn confirm(
    reader: &Reader,
    reference: Reference,
    command: Command,
    fields: &Fields,
    form: Form,
) -> Result<Response, WebError> {
    let app = &reader.state.app;
    let request = ActRequest {
        command,
        seen: seen(fields),
        key: acts::key(fields)?,
    };
    match app.act(&reader.actor, reference, request).await {
        Ok(done) => Ok(acts::after(reference, done.recorded.last().copied())),
        Err(AppError::Refused(refusal)) => {
            let view = case(reader, reference).await?;
            let mut page = Qualify::of(reader, &view, form);
            page.refusal = refusals::text(reader.t, &refusal.reason);
            if matches!(refusal.reason, Reason::ChangedSince(_)) {
                let read: Sequence = seen(fields).unwrap_or_default();
                page = page.since(&view, read);
            }
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            respond::page_with(problem.kind.status(), &page)
        }
        Err(error) => Err(error.into()),
    }
}
