//! Search over what the caller sees.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::caller::Caller;
use super::cases::CaseItem;
use super::facilities::FacilityBody;
use super::incidents::IncidentItem;
use crate::error::WebError;
use crate::input::Query;
use crate::state::WebState;

/// What a search finds.
#[derive(Serialize, ToSchema)]
pub(super) struct Found {
    /// Cases that the caller sees.
    cases: Vec<CaseItem>,
    /// Incidents that the caller may read.
    incidents: Vec<IncidentItem>,
    /// Facilities of the register.
    facilities: Vec<FacilityBody>,
}

/// Search cases, incidents and facilities by number, name or words.
#[utoipa::path(
    get,
    path = "/api/v1/search",
    tag = "cases",
    operation_id = "search",
    params(("q" = String, Query, description = "The number of a case or incident, a facility's name or number, or words.")),
    responses((status = 200, description = "The likeliest first.", body = Found)),
    security(("bearer" = [])),
)]
pub(super) async fn search(
    State(state): State<WebState>,
    caller: Caller,
    Query(asked): Query,
) -> Result<Json<Found>, WebError> {
    let found = state.app.search(&caller.actor, asked.value("q")).await?;
    Ok(Json(Found {
        cases: found.cases.into_iter().map(CaseItem::from).collect(),
        incidents: found
            .incidents
            .into_iter()
            .map(IncidentItem::from)
            .collect(),
        facilities: found
            .facilities
            .into_iter()
            .map(FacilityBody::from)
            .collect(),
    }))
}
