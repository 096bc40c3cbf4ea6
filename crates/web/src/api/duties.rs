//! What is expected of the caller.

use app::cases::DutyLine;
use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use process::ids::Reference;
use process::obligations::Duty;
use serde::Serialize;
use utoipa::ToSchema;

use super::body::List;
use super::caller::Caller;
use crate::error::WebError;
use crate::state::WebState;

/// Something expected of the caller.
#[derive(Serialize, ToSchema)]
pub(super) struct DutyItem {
    /// The case.
    reference: Reference,
    /// Name of the declaring facility.
    facility_name: String,
    /// What is owed, with the number of the question or measure.
    #[serde(flatten)]
    duty: Duty,
    /// By whom.
    owed_by: String,
    /// Since when.
    since: Timestamp,
    /// Until when, where a time is set.
    due: Option<Timestamp>,
}

impl From<DutyLine> for DutyItem {
    fn from(line: DutyLine) -> Self {
        Self {
            reference: line.reference,
            facility_name: line.facility_name,
            duty: line.duty,
            owed_by: line.owed_by.to_string(),
            since: line.since,
            due: line.due,
        }
    }
}

/// List what is expected of the caller, the most pressing first.
#[utoipa::path(
    get,
    path = "/api/v1/duties",
    tag = "cases",
    operation_id = "list_duties",
    responses((status = 200, description = "Everything that is expected.", body = List<DutyItem>)),
    security(("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<List<DutyItem>>, WebError> {
    let duties = state.app.duties(&caller.actor).await?;
    let items = duties.into_iter().map(DutyItem::from).collect();
    Ok(Json(List::whole(items)))
}
