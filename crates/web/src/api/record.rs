//! The record of a case: every act that the caller may read (KEEP-1).

use app::cases::{Looked, StoryItem};
use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use process::access::Audience;
use process::act::{Act, Sequence};
use process::ids::{ActId, Reference};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::body::List;
use super::caller::OnCase;
use super::case::AuthorBody;
use super::cases::{limit, one};
use crate::error::WebError;
use crate::input::Query;
use crate::state::WebState;

/// One act of the record.
#[derive(Serialize, ToSchema)]
pub(super) struct RecordedBody {
    /// Its number in the case.
    number: Sequence,
    /// Its identity.
    id: ActId,
    /// When it was recorded.
    at: Timestamp,
    /// Who did it.
    author: AuthorBody,
    /// Who may read it (QUAL-5).
    audience: Audience,
    /// What kind of act it is, such as `declared`, `taken-in` or `qualified`.
    kind: String,
    /// What was done: fields that depend on the kind. A value that was erased
    /// since is `null`.
    #[schema(value_type = Object)]
    content: Map<String, Value>,
}

fn recorded(item: &StoryItem) -> Result<RecordedBody, WebError> {
    let recorded = &item.recorded;
    let act = serde_json::to_value(&recorded.act).map_err(app::AppError::from)?;
    let mut content = match bare(act) {
        Value::Object(content) => content,
        other => Map::from_iter([("value".to_owned(), other)]),
    };
    let kind = match content.remove("kind") {
        Some(Value::String(kind)) => kind,
        _ => String::new(),
    };
    Ok(RecordedBody {
        number: recorded.seq,
        id: recorded.id,
        at: recorded.at,
        author: AuthorBody::from(&item.author),
        audience: recorded.act.audience(),
        kind,
        content,
    })
}

/// A recorded value without the marks that tell what can be erased.
fn bare(value: Value) -> Value {
    match value {
        Value::Object(mut fields) => {
            if let Some(inner) = fields
                .remove("$private")
                .or_else(|| fields.remove("$fields"))
            {
                return bare(inner);
            }
            if fields.contains_key("$erased") {
                return Value::Null;
            }
            fields
                .into_iter()
                .map(|(name, value)| (name, bare(value)))
                .collect::<Map<_, _>>()
                .into()
        }
        Value::Array(items) => items.into_iter().map(bare).collect(),
        other => other,
    }
}

/// Read the record of a case: the acts that the caller may read, oldest first.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/acts",
    tag = "cases",
    operation_id = "record",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("cursor" = Option<String>, Query, description = "`next` of the part before; also the number of an act, to get what came after it."),
        ("limit" = Option<u32>, Query, description = "Items in this part: 1 to 200, 50 when absent."),
    ),
    responses((status = 200, description = "A part of the record.", body = List<RecordedBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    case: OnCase,
    Query(asked): Query,
) -> Result<Json<List<RecordedBody>>, WebError> {
    let after = one::<Sequence>(&asked, "cursor")?.unwrap_or_default();
    let limit = usize::try_from(limit(&asked)?).unwrap_or(usize::MAX);
    let view = state
        .app
        .case_for(&case.actor, case.reference, Looked::Acts)
        .await?;
    let mut rest = view.story.iter().filter(|item| item.recorded.seq > after);
    let items = rest
        .by_ref()
        .take(limit)
        .map(recorded)
        .collect::<Result<Vec<_>, _>>()?;
    let next = rest
        .next()
        .and(items.last())
        .map(|last| last.number.to_string());
    Ok(Json(List { items, next }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn keep_2_an_erased_value_is_null_and_the_marks_are_not_shown() {
        let act = json!({
            "kind": "asked",
            "number": 1,
            "text": {"$private": "Les sauvegardes sont-elles saines ?"},
            "gone": {"$erased": true},
            "facts": {"$erased": ["product"], "$fields": {"description": "Panne"}},
        });
        assert_eq!(
            bare(act),
            json!({
                "kind": "asked",
                "number": 1,
                "text": "Les sauvegardes sont-elles saines ?",
                "gone": null,
                "facts": {"description": "Panne"},
            })
        );
    }
}
