//! The people of a facility and their rights, for its director; the CERT reads
//! them (DECL-4, DECL-8).

use app::people::{GIVEN_BY_DIRECTORS, Group, Proposed};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Date;
use locales::Texts;
use process::access::{FacilityRole, Right, RightTo, SeatKind, Verb, right_to};
use process::facility::{Facility, FinessNumber};
use process::rights::last_day;

use super::roster::{Event, Line, events, lines, person, refused, term};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::{Choice, Form};
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::naming;
use crate::pages::reporter::declare::place::{self, Place};
use crate::paths;
use crate::reader::SignedIn;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route(
        "/etablissements/{finess}/personnes",
        get(show).post(designate),
    )
}

/// A security officer proposed to or by the facility.
pub(super) struct Offer {
    pub(super) id: String,
    pub(super) person: String,
    pub(super) email: String,
    pub(super) facility: String,
    pub(super) at: jiff::Timestamp,
    pub(super) until: Option<Date>,
}

#[derive(Template)]
#[template(path = "rights/facility.html")]
struct People {
    t: Texts,
    layout: Layout,
    place: Place,
    base: String,
    people: Vec<Line>,
    doubted: usize,
    history: Vec<Event>,
    manages: bool,
    form: Form,
    roles: Vec<Choice>,
    received: Vec<Offer>,
    sent: Vec<Offer>,
    /// The security officers who can be proposed.
    officers: Vec<Choice>,
    /// The other facilities of the group.
    members: Vec<Choice>,
}

async fn show(
    signed: SignedIn,
    PathOf(finess): PathOf<FinessNumber>,
) -> Result<Response, WebError> {
    let facility = signed.reader.state.app.facility_by_finess(finess).await?;
    page(&signed, &facility, StatusCode::OK, Form::new()).await
}

/// The page; `form` holds what a refused designation was sent with.
pub(super) async fn page(
    signed: &SignedIn,
    facility: &Facility,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let t = reader.t;
    let app = &reader.state.app;
    let roster = app.facility_roster(&reader.actor, facility.id).await?;
    let seat = reader.actor.seat(facility.id);
    let manages = right_to(Verb::ManageReporters, SeatKind::from(seat)) == RightTo::Held;
    let group = if manages {
        app.group_of(&reader.actor, facility.id).await?
    } else {
        Group::default()
    };
    let officer = Right::Facility {
        facility: facility.id,
        role: FacilityRole::SecurityOfficer,
    };
    let base = paths::people(facility.finess);
    respond::page_with(
        status,
        &People {
            t,
            layout: reader.clone().at(base).layout(t.get("people-title")),
            place: Place::of(facility),
            base: paths::facility(facility.finess),
            doubted: roster
                .people
                .iter()
                .filter(|person| person.doubted_at.is_some())
                .count(),
            people: lines(t, &roster),
            history: events(t, &roster),
            manages,
            form,
            roles: GIVEN_BY_DIRECTORS
                .iter()
                .map(|role| {
                    Choice::new(role_slug(*role), naming::facility_role(t, *role))
                        .hint(t.get(role_hint_key(*role)))
                })
                .collect(),
            received: group
                .received
                .iter()
                .map(|one| offer(one, &one.from))
                .collect(),
            sent: group
                .sent
                .iter()
                .map(|one| offer(one, &one.facility))
                .collect(),
            officers: roster
                .people
                .iter()
                .filter(|person| person.right == officer)
                .map(|person| Choice::new(person.grant.to_string(), person.name.clone()))
                .collect(),
            members: group
                .members
                .iter()
                .map(|member| {
                    let town = member.address.town.clone();
                    let label = format!("{} ({town})", place::name(member));
                    Choice::new(member.finess.to_string(), label)
                })
                .collect(),
        },
    )
}

fn offer(one: &Proposed, facility: &Facility) -> Offer {
    let parts = [one.name.as_str(), one.function.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Offer {
        id: one.id.to_string(),
        person: parts.join(", "),
        email: one.email.clone(),
        facility: place::name(facility).to_owned(),
        at: one.at,
        until: one.until.map(last_day),
    }
}

const fn role_slug(role: FacilityRole) -> &'static str {
    match role {
        FacilityRole::Reporter => "reporter",
        FacilityRole::SecurityOfficer => "security-officer",
        FacilityRole::Director => "director",
    }
}

const fn role_hint_key(role: FacilityRole) -> &'static str {
    match role {
        FacilityRole::SecurityOfficer => "desk-role-security-officer",
        FacilityRole::Reporter | FacilityRole::Director => "desk-role-reporter",
    }
}

async fn designate(
    signed: SignedIn,
    PathOf(finess): PathOf<FinessNumber>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let app = &reader.state.app;
    let facility = app.facility_by_finess(finess).await?;
    // Somebody else's facility is not there, whatever is sent.
    app.facility_roster(&reader.actor, facility.id).await?;
    let chosen = fields.value("role");
    let Some(role) = GIVEN_BY_DIRECTORS
        .into_iter()
        .find(|role| role_slug(*role) == chosen)
    else {
        let mut form = fields.into_form();
        form.refuse("role", reader.t.get("problem-missing"));
        return page(&signed, &facility, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let right = Right::Facility {
        facility: facility.id,
        role,
    };
    let given = match term(&fields) {
        Ok(term) => {
            app.give_right(&reader.actor, person(&fields), right, term)
                .await
        }
        Err(error) => Err(error),
    };
    match given {
        Ok(()) => Ok(respond::done(&paths::people(finess), Flash::Designated)),
        Err(error) => {
            let (status, form) = refused(reader.t, fields, error, "courriel")?;
            page(&signed, &facility, status, form).await
        }
    }
}
