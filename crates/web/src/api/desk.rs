//! What is kept of a facility beside the register: its mailbox and its people
//! (DECL-4, DECL-8).

use app::facilities::{FacilityDesk, Mailbox, PersonAtFacility};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use process::access::{FacilityRole, Right};
use process::facility::FinessNumber;
use process::ids::GrantId;
use process::territory::ArsCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::caller::Caller;
use super::facilities::FacilityBody;
use super::people;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// What is kept of a facility.
#[derive(Serialize, ToSchema)]
pub(super) struct DeskBody {
    /// The facility.
    facility: FacilityBody,
    /// Its functional security mailbox.
    mailbox: Option<String>,
    /// Who has a role there.
    people: Vec<PersonBody>,
}

/// A person with a role in a facility.
#[derive(Serialize, ToSchema)]
pub(super) struct PersonBody {
    /// The grant, which ends the role when it is removed.
    grant: GrantId,
    /// First and last name.
    name: String,
    /// Function.
    function: String,
    /// E-mail address.
    email: String,
    /// Phone.
    phone: String,
    /// The role.
    role: FacilityRole,
    /// Since when.
    since: Timestamp,
    /// Until when.
    until: Option<Timestamp>,
}

impl From<PersonAtFacility> for PersonBody {
    fn from(person: PersonAtFacility) -> Self {
        Self {
            grant: person.grant,
            name: person.name,
            function: person.function,
            email: person.email,
            phone: person.phone,
            role: person.role,
            since: person.since,
            until: person.until,
        }
    }
}

impl From<FacilityDesk> for DeskBody {
    fn from(desk: FacilityDesk) -> Self {
        Self {
            facility: desk.facility.into(),
            mailbox: desk.mailbox,
            people: desk.people.into_iter().map(PersonBody::from).collect(),
        }
    }
}

/// A functional security mailbox.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MailboxBody {
    /// The address.
    email: String,
}

/// The mailbox of an agency.
#[derive(Serialize, ToSchema)]
pub(super) struct ArsMailboxBody {
    /// The address; none when the agency has none.
    email: Option<String>,
}

/// The role that a director gives.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum DesignatedRole {
    /// Reports for the facility.
    Reporter,
    /// Security officer of the facility.
    SecurityOfficer,
}

/// A person to whom a director gives a role.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DesignationBody {
    /// First and last name.
    name: String,
    /// Function.
    #[serde(default)]
    function: String,
    /// Address under which the person will sign in; it gets the invitation.
    email: String,
    /// Phone.
    #[serde(default)]
    phone: String,
    /// The role.
    role: DesignatedRole,
    /// Until when it holds; without end when absent.
    #[serde(default)]
    until: Option<Timestamp>,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// Read what is kept of a facility.
#[utoipa::path(
    get,
    path = "/api/v1/facilities/{finess}/desk",
    tag = "facilities",
    operation_id = "facility_desk",
    params(("finess" = FinessNumber, Path, description = "The facility's number.")),
    responses((status = 200, description = "Mailbox and people.", body = DeskBody)),
    security(("bearer" = [])),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(finess): PathOf<FinessNumber>,
) -> Result<Json<DeskBody>, WebError> {
    let facility = state.app.facility_by_finess(finess).await?;
    let desk = state.app.facility_desk(&caller.actor, facility.id).await?;
    Ok(Json(desk.into()))
}

/// Set the security mailbox of a facility.
#[utoipa::path(
    put,
    path = "/api/v1/facilities/{finess}/mailbox",
    tag = "facilities",
    operation_id = "set_facility_mailbox",
    params(("finess" = FinessNumber, Path, description = "The facility's number.")),
    request_body(content = MailboxBody),
    responses((status = 204, description = "Set, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn set_mailbox(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(finess): PathOf<FinessNumber>,
    Body(body): Body<MailboxBody>,
) -> Result<StatusCode, WebError> {
    let facility = state.app.facility_by_finess(finess).await?;
    let mailbox = Mailbox::Facility(facility.id);
    state
        .app
        .set_mailbox(&caller.actor, mailbox, &body.email)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Read the security mailbox of a regional health agency.
#[utoipa::path(
    get,
    path = "/api/v1/ars/{code}/mailbox",
    tag = "facilities",
    operation_id = "ars_mailbox",
    params(("code" = ArsCode, Path, description = "The agency's code.")),
    responses((status = 200, description = "The mailbox in force, for the agency and the CERT.", body = ArsMailboxBody)),
    security(("bearer" = [])),
)]
pub(super) async fn ars_mailbox(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(code): PathOf<ArsCode>,
) -> Result<Json<ArsMailboxBody>, WebError> {
    let mailbox = Mailbox::Ars(code);
    let email = state.app.mailbox(&caller.actor, mailbox).await?;
    Ok(Json(ArsMailboxBody { email }))
}

/// Set the security mailbox of a regional health agency.
#[utoipa::path(
    put,
    path = "/api/v1/ars/{code}/mailbox",
    tag = "facilities",
    operation_id = "set_ars_mailbox",
    params(("code" = ArsCode, Path, description = "The agency's code.")),
    request_body(content = MailboxBody),
    responses((status = 204, description = "Set, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn set_ars_mailbox(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(code): PathOf<ArsCode>,
    Body(body): Body<MailboxBody>,
) -> Result<StatusCode, WebError> {
    state
        .app
        .set_mailbox(&caller.actor, Mailbox::Ars(code), &body.email)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Designate a reporter or a security officer, who is invited by mail.
#[utoipa::path(
    post,
    path = "/api/v1/facilities/{finess}/people",
    tag = "facilities",
    operation_id = "designate",
    params(("finess" = FinessNumber, Path, description = "The facility's number.")),
    request_body(content = DesignationBody),
    responses((status = 204, description = "Designated, invited, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn designate(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(finess): PathOf<FinessNumber>,
    Body(body): Body<DesignationBody>,
) -> Result<StatusCode, WebError> {
    let facility = state.app.facility_by_finess(finess).await?;
    let person = people::person(body.name, body.function, body.email, body.phone);
    let role = match body.role {
        DesignatedRole::Reporter => FacilityRole::Reporter,
        DesignatedRole::SecurityOfficer => FacilityRole::SecurityOfficer,
    };
    let right = Right::Facility {
        facility: facility.id,
        role,
    };
    let term = people::term(body.until, body.reason);
    state
        .app
        .give_right(&caller.actor, person, right, term)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
