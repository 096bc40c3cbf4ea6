//! Acts of staff on an alert.

use axum::extract::State;
use axum::http::StatusCode;
use process::act::Sequence;
use process::alert::{AlertCommand, AlertNumber};
use process::territory::ArsCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::body::Body;
use crate::api::caller::Caller;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// Something to do to an alert.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum AlertActBody {
    /// Ask for approval.
    Submit {},
    /// Approve it: HFDS, or the lead of the CERT for a vulnerability; never
    /// whoever wrote it.
    Approve {
        /// The version that was read.
        version: Sequence,
    },
    /// Turn it down.
    Decline {
        /// Why.
        reason: String,
    },
    /// Send it to its population.
    Send {
        /// The version that was read.
        version: Sequence,
    },
    /// Remind those who have not answered.
    Remind {
        /// Of one agency's territory; everywhere when absent.
        #[serde(default)]
        ars: Option<ArsCode>,
    },
    /// Correct it.
    Correct {
        /// What is corrected.
        text: String,
        /// Measures beside those before.
        #[serde(default)]
        measures: Vec<String>,
    },
    /// Say that it is no longer in force.
    End {
        /// Why.
        reason: String,
    },
    /// Say that it should not be followed.
    Withdraw {
        /// Why.
        reason: String,
    },
}

impl From<AlertActBody> for (AlertCommand, Option<Sequence>) {
    fn from(body: AlertActBody) -> Self {
        let command = match body {
            AlertActBody::Approve { version } => return (AlertCommand::Approve, Some(version)),
            AlertActBody::Send { version } => return (AlertCommand::Send, Some(version)),
            AlertActBody::Submit {} => AlertCommand::Submit,
            AlertActBody::Decline { reason } => AlertCommand::Decline { reason },
            AlertActBody::Remind { ars } => AlertCommand::Remind { ars },
            AlertActBody::Correct { text, measures } => AlertCommand::Correct { text, measures },
            AlertActBody::End { reason } => AlertCommand::End { reason },
            AlertActBody::Withdraw { reason } => AlertCommand::Withdraw { reason },
        };
        (command, None)
    }
}

/// Act on an alert: ask for approval, approve, send, remind, correct, end.
#[utoipa::path(
    post,
    path = "/api/v1/alerts/{alert}/acts",
    tag = "alerts",
    operation_id = "act_on_alert",
    params(("alert" = AlertNumber, Path, description = "The alert's number.")),
    request_body(content = AlertActBody),
    responses((status = 204, description = "Recorded; what is sent leaves within seconds, declarations first.")),
    security(("bearer" = [])),
)]
pub(crate) async fn act(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(number): PathOf<AlertNumber>,
    Body(body): Body<AlertActBody>,
) -> Result<StatusCode, WebError> {
    let (command, seen) = body.into();
    state
        .app
        .act_on_alert(&caller.actor, number, command, seen)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
