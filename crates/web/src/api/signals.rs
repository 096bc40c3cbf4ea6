//! More cases than usual (SUPP-2).

use app::signals::{Method, Place, Reason, SignalView, What};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use process::ids::{Reference, SignalId};
use process::words::SignalVerdict;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{Body, List};
use super::caller::Caller;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// More cases than usual.
#[derive(Serialize, ToSchema)]
pub(super) struct SignalBody {
    id: SignalId,
    /// Why, the rarest first.
    reasons: Vec<SignalReason>,
    /// When the first of its cases was declared.
    since: Timestamp,
    /// When the CERT was told.
    raised_at: Timestamp,
    /// When it was last seen.
    seen_at: Timestamp,
    /// Its cases, the newest first.
    cases: Vec<Reference>,
    /// What an analyst said of it.
    verdict: Option<SignalVerdict>,
    /// Why.
    note: Option<String>,
    /// When.
    acknowledged_at: Option<Timestamp>,
}

/// A count that is above what is expected.
#[derive(Serialize, ToSchema)]
pub(super) struct SignalReason {
    /// Of what: `cases`, `cause` or `named`.
    of: &'static str,
    /// The cause, or the provider or product as it was written.
    value: Option<String>,
    /// Where: `country`, `region` or `departement`.
    place: &'static str,
    /// The code of the territory.
    code: Option<String>,
    /// `usual` where the four weeks before were compared, `elsewhere` where
    /// territories were compared with one another.
    method: &'static str,
    /// Beginning of the time in which was counted.
    since: Timestamp,
    /// Its end.
    until: Timestamp,
    /// Facilities that usually declare such a case in such a time.
    expected: f64,
    /// Facilities that did.
    seen: u32,
    /// Chance alone brings such a number, in any of all that is counted, once
    /// in so many days.
    once_in_days: f64,
}

impl From<Reason> for SignalReason {
    fn from(reason: Reason) -> Self {
        let (of, value) = match reason.what {
            What::Cases => ("cases", None),
            What::Cause { cause } => ("cause", Some(cause.key().to_owned())),
            What::Named { name } => ("named", Some(reason.written.unwrap_or(name))),
        };
        let (place, code) = match reason.place {
            Place::Country => ("country", None),
            Place::Region(code) => ("region", Some(code.to_string())),
            Place::Departement(code) => ("departement", Some(code.to_string())),
        };
        Self {
            of,
            value,
            place,
            code,
            method: match reason.method {
                Method::Usual => "usual",
                Method::Elsewhere => "elsewhere",
            },
            since: reason.since,
            until: reason.until,
            expected: reason.expected,
            seen: reason.seen,
            once_in_days: reason.once_in_days,
        }
    }
}

impl From<SignalView> for SignalBody {
    fn from(one: SignalView) -> Self {
        let said = one.said;
        Self {
            id: one.id,
            reasons: one.reasons.into_iter().map(SignalReason::from).collect(),
            since: one.since,
            raised_at: one.raised_at,
            seen_at: one.seen_at,
            cases: one.cases.into_iter().map(|case| case.reference).collect(),
            verdict: said.as_ref().map(|said| said.verdict),
            acknowledged_at: said.as_ref().map(|said| said.at),
            note: said.and_then(|said| said.note),
        }
    }
}

/// List what there are more cases of than usual, with the reasons; for the
/// CERT.
#[utoipa::path(
    get,
    path = "/api/v1/signals",
    tag = "cases",
    operation_id = "signals",
    responses((status = 200, description = "What waits first, then what was seen last.", body = List<SignalBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<List<SignalBody>>, WebError> {
    let found = state.app.signals(&caller.actor).await?;
    let found = found.into_iter().map(SignalBody::from);
    Ok(Json(List::whole(found.collect())))
}

/// What a signal is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AcknowledgementBody {
    /// `taken-up` or `not-a-signal`.
    verdict: SignalVerdict,
    /// Why.
    note: String,
}

/// Say what a signal is, and why.
#[utoipa::path(
    put,
    path = "/api/v1/signals/{signal}/acknowledgement",
    tag = "cases",
    operation_id = "acknowledge_signal",
    params(("signal" = SignalId, Path, description = "Its identity.")),
    request_body(content = AcknowledgementBody),
    responses((status = 204, description = "On record.")),
    security(("bearer" = [])),
)]
pub(super) async fn acknowledge(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(signal): PathOf<SignalId>,
    Body(body): Body<AcknowledgementBody>,
) -> Result<StatusCode, WebError> {
    state
        .app
        .acknowledge_signal(&caller.actor, signal, body.verdict, &body.note)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
