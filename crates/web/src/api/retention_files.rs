//! The end of the files of incidents and alerts (KEEP-2).

use app::retention::{EndRequest, FileView};
use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use process::act::Sequence;
use process::ids::SubjectNumber;
use process::retention::{Category, Disposition, Due, EndCommand, Fate};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::caller::Caller;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// The file of an incident or an alert.
#[derive(Serialize, ToSchema)]
pub(super) struct FileBody {
    /// Number of the incident or the alert.
    number: SubjectNumber,
    /// Its category.
    category: Category,
    /// When the incident or the alert was over; absent while it goes on.
    over_at: Option<Timestamp>,
    /// When its period is over.
    due_at: Option<Timestamp>,
    /// Since when it is held.
    held_since: Option<Timestamp>,
    /// Until when two persons decided to keep it longer.
    kept_until: Option<Timestamp>,
    /// What is proposed, or was done.
    disposition: Option<Disposition>,
    /// Who proposed what stands.
    proposed_by: Option<String>,
    /// Whether a second person has agreed.
    approved: bool,
    /// When its content went.
    ended_at: Option<Timestamp>,
    /// The version: a decision names the one that was read.
    version: Sequence,
}

impl From<FileView> for FileBody {
    fn from(view: FileView) -> Self {
        let (disposition, approved) = match &view.ending.fate {
            Fate::Kept => (None, false),
            Fate::Proposed(proposal) => (Some(proposal.disposition), false),
            Fate::Approved(proposal) | Fate::UnderWay(proposal) => {
                (Some(proposal.disposition), true)
            }
            Fate::Disposed(disposed) => (Some(disposed.disposition), true),
        };
        Self {
            number: view.number,
            category: view.category,
            over_at: view.over_at,
            due_at: match view.due {
                Some(Due::NotBefore(at) | Due::Since(at)) => Some(at),
                Some(Due::Held) | None => None,
            },
            held_since: view.ending.held_since,
            kept_until: view.ending.kept_until,
            disposition,
            proposed_by: view.proposed.and_then(|(name, _)| name),
            approved,
            ended_at: view.ending.disposed().map(|disposed| disposed.at),
            version: view.version,
        }
    }
}

/// What is to be done with a file.
#[derive(Deserialize, ToSchema)]
pub(super) struct EndBody {
    /// What.
    #[serde(flatten)]
    command: EndCommand,
    /// The version that was read; `approve_disposition` needs it.
    #[serde(default)]
    version: Option<Sequence>,
}

/// Where the version stands.
#[derive(Serialize, ToSchema)]
pub(super) struct EndedBody {
    /// The version that the caller now reads.
    version: Sequence,
}

/// Read where the file of an incident or an alert stands at the end of its
/// life.
#[utoipa::path(
    get,
    path = "/api/v1/retention/files/{file}",
    tag = "retention",
    operation_id = "file",
    params(("file" = SubjectNumber, Path, description = "Number of the incident or the alert.")),
    responses((status = 200, description = "The file.", body = FileBody)),
    security(("bearer" = [])),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(number): PathOf<SubjectNumber>,
) -> Result<Json<FileBody>, WebError> {
    Ok(Json(state.app.file_of(&caller.actor, number).await?.into()))
}

/// Hold the file of an incident or an alert, propose what becomes of it, or
/// decide as the second person.
#[utoipa::path(
    post,
    path = "/api/v1/retention/files/{file}",
    tag = "retention",
    operation_id = "end_file",
    params(("file" = SubjectNumber, Path, description = "Number of the incident or the alert.")),
    request_body(content = EndBody),
    responses((status = 200, description = "Recorded; what was approved is carried out soon.", body = EndedBody)),
    security(("bearer" = [])),
)]
pub(super) async fn act(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(number): PathOf<SubjectNumber>,
    Body(body): Body<EndBody>,
) -> Result<Json<EndedBody>, WebError> {
    let request = EndRequest {
        command: body.command,
        seen: body.version,
    };
    let version = state
        .app
        .act_on_file(&caller.actor, number, request)
        .await?;
    Ok(Json(EndedBody { version }))
}
