//! What is held of a person, and the requests to erase it: one proposes,
//! another decides (KEEP-2).

use std::borrow::Cow;

use app::AppError;
use app::retention::{
    Decision, ErasureRequest, ErasureView, FoundPerson, PersonValue, SecondPerson,
};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use locales::Texts;
use process::access::{RightTo, SeatKind, Verb, right_to};
use process::ids::Reference;
use process::retention::{Erasability, ErasureGround, ErasureState, ValueRef};
use process::words::Word;
use uuid::Uuid;

use crate::error::WebError;
use crate::flash::Flash;
use crate::form::{Choice, Form};
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::paths;
use crate::problem::Problem;
use crate::reader::{Reader, Staff};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

const PERSON: &str = "/conservation/personne";
const ERASURES: &str = "/conservation/effacements";

pub(super) fn routes() -> Routes {
    Routes::new()
        // What is sought is a person's name: it is sent by POST and stands in
        // no address.
        .route(PERSON, get(ask).post(search))
        .route(ERASURES, post(request))
        .route("/conservation/effacements/{id}", get(show).post(decide))
}

/// The page of a request.
pub(super) fn path(id: Uuid) -> String {
    format!("{ERASURES}/{id}")
}

type Words = Cow<'static, str>;

/// One thing found.
struct Found {
    /// Of which case; empty for what is of none.
    reference: String,
    href: String,
    what: Words,
    excerpt: String,
    /// As the form sends it; empty when it may not go.
    chosen_as: String,
    /// Why it may not go.
    kept: Words,
}

#[derive(Template)]
#[template(path = "staff/person.html")]
struct PersonPage {
    t: Texts,
    layout: Layout,
    action: &'static str,
    request: &'static str,
    form: Form,
    asked: bool,
    values: Vec<Found>,
    accounts: Vec<Found>,
    drafts: Vec<Found>,
    grounds: Vec<Choice>,
    erasable: bool,
}

fn person_page(reader: &Reader, form: Form, found: Option<&FoundPerson>) -> PersonPage {
    let t = reader.t;
    let values: Vec<Found> = found
        .into_iter()
        .flat_map(|found| &found.values)
        .map(|value| Found {
            reference: value.reference.to_string(),
            href: paths::case(value.reference),
            what: match value.kind {
                PersonValue::Contact(field) => t.get(field.label_key()),
                PersonValue::Text => t.get("person-text"),
            },
            excerpt: value.excerpt.clone(),
            chosen_as: chosen(value.erasability, &written(&value.value)),
            kept: kept(t, value.erasability),
        })
        .collect();
    let accounts: Vec<Found> = found
        .into_iter()
        .flat_map(|found| &found.accounts)
        .map(|account| Found {
            reference: String::new(),
            href: String::new(),
            what: t.get("person-account"),
            excerpt: format!("{} {}", account.name, account.email),
            chosen_as: chosen(account.erasability, &account.id.to_string()),
            kept: kept(t, account.erasability),
        })
        .collect();
    let drafts: Vec<Found> = found
        .into_iter()
        .flat_map(|found| &found.drafts)
        .map(|draft| Found {
            reference: String::new(),
            href: String::new(),
            what: t.get("person-draft"),
            excerpt: String::new(),
            chosen_as: String::new(),
            kept: t.get(draft.kept.label_key()),
        })
        .collect();
    let erasable = values
        .iter()
        .chain(&accounts)
        .any(|found| !found.chosen_as.is_empty());
    PersonPage {
        t,
        layout: reader.layout(t.get("person-title")),
        action: PERSON,
        request: ERASURES,
        form,
        asked: found.is_some(),
        values,
        accounts,
        drafts,
        grounds: Choice::of(t, ErasureGround::CHOICES),
        erasable,
    }
}

fn chosen(erasability: Erasability, written: &str) -> String {
    match erasability {
        Erasability::Erasable => written.to_owned(),
        Erasability::Stays(_) => String::new(),
    }
}

fn kept(t: Texts, erasability: Erasability) -> Words {
    match erasability {
        Erasability::Erasable => Cow::Borrowed(""),
        Erasability::Stays(kept) => t.get(kept.label_key()),
    }
}

/// A value as the form sends it.
fn written(value: &ValueRef) -> String {
    format!("{}:{}:{}", value.case, value.seq, value.field)
}

fn read(text: &str) -> Option<ValueRef> {
    let (case, rest) = text.split_once(':')?;
    let (seq, field) = rest.split_once(':')?;
    Some(ValueRef {
        case: case.parse().ok()?,
        seq: process::act::Sequence(seq.parse().ok()?),
        field: field.to_owned(),
    })
}

fn entitled(staff: &Staff, verb: Verb) -> Result<(), WebError> {
    match right_to(verb, SeatKind::from(staff.role)) {
        RightTo::Held => Ok(()),
        RightTo::Lacking => Err(WebError::NotYourRole),
    }
}

async fn ask(staff: Staff) -> Result<Response, WebError> {
    entitled(&staff, Verb::ProposeErasure)?;
    respond::page(&person_page(&staff.reader, Form::new(), None))
}

