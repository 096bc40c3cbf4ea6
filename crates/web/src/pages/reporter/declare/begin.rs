//! Beginning a declaration: handlers of the pages that choose the facility.

use app::drafts::DraftBody;
use axum::Json;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Response};
use process::access::Standing;
use process::case::HelpNeeded;
use process::declaration::facts::ReporterContact;
use process::facility::{Facility, FinessNumber};
use process::ids::DraftId;
use serde_json::json;

use super::entry::{DraftLine, Entry, Found, Military, Reader as Who, SHOWN, Way};
use super::keys::Keys;
use super::place::{self, Place};
use super::section::Section;
use crate::error::WebError;
use crate::form::Form;
use crate::input::{Fields, PathOf, Query};
use crate::paths;
use crate::reader::Reader;
use crate::respond;

/// How many facilities are suggested as one types.
const SUGGESTED: u32 = 8;

pub(super) async fn show(reader: Reader, Query(asked): Query) -> Result<Response, WebError> {
    let way = Way::from_slug(asked.value("voie"));
    let form = Form::filled([
        ("q", asked.value("q")),
        ("facility", asked.value("facility")),
    ]);
    let found = search(&reader, &asked).await?;
    entry(&reader, way, form, found, StatusCode::OK).await
}

/// The facilities that an address asks for: the one chosen, or those that
/// match what was typed.
pub(super) async fn search(reader: &Reader, asked: &Fields) -> Result<Option<Found>, WebError> {
    let app = &reader.state.app;
    let (query, chosen) = (asked.value("q"), asked.value("facility"));
    let facilities = match chosen.parse::<FinessNumber>() {
        Ok(finess) => vec![app.facility_by_finess(finess).await?],
        Err(_) if query.is_empty() => return Ok(None),
        Err(_) => app.find_facilities(query, SHOWN).await?,
    };
    let told = match facilities.as_slice() {
        [one] if !one.is_military() => place::told(reader.t, one, [], HelpNeeded::Normally),
        _ => Vec::new(),
    };
    Ok(Some(Found {
        query: query.to_owned(),
        places: facilities.iter().map(Place::of).collect(),
        told,
    }))
}

async fn entry(
    reader: &Reader,
    way: Way,
    form: Form,
    found: Option<Found>,
    status: StatusCode,
) -> Result<Response, WebError> {
    let title = match way {
        Way::Guided => reader.t.get("declare-entry"),
        Way::Essentials => reader.t.get("declare-essentials"),
    };
    respond::page_with(
        status,
        &Entry {
            t: reader.t,
            layout: reader.layout(title),
            hotline: reader.state.hotline(reader.now),
            reader: who(reader),
            drafts: drafts(reader).await?,
            own: own(reader).await?.iter().map(Place::of).collect(),
            form,
            found,
            way,
        },
    )
}

/// Who begins a declaration.
pub(super) fn who(reader: &Reader) -> Who {
    match reader.actor.standing {
        Standing::Facilities(_) => Who::Facility,
        Standing::Staff(_) => Who::Agent,
        _ => Who::Stranger,
    }
}

/// The facilities where the reader has a role.
pub(crate) async fn own(reader: &Reader) -> Result<Vec<Facility>, WebError> {
    let Standing::Facilities(roles) = &reader.actor.standing else {
        return Ok(Vec::new());
    };
    let mut own = Vec::with_capacity(roles.len());
    for id in roles.keys() {
        own.push(reader.state.app.facility(*id).await?);
    }
    own.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(own)
}

