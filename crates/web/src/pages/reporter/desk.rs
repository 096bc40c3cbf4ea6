//! What a facility keeps of itself: its security mailbox and its people
//! (DECL-4, DECL-8).

use std::borrow::Cow;

use app::facilities::{FacilityDesk, Mailbox};
use app::{AppError, facilities::PersonAtFacility};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::Timestamp;
use locales::Texts;
use process::access::{RightTo, Seat, SeatKind, Verb, right_to};
use process::facility::FinessNumber;

use super::declare::place::{self, Place};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::naming;
use crate::paths;
use crate::reader::SignedIn;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;
use crate::tone::Tone;

/// The page of a facility, for its people.
#[derive(Template)]
#[template(path = "reporter/desk.html")]
pub struct DeskPage {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The facility.
    pub place: Place,
    /// Its address here.
    pub base: String,
    /// Its security mailbox.
    pub mailbox: String,
    /// Who has a role there.
    pub people: Vec<PersonLine>,
    /// Whether the reader keeps the mailbox.
    pub keeps_mailbox: bool,
    /// Whether the reader designates and removes people.
    pub manages: bool,
    /// The address that was sent, with what is wrong.
    pub form: Form,
    /// How many security officers other facilities of the group propose.
    pub proposals: usize,
}

/// A person with a role in the facility.
#[derive(Clone, Debug)]
pub struct PersonLine {
    /// Name and function.
    pub name: String,
    /// How the person is reached.
    pub contact: String,
    /// The role in words.
    pub role: Cow<'static, str>,
    /// Since when.
    pub since: Timestamp,
}

impl PersonLine {
    fn of(t: Texts, person: PersonAtFacility) -> Self {
        let words = |parts: [String; 2]| {
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(", ")
        };
        Self {
            name: words([person.name, person.function]),
            contact: words([person.email, person.phone]),
            role: naming::facility_role(t, person.role),
            since: person.since,
        }
    }
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .route("/etablissements/{finess}", get(show))
        .route("/etablissements/{finess}/adresse", post(set_mailbox))
}

async fn show(
    signed: SignedIn,
    PathOf(finess): PathOf<FinessNumber>,
) -> Result<Response, WebError> {
    let desk = desk(&signed, finess).await?;
    page(&signed, desk, StatusCode::OK, Form::new()).await
}

async fn desk(signed: &SignedIn, finess: FinessNumber) -> Result<FacilityDesk, WebError> {
    let reader = &signed.reader;
    let app = &reader.state.app;
    let facility = app.facility_by_finess(finess).await?;
    Ok(app.facility_desk(&reader.actor, facility.id).await?)
}

async fn page(
    signed: &SignedIn,
    desk: FacilityDesk,
    status: StatusCode,
    mut form: Form,
) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let t = reader.t;
    let seat: Seat = reader.actor.seat(desk.facility.id);
    let may = |verb| right_to(verb, SeatKind::from(seat)) == RightTo::Held;
    let waiting = reader
        .state
        .app
        .proposals_waiting(&reader.actor)
        .await?
        .remove(&desk.facility.id)
        .unwrap_or_default();
    let mailbox = desk.mailbox.unwrap_or_default();
    if form.value("adresse").is_empty() && form.error("adresse").is_none() {
        form.set("adresse", mailbox.clone());
    }
    let base = paths::facility(desk.facility.finess);
    respond::page_with(
        status,
        &DeskPage {
            t,
            layout: reader
                .clone()
                .at(base.clone())
                .layout(place::name(&desk.facility).to_owned()),
            place: Place::of(&desk.facility),
            base,
            mailbox,
            people: desk
                .people
                .into_iter()
                .map(|person| PersonLine::of(t, person))
                .collect(),
            keeps_mailbox: may(Verb::KeepMailbox),
            manages: may(Verb::ManageReporters),
            form,
            proposals: if may(Verb::ManageReporters) {
                waiting
            } else {
                0
            },
        },
    )
}

async fn set_mailbox(
    signed: SignedIn,
    PathOf(finess): PathOf<FinessNumber>,
    fields: Fields,
) -> Result<Response, WebError> {
    let kept = desk(&signed, finess).await?;
    let app = &signed.reader.state.app;
    let mailbox = Mailbox::Facility(kept.facility.id);
    let address = fields.value("adresse").to_owned();
    let said = app
        .set_mailbox(&signed.reader.actor, mailbox, &address)
        .await;
    answer(&signed, kept, fields, "adresse", Flash::MailboxSet, said).await
}

/// Back to the page: with what was done, or with what is in the way at the
/// field that it concerns.
async fn answer(
    signed: &SignedIn,
    kept: FacilityDesk,
    fields: Fields,
    field: &'static str,
    done: Flash,
    said: Result<(), AppError>,
) -> Result<Response, WebError> {
    let t = signed.reader.t;
    let (status, why) = match said {
        Ok(()) => return Ok(respond::done(&paths::facility(kept.facility.finess), done)),
        Err(AppError::Wrong(wrong)) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            refusals::wrong_input(t, &wrong),
        ),
        Err(AppError::Refused(refusal)) => {
            (StatusCode::CONFLICT, refusals::text(t, &refusal.reason))
        }
        Err(error) => return Err(error.into()),
    };
    let mut form = fields.into_form();
    form.refuse(field, why);
    page(signed, kept, status, form).await
}
