//! Filling the form in: handlers of its pages, its overview, leaving it and
//! deleting it (DECL-2, DECL-3).

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Response};
use process::declaration::facts::FieldKey;
use process::ids::DraftId;
use serde_json::json;

use super::begin::page_path;
use super::holder::{Holder, Kept};
use super::keys::Keys;
use super::overview::{Delete, Overview, Saved};
use super::page::{Conflict, Errors, Origin, Page};
use super::section::Section;
use super::sheet;
use crate::error::WebError;
use crate::flash::Flash;
use crate::input::{Fields, PathOf, Query};
use crate::paths;
use crate::reader::Reader;
use crate::respond;

/// Where a saved page leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    Next,
    /// Next, whatever is wrong on the page.
    NextAnyway,
    Previous,
    Overview,
    Leave,
}

impl Then {
    fn from_slug(slug: &str) -> Self {
        match slug {
            "passer" => Self::NextAnyway,
            "precedent" => Self::Previous,
            "sommaire" => Self::Overview,
            "quitter" => Self::Leave,
            _ => Self::Next,
        }
    }
}

fn section(slug: &str) -> Result<Section, WebError> {
    Section::from_slug(slug)
        .filter(|section| *section != Section::Sites)
        .ok_or_else(WebError::not_found)
}

pub(super) async fn show(
    reader: Reader,
    PathOf((id, slug)): PathOf<(DraftId, String)>,
    Query(asked): Query,
) -> Result<Response, WebError> {
    let section = section(&slug)?;
    let holder = Holder::of(reader, id).await?;
    let mut page = page(&holder, section);
    page.origin = Origin::from_slug(asked.value("retour"));
    respond::page(&page)
}

fn page(holder: &Holder, section: Section) -> Page {
    let reader = &holder.reader;
    let layout = reader.layout(reader.t.get(section.label_key()));
    let shown = holder.shown(&holder.draft.body, section);
    Page::of(reader.t, layout, section, shown)
}

