//! The rota of the caller's body (DECL-6).

use app::on_call::{Handover, NewShifts, RotaLine, UnderWay};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use jiff::civil::Date;
use process::access::Body as PublicBody;
use process::facility::acts::SwapAnswer;
use process::ids::{AccountId, Reference, ShiftId};
use process::on_call::CallOrder;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::caller::Caller;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// Who is on call, now and in the weeks to come.
#[derive(Serialize, ToSchema)]
pub(super) struct RotaBody {
    /// The body.
    body: PublicBody,
    /// Who is on call now, in the order of calls.
    now: Vec<ShiftBody>,
    /// Every shift that is not over.
    shifts: Vec<ShiftBody>,
    /// Who can be on call.
    people: Vec<PersonBody>,
}

/// A shift.
#[derive(Serialize, ToSchema)]
struct ShiftBody {
    /// Its identity.
    id: ShiftId,
    /// Who is on call.
    person: PersonBody,
    /// In which order they are called.
    order: CallOrder,
    /// From when.
    from: Timestamp,
    /// Until when.
    until: Timestamp,
    /// To whom it is offered.
    offered_to: Option<AccountId>,
}

/// Somebody who can be on call.
#[derive(Serialize, ToSchema)]
struct PersonBody {
    /// The account.
    account: AccountId,
    /// First and last name.
    name: String,
}

impl From<RotaLine> for ShiftBody {
    fn from(line: RotaLine) -> Self {
        Self {
            id: line.shift.id,
            person: PersonBody {
                account: line.shift.person,
                name: line.name,
            },
            order: line.shift.order,
            from: line.shift.from,
            until: line.shift.until,
            offered_to: line.shift.offered_to,
        }
    }
}

/// Read the rota of the caller's body.
#[utoipa::path(
    get,
    path = "/api/v1/on-call",
    tag = "people",
    operation_id = "rota",
    responses((status = 200, description = "The rota.", body = RotaBody)),
    security(("bearer" = [])),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<RotaBody>, WebError> {
    let rota = state.app.rota(&caller.actor).await?;
    let now = state.app.on_call_now(&caller.actor).await?;
    Ok(Json(RotaBody {
        body: rota.body,
        now: now.into_iter().map(ShiftBody::from).collect(),
        shifts: rota.shifts.into_iter().map(ShiftBody::from).collect(),
        people: rota
            .people
            .into_iter()
            .map(|person| PersonBody {
                account: person.account,
                name: person.name,
            })
            .collect(),
    }))
}

/// Weeks on call to be planned.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanBody {
    /// Who.
    person: AccountId,
    /// In which order they are called.
    order: CallOrder,
    /// The day on which the first week begins, at the hour of the handover.
    #[schema(value_type = String, format = Date)]
    first: Date,
    /// How many weeks, up to 12.
    weeks: u8,
}

