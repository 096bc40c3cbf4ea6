//! How the provable log stands (KEEP-1).

use app::proof::{StampedHead, Standing, Verification, WitnessStanding};
use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use ledger::policy::Quorum;
use serde::Serialize;
use utoipa::ToSchema;

use super::caller::Caller;
use crate::error::WebError;
use crate::state::WebState;

/// The provable log, and what the last verification found.
#[derive(Serialize, ToSchema)]
pub(super) struct LogBody {
    /// Its name.
    origin: String,
    /// The public keys that sign it, the first one first.
    keys: Vec<String>,
    /// Entries that it holds.
    entries: u64,
    /// What was signed last.
    signed: Option<SignedBody>,
    /// The witnesses of the policy.
    witnesses: Vec<WitnessBody>,
    /// Whether enough of them vouch for what was signed last; absent without a
    /// policy.
    witnessed: Option<bool>,
    /// The timestamp authority; absent without one.
    timestamps: Option<StampsBody>,
    /// The last verification.
    verification: Option<VerificationBody>,
}

/// A signed head.
#[derive(Serialize, ToSchema)]
pub(super) struct SignedBody {
    /// Entries under it.
    size: u64,
    /// When.
    at: Timestamp,
    /// The checkpoint with its signatures, as C2SP writes it.
    checkpoint: String,
}

/// A witness.
#[derive(Serialize, ToSchema)]
pub(super) struct WitnessBody {
    /// Its name.
    name: String,
    /// Its public key.
    key: String,
    /// Entries under the head for which it vouched last.
    size: Option<u64>,
    /// When that came in.
    at: Option<Timestamp>,
}

/// An authority that stamps times (RFC 3161).
#[derive(Serialize, ToSchema)]
pub(super) struct StampsBody {
    /// Where it is asked.
    authority: String,
    /// Entries under the head that it stamped last.
    size: Option<u64>,
    /// When its token came in.
    at: Option<Timestamp>,
}

/// What a verification found.
#[derive(Serialize, ToSchema)]
pub(super) struct VerificationBody {
    /// When it ended.
    at: Timestamp,
    /// Entries that were checked.
    entries: u64,
    /// Files of evidence that were read whole; absent when they were left out.
    files: Option<u64>,
    /// Files of evidence that could not be read.
    unread_files: u64,
    /// Whether everything is as the log proves.
    holds: bool,
    /// Number of things that are not.
    findings: u64,
}

impl From<WitnessStanding> for WitnessBody {
    fn from(one: WitnessStanding) -> Self {
        Self {
            name: one.name,
            key: one.key.to_string(),
            size: one.last.map(|(size, _)| size),
            at: one.last.map(|(_, at)| at),
        }
    }
}

impl From<StampedHead> for StampsBody {
    fn from(stamped: StampedHead) -> Self {
        Self {
            authority: stamped.authority,
            size: stamped.last.map(|(size, _)| size),
            at: stamped.last.map(|(_, at)| at),
        }
    }
}

impl From<Verification> for VerificationBody {
    fn from(last: Verification) -> Self {
        Self {
            at: last.ended_at,
            entries: last.entries,
            files: last.evidence.map(|read| read.files),
            unread_files: last.unread(),
            holds: last.holds(),
            findings: last.altered(),
        }
    }
}

impl LogBody {
    fn new(standing: Standing, last: Option<Verification>) -> Self {
        Self {
            origin: standing.origin.to_string(),
            keys: standing.keys.iter().map(ToString::to_string).collect(),
            entries: standing.entries,
            signed: standing.signed.map(|signed| SignedBody {
                size: signed.head.size,
                at: signed.at,
                checkpoint: signed.note.to_string(),
            }),
            witnesses: standing.witnesses.into_iter().map(Into::into).collect(),
            witnessed: standing.quorum.map(|quorum| quorum == Quorum::Reached),
            timestamps: standing.stamped.map(Into::into),
            verification: last.map(Into::into),
        }
    }
}

/// Read how the provable log stands, for the lead of the CERT and HFDS.
#[utoipa::path(
    get,
    path = "/api/v1/log",
    tag = "people",
    operation_id = "log_standing",
    responses((status = 200, description = "The log.", body = LogBody)),
    security(("bearer" = [])),
)]
pub(super) async fn standing(
    State(state): State<WebState>,
    caller: Caller,
) -> Result<Json<LogBody>, WebError> {
    let standing = state.app.log_standing_for(&caller.actor).await?;
    let standing = standing.ok_or_else(WebError::not_found)?;
    let last = state.app.last_verification().await?;
    Ok(Json(LogBody::new(standing, last)))
}
