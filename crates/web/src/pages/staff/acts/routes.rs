//! Showing and sending the form of an act.

use std::borrow::Cow;

use app::cases::{ActRequest, CaseView, IdempotencyKey};
use app::{AppError, Secret};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use process::act::Sequence;
use process::ids::Reference;
use process::refusal::Reason;

use super::{ActPage, Deed, Sheet, Shelf, offered, prefilled, read, sheet};
use crate::acts::seen;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, Query};
use crate::paths;
use crate::problem::Problem;
use crate::reader::{Reader, Staff};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().route("/dossiers/{reference}/{deed}", get(show).post(send))
}

/// The act and the case that an address names.
fn named(reference: &str, deed: &str) -> Result<(Reference, Deed), WebError> {
    let reference = reference.parse().map_err(|_| WebError::not_found())?;
    let deed = Deed::from_slug(deed).ok_or_else(WebError::not_found)?;
    Ok((reference, deed))
}

async fn show(
    staff: Staff,
    Path((reference, deed)): Path<(String, String)>,
    Query(given): Query,
) -> Result<Response, WebError> {
    let (reference, deed) = named(&reference, &deed)?;
    let reader = staff.reader;
    let view = reader.state.app.case(&reader.actor, reference).await?;
    if !offered(&view).contains(&deed) {
        return Ok(respond::see_other(&paths::case(reference)));
    }
    let given = given.into_form();
    let shelf = Shelf::of(&reader, &view, deed, &given).await?;
    let form = prefilled(reader.t, deed, &view, &given, &shelf);
    respond::page(&act_page(&reader, &view, deed, form, &shelf))
}

async fn send(
    staff: Staff,
    Path((reference, deed)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (reference, deed) = named(&reference, &deed)?;
    let reader = staff.reader;
    let app = reader.state.app.clone();
    let view = app.case(&reader.actor, reference).await?;
    let mut form = fields.clone().into_form();
    let shelf = Shelf::of(&reader, &view, deed, &form).await?;
    if deed == Deed::SendPlaybook && !fields.was_sent("skill") {
        // It is read, with its measures, before it is sent.
        if let Some(chosen) = &shelf.opened {
            let form = format!("{}/{}", paths::case(reference), deed.slug());
            return Ok(respond::see_other(&format!(
                "{form}?playbook={}",
                chosen.key
            )));
        }
    }
    let sheet = sheet_of(&reader, &view, deed, &form, &shelf);
    let Some(command) = read(reader.t, &sheet, &fields, &mut form, reader.now)? else {
        let page = act_page(&reader, &view, deed, form, &shelf);
        return respond::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let request = ActRequest {
        command,
        seen: seen(&fields),
        key: key(&fields)?,
    };
    match app.act(&reader.actor, reference, request).await {
        Ok(done) => Ok(after(reference, done.recorded.last().copied())),
        Err(AppError::Refused(refusal)) => {
            let view = app.case(&reader.actor, reference).await?;
            let words = refusals::text(reader.t, &refusal.reason);
            if let Reason::WrongField(field) = refusal.reason {
                form.refuse(field, words);
                let page = act_page(&reader, &view, deed, form, &shelf);
                return respond::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
            }
            let mut page = act_page(&reader, &view, deed, form, &shelf);
            page.refusal = words;
            if matches!(refusal.reason, Reason::ChangedSince(_)) {
                let seen = seen(&fields).unwrap_or_default();
                page = page.since(&view, seen.0);
            }
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            respond::page_with(problem.kind.status(), &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// Back to the case, at the act that was recorded.
pub(crate) fn after(reference: Reference, act: Option<Sequence>) -> Response {
    let case = paths::case(reference);
    let path = match act {
        Some(act) => format!("{case}#acte-{act}"),
        None => case,
    };
    respond::done(&path, Flash::Recorded)
}

/// The key that makes a repeated sending harmless.
pub(crate) fn key(fields: &Fields) -> Result<Option<IdempotencyKey>, WebError> {
    match fields.value("key") {
        "" => Ok(None),
        key => Ok(Some(IdempotencyKey::new(key)?)),
    }
}

/// A fresh key for a form.
pub(crate) fn fresh_key() -> String {
    Secret::draw().reveal().to_owned()
}

fn sheet_of(reader: &Reader, view: &CaseView, deed: Deed, typed: &Form, shelf: &Shelf) -> Sheet {
    sheet(reader.t, deed, view, typed, shelf)
}

fn act_page(reader: &Reader, view: &CaseView, deed: Deed, form: Form, shelf: &Shelf) -> ActPage {
    let title: Cow<'static, str> = reader.t.get(deed.label_key());
    let sheet = sheet_of(reader, view, deed, &form, shelf);
    let mut page = ActPage::of(reader.t, reader.layout(title), view, sheet, form);
    page.key = fresh_key();
    page
}
