//! The directory of providers: searched by the staff, kept by the CERT and the
//! agencies, proposed to a case (SUPP-6).

mod bodies;

use app::directory::{ProviderFilter, Wanted};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use process::directory::{Competence, ProviderKind};
use process::ids::ProviderId;
use process::territory::RegionCode;

pub(super) use self::bodies::WhichBody;
use self::bodies::{
    ProposedProviderBody, ProviderActBody, ProviderBody, ProviderEntryBody, ProviderFileBody,
    ProviderIdBody, ProviderRewriteBody,
};
use super::body::{Body, List, created};
use super::caller::{Caller, OnCase};
use super::cases::one;
use crate::error::WebError;
use crate::input::{PathOf, Query};
use crate::state::WebState;

/// Search the directory of providers.
#[utoipa::path(
    get,
    path = "/api/v1/providers",
    tag = "providers",
    operation_id = "providers",
    params(
        ("name" = Option<String>, Query, description = "Words of the name."),
        ("kind" = Option<ProviderKind>, Query, description = "The kind of help."),
        ("competence" = Option<Competence>, Query, description = "Something that it can do."),
        ("region" = Option<RegionCode>, Query, description = "A region that it serves, by name or with the nation."),
        ("which" = Option<WhichBody>, Query, description = "Which entries; those in force when absent."),
    ),
    responses((status = 200, description = "The providers, by name.", body = List<ProviderBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    caller: Caller,
    Query(asked): Query,
) -> Result<Json<List<ProviderBody>>, WebError> {
    let filter = ProviderFilter {
        text: asked.value("name").to_owned(),
        kind: one::<ProviderKind>(&asked, "kind")?,
        competence: one::<Competence>(&asked, "competence")?,
        region: one::<RegionCode>(&asked, "region")?,
        wanted: one::<WhichBody>(&asked, "which")?.map_or(Wanted::Listed, Wanted::from),
    };
    let found = state.app.providers(&caller.actor, &filter).await?;
    let found = found.into_iter().map(ProviderBody::from);
    Ok(Json(List::whole(found.collect())))
}

/// Write a provider into the directory: the CERT any, an agency one that
/// serves its region alone.
#[utoipa::path(
    post,
    path = "/api/v1/providers",
    tag = "providers",
    operation_id = "list_provider",
    request_body(content = ProviderEntryBody),
    responses((status = 201, description = "Listed.", body = ProviderIdBody, headers(("Location" = String, description = "Its entry.")))),
    security(("bearer" = [])),
)]
pub(super) async fn add(
    State(state): State<WebState>,
    caller: Caller,
    Body(body): Body<ProviderEntryBody>,
) -> Result<Response, WebError> {
    let (entry, review_by) = body.into();
    let id = state
        .app
        .list_provider(&caller.actor, entry, review_by)
        .await?;
    let location = format!("/api/v1/providers/{id}");
    Ok(created(&location, &ProviderIdBody { id }))
}

/// Read a provider of the directory.
#[utoipa::path(
    get,
    path = "/api/v1/providers/{entry}",
    tag = "providers",
    operation_id = "provider",
    params(("entry" = ProviderId, Path, description = "The entry's identity.")),
    responses((status = 200, description = "The entry.", body = ProviderFileBody)),
    security(("bearer" = [])),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(id): PathOf<ProviderId>,
) -> Result<Json<ProviderFileBody>, WebError> {
    let found = state.app.provider(&caller.actor, id).await?;
    Ok(Json(ProviderFileBody::from(found)))
}

/// Write an entry anew.
#[utoipa::path(
    put,
    path = "/api/v1/providers/{entry}",
    tag = "providers",
    operation_id = "rewrite_provider",
    params(("entry" = ProviderId, Path, description = "The entry's identity.")),
    request_body(content = ProviderRewriteBody),
    responses((status = 204, description = "Recorded.")),
    security(("bearer" = [])),
)]
pub(super) async fn rewrite(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(id): PathOf<ProviderId>,
    Body(body): Body<ProviderRewriteBody>,
) -> Result<StatusCode, WebError> {
    let (command, seen) = body.into();
    state
        .app
        .act_on_provider(&caller.actor, id, command, seen)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Act on an entry: say that it was checked, withdraw it, propose it again.
#[utoipa::path(
    post,
    path = "/api/v1/providers/{entry}/acts",
    tag = "providers",
    operation_id = "act_on_provider",
    params(("entry" = ProviderId, Path, description = "The entry's identity.")),
    request_body(content = ProviderActBody),
    responses((status = 204, description = "Recorded.")),
    security(("bearer" = [])),
)]
pub(super) async fn act(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(id): PathOf<ProviderId>,
    Body(body): Body<ProviderActBody>,
) -> Result<StatusCode, WebError> {
    let (command, seen) = body.into();
    state
        .app
        .act_on_provider(&caller.actor, id, command, seen)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// List the providers in the order in which they suit a case.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/providers",
    tag = "providers",
    operation_id = "providers_for_case",
    params(("reference" = process::ids::Reference, Path, description = "The case's number.")),
    responses((status = 200, description = "The providers, those that suit best first.", body = List<ProposedProviderBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn for_case(
    State(state): State<WebState>,
    case: OnCase,
) -> Result<Json<List<ProposedProviderBody>>, WebError> {
    let view = state.app.case(&case.actor, case.reference).await?;
    let found = state.app.proposed_providers(&case.actor, &view).await?;
    let found = found.into_iter().map(ProposedProviderBody::from);
    Ok(Json(List::whole(found.collect())))
}
