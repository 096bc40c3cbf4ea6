//! The card of a facility, for staff: register, people, cases; the CERT
//! confirms its director there, noting the call back (DECL-8).

use std::borrow::Cow;

use app::AppError;
use app::cases::{CaseFilter, CaseOrder};
use app::facilities::{FacilityDesk, NewPerson, PersonAtFacility};
use app::people::{Confirmation, Former};
use app::suppliers::SupplierRow;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use locales::Texts;
use process::access::{FacilityRole, RightTo, SeatKind, StaffRole, Verb, right_to};
use process::facility::{Facility, FacilityFlag, FacilityFlags, FinessNumber};
use process::ids::DirectorRequestId;
use process::refusal::Reason;
use process::territory;

use super::case::{flag_key, spaced, town};
use super::rows::{Reach, Row, nature_key, row};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::{Choice, Form};
use crate::input::{Fields, PathOf, Query};
use crate::layout::{Layout, phone_href};
use crate::naming;
use crate::reader::{Reader, Staff};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/etablissements/{finess}/fiche", get(show))
        .route("/etablissements/{finess}/direction", post(confirm_director))
        .route("/etablissements/{finess}/designations", post(set_flags))
}

/// The address of a facility's card.
#[must_use]
pub(crate) fn card_path(finess: FinessNumber) -> String {
    format!("{}/fiche", crate::paths::facility(finess))
}

/// Somebody with a role in the facility.
struct PersonLine {
    name: String,
    role: Cow<'static, str>,
    function: String,
    email: String,
    phone: String,
    phone_href: String,
    since: jiff::Timestamp,
}

#[derive(Template)]
#[template(path = "staff/facility.html")]
struct Card {
    t: Texts,
    layout: Layout,
    facts: Vec<(Cow<'static, str>, String)>,
    flags: Vec<Cow<'static, str>>,
    path: String,
    phone: String,
    phone_href: String,
    /// Known to its agency and the CERT alone.
    desk: Option<Desk>,
    cases: Vec<Row>,
    confirms: bool,
    form: Form,
    formers: Vec<Choice>,
    flag_choices: Vec<Choice>,
    flag_form: Form,
}

struct Desk {
    mailbox: String,
    /// What the facility says it uses, in words.
    suppliers: Vec<String>,
    people: Vec<PersonLine>,
    has_director: bool,
}

async fn show(
    staff: Staff,
    PathOf(finess): PathOf<FinessNumber>,
    Query(asked): Query,
) -> Result<Response, WebError> {
    let form = match asked.value("demande").parse::<DirectorRequestId>() {
        Ok(request) => answering(&staff.reader, request).await?,
        Err(_) => Form::new(),
    };
    let page = card(&staff.reader, staff.role, finess, form).await?;
    respond::page(&page)
}

/// The form that confirms a director, filled with the request that it answers.
async fn answering(reader: &Reader, id: DirectorRequestId) -> Result<Form, WebError> {
    let asked = reader.state.app.director_requests(&reader.actor).await?;
    let Some(found) = asked.into_iter().find(|asked| asked.request.id == id) else {
        return Ok(Form::new());
    };
    let request = found.request;
    Ok(Form::filled([
        ("request", id.to_string()),
        ("name", request.name),
        ("function", request.function),
        ("email", request.email),
        ("phone", request.phone),
    ]))
}

async fn card(
    reader: &Reader,
    role: StaffRole,
    finess: FinessNumber,
    mut form: Form,
) -> Result<Card, WebError> {
    let t = reader.t;
    if form.value("former").is_empty() {
        form.set("former", "ends");
    }
    let app = &reader.state.app;
    let facility = app.facility_by_finess(finess).await?;
    let desk = match app.facility_desk(&reader.actor, facility.id).await {
        Ok(desk) => {
            let uses = app.suppliers(&reader.actor, facility.id).await?;
            Some(known(t, &desk, uses))
        }
        Err(AppError::NotFound | AppError::Refused(_)) => None,
        Err(error) => return Err(error.into()),
    };
    let filter = CaseFilter {
        facility: Some(facility.id),
        order: CaseOrder::Newest,
        ..CaseFilter::default()
    };
    let cases = app.cases(&reader.actor, &filter, None, 50).await?;
    let may = |verb| right_to(verb, SeatKind::from(role)) == RightTo::Held;
    let flag_choices = if may(Verb::KeepFlags) {
        FacilityFlag::ALL
            .iter()
            .map(|flag| Choice::new(flag_word(*flag), t.get(flag_key(*flag))))
            .collect()
    } else {
        Vec::new()
    };
    let set = facility.flags.iter().map(|flag| ("flags", flag_word(flag)));
    Ok(Card {
        t,
        layout: reader.layout(facility.name.clone()),
        facts: facts(t, &facility),
        flags: facility
            .flags
            .iter()
            .map(|flag| t.get(flag_key(flag)))
            .collect(),
        path: crate::paths::facility(finess),
        phone: spaced(facility.phone.as_deref().unwrap_or_default()),
        phone_href: phone_href(facility.phone.as_deref().unwrap_or_default()),
        desk,
        cases: cases
            .items
            .iter()
            .map(|line| row(t, line, Reach::Reads))
            .collect(),
        confirms: may(Verb::ConfirmDirector),
        form,
        formers: vec![
            Choice::new("ends", t.get("director-former-ends")),
            Choice::new("stays", t.get("director-former-stays")),
        ],
        flag_form: Form::filled(set),
        flag_choices,
    })
}

const fn flag_word(flag: FacilityFlag) -> &'static str {
    match flag {
        FacilityFlag::Oiv => "oiv",
        FacilityFlag::Ose => "ose",
    }
}

