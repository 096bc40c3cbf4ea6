//! The end of files, and erasing what is held of a person (KEEP-2).

use app::retention::{
    Conservation, Decision, DueFile, EndedFile, ErasureLine, ErasureRequest, FoundPerson, HeldFile,
    ProposedFile, SecondPerson,
};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use process::act::Sequence;
use process::ids::{AccountId, CaseId, Reference, SubjectNumber};
use process::retention::{
    Category, Disposition, Erasability, ErasureGround, ErasureState, Kept, ValueRef,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::body::{Body, created};
use super::caller::Caller;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// What is due at the end of its life, held, proposed and done.
#[derive(Serialize, ToSchema)]
pub(super) struct RetentionBody {
    /// Files whose period is over, the oldest first.
    due: Vec<DueBody>,
    /// Files that wait for a second person.
    proposed: Vec<ProposedBody>,
    /// Files that two persons have decided on.
    ending: Vec<ProposedBody>,
    /// Files on hold.
    held: Vec<HeldBody>,
    /// Files that have ended, the latest first.
    ended: Vec<EndedBody>,
    /// Requests to erase a person's data, the latest first.
    erasures: Vec<ErasureBody>,
}

/// A file whose period is over.
#[derive(Serialize, ToSchema)]
struct DueBody {
    /// Number of the case, the incident or the alert.
    reference: SubjectNumber,
    /// Its category.
    category: Category,
    /// When it was closed.
    closed_at: Timestamp,
    /// Since when it is due.
    due_since: Timestamp,
    /// What the settings propose.
    proposes: Disposition,
}

/// A file for which something is proposed or decided.
#[derive(Serialize, ToSchema)]
struct ProposedBody {
    /// Number of the case, the incident or the alert.
    reference: SubjectNumber,
    /// Its category.
    category: Category,
    /// What.
    disposition: Disposition,
    /// When it was proposed.
    proposed_at: Timestamp,
    /// By whom.
    proposed_by: Option<String>,
    /// When a decision is expected.
    expected_by: Timestamp,
    /// Whether the caller may be the second person.
    may_decide: bool,
}

/// A file on hold.
#[derive(Serialize, ToSchema)]
struct HeldBody {
    /// Number of the case, the incident or the alert.
    reference: SubjectNumber,
    /// Since when.
    since: Timestamp,
}

/// A file that has ended.
#[derive(Serialize, ToSchema)]
struct EndedBody {
    /// Number of the case, the incident or the alert.
    reference: SubjectNumber,
    /// Its category.
    category: Category,
    /// When it was closed.
    closed_at: Option<Timestamp>,
    /// What became of it.
    disposition: Disposition,
    /// When.
    at: Timestamp,
}

/// A request to erase a person's data.
#[derive(Serialize, ToSchema)]
struct ErasureBody {
    /// Its identity.
    id: Uuid,
    /// Where it stands.
    state: ErasureState,
    /// What entitles the person.
    ground: ErasureGround,
    /// How many values and accounts are to go.
    items: u32,
    /// When it was asked for.
    requested_at: Timestamp,
    /// By whom.
    requested_by: Option<String>,
}

impl From<Conservation> for RetentionBody {
    fn from(found: Conservation) -> Self {
        Self {
            due: found.due.into_iter().map(DueBody::from).collect(),
            proposed: found.proposed.into_iter().map(ProposedBody::from).collect(),
            ending: found.ending.into_iter().map(ProposedBody::from).collect(),
            held: found.held.into_iter().map(HeldBody::from).collect(),
            ended: found.ended.into_iter().map(EndedBody::from).collect(),
            erasures: found.erasures.into_iter().map(ErasureBody::from).collect(),
        }
    }
}

impl From<DueFile> for DueBody {
    fn from(file: DueFile) -> Self {
        Self {
            reference: file.reference,
            category: file.category,
            closed_at: file.closed_at,
            due_since: file.since,
            proposes: file.then,
        }
    }
}

impl From<ProposedFile> for ProposedBody {
    fn from(file: ProposedFile) -> Self {
        Self {
            reference: file.reference,
            category: file.category,
            disposition: file.disposition,
            proposed_at: file.proposed_at,
            proposed_by: file.proposed_by,
            expected_by: file.expected_by,
            may_decide: file.second == SecondPerson::May,
        }
    }
}

impl From<HeldFile> for HeldBody {
    fn from(file: HeldFile) -> Self {
        Self {
            reference: file.reference,
            since: file.since,
        }
    }
}

impl From<EndedFile> for EndedBody {
    fn from(file: EndedFile) -> Self {
        Self {
            reference: file.reference,
            category: file.category,
            closed_at: file.closed_at,
            disposition: file.disposition,
            at: file.at,
        }
    }
}

impl From<ErasureLine> for ErasureBody {
    fn from(line: ErasureLine) -> Self {
        Self {
            id: line.id,
            state: line.state,
            ground: line.ground,
            items: line.items,
            requested_at: line.requested_at,
            requested_by: line.requested_by,
        }
    }
}

/// Read what is due, held, proposed and done.
///
/// Files are put on hold, proposed for archiving or destruction and decided on
/// by acts on their cases: `place_hold`, `lift_hold`, `propose_disposition`,
/// `approve_disposition`, `decline_disposition`; those of incidents and alerts
/// by the same acts on `/retention/files/{file}`.
#[utoipa::path(
    get,
    path = "/api/v1/retention",
    tag = "retention",
    operation_id = "retention",
    responses((status = 200, description = "In the cases that the caller sees.", body = RetentionBody)),
    security(("bearer" = [])),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<RetentionBody>, WebError> {
    Ok(Json(state.app.conservation(&caller.actor).await?.into()))
}

/// Whom to look for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SoughtBody {
    /// Name, e-mail address or phone number, at least four characters.
    sought: String,
}

