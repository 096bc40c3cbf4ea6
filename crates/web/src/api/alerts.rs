//! Alerts: writing, sending, answering, following (SIGN-3).

mod answers;
mod board;
mod bodies;
mod deeds;

pub(super) use answers::{__path_answer, answer};
pub(super) use board::{__path_recipients, recipients};
pub(super) use deeds::{__path_act, act};

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use process::alert::{AlertNumber, Population};

use self::bodies::{AlertBody, AlertTextBody, CountedBody, LineBody, NumberBody};
use super::body::{Body, List, created};
use super::caller::{Anybody, Caller};
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// List the alerts that the caller may read, the latest first; without a
/// token, those in force that anybody may read (TLP:CLEAR).
#[utoipa::path(
    get,
    path = "/api/v1/alerts",
    tag = "alerts",
    operation_id = "alerts",
    responses((status = 200, description = "The alerts.", body = List<LineBody>)),
    security((), ("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    caller: Anybody,
) -> Result<Json<List<LineBody>>, WebError> {
    let found = state.app.alerts(&caller.actor).await?;
    let found = found.into_iter().map(LineBody::from);
    Ok(Json(List::whole(found.collect())))
}

/// Write an alert; nobody is told yet.
#[utoipa::path(
    post,
    path = "/api/v1/alerts",
    tag = "alerts",
    operation_id = "write_alert",
    request_body(content = AlertTextBody),
    responses((status = 201, description = "Written, as a draft.", body = NumberBody, headers(("Location" = String, description = "The alert.")))),
    security(("bearer" = [])),
)]
pub(super) async fn write(
    State(state): State<WebState>,
    caller: Caller,
    Body(body): Body<AlertTextBody>,
) -> Result<Response, WebError> {
    let number = state.app.write_alert(&caller.actor, body.into()).await?;
    Ok(created(
        &format!("/api/v1/alerts/{number}"),
        &NumberBody { number },
    ))
}

/// Count the facilities of a population, and those without any address.
#[utoipa::path(
    post,
    path = "/api/v1/alerts/population",
    tag = "alerts",
    operation_id = "count_population",
    request_body(content = Population),
    responses((status = 200, description = "As it stands now.", body = CountedBody)),
    security(("bearer" = [])),
)]
pub(super) async fn count(
    State(state): State<WebState>,
    caller: Caller,
    Body(population): Body<Population>,
) -> Result<Json<CountedBody>, WebError> {
    let counted = state
        .app
        .count_population(&caller.actor, &population)
        .await?;
    Ok(Json(counted.into()))
}

/// Read an alert, with the part of it that concerns the caller.
#[utoipa::path(
    get,
    path = "/api/v1/alerts/{alert}",
    tag = "alerts",
    operation_id = "alert",
    params(("alert" = AlertNumber, Path, description = "The alert's number.")),
    responses((status = 200, description = "The alert.", body = AlertBody)),
    security((), ("bearer" = [])),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    caller: Anybody,
    PathOf(number): PathOf<AlertNumber>,
) -> Result<Json<AlertBody>, WebError> {
    let view = state.app.alert(&caller.actor, number).await?;
    Ok(Json(AlertBody::of(&view)))
}

/// Write an alert anew, before it is sent; an approval falls.
#[utoipa::path(
    put,
    path = "/api/v1/alerts/{alert}",
    tag = "alerts",
    operation_id = "rewrite_alert",
    params(("alert" = AlertNumber, Path, description = "The alert's number.")),
    request_body(content = AlertTextBody),
    responses((status = 204, description = "Written, as a draft.")),
    security(("bearer" = [])),
)]
pub(super) async fn rewrite(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(number): PathOf<AlertNumber>,
    Body(body): Body<AlertTextBody>,
) -> Result<StatusCode, WebError> {
    state
        .app
        .rewrite_alert(&caller.actor, number, body.into())
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
