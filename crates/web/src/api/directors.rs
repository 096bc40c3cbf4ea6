//! Directors of facilities: who asks to be one, and whom the CERT confirms
//! after a call back (DECL-8).

use app::people::{Asked, Confirmation, Former};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use process::facility::FinessNumber;
use process::ids::DirectorRequestId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{Body, List};
use super::caller::{Anybody, Caller};
use super::facilities::FacilityBody;
use super::people::person;
use crate::client_address::ClientAddress;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// Somebody who asks to be a facility's director.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AskingBody {
    /// First and last name.
    name: String,
    /// Function.
    #[serde(default)]
    function: String,
    /// Address under which the director will sign in.
    email: String,
    /// Phone.
    #[serde(default)]
    phone: String,
    /// What the CERT should know.
    #[serde(default)]
    message: String,
}

/// A request to be a facility's director.
#[derive(Serialize, ToSchema)]
pub(super) struct DirectorRequestBody {
    /// Its identity, for whoever confirms or refuses.
    id: DirectorRequestId,
    /// The facility. Its phone in the register is the one to call back.
    facility: FacilityBody,
    /// When it was made.
    asked_at: Timestamp,
    /// First and last name.
    name: String,
    /// Function.
    function: String,
    /// E-mail address.
    email: String,
    /// Phone, as the person gives it.
    phone: String,
    /// What the person says.
    message: String,
}

impl From<Asked> for DirectorRequestBody {
    fn from(Asked { request, facility }: Asked) -> Self {
        Self {
            id: request.id,
            facility: facility.into(),
            asked_at: request.asked_at,
            name: request.name,
            function: request.function,
            email: request.email,
            phone: request.phone,
            message: request.words,
        }
    }
}

/// Why a request is turned down.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RefusalBody {
    /// Why.
    reason: String,
}

/// A director whom the CERT has called back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DirectorBody {
    /// First and last name.
    name: String,
    /// Function.
    #[serde(default)]
    function: String,
    /// Address under which the director will sign in; it gets the invitation.
    email: String,
    /// Phone.
    #[serde(default)]
    phone: String,
    /// Who was called, at which number, found where.
    note: String,
    /// What becomes of the director before.
    #[serde(default)]
    former: FormerWord,
    /// The request that it answers.
    #[serde(default)]
    request: Option<DirectorRequestId>,
}

/// What becomes of the rights of the director before.
#[derive(Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum FormerWord {
    /// They end at the same time, and the director before is told.
    #[default]
    Ends,
    /// They stay.
    Stays,
}

/// Ask to be a facility's director, with or without a token. The CERT checks
/// by a call back to a number that it finds itself.
#[utoipa::path(
    post,
    path = "/api/v1/facilities/{finess}/director/requests",
    tag = "facilities",
    operation_id = "ask_director",
    params(("finess" = FinessNumber, Path, description = "The facility's number.")),
    request_body(content = AskingBody),
    responses((status = 202, description = "Asked, and on record; the CERT is told.")),
    security(()),
)]
pub(super) async fn ask(
    State(state): State<WebState>,
    caller: Anybody,
    ClientAddress(address): ClientAddress,
    PathOf(finess): PathOf<FinessNumber>,
    Body(body): Body<AskingBody>,
) -> Result<StatusCode, WebError> {
    let facility = state.app.facility_by_finess(finess).await?;
    let person = person(body.name, body.function, body.email, body.phone);
    let visit = address.into();
    state
        .app
        .ask_director(&caller.actor, facility.id, person, &body.message, &visit)
        .await?;
    Ok(StatusCode::ACCEPTED)
}

/// List the requests to be a director that wait for the CERT.
#[utoipa::path(
    get,
    path = "/api/v1/director-requests",
    tag = "facilities",
    operation_id = "director_requests",
    responses((status = 200, description = "Those that wait, the oldest first.", body = List<DirectorRequestBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn waiting(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<List<DirectorRequestBody>>, WebError> {
    let asked = state.app.director_requests(&caller.actor).await?;
    let asked = asked.into_iter().map(DirectorRequestBody::from);
    Ok(Json(List::whole(asked.collect())))
}

/// Turn a request to be a director down.
#[utoipa::path(
    post,
    path = "/api/v1/director-requests/{request}/refusal",
    tag = "facilities",
    operation_id = "refuse_director",
    params(("request" = DirectorRequestId, Path, description = "The request's identity.")),
    request_body(content = RefusalBody),
    responses((status = 204, description = "Turned down, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn refuse(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(request): PathOf<DirectorRequestId>,
    Body(body): Body<RefusalBody>,
) -> Result<StatusCode, WebError> {
    state
        .app
        .refuse_director(&caller.actor, request, &body.reason)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Confirm a facility's director, noting the call back; the director is
/// invited by mail.
#[utoipa::path(
    post,
    path = "/api/v1/facilities/{finess}/director",
    tag = "facilities",
    operation_id = "confirm_director",
    params(("finess" = FinessNumber, Path, description = "The facility's number.")),
    request_body(content = DirectorBody),
    responses((status = 204, description = "Confirmed, invited, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn confirm(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(finess): PathOf<FinessNumber>,
    Body(body): Body<DirectorBody>,
) -> Result<StatusCode, WebError> {
    let facility = state.app.facility_by_finess(finess).await?;
    let person = person(body.name, body.function, body.email, body.phone);
    let confirmation = Confirmation {
        note: body.note,
        former: match body.former {
            FormerWord::Ends => Former::Ends,
            FormerWord::Stays => Former::Stays,
        },
        request: body.request,
    };
    state
        .app
        .confirm_director(&caller.actor, facility.id, person, confirmation)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
