//! Choosing what leaves, seeing exactly that, and only then sending it.

use std::borrow::Cow;

use app::AppError;
use app::cases::ActRequest;
use app::sharing::Offered;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::command::Command;
use process::facility::Facility;
use process::ids::Reference;
use process::refusal::Refusal;
use process::sharing::{ExtractShared, Sharing};

use super::asked::{self, Choices};
use super::list;
use crate::error::WebError;
use crate::extract::{Shown, contact};
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::pages::staff::acts::{self, Around, Deed, offered};
use crate::pages::staff::case::deed_path;
use crate::paths;
use crate::problem::Problem;
use crate::reader::{Reader, Staff};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route("/dossiers/{reference}/partager", get(show).post(send))
}

/// The form by which an extract is made.
#[derive(Template)]
#[template(path = "sharing/share.html")]
struct Share {
    t: Texts,
    layout: Layout,
    reference: String,
    case: String,
    /// The form by which ANSM is told instead.
    qualify: String,
    form: Form,
    choices: Choices,
    key: String,
    around: Around,
}

/// The page that is read before anything leaves.
#[derive(Template)]
#[template(path = "sharing/check.html")]
struct Check {
    t: Texts,
    layout: Layout,
    reference: String,
    case: String,
    to: String,
    email: String,
    until: Timestamp,
    urgent: Cow<'static, str>,
    shown: Shown,
    /// What one would rather not find out afterwards.
    warnings: Vec<Cow<'static, str>>,
    hidden: Vec<(String, String)>,
    key: String,
}

async fn opened(reader: &Reader, reference: Reference) -> Result<Offered, WebError> {
    match reader.state.app.shareable(&reader.actor, reference).await {
        Err(AppError::Refused(_)) => Err(WebError::NotYourRole),
        found => Ok(found?),
    }
}

async fn show(staff: Staff, PathOf(reference): PathOf<Reference>) -> Result<Response, WebError> {
    let reader = staff.reader;
    let found = opened(&reader, reference).await?;
    if !offered(&found.view).contains(&Deed::ShareExtract) {
        return Ok(respond::see_other(&paths::case(reference)));
    }
    let days = reader.state.app.config().process.delays.extract_days;
    page(&reader, &found, StatusCode::OK, asked::first(days))
}

fn page(
    reader: &Reader,
    found: &Offered,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let t = reader.t;
    let reference = found.view.case.reference;
    let page = Share {
        t,
        layout: reader.layout(t.get("act-share-extract")),
        reference: reference.to_string(),
        case: paths::case(reference),
        qualify: deed_path(reference, Deed::Qualify),
        choices: Choices::of(t, found),
        form,
        key: acts::fresh_key(),
        around: Around::of(t, &found.view),
    };
    respond::page_with(status, &page)
}

async fn send(
    staff: Staff,
    PathOf(reference): PathOf<Reference>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = staff.reader.at(deed_path(reference, Deed::ShareExtract));
    let found = opened(&reader, reference).await?;
    let unreadable = StatusCode::UNPROCESSABLE_ENTITY;
    let sharing = match asked::read(reader.t, &fields) {
        Ok(sharing) => sharing,
        Err(form) => return page(&reader, &found, unreadable, form),
    };
    match fields.value("then") {
        "send" => share(&reader, reference, sharing, fields).await,
        "change" => page(&reader, &found, StatusCode::OK, fields.into_form()),
        _ => {
            let Offered { view, material } = &found;
            let app = &reader.state.app;
            match app.extract_asked(&view.case, &view.facility, material, &sharing) {
                Ok(extract) => check(&reader, &found, &extract, &fields),
                Err(refusal) => refused(&reader, &found, fields, refusal),
            }
        }
    }
}

fn check(
    reader: &Reader,
    found: &Offered,
    extract: &ExtractShared,
    fields: &Fields,
) -> Result<Response, WebError> {
    let t = reader.t;
    let reference = found.view.case.reference;
    let urgent = match extract.urgency {
        process::notices::Urgency::Urgent => t.get("alert-urgency-urgent"),
        process::notices::Urgency::Normal => Cow::Borrowed(""),
    };
    let hidden = fields
        .0
        .iter()
        .filter(|(name, _)| name != "then" && name != "key");
    let shown = Shown::of(t, extract);
    respond::page(&Check {
        t,
        layout: reader.layout(t.get("extract-check-title")),
        reference: reference.to_string(),
        case: paths::case(reference),
        to: contact(t, extract),
        email: extract.contact.value.email.clone(),
        until: extract.until,
        urgent,
        warnings: warnings(t, &found.view.facility, extract, &shown),
        shown,
        hidden: hidden.cloned().collect(),
        key: fields.value("key").to_owned(),
    })
}

/// Names and coordinates that one may have meant to keep.
fn warnings(
    t: Texts,
    facility: &Facility,
    extract: &ExtractShared,
    shown: &Shown,
) -> Vec<Cow<'static, str>> {
    let content = &extract.content.value;
    let facts = &extract.facts.value;
    let mut warnings = Vec::new();
    if !content.facility.is_empty() {
        warnings.push(t.get("extract-warning-named"));
    }
    let said = shown.rows.iter().map(|(_, said)| said.as_str());
    let told: String = said
        .filter(|said| *said != content.facility)
        .chain([content.text.as_str()])
        .chain(shown.traces.iter().map(String::as_str))
        .collect::<Vec<_>>()
        .join("\n")
        .to_lowercase();
    let names = [
        facility.name.to_lowercase(),
        facility.finess.to_string(),
        facility.address.town.to_lowercase(),
    ];
    if names
        .iter()
        .any(|name| !name.is_empty() && told.contains(name))
    {
        warnings.push(t.get("extract-warning-mentions"));
    }
    let people = [
        facts.technical_name.is_blank(),
        facts.technical_phone.is_blank(),
        facts.technical_email.is_blank(),
        facts.off_hours_name.is_blank(),
        facts.off_hours_phone.is_blank(),
        facts.best_way_to_call.is_blank(),
    ];
    if people.contains(&false) {
        warnings.push(t.get("extract-warning-people"));
    }
    warnings
}

async fn share(
    reader: &Reader,
    reference: Reference,
    sharing: Sharing,
    fields: Fields,
) -> Result<Response, WebError> {
    let request = ActRequest {
        command: Command::ShareExtract(Box::new(sharing)),
        seen: None,
        key: acts::key(&fields)?,
    };
    match reader
        .state
        .app
        .act(&reader.actor, reference, request)
        .await
    {
        Ok(_) => Ok(respond::done(&list::path(reference), Flash::ExtractShared)),
        Err(AppError::Refused(refusal)) => {
            let found = opened(reader, reference).await?;
            refused(reader, &found, fields, refusal)
        }
        Err(error) => Err(error.into()),
    }
}

/// The form again, with what is in the way at the field that it concerns.
fn refused(
    reader: &Reader,
    found: &Offered,
    fields: Fields,
    refusal: Refusal,
) -> Result<Response, WebError> {
    let mut form = fields.into_form();
    let why = refusals::text(reader.t, &refusal.reason);
    form.refuse(asked::field(&refusal.reason), why);
    let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
    page(reader, found, problem.kind.status(), form)
}
