//! Security officers shared in a group (GHT, legal entity): proposing them,
//! and answering proposals (DECL-4).

use app::people::{Group, Proposed};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use process::facility::FinessNumber;
use process::facility::acts::ProposalAnswer;
use process::ids::{GrantId, ProposalId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::caller::Caller;
use super::facilities::FacilityBody;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// What a director sees of the facility's group.
#[derive(Serialize, ToSchema)]
pub(super) struct GroupBody {
    /// The other facilities of the group.
    members: Vec<FacilityBody>,
    /// What others propose to this facility.
    received: Vec<ProposalBody>,
    /// What this facility proposed and others have not answered.
    sent: Vec<ProposalBody>,
}

/// A security officer proposed to a facility.
#[derive(Serialize, ToSchema)]
pub(super) struct ProposalBody {
    /// Its identity, for whoever answers.
    id: ProposalId,
    /// The security officer's name.
    name: String,
    /// The security officer's function.
    function: String,
    /// The security officer's address.
    email: String,
    /// The facility whose director answers.
    facility: FacilityBody,
    /// The facility whose director proposes.
    from: FacilityBody,
    /// When it was made.
    at: Timestamp,
    /// Until when the right would hold; without end when absent.
    until: Option<Timestamp>,
}

impl From<Proposed> for ProposalBody {
    fn from(proposed: Proposed) -> Self {
        Self {
            id: proposed.id,
            name: proposed.name,
            function: proposed.function,
            email: proposed.email,
            facility: proposed.facility.into(),
            from: proposed.from.into(),
            at: proposed.at,
            until: proposed.until,
        }
    }
}

impl From<Group> for GroupBody {
    fn from(group: Group) -> Self {
        let bodies = |all: Vec<Proposed>| all.into_iter().map(ProposalBody::from).collect();
        Self {
            members: group.members.into_iter().map(FacilityBody::from).collect(),
            received: bodies(group.received),
            sent: bodies(group.sent),
        }
    }
}

/// To whom a security officer is proposed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ProposingBody {
    /// The numbers of facilities of the same group.
    facilities: Vec<FinessNumber>,
}

/// The answer to a proposal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerBody {
    /// Accepted or refused by the director to whom it was made, withdrawn by
    /// the one who made it.
    answer: ProposalAnswer,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// Read the facilities of one's group, and the proposals that wait.
#[utoipa::path(
    get,
    path = "/api/v1/facilities/{finess}/group",
    tag = "people",
    operation_id = "facility_group",
    params(("finess" = FinessNumber, Path, description = "The facility's number.")),
    responses((status = 200, description = "The group, for the facility's director.", body = GroupBody)),
    security(("bearer" = [])),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(finess): PathOf<FinessNumber>,
) -> Result<Json<GroupBody>, WebError> {
    let facility = state.app.facility_by_finess(finess).await?;
    let group = state.app.group_of(&caller.actor, facility.id).await?;
    Ok(Json(group.into()))
}

/// Propose a security officer of one's facility to others of the group; where
/// the caller is director as well, the right is given at once.
#[utoipa::path(
    post,
    path = "/api/v1/grants/{grant}/proposals",
    tag = "people",
    operation_id = "propose_officer",
    params(("grant" = GrantId, Path, description = "The security officer's right.")),
    request_body(content = ProposingBody),
    responses((status = 204, description = "Proposed, and on record; their directors are told.")),
    security(("bearer" = [])),
)]
pub(super) async fn propose(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(grant): PathOf<GrantId>,
    Body(body): Body<ProposingBody>,
) -> Result<StatusCode, WebError> {
    let mut to = Vec::with_capacity(body.facilities.len());
    for finess in body.facilities {
        to.push(state.app.facility_by_finess(finess).await?.id);
    }
    state.app.propose_officer(&caller.actor, grant, to).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Accept or refuse a proposal, or take one's own back.
#[utoipa::path(
    post,
    path = "/api/v1/proposals/{proposal}/answer",
    tag = "people",
    operation_id = "answer_proposal",
    params(("proposal" = ProposalId, Path, description = "The proposal's identity.")),
    request_body(content = AnswerBody),
    responses((status = 204, description = "Answered, and on record; accepted, the right is given.")),
    security(("bearer" = [])),
)]
pub(super) async fn answer(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(proposal): PathOf<ProposalId>,
    Body(body): Body<AnswerBody>,
) -> Result<StatusCode, WebError> {
    state
        .app
        .answer_proposal(&caller.actor, proposal, body.answer, &body.reason)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
