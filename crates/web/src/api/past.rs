//! Reports of years past: tried, taken over, taken back (FIG-1).

mod bodies;

use app::figures::past::{Imported, SentFile};
use axum::Json;
use axum::body::{Body as RawBody, to_bytes};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use locales::Texts;
use process::ids::PastImportId;
use process::past::MOST_BYTES;
use serde::Deserialize;
use utoipa::ToSchema;

use self::bodies::{PastImportBody, PastImportIdBody, PastTrialBody};
use super::body::{Body, List, created};
use super::caller::Caller;
use crate::error::WebError;
use crate::input::{PathOf, Query};
use crate::problem::ProblemKind;
use crate::state::WebState;

/// List the files of past reports that were taken over, the latest first; for
/// those who count the nation.
#[utoipa::path(
    get,
    path = "/api/v1/past-imports",
    tag = "figures",
    operation_id = "past_imports",
    responses((status = 200, description = "The files.", body = List<PastImportBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<List<PastImportBody>>, WebError> {
    let files = state.app.past_imports(&caller.actor).await?;
    let files = files.iter().map(PastImportBody::from);
    Ok(Json(List::whole(files.collect())))
}

/// Try a file of past reports: what it would bring, and what is wrong with its
/// lines. Nothing is kept.
#[utoipa::path(
    post,
    path = "/api/v1/past-imports/trial",
    tag = "figures",
    operation_id = "try_past_reports",
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file, CSV or XLSX, of 20 MiB at most."),
    responses((status = 200, description = "What it would bring.", body = PastTrialBody)),
    security(("bearer" = [])),
)]
pub(super) async fn attempt(
    State(state): State<WebState>,
    caller: Caller,
    body: RawBody,
) -> Result<Json<PastTrialBody>, WebError> {
    let bytes = whole(body).await?;
    let trial = state.app.try_past_reports(&caller.actor, bytes).await?;
    let t = Texts::new(caller.session.person.lang);
    Ok(Json(PastTrialBody::of(t, &trial)))
}

/// Take a file of past reports over, whole or not at all: its reports are
/// counted from now on. For the CERT's leads.
#[utoipa::path(
    post,
    path = "/api/v1/past-imports",
    tag = "figures",
    operation_id = "import_past_reports",
    params(("name" = String, Query, description = "The name of the file.", example = "2019.csv")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file, CSV or XLSX, of 20 MiB at most."),
    responses(
        (status = 201, description = "Taken over.", body = PastImportIdBody, headers(("Location" = String, description = "The list in which it stands."))),
        (status = 422, description = "Something is wrong with some of its lines, or it is no file of past reports.", body = PastTrialBody),
    ),
    security(("bearer" = [])),
)]
pub(super) async fn import(
    State(state): State<WebState>,
    caller: Caller,
    Query(asked): Query,
    body: RawBody,
) -> Result<Response, WebError> {
    let file = SentFile {
        name: asked.value("name").to_owned(),
        bytes: whole(body).await?,
    };
    let imported = state
        .app
        .import_past_reports(&caller.actor, file, None)
        .await?;
    let t = Texts::new(caller.session.person.lang);
    Ok(match imported {
        Imported::Whole(id) => created("/api/v1/past-imports", &PastImportIdBody { id }),
        Imported::Nothing(trial) => {
            let trial = PastTrialBody::of(t, &trial);
            (StatusCode::UNPROCESSABLE_ENTITY, Json(trial)).into_response()
        }
    })
}

/// Why a file is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TakingBackBody {
    /// Why.
    reason: String,
}

/// Take back all that a file brought: none of it is counted or kept any more.
/// For the CERT's leads.
#[utoipa::path(
    post,
    path = "/api/v1/past-imports/{import}/withdrawal",
    tag = "figures",
    operation_id = "take_back_past_reports",
    params(("import" = PastImportId, Path, description = "The file.")),
    request_body(content = TakingBackBody),
    responses((status = 204, description = "Taken back.")),
    security(("bearer" = [])),
)]
pub(super) async fn take_back(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(id): PathOf<PastImportId>,
    Body(body): Body<TakingBackBody>,
) -> Result<StatusCode, WebError> {
    let app = &state.app;
    app.take_back_past_reports(&caller.actor, id, &body.reason)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The bytes of a request, unless they are too many.
async fn whole(body: RawBody) -> Result<Bytes, WebError> {
    let read = to_bytes(body, MOST_BYTES).await;
    read.map_err(|error| WebError::Unreadable(ProblemKind::TooLarge, error.to_string()))
}
