//! Until when something that is done at intervals was done, by any node.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{
    ActiveValue::Set,
    EntityTrait,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::{
    columns::{micros, time},
    entities::rounds::{ActiveModel, Column, Entity},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// What is done at intervals.
#[derive(Clone, Copy)]
pub(crate) enum Round {
    /// Looking through the access record.
    MassReading,
    /// Looking for weak signals.
    Signals,
    /// Sending the ministry's monthly indicator.
    Indicator,
    /// Checking everything against the log.
    Verification,
    /// Writing a word durably, to know that it can be done.
    Beat,
}

impl Round {
    fn key(self) -> String {
        match self {
            Self::MassReading => "mass-reading",
            Self::Signals => "signals",
            Self::Indicator => "indicator",
            Self::Verification => "verification",
            Self::Beat => "beat",
        }
        .to_owned()
    }
}

/// Until when it was done; never yet when absent.
pub(crate) async fn done_until(reader: Reader<'_>, round: Round) -> Result<Option<Timestamp>> {
    Entity::find_by_id(round.key())
        .one(&reader.run())
        .await?
        .map(|row| time(row.done_until))
        .transpose()
}

/// Notes until when it was done.
pub(crate) async fn mark(tx: &Tx, round: Round, until: Timestamp) -> Result<()> {
    Entity::insert(row(round, until))
        .on_conflict(instead())
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// Whether it was not done for so long; of the nodes that ask, one is told so, and
/// it counts as done until `now`. What a clock that was far ahead noted is not
/// believed.
pub(crate) async fn take(
    tx: &Tx,
    round: Round,
    now: Timestamp,
    every: SignedDuration,
) -> Result<bool> {
    let before = now.saturating_sub(every).unwrap_or(Timestamp::MIN);
    let ahead = now.saturating_add(every).unwrap_or(Timestamp::MAX);
    let done = || Expr::col((Entity, Column::DoneUntil));
    let due = done().lte(micros(before)).or(done().gt(micros(ahead)));
    let taken = Entity::insert(row(round, now))
        .on_conflict(instead().action_and_where(due).to_owned())
        .exec_without_returning(tx.run())
        .await?;
    Ok(taken > 0)
}

fn row(round: Round, until: Timestamp) -> ActiveModel {
    ActiveModel {
        name: Set(round.key()),
        done_until: Set(micros(until)),
    }
}

fn instead() -> OnConflict {
    OnConflict::column(Column::Name)
        .update_column(Column::DoneUntil)
        .to_owned()
}
