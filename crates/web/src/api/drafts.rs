//! Drafts of declarations (DECL-3).

use app::drafts::{Draft, DraftBody, DraftKey, DraftSaved};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use process::access::Actor;
use process::declaration::facts::{Facts, ReporterContact};
use process::facility::FinessNumber;
use process::ids::DraftId;
use process::words::Channel;
use serde::Serialize;
use utoipa::ToSchema;

use super::body::{List, Object, created};
use super::caller::Caller;
use super::declared::{self, Declared, DraftFields, DraftSaving};
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// A draft.
#[derive(Serialize, ToSchema)]
pub(super) struct DraftView {
    /// Its identity.
    id: DraftId,
    /// Grows by one with each saving.
    version: u32,
    /// When it was begun.
    created_at: Timestamp,
    /// When it was last saved.
    updated_at: Timestamp,
    /// Name of the person who began it.
    author: Option<String>,
    /// The declaring facility, once chosen.
    facility: Option<FinessNumber>,
    /// The other sites touched.
    affected_sites: Vec<FinessNumber>,
    /// How it comes, when an agent enters it.
    channel: Option<Channel>,
    /// Who reports.
    reporter: ReporterContact,
    /// What was answered.
    #[serde(flatten)]
    facts: Facts,
}

async fn view(state: &WebState, draft: Draft) -> Result<DraftView, WebError> {
    let facility = match draft.body.facility {
        Some(id) => Some(state.app.facility(id).await?.finess),
        None => None,
    };
    Ok(DraftView {
        id: draft.id,
        version: draft.version,
        created_at: draft.created_at,
        updated_at: draft.updated_at,
        author: draft.author,
        facility,
        affected_sites: draft.body.affected,
        channel: draft.body.channel,
        reporter: draft.body.reporter,
        facts: draft.body.facts,
    })
}

async fn fill(
    state: &WebState,
    mut body: DraftBody,
    declared: Declared,
) -> Result<DraftBody, WebError> {
    body.facility = match declared.facility()? {
        Some(number) => Some(declared::facility(state, &number).await?),
        None => None,
    };
    body.affected = declared.affected()?;
    body.channel = declared.own("channel")?;
    body.reporter = declared.own("reporter")?.unwrap_or_default();
    for field in declared.facts.given() {
        body.raw.remove(field.key());
    }
    body.facts = declared.facts;
    Ok(body)
}

async fn read_draft(state: &WebState, actor: &Actor, id: DraftId) -> Result<Draft, WebError> {
    Ok(state.app.draft(DraftKey::Actor(actor), id).await?)
}

/// List the drafts of the caller and of its facilities, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/drafts",
    tag = "drafts",
    operation_id = "list_drafts",
    responses((status = 200, description = "The drafts.", body = List<DraftView>)),
    security(("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<List<DraftView>>, WebError> {
    let mut items = Vec::new();
    for draft in state.app.drafts(&caller.actor).await? {
        items.push(view(&state, draft).await?);
    }
    Ok(Json(List::whole(items)))
}

/// Begin a draft.
#[utoipa::path(
    post,
    path = "/api/v1/drafts",
    tag = "drafts",
    operation_id = "start_draft",
    request_body(content = DraftFields),
    responses((status = 201, description = "Begun.", body = DraftView, headers(("Location" = String, description = "The draft.")))),
    security(("bearer" = [])),
)]
pub(super) async fn start(
    State(state): State<WebState>,
    caller: Caller,
    Object(body): Object,
) -> Result<Response, WebError> {
    let body = fill(&state, DraftBody::default(), Declared::read(body, &[])?).await?;
    let (draft, _) = state.app.start_draft(&caller.actor, body).await?;
    let location = format!("/api/v1/drafts/{}", draft.id);
    Ok(created(&location, &view(&state, draft).await?))
}

/// Read a draft.
#[utoipa::path(
    get,
    path = "/api/v1/drafts/{id}",
    tag = "drafts",
    operation_id = "draft",
    params(("id" = DraftId, Path, description = "The draft.")),
    responses((status = 200, description = "The draft.", body = DraftView)),
    security(("bearer" = [])),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(id): PathOf<DraftId>,
) -> Result<Json<DraftView>, WebError> {
    let draft = read_draft(&state, &caller.actor, id).await?;
    Ok(Json(view(&state, draft).await?))
}

/// Save a draft as it shall stand, over the version that was read.
#[utoipa::path(
    put,
    path = "/api/v1/drafts/{id}",
    tag = "drafts",
    operation_id = "save_draft",
    params(("id" = DraftId, Path, description = "The draft.")),
    request_body(content = DraftSaving),
    responses((status = 200, description = "Saved.", body = DraftView)),
    security(("bearer" = [])),
)]
pub(super) async fn save(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(id): PathOf<DraftId>,
    Object(body): Object,
) -> Result<Json<DraftView>, WebError> {
    let declared = Declared::read(body, &["version"])?;
    let expected = declared
        .own::<u32>("version")?
        .ok_or_else(|| declared::missing("version"))?;
    let current = read_draft(&state, &caller.actor, id).await?;
    let body = fill(&state, current.body, declared).await?;
    let key = DraftKey::Actor(&caller.actor);
    match state.app.save_draft(key, id, expected, body).await? {
        DraftSaved::Saved { .. } => {
            let draft = read_draft(&state, &caller.actor, id).await?;
            Ok(Json(view(&state, draft).await?))
        }
        DraftSaved::Outdated { current } => Err(WebError::DraftOutdated(current.version)),
    }
}

/// Remove a draft.
#[utoipa::path(
    delete,
    path = "/api/v1/drafts/{id}",
    tag = "drafts",
    operation_id = "drop_draft",
    params(("id" = DraftId, Path, description = "The draft.")),
    responses((status = 204, description = "Removed.")),
    security(("bearer" = [])),
)]
pub(super) async fn drop(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(id): PathOf<DraftId>,
) -> Result<StatusCode, WebError> {
    state
        .app
        .drop_draft(DraftKey::Actor(&caller.actor), id)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
