//! What facilities answer to an alert.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::http::StatusCode;
use process::alert::{AlertNumber, Reply};
use process::facility::FinessNumber;
use serde::Deserialize;
use utoipa::ToSchema;

use super::bodies::AnswerBody;
use crate::api::body::Body;
use crate::api::caller::Caller;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// Receipt, and what is done about each measure.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplyBody {
    /// The facilities that answer.
    facilities: Vec<FinessNumber>,
    /// What they say; none to acknowledge receipt alone. Answers given before
    /// stay where none is given now.
    #[serde(default)]
    answers: Vec<AnswerBody>,
    /// In words.
    #[serde(default)]
    comment: String,
}

/// Acknowledge an alert for facilities of the caller's, and answer its
/// measures.
#[utoipa::path(
    post,
    path = "/api/v1/alerts/{alert}/answers",
    tag = "alerts",
    operation_id = "answer_alert",
    params(("alert" = AlertNumber, Path, description = "The alert's number.")),
    request_body(content = ReplyBody),
    responses((status = 204, description = "Recorded, for all of them.")),
    security(("bearer" = [])),
)]
pub(crate) async fn answer(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(number): PathOf<AlertNumber>,
    Body(body): Body<ReplyBody>,
) -> Result<StatusCode, WebError> {
    let mut facilities = BTreeSet::new();
    for finess in body.facilities {
        facilities.insert(state.app.facility_by_finess(finess).await?.id);
    }
    let reply = Reply {
        answers: body
            .answers
            .into_iter()
            .map(|one| (one.measure, one.answer))
            .collect(),
        comment: body.comment,
    };
    state
        .app
        .answer_alert(&caller.actor, number, facilities, reply)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
