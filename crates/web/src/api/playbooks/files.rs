//! Writing playbooks.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use process::playbook::PlaybookKey;

use super::bodies::{PlaybookFileBody, PlaybookKeyBody, PlaybookRewriteBody, PlaybookTextBody};
use crate::api::body::{Body, created};
use crate::api::caller::Caller;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// Write a playbook; nobody else reads it before it is approved.
#[utoipa::path(
    post,
    path = "/api/v1/playbooks",
    tag = "playbooks",
    operation_id = "write_playbook",
    request_body(content = PlaybookTextBody),
    responses((status = 201, description = "Written, as a draft.", body = PlaybookKeyBody, headers(("Location" = String, description = "Its file.")))),
    security(("bearer" = [])),
)]
pub(crate) async fn write(
    State(state): State<WebState>,
    caller: Caller,
    Body(body): Body<PlaybookTextBody>,
) -> Result<Response, WebError> {
    let key = state.app.write_playbook(&caller.actor, body.into()).await?;
    let location = format!("/api/v1/playbooks/{key}/file");
    Ok(created(&location, &PlaybookKeyBody { key }))
}

/// Read a playbook as the CERT works on it: what is written, what was approved.
#[utoipa::path(
    get,
    path = "/api/v1/playbooks/{playbook}/file",
    tag = "playbooks",
    operation_id = "playbook_file",
    params(("playbook" = PlaybookKey, Path, description = "The playbook's name.")),
    responses((status = 200, description = "The file.", body = PlaybookFileBody)),
    security(("bearer" = [])),
)]
pub(crate) async fn file(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(key): PathOf<PlaybookKey>,
) -> Result<Json<PlaybookFileBody>, WebError> {
    let file = state.app.playbook_file(&caller.actor, &key).await?;
    Ok(Json(PlaybookFileBody::from(file)))
}

/// Write the next text of a playbook, or that one anew; what is in force stays
/// so until it is approved.
#[utoipa::path(
    put,
    path = "/api/v1/playbooks/{playbook}/file",
    tag = "playbooks",
    operation_id = "rewrite_playbook",
    params(("playbook" = PlaybookKey, Path, description = "The playbook's name.")),
    request_body(content = PlaybookRewriteBody),
    responses((status = 204, description = "Written, as a draft.")),
    security(("bearer" = [])),
)]
pub(crate) async fn rewrite(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(key): PathOf<PlaybookKey>,
    Body(body): Body<PlaybookRewriteBody>,
) -> Result<StatusCode, WebError> {
    state
        .app
        .rewrite_playbook(&caller.actor, key, body.text.into(), Some(body.version))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
