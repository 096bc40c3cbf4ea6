//! What is expected of the caller.

use app::duties::{DutyLine, OwedTo};
use app::playbooks::DueReview;
use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use process::access::Body;
use process::alert::AlertNumber;
use process::ids::{IncidentReference, Reference};
use process::obligations::Duty;
use process::playbook::PlaybookKey;
use serde::Serialize;
use utoipa::ToSchema;

use super::body::List;
use super::caller::Caller;
use crate::error::WebError;
use crate::state::WebState;

/// Something expected of the caller.
#[derive(Serialize, ToSchema)]
pub(super) struct DutyItem {
    /// The case, or that in which a facility answers what it owes to an
    /// incident.
    reference: Option<Reference>,
    /// The incident, where it is owed to one.
    incident: Option<IncidentReference>,
    /// The alert, where it is owed to one.
    alert: Option<AlertNumber>,
    /// The playbook that is to be read again.
    playbook: Option<PlaybookKey>,
    /// Name of the case's declaring facility.
    facility_name: Option<String>,
    /// What is owed, with the number of the question, measure, statement or
    /// action.
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
        let owed = line.obligation;
        Self {
            reference: line.case.as_ref().map(|case| case.reference),
            incident: match line.to {
                OwedTo::Incident(_, incident) => Some(incident),
                OwedTo::Case(_) | OwedTo::Alert(..) => None,
            },
            alert: match line.to {
                OwedTo::Alert(_, alert) => Some(alert),
                OwedTo::Case(_) | OwedTo::Incident(..) => None,
            },
            playbook: None,
            facility_name: line.case.map(|case| case.facility_name),
            duty: owed.duty,
            owed_by: owed.owed_by.to_string(),
            since: owed.since,
            due: owed.due,
        }
    }
}

impl From<DueReview> for DutyItem {
    fn from(review: DueReview) -> Self {
        Self {
            reference: None,
            incident: None,
            alert: None,
            playbook: Some(review.key),
            facility_name: None,
            duty: Duty::ReviewPlaybook,
            owed_by: Body::Cert.to_string(),
            since: review.since,
            due: Some(review.due),
        }
    }
}

/// List what is expected of the caller: a call that nobody has answered first,
/// then the most pressing, then playbooks to be read again.
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
    let reviews = state.app.playbook_reviews(&caller.actor).await?;
    let items = duties.into_iter().map(DutyItem::from);
    let items = items.chain(reviews.into_iter().map(DutyItem::from));
    Ok(Json(List::whole(items.collect())))
}