/// The drafts that the reader can resume, the newest first.
pub(crate) async fn drafts(reader: &Reader) -> Result<Vec<DraftLine>, WebError> {
    let app = &reader.state.app;
    let mut drafts = if reader.session.is_some() {
        app.drafts(&reader.actor).await?
    } else {
        Vec::new()
    };
    for (id, secret) in Keys::of(reader).list() {
        let key = app::drafts::DraftKey::Secret(secret);
        match app.draft(key, *id).await {
            Ok(draft) if drafts.iter().all(|known| known.id != draft.id) => drafts.push(draft),
            Ok(_) | Err(app::AppError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let mut lines = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let facility = match draft.body.facility {
            Some(id) => place::name(&app.facility(id).await?).to_owned(),
            None => continue,
        };
        lines.push(DraftLine {
            id: draft.id,
            facility,
            author: draft.author.unwrap_or_default(),
            updated_at: draft.updated_at,
        });
    }
    Ok(lines)
}

pub(super) async fn begin(reader: Reader, fields: Fields) -> Result<Response, WebError> {
    let way = Way::from_slug(fields.value("voie"));
    let Ok(finess) = fields.value("facility").parse::<FinessNumber>() else {
        let mut form = Form::new();
        form.refuse("q", reader.t.get("declare-entry-missing"));
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return entry(&reader, way, form, None, status).await;
    };
    let app = reader.state.app.clone();
    let facility = app.facility_by_finess(finess).await?;
    let who = who(&reader);
    if facility.is_military() && who != Who::Agent {
        return Ok(respond::see_other(&military_path(finess)));
    }
    if facility.is_closed() {
        let mut form = Form::new();
        form.refuse("q", reader.t.get("declare-entry-closed-text"));
        let status = StatusCode::CONFLICT;
        return entry(&reader, way, form, None, status).await;
    }
    let body = DraftBody {
        facility: Some(facility.id),
        reporter: match who {
            Who::Facility => contact(&reader),
            Who::Stranger | Who::Agent => ReporterContact::default(),
        },
        ..DraftBody::default()
    };
    let (draft, secret) = app.start_draft(&reader.actor, body).await?;
    let first = match way {
        Way::Guided => Section::ORDER[0],
        Way::Essentials => Section::Essentials,
    };
    let answer = respond::see_other(&page_path(draft.id, first));
    Ok(match secret {
        Some(secret) => {
            let keys = Keys::of(&reader).with(draft.id, secret);
            (AppendHeaders([(SET_COOKIE, keys.cookie(&reader))]), answer).into_response()
        }
        None => answer,
    })
}

/// The reporter's contact, as the account says it.
fn contact(reader: &Reader) -> ReporterContact {
    let Some(session) = &reader.session else {
        return ReporterContact::default();
    };
    let person = &session.person;
    ReporterContact {
        name: person.name.as_str().into(),
        function: person.function.as_str().into(),
        phone: person.phone.as_str().into(),
        email: person.email.as_str().into(),
    }
}

/// The address of a page of a draft.
pub(super) fn page_path(draft: DraftId, section: Section) -> String {
    format!("{}/{draft}/{}", paths::DECLARE, section.slug())
}

fn military_path(finess: FinessNumber) -> String {
    format!("{}/hopital-militaire?facility={finess}", paths::DECLARE)
}

pub(super) async fn military(reader: Reader, Query(asked): Query) -> Result<Response, WebError> {
    let Ok(finess) = asked.value("facility").parse::<FinessNumber>() else {
        return Ok(respond::see_other(paths::DECLARE));
    };
    let facility = reader.state.app.facility_by_finess(finess).await?;
    if !facility.is_military() {
        return Ok(respond::see_other(paths::DECLARE));
    }
    let contacts = &reader.state.app.config().contacts;
    respond::page(&Military {
        t: reader.t,
        layout: reader.layout(reader.t.get("declare-military")),
        facility: place::name(&facility).to_owned(),
        phone: contacts.armed_forces_phone.clone(),
        email: contacts.armed_forces_email.clone(),
    })
}

pub(super) async fn suggest(
    reader: Reader,
    Query(asked): Query,
) -> Result<Json<serde_json::Value>, WebError> {
    let typed = asked.value("q");
    let facilities = if typed.chars().count() < 2 {
        Vec::new()
    } else {
        reader.state.app.find_facilities(typed, SUGGESTED).await?
    };
    let items: Vec<_> = facilities
        .iter()
        .map(|facility| {
            let place = Place::of(facility);
            let number = reader
                .t
                .one("declare-finess", "finess", place.finess.as_str());
            json!({
                "value": place.finess.as_str(),
                "label": place.name,
                "detail": format!("{} · {number}", place.detail),
            })
        })
        .collect();
    Ok(Json(json!({ "items": items })))
}

/// The secret address of a draft hands its secret to another browser.
pub(super) async fn resume(
    reader: Reader,
    PathOf((draft, secret)): PathOf<(DraftId, String)>,
) -> Result<Response, WebError> {
    let secret = app::Secret::presented(&secret);
    let key = app::drafts::DraftKey::Secret(&secret);
    reader.state.app.draft(key, draft).await?;
    let keys = Keys::of(&reader).with(draft, secret);
    Ok((
        AppendHeaders([(SET_COOKIE, keys.cookie(&reader))]),
        respond::see_other(&format!("{}/{draft}", paths::DECLARE)),
    )
        .into_response())
}
