//! Which hosts, publishers and providers a facility says it uses (SIGN-3).

use app::suppliers::SupplierRow;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use process::facility::FinessNumber;
use process::facility::suppliers::Supplier;
use process::ids::SupplierId;
use serde::Serialize;
use utoipa::ToSchema;

use super::body::{Body, List, created};
use super::caller::Caller;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// A supplier of a facility.
#[derive(Serialize, ToSchema)]
pub(super) struct SupplierBody {
    /// Its identity, by which it is taken off the list.
    id: SupplierId,
    /// Who, and which product.
    #[serde(flatten)]
    supplier: Supplier,
    /// Since when it is stated.
    since: Timestamp,
}

impl From<SupplierRow> for SupplierBody {
    fn from(row: SupplierRow) -> Self {
        Self {
            id: row.id,
            supplier: row.supplier,
            since: row.at,
        }
    }
}

/// The identity of a supplier.
#[derive(Serialize, ToSchema)]
pub(super) struct SupplierIdBody {
    /// The identity.
    id: SupplierId,
}

/// List what a facility says it uses.
#[utoipa::path(
    get,
    path = "/api/v1/facilities/{finess}/suppliers",
    tag = "facilities",
    operation_id = "suppliers",
    params(("finess" = FinessNumber, Path, description = "The facility's number.")),
    responses((status = 200, description = "Its hosts, publishers and providers, by name.", body = List<SupplierBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(finess): PathOf<FinessNumber>,
) -> Result<Json<List<SupplierBody>>, WebError> {
    let facility = state.app.facility_by_finess(finess).await?;
    let found = state.app.suppliers(&caller.actor, facility.id).await?;
    let found = found.into_iter().map(SupplierBody::from);
    Ok(Json(List::whole(found.collect())))
}

/// State that a facility uses a host, a publisher or a provider.
#[utoipa::path(
    post,
    path = "/api/v1/facilities/{finess}/suppliers",
    tag = "facilities",
    operation_id = "state_supplier",
    params(("finess" = FinessNumber, Path, description = "The facility's number.")),
    request_body(content = Supplier),
    responses((status = 201, description = "Stated, and on record; the same one twice is recorded once.", body = SupplierIdBody, headers(("Location" = String, description = "Its place in the list.")))),
    security(("bearer" = [])),
)]
pub(super) async fn add(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(finess): PathOf<FinessNumber>,
    Body(body): Body<Supplier>,
) -> Result<Response, WebError> {
    let facility = state.app.facility_by_finess(finess).await?;
    let id = state
        .app
        .state_supplier(&caller.actor, facility.id, body)
        .await?;
    let location = format!("/api/v1/facilities/{finess}/suppliers/{id}");
    Ok(created(&location, &SupplierIdBody { id }))
}

/// State that a facility no longer uses it.
#[utoipa::path(
    delete,
    path = "/api/v1/facilities/{finess}/suppliers/{supplier}",
    tag = "facilities",
    operation_id = "remove_supplier",
    params(
        ("finess" = FinessNumber, Path, description = "The facility's number."),
        ("supplier" = SupplierId, Path, description = "Which."),
    ),
    responses((status = 204, description = "Taken off the list, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn remove(
    State(state): State<WebState>,
    caller: Caller,
    PathOf((finess, supplier)): PathOf<(FinessNumber, SupplierId)>,
) -> Result<StatusCode, WebError> {
    let facility = state.app.facility_by_finess(finess).await?;
    state
        .app
        .remove_supplier(&caller.actor, facility.id, supplier)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