/// What is held of a person.
#[derive(Serialize, ToSchema)]
pub(super) struct HeldPersonBody {
    /// Values of acts of cases.
    values: Vec<HeldValueBody>,
    /// Accounts.
    accounts: Vec<HeldAccountBody>,
    /// Drafts in which the person is named; they go by themselves.
    drafts: usize,
}

/// A value of an act.
#[derive(Serialize, ToSchema)]
struct HeldValueBody {
    /// Number of the case.
    reference: Reference,
    /// The value, to be sent back in a request.
    value: ValueBody,
    /// What is written, or its beginning.
    excerpt: String,
    /// Why it may not be erased; absent when it may.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<Kept>,
}

/// An account.
#[derive(Serialize, ToSchema)]
struct HeldAccountBody {
    /// The account.
    account: AccountId,
    /// Its owner's name.
    name: String,
    /// Its address.
    email: String,
    /// Why it may not be erased; absent when it may.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<Kept>,
}

/// One value of one act of a case.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ValueBody {
    /// The case's identity.
    case: CaseId,
    /// The act's number.
    act: Sequence,
    /// Path of the value in the act.
    field: String,
}

const fn kept(erasability: Erasability) -> Option<Kept> {
    match erasability {
        Erasability::Erasable => None,
        Erasability::Stays(kept) => Some(kept),
    }
}

impl From<FoundPerson> for HeldPersonBody {
    fn from(found: FoundPerson) -> Self {
        Self {
            values: found
                .values
                .into_iter()
                .map(|value| HeldValueBody {
                    reference: value.reference,
                    value: ValueBody {
                        case: value.value.case,
                        act: value.value.seq,
                        field: value.value.field,
                    },
                    excerpt: value.excerpt,
                    kept: kept(value.erasability),
                })
                .collect(),
            accounts: found
                .accounts
                .into_iter()
                .map(|account| HeldAccountBody {
                    account: account.id,
                    name: account.name,
                    email: account.email,
                    kept: kept(account.erasability),
                })
                .collect(),
            drafts: found.drafts.len(),
        }
    }
}

/// Look for what is held of a person, and what of it may be erased.
///
/// Every case in which something is found goes to the access record.
#[utoipa::path(
    post,
    path = "/api/v1/retention/persons",
    tag = "retention",
    operation_id = "find_person",
    request_body(content = SoughtBody),
    responses((status = 200, description = "What was found.", body = HeldPersonBody)),
    security(("bearer" = [])),
)]
pub(super) async fn find_person(
    State(state): State<WebState>,
    caller: Caller,
    Body(body): Body<SoughtBody>,
) -> Result<Json<HeldPersonBody>, WebError> {
    let found = state.app.held_of(&caller.actor, &body.sought).await?;
    Ok(Json(found.into()))
}

/// What is to be erased of a person.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ErasureRequestBody {
    /// What was looked for.
    sought: String,
    /// What entitles the person.
    ground: ErasureGround,
    /// Why, without naming the person: it stays on record.
    reason: String,
    /// The values that are to go, among those found.
    #[serde(default)]
    values: Vec<ValueBody>,
    /// The account that is to go.
    #[serde(default)]
    account: Option<AccountId>,
}

/// A request that was recorded.
#[derive(Serialize, ToSchema)]
pub(super) struct RequestedBody {
    /// Its identity.
    id: Uuid,
}

/// Propose to erase what is held of a person; somebody else decides.
#[utoipa::path(
    post,
    path = "/api/v1/retention/erasures",
    tag = "retention",
    operation_id = "propose_erasure",
    request_body(content = ErasureRequestBody),
    responses((status = 201, description = "Recorded; a second person decides.", body = RequestedBody, headers(("Location" = String, description = "What is due, held, proposed and done.")))),
    security(("bearer" = [])),
)]
pub(super) async fn propose_erasure(
    State(state): State<WebState>,
    caller: Caller,
    Body(body): Body<ErasureRequestBody>,
) -> Result<Response, WebError> {
    let asked = ErasureRequest {
        sought: body.sought,
        ground: body.ground,
        reason: body.reason,
        values: body
            .values
            .into_iter()
            .map(|value| ValueRef {
                case: value.case,
                seq: value.act,
                field: value.field,
            })
            .collect(),
        account: body.account,
    };
    let id = state.app.propose_erasure(&caller.actor, asked).await?;
    Ok(created("/api/v1/retention", &RequestedBody { id }))
}

/// What the second person decides.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "decision", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum DecisionBody {
    /// It is carried out.
    Approve {},
    /// It is not.
    Decline {
        /// Why.
        reason: String,
    },
}

/// Decide on a request to erase, as the second person.
#[utoipa::path(
    post,
    path = "/api/v1/retention/erasures/{id}/decision",
    tag = "retention",
    operation_id = "decide_erasure",
    params(("id" = Uuid, Path, description = "The request.")),
    request_body(content = DecisionBody),
    responses((status = 204, description = "Recorded; what was approved is carried out soon.")),
    security(("bearer" = [])),
)]
pub(super) async fn decide_erasure(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(id): PathOf<Uuid>,
    Body(body): Body<DecisionBody>,
) -> Result<StatusCode, WebError> {
    let decision = match body {
        DecisionBody::Approve {} => Decision::Approve,
        DecisionBody::Decline { reason } => Decision::Decline { reason },
    };
    state
        .app
        .decide_erasure(&caller.actor, id, decision)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
