//! How the portal itself does, for anybody.

use app::health::{FilesTaken, Keeping, MailsLeave};
use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::state::WebState;

/// How the portal itself does.
#[derive(Serialize, ToSchema)]
pub(super) struct StatusBody {
    /// When that was found.
    at: Timestamp,
    /// Whether what is sent is recorded.
    recording: bool,
    /// Since when it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_recording_since: Option<Timestamp>,
    /// Since when the oldest mail waits, when mails are late.
    #[serde(skip_serializing_if = "Option::is_none")]
    mails_late_since: Option<Timestamp>,
    /// Whether new files can be attached to cases.
    files: bool,
    /// What the operator announces, until it is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    maintenance: Option<MaintenanceBody>,
}

/// A time during which the portal will be closed or slow.
#[derive(Serialize, ToSchema)]
pub(super) struct MaintenanceBody {
    /// When it begins.
    from: Timestamp,
    /// When it ends.
    until: Timestamp,
}

/// Whether the portal records what is sent, whether mails leave, and when it
/// will be closed.
#[utoipa::path(
    get,
    path = "/api/v1/status",
    tag = "public",
    operation_id = "status",
    responses((status = 200, description = "How the portal does.", body = StatusBody)),
    security(()),
)]
pub(super) async fn status(State(state): State<WebState>) -> Json<StatusBody> {
    let health = state.app.health().await;
    let now = state.app.now();
    let announced = state.app.config().maintenance.as_ref();
    Json(StatusBody {
        at: health.at,
        recording: health.keeping == Keeping::Works,
        not_recording_since: match health.keeping {
            Keeping::Works => None,
            Keeping::NotSince(since) => Some(since),
        },
        mails_late_since: match health.mails {
            MailsLeave::LateSince(since) => Some(since),
            MailsLeave::InTime | MailsLeave::Unknown => None,
        },
        files: health.files == FilesTaken::Yes,
        maintenance: announced
            .filter(|one| now < one.until)
            .map(|one| MaintenanceBody {
                from: one.from,
                until: one.until,
            }),
    })
}
