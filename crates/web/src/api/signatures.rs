//! Signing what one did, by a program that holds the key or asks for it
//! (KEEP-1, SIGN-4).

use app::signatures::{Given, Matter};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use process::act::Sequence;
use process::alert::AlertNumber;
use process::ids::{IncidentReference, Reference};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::body::Body;
use super::caller::Caller;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// What is to be signed.
#[derive(Serialize, ToSchema)]
pub(super) struct ToSignBody {
    /// The exact text, to the last line break: what an SSH key signs in the
    /// namespace `vigie`. Its SHA-256 is the challenge of a passkey.
    statement: String,
    /// What a browser asks a passkey for, where the person has one.
    #[schema(value_type = Option<Object>)]
    passkey: Option<Value>,
}

/// A signature.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "by", rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum SignatureBody {
    /// What a passkey answered.
    Passkey {
        /// The credential, as the browser writes it in JSON.
        #[schema(value_type = Object)]
        credential: Value,
    },
    /// What `ssh-keygen -Y sign -n vigie` wrote, by a key of the account.
    Ssh {
        /// The armored signature.
        signature: String,
    },
}

/// What was recorded.
#[derive(Serialize, ToSchema)]
pub(super) struct SignatureTaken {
    /// Number of the act that records the signature.
    act: Sequence,
}

async fn to_sign(
    state: &WebState,
    caller: &Caller,
    matter: Matter,
    act: u32,
) -> Result<Json<ToSignBody>, WebError> {
    let actor = &caller.actor;
    let to_sign = state.app.to_sign(actor, matter, Sequence(act)).await?;
    let passkey = match to_sign.passkey_host {
        Some(_) => {
            let asked = state.app.passkey_to_sign(actor, matter, Sequence(act));
            Some(asked.await?)
        }
        None => None,
    };
    Ok(Json(ToSignBody {
        statement: to_sign.statement,
        passkey,
    }))
}

async fn sign(
    state: &WebState,
    caller: &Caller,
    matter: Matter,
    act: u32,
    body: SignatureBody,
) -> Result<(StatusCode, Json<SignatureTaken>), WebError> {
    let credential;
    let given = match &body {
        SignatureBody::Passkey { credential: answer } => {
            credential = answer.to_string();
            Given::Passkey(&credential)
        }
        SignatureBody::Ssh { signature } => Given::Ssh(signature),
    };
    let signed = state
        .app
        .sign(&caller.actor, matter, Sequence(act), given)
        .await?;
    Ok((StatusCode::CREATED, Json(SignatureTaken { act: signed })))
}

/// Read what one signs for an act of a case that one did: a qualification, a
/// closing report, the closing, a transfer of evidence.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/acts/{act}/signature",
    tag = "cases",
    operation_id = "case_act_to_sign",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("act" = u32, Path, description = "Number of the act."),
    ),
    responses((status = 200, description = "What is to be signed.", body = ToSignBody)),
    security(("bearer" = [])),
)]
pub(super) async fn of_case(
    State(state): State<WebState>,
    caller: Caller,
    PathOf((reference, act)): PathOf<(Reference, u32)>,
) -> Result<Json<ToSignBody>, WebError> {
    to_sign(&state, &caller, Matter::Case(reference), act).await
}

/// Sign an act of a case that one did.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{reference}/acts/{act}/signature",
    tag = "cases",
    operation_id = "sign_case_act",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("act" = u32, Path, description = "Number of the act."),
    ),
    request_body(content = SignatureBody),
    responses((status = 201, description = "On record.", body = SignatureTaken)),
    security(("bearer" = [])),
)]
pub(super) async fn sign_case(
    State(state): State<WebState>,
    caller: Caller,
    PathOf((reference, act)): PathOf<(Reference, u32)>,
    Body(body): Body<SignatureBody>,
) -> Result<(StatusCode, Json<SignatureTaken>), WebError> {
    sign(&state, &caller, Matter::Case(reference), act, body).await
}

/// Read what one signs for an act of an alert that one did: its approval, its
/// sending.
#[utoipa::path(
    get,
    path = "/api/v1/alerts/{alert}/acts/{act}/signature",
    tag = "alerts",
    operation_id = "alert_act_to_sign",
    params(
        ("alert" = AlertNumber, Path, description = "The alert's number."),
        ("act" = u32, Path, description = "Number of the act."),
    ),
    responses((status = 200, description = "What is to be signed.", body = ToSignBody)),
    security(("bearer" = [])),
)]
pub(super) async fn of_alert(
    State(state): State<WebState>,
    caller: Caller,
    PathOf((number, act)): PathOf<(AlertNumber, u32)>,
) -> Result<Json<ToSignBody>, WebError> {
    to_sign(&state, &caller, Matter::Alert(number), act).await
}

/// Sign an act of an alert that one did.
#[utoipa::path(
    post,
    path = "/api/v1/alerts/{alert}/acts/{act}/signature",
    tag = "alerts",
    operation_id = "sign_alert_act",
    params(
        ("alert" = AlertNumber, Path, description = "The alert's number."),
        ("act" = u32, Path, description = "Number of the act."),
    ),
    request_body(content = SignatureBody),
    responses((status = 201, description = "On record.", body = SignatureTaken)),
    security(("bearer" = [])),
)]
pub(super) async fn sign_alert(
    State(state): State<WebState>,
    caller: Caller,
    PathOf((number, act)): PathOf<(AlertNumber, u32)>,
    Body(body): Body<SignatureBody>,
) -> Result<(StatusCode, Json<SignatureTaken>), WebError> {
    sign(&state, &caller, Matter::Alert(number), act, body).await
}

/// Read what one signs for an act of an incident that one did: a situation
/// report, a handover, its closing.
#[utoipa::path(
    get,
    path = "/api/v1/incidents/{incident}/acts/{act}/signature",
    tag = "incidents",
    operation_id = "incident_act_to_sign",
    params(
        ("incident" = IncidentReference, Path, description = "The incident's number."),
        ("act" = u32, Path, description = "Number of the act."),
    ),
    responses((status = 200, description = "What is to be signed.", body = ToSignBody)),
    security(("bearer" = [])),
)]
pub(super) async fn of_incident(
    State(state): State<WebState>,
    caller: Caller,
    PathOf((reference, act)): PathOf<(IncidentReference, u32)>,
) -> Result<Json<ToSignBody>, WebError> {
    to_sign(&state, &caller, Matter::Incident(reference), act).await
}

/// Sign an act of an incident that one did.
#[utoipa::path(
    post,
    path = "/api/v1/incidents/{incident}/acts/{act}/signature",
    tag = "incidents",
    operation_id = "sign_incident_act",
    params(
        ("incident" = IncidentReference, Path, description = "The incident's number."),
        ("act" = u32, Path, description = "Number of the act."),
    ),
    request_body(content = SignatureBody),
    responses((status = 201, description = "On record.", body = SignatureTaken)),
    security(("bearer" = [])),
)]
pub(super) async fn sign_incident(
    State(state): State<WebState>,
    caller: Caller,
    PathOf((reference, act)): PathOf<(IncidentReference, u32)>,
    Body(body): Body<SignatureBody>,
) -> Result<(StatusCode, Json<SignatureTaken>), WebError> {
    sign(&state, &caller, Matter::Incident(reference), act, body).await
}
