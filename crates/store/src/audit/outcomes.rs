//! What the last verifications found.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryOrder};

use crate::{
    columns::{micros, time},
    entities::verifications,
    error::Result,
    reader::Reader,
    rounds::{self, Round},
    write::Tx,
};

/// A verification that came to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// When it began.
    pub begun_at: Timestamp,
    /// When it ended.
    pub ended_at: Timestamp,
    /// What it found, as JSON.
    pub outcome: String,
}

/// Whether whoever asks is to verify: nobody has begun to for so long. One of those
/// who ask is told so, and has begun at `now`.
///
/// # Errors
/// When the database fails.
pub async fn take_turn(tx: &Tx, now: Timestamp, every: SignedDuration) -> Result<bool> {
    rounds::take(tx, Round::Verification, now, every).await
}

/// Keeps what a verification found.
///
/// # Errors
/// When the database fails.
pub async fn keep(tx: &Tx, outcome: &Outcome) -> Result<()> {
    verifications::Entity::insert(verifications::ActiveModel {
        begun_at: Set(micros(outcome.begun_at)),
        ended_at: Set(micros(outcome.ended_at)),
        outcome: Set(outcome.outcome.clone()),
    })
    .exec_without_returning(tx.run())
    .await?;
    Ok(())
}

/// The last one.
///
/// # Errors
/// When the database fails.
pub async fn last(reader: Reader<'_>) -> Result<Option<Outcome>> {
    let row = verifications::Entity::find()
        .order_by_desc(verifications::Column::BegunAt)
        .one(&reader.run())
        .await?;
    row.map(|row| {
        Ok(Outcome {
            begun_at: time(row.begun_at)?,
            ended_at: time(row.ended_at)?,
            outcome: row.outcome,
        })
    })
    .transpose()
}
