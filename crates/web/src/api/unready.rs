//! Facilities that are not ready to report (DECL-8).

use app::WrongInput;
use app::facilities::Missing;
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::Caller;
use super::cases::{cursor, limit, one};
use super::declared;
use super::facilities::FacilityBody;
use crate::error::WebError;
use crate::input::Query;
use crate::state::WebState;

/// Something that a facility lacks.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Lack {
    /// A security mailbox.
    Mailbox,
    /// Anybody who may report: a director or a designated person.
    Reporter,
}

/// Facilities that lack something.
#[derive(Serialize, ToSchema)]
pub(super) struct UnreadyBody {
    /// How many there are.
    total: u64,
    /// A part of them.
    items: Vec<FacilityBody>,
    /// Give it back as `cursor` to get the next part; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// List the facilities of the caller's territory that lack something.
#[utoipa::path(
    get,
    path = "/api/v1/unready-facilities",
    tag = "facilities",
    operation_id = "list_unready_facilities",
    params(
        ("missing" = Lack, Query, description = "What they lack."),
        ("cursor" = Option<String>, Query, description = "`next` of the part before."),
        ("limit" = Option<u32>, Query, description = "Items in this part: 1 to 200, 50 when absent."),
    ),
    responses((status = 200, description = "A part of the list.", body = UnreadyBody)),
    security(("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    caller: Caller,
    Query(asked): Query,
) -> Result<Json<UnreadyBody>, WebError> {
    let missing = match one(&asked, "missing")? {
        Some(Lack::Mailbox) => Missing::Mailbox,
        Some(Lack::Reporter) => Missing::Reporter,
        None => return Err(declared::missing("missing")),
    };
    let skip = match cursor(&asked) {
        None => 0,
        Some(mark) => mark.parse().map_err(|_| WrongInput::Cursor)?,
    };
    let found = state
        .app
        .unready_facilities(&caller.actor, missing, skip, limit(&asked)?)
        .await?;
    Ok(Json(UnreadyBody {
        total: found.total,
        items: found.items.into_iter().map(FacilityBody::from).collect(),
        next: found.next.map(|skip| skip.to_string()),
    }))
}