fn known(t: Texts, desk: &FacilityDesk, uses: Vec<SupplierRow>) -> Desk {
    let named = |row: SupplierRow| {
        let role = t.get(row.supplier.role.label_key());
        let names = [row.supplier.name, row.supplier.product];
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        format!("{} ({role})", names.join(" – "))
    };
    let line = |person: &PersonAtFacility| PersonLine {
        name: person.name.clone(),
        role: naming::facility_role(t, person.role),
        function: person.function.clone(),
        email: person.email.clone(),
        phone_href: phone_href(&person.phone),
        phone: person.phone.clone(),
        since: person.since,
    };
    Desk {
        mailbox: desk.mailbox.clone().unwrap_or_default(),
        suppliers: uses.into_iter().map(named).collect(),
        people: desk.people.iter().map(line).collect(),
        has_director: desk
            .people
            .iter()
            .any(|person| person.role == FacilityRole::Director),
    }
}

fn facts(t: Texts, facility: &Facility) -> Vec<(Cow<'static, str>, String)> {
    let agency = territory::departement(facility.departement).ars();
    let address = [
        facility.address.line.clone(),
        format!("{} {}", facility.address.postcode, facility.address.town),
    ];
    let address: Vec<String> = address
        .into_iter()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    let mut facts = vec![
        (t.get("facility-number"), facility.finess.to_string()),
        (t.get("facility-long-name"), facility.long_name.clone()),
        (
            t.get("facility-nature"),
            format!(
                "{} ({})",
                t.get(nature_key(facility.nature())),
                facility.category_label
            ),
        ),
        (t.get("facility-address"), address.join("\n")),
        (t.get("facility-place"), town(facility)),
        (
            t.get("facility-agency"),
            agency.map_or_else(
                || t.get("case-no-agency").into_owned(),
                |ars| ars.name().to_owned(),
            ),
        ),
    ];
    if let Some(entity) = facility.legal_entity {
        facts.push((t.get("facility-legal-entity"), entity.to_string()));
    }
    if let Some(support) = &facility.support_ght {
        facts.push((t.get("facility-ght"), support.clone()));
    }
    if let Some(day) = facility.closed_on {
        facts.push((t.get("facility-closed"), t.day(day).into_owned()));
    }
    facts
}

async fn confirm_director(
    staff: Staff,
    PathOf(finess): PathOf<FinessNumber>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = staff.reader.at(card_path(finess));
    let app = reader.state.app.clone();
    let facility = app.facility_by_finess(finess).await?;
    let person = NewPerson {
        name: fields.value("name").to_owned(),
        function: fields.value("function").to_owned(),
        email: fields.value("email").to_owned(),
        phone: fields.value("phone").to_owned(),
    };
    let confirmation = Confirmation {
        note: fields.value("note").to_owned(),
        former: match fields.value("former") {
            "stays" => Former::Stays,
            _ => Former::Ends,
        },
        request: fields.value("request").parse().ok(),
    };
    match app
        .confirm_director(&reader.actor, facility.id, person, confirmation)
        .await
    {
        Ok(()) => Ok(respond::done(&card_path(finess), Flash::Recorded)),
        Err(AppError::Wrong(wrong)) => {
            let field = match wrong {
                app::WrongInput::NoteMissing => "note",
                app::WrongInput::NameMissing => "name",
                _ => "email",
            };
            let message = refusals::wrong_input(reader.t, &wrong);
            let mut form = fields.into_form();
            form.refuse(field, message);
            let page = card(&reader, staff.role, finess, form).await?;
            respond::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(AppError::Refused(refusal)) if refusal.reason != Reason::NotYourRole => {
            let mut form = fields.into_form();
            form.refuse("email", refusals::text(reader.t, &refusal.reason));
            let page = card(&reader, staff.role, finess, form).await?;
            respond::page_with(StatusCode::CONFLICT, &page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn set_flags(
    staff: Staff,
    PathOf(finess): PathOf<FinessNumber>,
    fields: Fields,
) -> Result<Response, WebError> {
    let app = &staff.reader.state.app;
    let facility = app.facility_by_finess(finess).await?;
    let flags: FacilityFlags = FacilityFlag::ALL
        .into_iter()
        .filter(|flag| fields.values("flags").any(|word| word == flag_word(*flag)))
        .collect();
    app.set_flags(&staff.reader.actor, facility.id, flags)
        .await?;
    Ok(respond::done(&card_path(finess), Flash::Recorded))
}