async fn search(staff: Staff, fields: Fields) -> Result<Response, WebError> {
    entitled(&staff, Verb::ProposeErasure)?;
    let reader = staff.reader.at(PERSON);
    let app = reader.state.app.clone();
    let found = app.held_of(&reader.actor, fields.value("sought")).await;
    let mut form = fields.into_form();
    match found {
        Ok(found) => respond::page(&person_page(&reader, form, Some(&found))),
        Err(AppError::Wrong(_)) => {
            form.refuse("sought", reader.t.get("person-too-short"));
            let page = person_page(&reader, form, None);
            respond::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn request(staff: Staff, fields: Fields) -> Result<Response, WebError> {
    entitled(&staff, Verb::ProposeErasure)?;
    let reader = staff.reader.at(PERSON);
    let app = reader.state.app.clone();
    let sought = fields.value("sought").to_owned();
    let ground = ErasureGround::from_key(fields.value("ground"));
    let mut form = fields.clone().into_form();
    let refused = match ground {
        None => (
            "ground",
            reader.t.get("act-missing-choice"),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        Some(ground) => {
            let asked = ErasureRequest {
                sought: sought.clone(),
                ground,
                reason: fields.value("reason").to_owned(),
                values: fields.values("values").filter_map(read).collect(),
                account: fields.value("account").parse().ok(),
            };
            match app.propose_erasure(&reader.actor, asked).await {
                Ok(id) => return Ok(respond::done(&path(id), Flash::ErasureRequested)),
                Err(AppError::Refused(refusal)) => {
                    let words = refusals::text(reader.t, &refusal.reason);
                    let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
                    ("reason", words, problem.kind.status())
                }
                Err(error) => return Err(error.into()),
            }
        }
    };
    let (field, words, status) = refused;
    form.refuse(field, words);
    let found = app.held_of(&reader.actor, &sought).await?;
    respond::page_with(status, &person_page(&reader, form, Some(&found)))
}

#[derive(Template)]
#[template(path = "staff/erasure.html")]
struct ErasurePage {
    t: Texts,
    layout: Layout,
    action: String,
    form: Form,
    sought: String,
    ground: Words,
    reason: String,
    state: Words,
    by: String,
    at: jiff::Timestamp,
    values: Vec<(String, String, Words)>,
    account: String,
    open: bool,
    own: bool,
}

fn erasure_page(reader: &Reader, id: Uuid, view: &ErasureView, form: Form) -> ErasurePage {
    let t = reader.t;
    let request = &view.request;
    let line = |(reference, value): &(Reference, ValueRef)| {
        let name = value.field.rsplit('/').next().unwrap_or_default();
        let contact = process::declaration::facts::ReporterField::ALL
            .iter()
            .find(|field| value.field.starts_with("/reporter/") && field.key() == name);
        let what = contact.map_or_else(|| t.get("person-text"), |field| t.get(field.label_key()));
        (reference.to_string(), paths::case(*reference), what)
    };
    let gone = || t.get("erasure-sought-gone").into_owned();
    ErasurePage {
        t,
        layout: reader.layout(t.get("erasure-title")),
        action: path(id),
        form,
        sought: request.sought.known().cloned().unwrap_or_else(gone),
        ground: t.get(request.ground.label_key()),
        reason: request.reason.known().cloned().unwrap_or_else(gone),
        state: t.get(request.state.label_key()),
        by: view.requested_by.clone().unwrap_or_default(),
        at: request.at,
        values: view.values.iter().map(line).collect(),
        account: view
            .account
            .as_ref()
            .map(|(name, email)| format!("{name} {email}"))
            .unwrap_or_default(),
        open: request.state == ErasureState::Requested,
        own: view.second == SecondPerson::Proposed,
    }
}

async fn show(staff: Staff, PathOf(id): PathOf<Uuid>) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let view = reader.state.app.erasure(&reader.actor, id).await?;
    respond::page(&erasure_page(reader, id, &view, Form::new()))
}

async fn decide(
    staff: Staff,
    PathOf(id): PathOf<Uuid>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = staff.reader.at(path(id));
    let app = reader.state.app.clone();
    let decision = match fields.value("decision") {
        "approve" => Decision::Approve,
        _ => Decision::Decline {
            reason: fields.value("reason").to_owned(),
        },
    };
    match app.decide_erasure(&reader.actor, id, decision).await {
        Ok(()) => Ok(respond::done(paths::CONSERVATION, Flash::ErasureDecided)),
        Err(AppError::Refused(refusal))
            if refusal.reason != process::refusal::Reason::NotYourRole =>
        {
            let mut form = fields.into_form();
            form.refuse("reason", refusals::text(reader.t, &refusal.reason));
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            let view = app.erasure(&reader.actor, id).await?;
            respond::page_with(
                problem.kind.status(),
                &erasure_page(&reader, id, &view, form),
            )
        }
        Err(error) => Err(error.into()),
    }
}
