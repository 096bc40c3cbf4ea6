//! Acts of the CERT on a playbook.

use axum::extract::State;
use axum::http::StatusCode;
use jiff::civil::Date;
use process::act::Sequence;
use process::lessons::LinkId;
use process::playbook::{PlaybookCommand, PlaybookKey};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::body::Body;
use crate::api::caller::Caller;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// Something to do to a playbook.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum PlaybookActBody {
    /// Ask a second person to approve what was written.
    Submit {},
    /// Approve it: never whoever wrote in it.
    Approve {
        /// The version of the file that was read.
        version: Sequence,
        /// The day by which it must be read again.
        #[schema(value_type = String, format = Date)]
        review_by: Date,
    },
    /// Turn it down.
    Decline {
        /// Why.
        reason: String,
    },
    /// Give the text up.
    Discard {
        /// Why.
        reason: String,
    },
    /// Say that it was read again and stays as it is.
    Review {
        /// The version of the file that was read.
        version: Sequence,
        /// The day by which it must be read again.
        #[schema(value_type = String, format = Date)]
        review_by: Date,
        /// What was checked.
        #[serde(default)]
        note: String,
    },
    /// Say that it is no longer to be followed: the lead of the CERT.
    Withdraw {
        /// Why.
        reason: String,
    },
    /// Take up a change that lessons propose, in the text being written; one is
    /// begun where there is none.
    TakeUp {
        /// Its number.
        change: LinkId,
    },
    /// Set a change that lessons propose aside.
    SetAside {
        /// Its number.
        change: LinkId,
        /// Why.
        reason: String,
    },
}

impl From<PlaybookActBody> for (PlaybookCommand, Option<Sequence>) {
    fn from(body: PlaybookActBody) -> Self {
        match body {
            PlaybookActBody::Submit {} => (PlaybookCommand::Submit, None),
            PlaybookActBody::Approve { version, review_by } => {
                (PlaybookCommand::Approve { review_by }, Some(version))
            }
            PlaybookActBody::Decline { reason } => (PlaybookCommand::Decline { reason }, None),
            PlaybookActBody::Discard { reason } => (PlaybookCommand::Discard { reason }, None),
            PlaybookActBody::Review {
                version,
                review_by,
                note,
            } => (PlaybookCommand::Review { review_by, note }, Some(version)),
            PlaybookActBody::Withdraw { reason } => (PlaybookCommand::Withdraw { reason }, None),
            PlaybookActBody::TakeUp { change } => (PlaybookCommand::TakeUp { change }, None),
            PlaybookActBody::SetAside { change, reason } => {
                (PlaybookCommand::SetAside { change, reason }, None)
            }
        }
    }
}

/// Act on a playbook: ask for approval, approve, read again, withdraw, answer
/// what lessons propose.
#[utoipa::path(
    post,
    path = "/api/v1/playbooks/{playbook}/acts",
    tag = "playbooks",
    operation_id = "act_on_playbook",
    params(("playbook" = PlaybookKey, Path, description = "The playbook's name.")),
    request_body(content = PlaybookActBody),
    responses((status = 204, description = "Recorded.")),
    security(("bearer" = [])),
)]
pub(crate) async fn act(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(key): PathOf<PlaybookKey>,
    Body(body): Body<PlaybookActBody>,
) -> Result<StatusCode, WebError> {
    let (command, seen) = body.into();
    state
        .app
        .act_on_playbook(&caller.actor, &key, command, seen)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