/// Put somebody on call for some weeks.
#[utoipa::path(
    post,
    path = "/api/v1/on-call",
    tag = "people",
    operation_id = "plan_shifts",
    request_body(content = PlanBody),
    responses((status = 204, description = "Planned, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn plan(
    State(state): State<WebState>,
    caller: Caller,
    Body(body): Body<PlanBody>,
) -> Result<StatusCode, WebError> {
    let new = NewShifts {
        person: body.person,
        order: body.order,
        first: body.first,
        weeks: body.weeks,
    };
    state.app.plan_shifts(&caller.actor, new).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// To whom a shift is offered.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OfferBody {
    /// The colleague.
    to: AccountId,
}

/// Ask a colleague to take one's own shift.
#[utoipa::path(
    post,
    path = "/api/v1/on-call/{shift}/offer",
    tag = "people",
    operation_id = "offer_shift",
    params(("shift" = ShiftId, Path, description = "The shift.")),
    request_body(content = OfferBody),
    responses((status = 204, description = "Offered, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn offer(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(shift): PathOf<ShiftId>,
    Body(body): Body<OfferBody>,
) -> Result<StatusCode, WebError> {
    let app = &state.app;
    app.offer_shift(&caller.actor, shift, body.to).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is said to a shift that is offered.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerBody {
    /// Whether it is taken.
    answer: SwapAnswer,
}

/// Take a shift that a colleague offers, or decline it.
#[utoipa::path(
    post,
    path = "/api/v1/on-call/{shift}/answer",
    tag = "people",
    operation_id = "answer_shift",
    params(("shift" = ShiftId, Path, description = "The shift.")),
    request_body(content = AnswerBody),
    responses((status = 204, description = "Answered, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn answer(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(shift): PathOf<ShiftId>,
    Body(body): Body<AnswerBody>,
) -> Result<StatusCode, WebError> {
    let app = &state.app;
    app.answer_shift(&caller.actor, shift, body.answer).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why a shift is taken off the rota.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RemovalBody {
    /// Why.
    reason: String,
}

/// Take a shift off the rota.
#[utoipa::path(
    post,
    path = "/api/v1/on-call/{shift}/removal",
    tag = "people",
    operation_id = "remove_shift",
    params(("shift" = ShiftId, Path, description = "The shift.")),
    request_body(content = RemovalBody),
    responses((status = 204, description = "Removed, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn remove(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(shift): PathOf<ShiftId>,
    Body(body): Body<RemovalBody>,
) -> Result<StatusCode, WebError> {
    let app = &state.app;
    app.remove_shift(&caller.actor, shift, &body.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The handover of the caller's body.
#[derive(Serialize, ToSchema)]
pub(super) struct HandoverBody {
    /// What the last shift left; null when there is nothing.
    left: Option<LeftBody>,
    /// What is under way since then.
    under_way: UnderWayBody,
}

/// What the last shift left to the next.
#[derive(Serialize, ToSchema)]
struct LeftBody {
    /// What they must know; absent once erased.
    text: Option<String>,
    /// Who left it.
    by: Option<String>,
    /// When.
    at: Timestamp,
    /// Who has read it.
    read_by: Option<String>,
    /// When it was read.
    read_at: Option<Timestamp>,
}

/// What is under way.
#[derive(Serialize, ToSchema)]
struct UnderWayBody {
    /// Since when.
    since: Timestamp,
    /// The cases received since then.
    received: Vec<Reference>,
    /// The cases with something late.
    late: Vec<Reference>,
}

impl From<Handover> for LeftBody {
    fn from(left: Handover) -> Self {
        let (read_by, read_at) = left.read.unzip();
        Self {
            text: left.text,
            by: left.by,
            at: left.at,
            read_by: read_by.flatten(),
            read_at,
        }
    }
}

impl From<UnderWay> for UnderWayBody {
    fn from(under_way: UnderWay) -> Self {
        Self {
            since: under_way.since,
            received: under_way.received,
            late: under_way.late,
        }
    }
}

/// Read what the last shift of the caller's body left, and what is under way.
#[utoipa::path(
    get,
    path = "/api/v1/on-call/handover",
    tag = "people",
    operation_id = "handover",
    responses((status = 200, description = "The last word, and what is under way.", body = HandoverBody)),
    security(("bearer" = [])),
)]
pub(super) async fn handover(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<HandoverBody>, WebError> {
    let left = state.app.handover(&caller.actor).await?;
    let under_way = state.app.under_way(&caller.actor).await?;
    Ok(Json(HandoverBody {
        left: left.map(LeftBody::from),
        under_way: under_way.into(),
    }))
}

/// A word to the next shift.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct HandingOverBody {
    /// What they must know.
    text: String,
}

/// Leave a word to the next shift, in place of the last.
#[utoipa::path(
    post,
    path = "/api/v1/on-call/handover",
    tag = "people",
    operation_id = "hand_over",
    request_body(content = HandingOverBody),
    responses((status = 204, description = "Left, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn hand_over(
    State(state): State<WebState>,
    caller: Caller,
    Body(body): Body<HandingOverBody>,
) -> Result<StatusCode, WebError> {
    state.app.hand_over(&caller.actor, &body.text).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Say that one takes over and has read what was left.
#[utoipa::path(
    post,
    path = "/api/v1/on-call/handover/reading",
    tag = "people",
    operation_id = "read_handover",
    responses(
        (status = 204, description = "Recorded."),
        (status = 409, description = "The caller left it, or somebody has read it.", body = crate::problem::ProblemBody, content_type = "application/problem+json"),
    ),
    security(("bearer" = [])),
)]
pub(super) async fn read_handover(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<StatusCode, WebError> {
    state.app.read_handover(&caller.actor).await?;
    Ok(StatusCode::NO_CONTENT)
}
