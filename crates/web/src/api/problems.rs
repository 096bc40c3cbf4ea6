//! The address of each kind of problem explains it.

use axum::Json;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use locales::{Lang, Texts};
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::WebError;
use crate::input::PathOf;
use crate::problem::ProblemKind;

/// A kind of problem.
#[derive(Serialize, ToSchema)]
pub(super) struct ProblemKindBody {
    /// Its name in addresses.
    name: &'static str,
    /// The status of answers with this problem.
    status: u16,
    /// The kind of problem, in words.
    title: String,
    /// What to do.
    detail: String,
}

/// Read what a kind of problem means: the `type` of a problem is this address.
#[utoipa::path(
    get,
    path = "/api/problems/{name}",
    tag = "public",
    operation_id = "problem_kind",
    params(("name" = String, Path, description = "Its name.", example = "refused")),
    responses((status = 200, description = "What it means.", body = ProblemKindBody)),
    security(()),
)]
pub(super) async fn read(
    PathOf(name): PathOf<String>,
    headers: HeaderMap,
) -> Result<Json<ProblemKindBody>, WebError> {
    let kind = ProblemKind::ALL
        .iter()
        .find(|kind| kind.slug() == name)
        .ok_or_else(WebError::not_found)?;
    let lang = headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map_or_else(Lang::default, Lang::negotiate);
    let t = Texts::new(lang);
    Ok(Json(ProblemKindBody {
        name: kind.slug(),
        status: kind.status().as_u16(),
        title: t.get(kind.title_key()).into_owned(),
        detail: t.get(kind.detail_key()).into_owned(),
    }))
}
