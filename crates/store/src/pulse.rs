//! What a supervisor watches: how much waits, and since when. No case can be
//! told from it.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use process::words::State;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use crate::{
    columns::{key, micros, time_or_none, word},
    entities::{cases, obligations, outbox},
    error::{Result, StoreError},
    log,
    reader::Reader,
    rounds::{self, Round},
    write::Tx,
};

/// How much waits, at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pulse {
    /// Cases by where they stand.
    pub cases: BTreeMap<State, u64>,
    /// Cases that were declared within the last hour.
    pub declared_lately: u64,
    /// Since when the case waits that nobody has taken in for the longest.
    pub untaken_since: Option<Timestamp>,
    /// Mails that have not left yet.
    pub mails_waiting: u64,
    /// Since when the oldest of them waits.
    pub mails_waiting_since: Option<Timestamp>,
    /// Mails that will never leave.
    pub mails_given_up: u64,
    /// Duties towards cases whose term has passed.
    pub overdue: u64,
    /// Leaves that have no place in the log yet.
    pub unplaced: u64,
}

/// Counts what waits.
///
/// # Errors
/// When the database fails.
pub async fn pulse(reader: Reader<'_>, now: Timestamp) -> Result<Pulse> {
    let by_state: Vec<(String, i64)> = cases::Entity::find()
        .select_only()
        .column(cases::Column::State)
        .column_as(cases::Column::Id.count(), "counted")
        .group_by(cases::Column::State)
        .into_tuple()
        .all(&reader.run())
        .await?;
    let hour_ago = now
        .saturating_sub(SignedDuration::from_hours(1))
        .unwrap_or(now);
    let declared_lately = cases::Entity::find()
        .filter(cases::Column::DeclaredAt.gte(micros(hour_ago)))
        .count(&reader.run())
        .await?;
    let untaken: Option<Option<i64>> = cases::Entity::find()
        .select_only()
        .column_as(cases::Column::DeclaredAt.min(), "oldest")
        .filter(cases::Column::State.eq(key(&State::AwaitingQualification)))
        .filter(cases::Column::TakenInAt.is_null())
        .into_tuple()
        .one(&reader.run())
        .await?;
    let waiting = outbox::Entity::find()
        .filter(outbox::Column::SentAt.is_null())
        .filter(outbox::Column::GivenUpAt.is_null());
    let (mails_waiting, oldest): (i64, Option<i64>) = waiting
        .select_only()
        .column_as(outbox::Column::Id.count(), "counted")
        .column_as(outbox::Column::QueuedAt.min(), "oldest")
        .into_tuple()
        .one(&reader.run())
        .await?
        .unwrap_or_default();
    let mails_given_up = outbox::Entity::find()
        .filter(outbox::Column::GivenUpAt.is_not_null())
        .count(&reader.run())
        .await?;
    let overdue = obligations::Entity::find()
        .filter(obligations::Column::MetAt.is_null())
        .filter(obligations::Column::Due.lt(micros(now)))
        .count(&reader.run())
        .await?;
    Ok(Pulse {
        cases: by_state
            .into_iter()
            .map(|(state, counted)| Ok((word(&state)?, count(counted)?)))
            .collect::<Result<_>>()?,
        declared_lately,
        untaken_since: time_or_none(untaken.flatten())?,
        mails_waiting: count(mails_waiting)?,
        mails_waiting_since: time_or_none(oldest)?,
        mails_given_up,
        overdue,
        unplaced: log::unindexed_count(reader).await?,
    })
}

/// Writes a word: whether that becomes true is known once the job ends.
///
/// # Errors
/// When the database fails, or has no room.
pub async fn beat(tx: &Tx, now: Timestamp) -> Result<()> {
    rounds::mark(tx, Round::Beat, now).await
}

fn count(counted: i64) -> Result<u64> {
    u64::try_from(counted).map_err(|_| StoreError::corrupt("a count", counted))
}
