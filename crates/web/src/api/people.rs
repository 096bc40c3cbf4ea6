//! People and their rights: those of a facility, those whom the caller leads,
//! the caller's own (DECL-4, DECL-8, KEEP-3).

use app::facilities::NewPerson;
use app::people::{Hold, OwnRight, Parting, Presence, Roster, RosterLine, Term};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use process::access::Right;
use process::facility::FinessNumber;
use process::ids::GrantId;
use process::rights::Intent;
use process::sign_in::Enrolment;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{Body, List};
use super::caller::Caller;
use super::cases::one;
use crate::error::WebError;
use crate::input::{Fields, PathOf, Query};
use crate::state::WebState;

/// Somebody with a right.
#[derive(Serialize, ToSchema)]
pub(super) struct HolderBody {
    /// The right's identity.
    grant: GrantId,
    /// The right.
    right: Right,
    /// First and last name.
    name: String,
    /// Function.
    function: String,
    /// E-mail address.
    email: String,
    /// Phone.
    phone: String,
    /// Since when.
    since: Timestamp,
    /// Until when; without end when absent.
    until: Option<Timestamp>,
    /// Who gave it; nobody for the administrator.
    given_by: Option<String>,
    /// Whether the person has come in since the invitation.
    arrived: bool,
    /// Whether the person has a second factor.
    second_factor: bool,
    /// When the person signed in last.
    signed_in_at: Option<Timestamp>,
    /// Since when a new director is asked whether the right stays (DECL-8).
    doubted_at: Option<Timestamp>,
    /// Whether the caller may end and prolong it.
    managed: bool,
}

impl From<RosterLine> for HolderBody {
    fn from(line: RosterLine) -> Self {
        Self {
            grant: line.grant,
            right: line.right,
            name: line.name,
            function: line.function,
            email: line.email,
            phone: line.phone,
            since: line.since,
            until: line.until,
            given_by: line.given_by,
            arrived: line.arrival == Presence::Arrived,
            second_factor: line.factor == Enrolment::Enrolled,
            signed_in_at: line.signed_in_at,
            doubted_at: line.doubted_at,
            managed: line.reach == Hold::Manages,
        }
    }
}

fn list(roster: Roster) -> Json<List<HolderBody>> {
    let people = roster.people.into_iter().map(HolderBody::from);
    Json(List::whole(people.collect()))
}

/// The person whom a body names.
pub(super) const fn person(
    name: String,
    function: String,
    email: String,
    phone: String,
) -> NewPerson {
    NewPerson {
        name,
        function,
        email,
        phone,
    }
}

/// The term that a body gives.
pub(super) const fn term(until: Option<Timestamp>, reason: String) -> Term {
    Term { until, reason }
}

