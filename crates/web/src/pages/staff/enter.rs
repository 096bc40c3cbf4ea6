//! Entering what came by phone, on paper or by mail in the reporter's name,
//! and the notice of the armed forces (DECL-2b, DECL-7).

use std::borrow::Cow;

use app::AppError;
use app::cases::DeclareRequest;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::access::{RightTo, SeatKind, Verb, right_to};
use process::case::Reality;
use process::declaration::facts::{Facts, ReporterContact};
use process::facility::{Facility, FinessNumber};
use process::words::{CareImpact, Channel, MilitaryNotice, Word, YesNo};

use super::acts::{fresh_key, key};
use super::case::town;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::{Choice, Form};
use crate::input::{Fields, Query};
use crate::layout::Layout;
use crate::paths;
use crate::reader::{Reader, Staff};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

const MILITARY: &str = "/file/militaire";
const FOUND: u32 = 20;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::ENTER, get(choose))
        .route(MILITARY, get(military).post(notify))
}

/// A facility in whose name something may be entered.
struct Found {
    name: String,
    place: String,
    href: String,
    military: bool,
}

#[derive(Template)]
#[template(path = "staff/enter.html")]
struct Enter {
    t: Texts,
    layout: Layout,
    form: Form,
    asked: String,
    found: Vec<Found>,
}

fn may(staff: &Staff, verb: Verb) -> bool {
    right_to(verb, SeatKind::from(staff.role)) == RightTo::Held
}

async fn choose(staff: Staff, Query(asked): Query) -> Result<Response, WebError> {
    if !may(&staff, Verb::Declare) {
        return Err(WebError::NotYourRole);
    }
    let knows_military = may(&staff, Verb::EnterMilitaryNotice);
    let reader = staff.reader;
    let t = reader.t;
    let text = asked.value("q").to_owned();
    let facilities = if text.is_empty() {
        Vec::new()
    } else {
        reader.state.app.find_facilities(&text, FOUND).await?
    };
    respond::page(&Enter {
        t,
        layout: reader.layout(t.get("enter-title")),
        form: asked.into_form(),
        asked: text,
        found: facilities
            .iter()
            .filter(|facility| knows_military || !facility.is_military())
            .map(found)
            .collect(),
    })
}

fn found(facility: &Facility) -> Found {
    let finess = facility.finess;
    Found {
        name: facility.name.clone(),
        place: format!("{} · {finess}", town(facility)),
        href: if facility.is_military() {
            format!("{MILITARY}?pour={finess}")
        } else {
            format!("{}?facility={finess}", paths::DECLARE)
        },
        military: facility.is_military(),
    }
}

#[derive(Template)]
#[template(path = "staff/military.html")]
struct Military {
    t: Texts,
    layout: Layout,
    form: Form,
    refusal: Cow<'static, str>,
    facility: String,
    finess: String,
    place: String,
    notices: Vec<Choice>,
    care: Vec<Choice>,
    yes_no: Vec<Choice>,
    key: String,
}

fn page(reader: &Reader, facility: &Facility, form: Form, refusal: Cow<'static, str>) -> Military {
    let t = reader.t;
    Military {
        t,
        layout: reader.layout(t.get("military-title")),
        form,
        refusal,
        facility: facility.name.clone(),
        finess: facility.finess.to_string(),
        place: town(facility),
        notices: Choice::of(t, MilitaryNotice::CHOICES),
        care: Choice::of(t, CareImpact::CHOICES),
        yes_no: Choice::of(t, YesNo::CHOICES),
        key: fresh_key(),
    }
}

async fn facility(reader: &Reader, finess: &str) -> Result<Facility, WebError> {
    let finess: FinessNumber = finess.parse().map_err(|_| WebError::not_found())?;
    Ok(reader.state.app.facility_by_finess(finess).await?)
}

async fn military(staff: Staff, Query(asked): Query) -> Result<Response, WebError> {
    if !may(&staff, Verb::EnterMilitaryNotice) {
        return Err(WebError::NotYourRole);
    }
    let reader = staff.reader;
    let facility = facility(&reader, asked.value("pour")).await?;
    respond::page(&page(&reader, &facility, Form::new(), Cow::Borrowed("")))
}

async fn notify(staff: Staff, fields: Fields) -> Result<Response, WebError> {
    if !may(&staff, Verb::EnterMilitaryNotice) {
        return Err(WebError::NotYourRole);
    }
    let pour = fields.value("pour").to_owned();
    let reader = staff.reader.at(format!("{MILITARY}?pour={pour}"));
    let t = reader.t;
    let facility = facility(&reader, &pour).await?;
    let mut form = fields.clone().into_form();
    let Some(notice) = MilitaryNotice::from_key(fields.value("notice")) else {
        form.refuse("notice", t.get("act-missing-choice"));
        let page = page(&reader, &facility, form, Cow::Borrowed(""));
        return respond::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    match reader
        .state
        .app
        .declare(&reader.actor, request(&facility, notice, &fields)?)
        .await
    {
        Ok(receipt) => {
            let case = paths::case(receipt.reference);
            Ok(respond::done(&case, Flash::Recorded))
        }
        Err(AppError::Refused(refusal)) => {
            let words = refusals::text(t, &refusal.reason);
            let page = page(&reader, &facility, form, words);
            respond::page_with(StatusCode::CONFLICT, &page)
        }
        Err(AppError::Incomplete { facts, reporter }) => {
            for problem in facts {
                let message = refusals::field_problem(t, problem.problem);
                form.refuse(problem.field.key(), message);
            }
            for problem in reporter {
                let message = refusals::field_problem(t, problem.problem);
                form.refuse(problem.field.key(), message);
            }
            let page = page(&reader, &facility, form, Cow::Borrowed(""));
            respond::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

fn request(
    facility: &Facility,
    notice: MilitaryNotice,
    fields: &Fields,
) -> Result<DeclareRequest, WebError> {
    let mut facts = Facts {
        description: fields.value("description").into(),
        ..Facts::default()
    };
    if let Some(impact) = CareImpact::from_key(fields.value("care-impact")) {
        facts.care_impact = impact.into();
    }
    if let Some(answer) = YesNo::from_key(fields.value("patients-redirected")) {
        facts.patients_redirected = answer.into();
    }
    Ok(DeclareRequest {
        facility: facility.id,
        affected: Vec::new(),
        channel: Channel::ArmedForces,
        reality: Reality::Real,
        military: Some(notice),
        facts,
        reporter: ReporterContact {
            name: fields.value("name").into(),
            function: fields.value("function").into(),
            phone: fields.value("phone").into(),
            email: fields.value("email").into(),
        },
        draft: None,
        key: key(fields)?,
    })
}
