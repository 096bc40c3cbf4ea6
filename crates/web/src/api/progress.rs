//! The weekly progress report, drafted (SUPP-8).

use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use locales::{Lang, Texts};
use process::access::Verb;
use process::ids::Reference;
use process::progress::{due, silent_since};
use serde::Serialize;
use utoipa::ToSchema;

use super::caller::OnCase;
use super::cases::one;
use super::me::LangCode;
use crate::error::WebError;
use crate::input::Query;
use crate::progress::drafted;
use crate::state::WebState;

/// A progress report as the platform drafts it; the act `report_progress`
/// sends what an analyst makes of it.
#[derive(Serialize, ToSchema)]
pub(super) struct ProgressDraft {
    /// Since when the ARS has heard nothing; none where the CERT does not
    /// support or no agency leads.
    since: Option<Timestamp>,
    /// Until when it must hear again.
    due: Option<Timestamp>,
    /// The draft.
    text: String,
}

/// Draft the weekly progress report to the ARS from the case's acts since the
/// last one (SUPP-8).
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/progress",
    tag = "cases",
    operation_id = "progress_draft",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("lang" = Option<LangCode>, Query, description = "The language; French when absent."),
    ),
    responses((status = 200, description = "The draft.", body = ProgressDraft)),
    security(("bearer" = [])),
)]
pub(super) async fn draft(
    State(state): State<WebState>,
    case: OnCase,
    Query(asked): Query,
) -> Result<Json<ProgressDraft>, WebError> {
    let lang = one::<LangCode>(&asked, "lang")?;
    let t = Texts::new(lang.map_or_else(Lang::default, Lang::from));
    let view = state.app.case(&case.actor, case.reference).await?;
    if !view.may(Verb::ReportProgress) {
        return Err(WebError::NotYourRole);
    }
    let since = silent_since(&view.case);
    Ok(Json(ProgressDraft {
        since,
        due: since.and_then(|since| due(since, &state.app.config().process)),
        text: drafted(t, &view),
    }))
}