pub(super) async fn save(
    reader: Reader,
    PathOf((id, slug)): PathOf<(DraftId, String)>,
    Query(asked): Query,
    fields: Fields,
) -> Result<Response, WebError> {
    let section = section(&slug)?;
    let origin = Origin::from_slug(asked.value("retour"));
    let mut holder = match Holder::of(reader.clone(), id).await {
        Err(WebError::App(app::AppError::NotFound)) if reader.session.is_none() => {
            return Err(WebError::SignInNeeded);
        }
        holder => holder?,
    };
    let before = match holder.keep(section, &fields).await? {
        Kept::Saved { before } => before,
        Kept::Conflict { mine } => return conflict(&holder, section, origin, &mine),
    };
    let then = Then::from_slug(fields.value("puis"));
    let form = sheet::form(
        holder.reader.t,
        &holder.draft.body,
        section,
        holder.reader.now,
    );
    if then == Then::Next && !form.is_sound() {
        let mut page = page(&holder, section);
        page.origin = origin;
        page.errors = Errors::Announced;
        return respond::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let here = format!("{}{}", page_path(id, section), origin.query());
    if then == Then::Next
        && let Some(field) = appeared(&holder, section, &before)
    {
        let path = format!("{here}#{}", field.key());
        return Ok(respond::done(&path, Flash::NewQuestions));
    }
    Ok(respond::see_other(&destination(id, section, origin, then)))
}

/// The first question that the answers just given have brought on this page.
fn appeared(
    holder: &Holder,
    section: Section,
    before: &app::drafts::DraftBody,
) -> Option<FieldKey> {
    section.fields().into_iter().find(|field| {
        sheet::is_asked(&holder.draft.body, *field) && !sheet::is_asked(before, *field)
    })
}

fn destination(id: DraftId, section: Section, origin: Origin, then: Then) -> String {
    let base = format!("{}/{id}", paths::DECLARE);
    let page = |section: Section| page_path(id, section);
    let review = || format!("{base}/verifier");
    match (then, origin) {
        (Then::Overview, _) => base,
        (Then::Leave, _) => format!("{base}/enregistre"),
        (Then::Previous, _) => section.previous().map_or(base, page),
        (Then::Next | Then::NextAnyway, Origin::Review) => review(),
        (Then::Next | Then::NextAnyway, Origin::Guided) => section.next().map_or_else(review, page),
    }
}

fn conflict(
    holder: &Holder,
    section: Section,
    origin: Origin,
    mine: &app::drafts::DraftBody,
) -> Result<Response, WebError> {
    let reader = &holder.reader;
    let layout = reader.layout(reader.t.get(section.label_key()));
    let mut page = Page::of(reader.t, layout, section, holder.shown(mine, section));
    page.origin = origin;
    page.conflict = Some(Conflict::between(reader.t, mine, &holder.draft, section));
    respond::page_with(StatusCode::CONFLICT, &page)
}

/// Saves as one types; the page's script reads the answer.
pub(super) async fn autosave(
    reader: Reader,
    PathOf((id, slug)): PathOf<(DraftId, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let section = section(&slug)?;
    let mut holder = match Holder::of(reader, id).await {
        Ok(holder) => holder,
        // The session is over: the script keeps the text until it is back.
        Err(WebError::App(app::AppError::NotFound)) => return Err(WebError::SignInNeeded),
        Err(error) => return Err(error),
    };
    Ok(match holder.keep(section, &fields).await? {
        Kept::Saved { .. } => Json(json!({ "version": holder.draft.version })).into_response(),
        Kept::Conflict { .. } => (
            StatusCode::CONFLICT,
            Json(json!({ "version": holder.draft.version })),
        )
            .into_response(),
    })
}

pub(super) async fn overview(
    reader: Reader,
    PathOf(id): PathOf<DraftId>,
) -> Result<Response, WebError> {
    let holder = Holder::of(reader, id).await?;
    let reader = &holder.reader;
    respond::page(&Overview::of(
        reader.t,
        reader.layout(reader.t.get("declare-overview")),
        id,
        holder.facility_name(),
        &holder.draft.body,
    ))
}

pub(super) async fn left(
    reader: Reader,
    PathOf(id): PathOf<DraftId>,
) -> Result<Response, WebError> {
    let holder = Holder::of(reader, id).await?;
    let reader = &holder.reader;
    let config = reader.state.app.config();
    let kept_until = holder
        .draft
        .updated_at
        .saturating_add(config.process.retention.draft)
        .unwrap_or(jiff::Timestamp::MAX);
    let secret_link = holder.secret.as_ref().map(|secret| {
        format!(
            "{}{}/reprendre/{id}/{}",
            config.public_url,
            paths::DECLARE,
            secret.reveal()
        )
    });
    respond::page(&Saved {
        t: reader.t,
        layout: reader.layout(reader.t.get("declare-saved")),
        draft: id,
        kept_until,
        secret_link,
        hotline: reader.state.hotline(reader.now),
    })
}

pub(super) async fn ask_delete(
    reader: Reader,
    PathOf(id): PathOf<DraftId>,
) -> Result<Response, WebError> {
    let holder = Holder::of(reader, id).await?;
    let reader = &holder.reader;
    respond::page(&Delete {
        t: reader.t,
        layout: reader.layout(reader.t.get("declare-delete-sure")),
        draft: id,
        facility: holder.facility_name(),
    })
}

pub(super) async fn delete(
    reader: Reader,
    PathOf(id): PathOf<DraftId>,
) -> Result<Response, WebError> {
    let holder = Holder::of(reader, id).await?;
    let reader = &holder.reader;
    reader.state.app.drop_draft(holder.key(), id).await?;
    let keys = Keys::of(reader).without(id);
    Ok((
        AppendHeaders([(SET_COOKIE, keys.cookie(reader))]),
        respond::done(paths::DECLARE, Flash::DraftDeleted),
    )
        .into_response())
}
