//! Adding to a declaration: handlers (DECL-2). Only what changes is sent; the
//! original stays as it was.

use std::collections::HashMap;

use app::AppError;
use app::cases::{ActRequest, CaseView};
use app::drafts::DraftBody;
use axum::http::StatusCode;
use axum::response::Response;
use process::access::Verb;
use process::command::Command;
use process::declaration::form::Theme;
use process::facility::FinessNumber;

use super::door::Door;
use super::refused::{No, idempotency, key};
use super::supplement::{SupplementPage, SupplementTheme, known};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::pages::reporter::declare::section::Section;
use crate::pages::reporter::declare::{sheet, sites::read_list};
use crate::respond;

pub(super) async fn show(door: Door) -> Result<Response, WebError> {
    let view = open_to_supplement(&door).await?;
    supplement_page(&door, &view, StatusCode::OK, Form::new())
}

/// The case, if the reader may add to it now.
async fn open_to_supplement(door: &Door) -> Result<CaseView, WebError> {
    let view = door.view().await?;
    if view.may(Verb::Supplement) {
        Ok(view)
    } else {
        Err(WebError::NotYourRole)
    }
}

fn supplement_page(
    door: &Door,
    view: &CaseView,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let reader = &door.reader;
    let layout = reader.layout(reader.t.get("supplement-title"));
    let page = SupplementPage::of(reader.t, layout, view, door.base.clone(), form, key(view));
    respond::page_with(status, &page)
}

/// Adds words or sites.
pub(super) async fn add(door: Door, fields: Fields) -> Result<Response, WebError> {
    let t = door.reader.t;
    let pasted = read_list(fields.value("sites"));
    let mut unread = pasted.unread;
    let sites = named(&door, pasted.numbers, &mut unread).await?;
    let field = if fields.was_sent("sites") {
        "sites"
    } else {
        "precision"
    };
    if !unread.is_empty() {
        let why = t.one("supplement-sites-unread", "numbers", unread.join(", "));
        return not_added(door, fields, field, why.into()).await;
    }
    let command = Command::Supplement {
        facts: Box::default(),
        affected_sites: sites,
        note: fields.value("precision").to_owned(),
    };
    match send(&door, &fields, command).await {
        Ok(response) => Ok(response),
        Err(error @ (AppError::Refused(_) | AppError::KeyReused)) => {
            let no = No::of(&door, error);
            not_added(door, fields, field, no).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The numbers that a facility bears; the others join what was not read.
async fn named(
    door: &Door,
    numbers: Vec<FinessNumber>,
    unread: &mut Vec<String>,
) -> Result<Vec<FinessNumber>, WebError> {
    let mut named = Vec::with_capacity(numbers.len());
    for finess in numbers {
        match door.reader.state.app.facility_by_finess(finess).await {
            Ok(_) => named.push(finess),
            Err(AppError::NotFound | AppError::Wrong(_)) => unread.push(finess.to_string()),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(named)
}

async fn not_added(
    door: Door,
    fields: Fields,
    field: &'static str,
    no: No,
) -> Result<Response, WebError> {
    let view = open_to_supplement(&door).await?;
    let mut form = fields.into_form();
    form.refuse(field, no.why);
    supplement_page(&door, &view, no.status, form)
}

async fn send(door: &Door, fields: &Fields, command: Command) -> Result<Response, AppError> {
    let request = ActRequest {
        command,
        seen: None,
        key: idempotency(fields)?,
    };
    let app = &door.reader.state.app;
    app.act(&door.actor, door.reference, request).await?;
    Ok(respond::done(&door.base, Flash::Supplemented))
}

/// The page of the form that an address names.
fn named_theme(path: &HashMap<String, String>) -> Result<Theme, WebError> {
    match path.get("theme").and_then(|slug| Section::from_slug(slug)) {
        Some(Section::Theme(theme)) => Ok(theme),
        _ => Err(WebError::not_found()),
    }
}

pub(super) async fn theme(
    door: Door,
    PathOf(path): PathOf<HashMap<String, String>>,
) -> Result<Response, WebError> {
    let theme = named_theme(&path)?;
    let view = open_to_supplement(&door).await?;
    theme_page(&door, &view, StatusCode::OK, theme, &known(&view), None)
}

fn theme_page(
    door: &Door,
    view: &CaseView,
    status: StatusCode,
    theme: Theme,
    body: &DraftBody,
    refusal: Option<String>,
) -> Result<Response, WebError> {
    let reader = &door.reader;
    let layout = reader.layout(reader.t.get(theme.label_key()));
    let base = door.base.clone();
    let mut page = SupplementTheme::of(reader.t, layout, view, base, theme, body, key(view));
    if let (Some(refusal), Some(first)) = (refusal, page.questions.first()) {
        page.form.refuse(first.name, refusal);
    }
    respond::page_with(status, &page)
}

/// Adds the answers that changed on one page of the form.
pub(super) async fn add_answers(
    door: Door,
    PathOf(path): PathOf<HashMap<String, String>>,
    fields: Fields,
) -> Result<Response, WebError> {
    let theme = named_theme(&path)?;
    let view = open_to_supplement(&door).await?;
    let mut body = known(&view);
    sheet::write(&fields.0, Section::Theme(theme), &mut body);
    let section = Section::Theme(theme);
    let form = sheet::form(door.reader.t, &body, section, door.reader.now);
    if !form.is_sound() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return theme_page(&door, &view, status, theme, &body, None);
    }
    let command = Command::Supplement {
        facts: Box::new(body.facts.clone()),
        affected_sites: Vec::new(),
        note: String::new(),
    };
    match send(&door, &fields, command).await {
        Ok(response) => Ok(response),
        Err(error @ (AppError::Refused(_) | AppError::KeyReused)) => {
            let no = No::of(&door, error);
            theme_page(&door, &view, no.status, theme, &body, Some(no.why))
        }
        Err(error) => Err(error.into()),
    }
}
