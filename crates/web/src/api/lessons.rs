//! What could identify in the lessons of a case (LESS-4).

use app::lessons::{Kind, MarkedPart, Why};
use axum::Json;
use axum::extract::State;
use locales::{Lang, Texts};
use process::ids::Reference;
use process::words::LessonsPart;
use serde::Serialize;
use utoipa::ToSchema;

use super::body::List;
use super::caller::Caller;
use crate::anonymised;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// A passage that could identify.
#[derive(Serialize, ToSchema)]
struct MarkBody {
    /// First byte of the passage in the part's text, in UTF-8.
    start: usize,
    /// First byte after it.
    end: usize,
    /// The passage.
    passage: String,
    /// What it would tell.
    kind: Kind,
    /// What gave it away.
    why: Why,
    /// What is proposed in its place, in French.
    proposed: String,
}

/// A part of the lessons with what could identify in it.
#[derive(Serialize, ToSchema)]
pub(super) struct MarkedPartBody {
    /// Which part.
    part: LessonsPart,
    /// What it says.
    text: String,
    /// What would be read if every proposal were taken, in French.
    proposed: String,
    /// What could identify, in the text's order.
    marks: Vec<MarkBody>,
}

impl From<&MarkedPart> for MarkedPartBody {
    fn from(part: &MarkedPart) -> Self {
        let t = Texts::new(Lang::Fr);
        Self {
            part: part.part,
            text: part.text.clone(),
            proposed: anonymised::proposed(t, part),
            marks: part
                .marks
                .iter()
                .map(|mark| MarkBody {
                    start: mark.start,
                    end: mark.end,
                    passage: part.text.get(mark.span()).unwrap_or_default().to_owned(),
                    kind: mark.kind,
                    why: mark.why,
                    proposed: anonymised::instead(t, mark.replacement),
                })
                .collect(),
        }
    }
}

/// Read what could identify in the lessons of a case, and what could be
/// written instead; for the CERT. Empty before lessons are written.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/lessons/marks",
    tag = "cases",
    operation_id = "mark_lessons",
    params(("reference" = Reference, Path, description = "The case's number.")),
    responses((status = 200, description = "The parts that say something.", body = List<MarkedPartBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn marks(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(reference): PathOf<Reference>,
) -> Result<Json<List<MarkedPartBody>>, WebError> {
    let parts = state.app.marked_lessons(&caller.actor, reference).await?;
    let parts = parts.iter().map(MarkedPartBody::from);
    Ok(Json(List::whole(parts.collect())))
}