/// List who holds a right in a facility, for its director and the CERT.
#[utoipa::path(
    get,
    path = "/api/v1/facilities/{finess}/people",
    tag = "people",
    operation_id = "facility_people",
    params(("finess" = FinessNumber, Path, description = "The facility's number.")),
    responses((status = 200, description = "Its people.", body = List<HolderBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn of_facility(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(finess): PathOf<FinessNumber>,
) -> Result<Json<List<HolderBody>>, WebError> {
    let facility = state.app.facility_by_finess(finess).await?;
    let roster = state
        .app
        .facility_roster(&caller.actor, facility.id)
        .await?;
    Ok(list(roster))
}

/// List the agents whom the caller leads.
#[utoipa::path(
    get,
    path = "/api/v1/people",
    tag = "people",
    operation_id = "agents",
    responses((status = 200, description = "The agents, the caller among them.", body = List<HolderBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn agents(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<List<HolderBody>>, WebError> {
    Ok(list(state.app.agents(&caller.actor).await?))
}

/// A person to whom a lead gives a right.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct GivingBody {
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
    /// The right.
    right: Right,
    /// Until when it holds; without end when absent.
    #[serde(default)]
    until: Option<Timestamp>,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// Give a right to a person, who is invited by mail.
#[utoipa::path(
    post,
    path = "/api/v1/people",
    tag = "people",
    operation_id = "give_right",
    request_body(content = GivingBody),
    responses((status = 204, description = "Given, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn give(
    State(state): State<WebState>,
    caller: Caller,
    Body(body): Body<GivingBody>,
) -> Result<StatusCode, WebError> {
    let person = person(body.name, body.function, body.email, body.phone);
    let term = term(body.until, body.reason);
    state
        .app
        .give_right(&caller.actor, person, body.right, term)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Until when a right is to hold.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TermBody {
    /// Until when; without end when null.
    until: Option<Timestamp>,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// Set until when a right holds.
#[utoipa::path(
    put,
    path = "/api/v1/grants/{grant}/term",
    tag = "people",
    operation_id = "prolong_right",
    params(("grant" = GrantId, Path, description = "The right's identity.")),
    request_body(content = TermBody),
    responses((status = 204, description = "Set, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn prolong(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(grant): PathOf<GrantId>,
    Body(body): Body<TermBody>,
) -> Result<StatusCode, WebError> {
    let term = term(body.until, body.reason);
    state.app.prolong_right(&caller.actor, grant, term).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Say that a right given under the director before stays (DECL-8).
#[utoipa::path(
    post,
    path = "/api/v1/grants/{grant}/confirmation",
    tag = "people",
    operation_id = "confirm_right",
    params(("grant" = GrantId, Path, description = "The right's identity.")),
    responses((status = 204, description = "Confirmed, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn confirm(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(grant): PathOf<GrantId>,
) -> Result<StatusCode, WebError> {
    state.app.confirm_right(&caller.actor, grant).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Mail an invitation anew; the one before no longer works.
#[utoipa::path(
    post,
    path = "/api/v1/grants/{grant}/invitation",
    tag = "people",
    operation_id = "invite_again",
    params(("grant" = GrantId, Path, description = "The right's identity.")),
    responses((status = 204, description = "Mailed.")),
    security(("bearer" = [])),
)]
pub(super) async fn invite(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(grant): PathOf<GrantId>,
) -> Result<StatusCode, WebError> {
    state.app.invite_again(&caller.actor, grant).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End somebody's right.
#[utoipa::path(
    delete,
    path = "/api/v1/grants/{grant}",
    tag = "people",
    operation_id = "end_right",
    params(
        ("grant" = GrantId, Path, description = "The right's identity."),
        ("reason" = Option<String>, Query, description = "Why."),
        ("deliberate" = Option<bool>, Query, description = "Whether it is meant that nobody is left to give rights there."),
    ),
    responses((status = 204, description = "Ended, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn end(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(grant): PathOf<GrantId>,
    Query(asked): Query,
) -> Result<StatusCode, WebError> {
    let parting = parting(&asked)?;
    state.app.end_right(&caller.actor, grant, parting).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn parting(asked: &Fields) -> Result<Parting, WebError> {
    let deliberate: Option<bool> = one(asked, "deliberate")?;
    Ok(Parting {
        reason: asked.value("reason").to_owned(),
        intent: match deliberate {
            Some(true) => Intent::Deliberate,
            _ => Intent::Unwarned,
        },
    })
}

/// One of the caller's own rights.
#[derive(Serialize, ToSchema)]
pub(super) struct OwnRightBody {
    /// The right's identity.
    grant: GrantId,
    /// The right.
    right: Right,
    /// Since when.
    since: Timestamp,
    /// Until when; without end when absent.
    until: Option<Timestamp>,
    /// Who gave it; nobody for the administrator.
    given_by: Option<String>,
}

impl From<OwnRight> for OwnRightBody {
    fn from(own: OwnRight) -> Self {
        Self {
            grant: own.grant,
            right: own.right,
            since: own.since,
            until: own.until,
            given_by: own.given_by,
        }
    }
}

/// List the caller's own rights.
#[utoipa::path(
    get,
    path = "/api/v1/me/rights",
    tag = "account",
    operation_id = "my_rights",
    responses((status = 200, description = "The rights in force.", body = List<OwnRightBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn own(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<List<OwnRightBody>>, WebError> {
    let rights = state.app.own_rights(&caller.actor).await?;
    let rights = rights.into_iter().map(OwnRightBody::from);
    Ok(Json(List::whole(rights.collect())))
}

/// Give up one of the caller's own rights.
#[utoipa::path(
    delete,
    path = "/api/v1/me/rights/{grant}",
    tag = "account",
    operation_id = "leave",
    params(
        ("grant" = GrantId, Path, description = "The right's identity."),
        ("reason" = Option<String>, Query, description = "Why."),
        ("deliberate" = Option<bool>, Query, description = "Whether it is meant that nobody is left to give rights there."),
    ),
    responses((status = 204, description = "Given up, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn leave(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(grant): PathOf<GrantId>,
    Query(asked): Query,
) -> Result<StatusCode, WebError> {
    let parting = parting(&asked)?;
    state.app.leave(&caller.actor, grant, parting).await?;
    Ok(StatusCode::NO_CONTENT)
}
