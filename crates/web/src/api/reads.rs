//! Who has read a case, and mass reading (KEEP-1, KEEP-3).

use app::cases::Read;
use app::watch::Noticed;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use process::access::Seat;
use process::ids::{MassReadingId, Reference};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{Body, List};
use super::caller::Caller;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// One look at a case.
#[derive(Serialize, ToSchema)]
pub(super) struct ReadBody {
    /// When.
    at: Timestamp,
    /// At what: `case`, `acts`, `print`, `evidence`, `document`, `bundle`,
    /// `list`, or `lessons` shown among those of others.
    #[schema(value_type = String)]
    what: app::cases::Looked,
    /// The right under which they looked.
    seat: Seat,
    /// A mark that stays the same for one person.
    mark: String,
    /// The name, where the caller may know it.
    name: Option<String>,
}

impl From<Read> for ReadBody {
    fn from(read: Read) -> Self {
        Self {
            at: read.at,
            what: read.what,
            seat: read.seat,
            mark: read.mark,
            name: read.name,
        }
    }
}

/// List who has read a case, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/reads",
    tag = "cases",
    operation_id = "case_reads",
    params(("reference" = Reference, Path, description = "The case's number.")),
    responses((status = 200, description = "The latest reads.", body = List<ReadBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn of_case(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(reference): PathOf<Reference>,
) -> Result<Json<List<ReadBody>>, WebError> {
    let reads = state.app.case_reads(&caller.actor, reference).await?;
    let reads = reads.into_iter().map(ReadBody::from);
    Ok(Json(List::whole(reads.collect())))
}

/// Mass reading by one person.
#[derive(Serialize, ToSchema)]
pub(super) struct MassReadingBody {
    /// Its identity.
    id: MassReadingId,
    /// The person's name, unless it was forgotten.
    name: Option<String>,
    /// The right under which they read.
    seat: Seat,
    /// The first look that counts.
    since: Timestamp,
    /// The look that was one too many.
    until: Timestamp,
    /// Different cases read.
    cases: u32,
    /// Different cases taken away in lists.
    exported: u32,
    /// When a watcher said what came of it.
    acknowledged_at: Option<Timestamp>,
    /// What the watcher said.
    note: Option<String>,
}

impl From<Noticed> for MassReadingBody {
    fn from(one: Noticed) -> Self {
        let said = one.acknowledged;
        Self {
            id: one.id,
            name: one.name.map(|name| name.name),
            seat: one.seat,
            since: one.excess.since,
            until: one.excess.until,
            cases: one.excess.cases,
            exported: one.excess.exported,
            acknowledged_at: said.as_ref().map(|said| said.at),
            note: said.and_then(|said| said.note),
        }
    }
}

/// List mass reading, for the lead of the CERT, and for HFDS what the lead
/// read.
#[utoipa::path(
    get,
    path = "/api/v1/mass-readings",
    tag = "people",
    operation_id = "mass_readings",
    responses((status = 200, description = "What waits first, then the newest.", body = List<MassReadingBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn mass(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<List<MassReadingBody>>, WebError> {
    let found = state.app.mass_readings(&caller.actor).await?;
    let found = found.into_iter().map(MassReadingBody::from);
    Ok(Json(List::whole(found.collect())))
}

/// What came of mass reading.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteBody {
    /// Who was asked, what was answered, what was decided.
    note: String,
}

/// Say what came of mass reading.
#[utoipa::path(
    put,
    path = "/api/v1/mass-readings/{reading}/note",
    tag = "people",
    operation_id = "acknowledge_mass_reading",
    params(("reading" = MassReadingId, Path, description = "Its identity.")),
    request_body(content = NoteBody),
    responses((status = 204, description = "Noted, and on record.")),
    security(("bearer" = [])),
)]
pub(super) async fn acknowledge(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(reading): PathOf<MassReadingId>,
    Body(body): Body<NoteBody>,
) -> Result<StatusCode, WebError> {
    state
        .app
        .acknowledge_reading(&caller.actor, reading, &body.note)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
