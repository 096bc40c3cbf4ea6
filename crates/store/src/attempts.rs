//! Attempts to sign in that failed, by account and by address, so that each
//! next one waits longer.

use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::{
    columns::{micros, number, time},
    entities::attempts::{ActiveModel, Column, Entity},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// What is known of failed attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failures {
    /// How many in a row.
    pub count: u32,
    /// When the last one was.
    pub last_at: Timestamp,
}

/// The failures in a row of whoever or whatever `of` names.
///
/// # Errors
/// When the database fails.
pub async fn failures(reader: Reader<'_>, of: &str) -> Result<Option<Failures>> {
    let row = Entity::find_by_id(of).one(&reader.run()).await?;
    row.map(|row| {
        Ok(Failures {
            count: number(row.failures)?,
            last_at: time(row.last_at)?,
        })
    })
    .transpose()
}

/// Counts one more failure.
///
/// # Errors
/// When the database fails.
pub async fn record_failure(tx: &Tx, of: &str, now: Timestamp) -> Result<()> {
    let row = ActiveModel {
        attempt: Set(of.to_owned()),
        failures: Set(1),
        last_at: Set(micros(now)),
    };
    let one_more = Expr::col((Entity, Column::Failures)).add(1);
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::Attempt)
                .value(Column::Failures, one_more)
                .update_column(Column::LastAt)
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// Forgets the failures, after a success.
///
/// # Errors
/// When the database fails.
pub async fn clear(tx: &Tx, of: &str) -> Result<()> {
    Entity::delete_by_id(of).exec(tx.run()).await?;
    Ok(())
}

/// Forgets failures whose last one was before a time; says how many.
///
/// # Errors
/// When the database fails.
pub async fn purge(tx: &Tx, before: Timestamp) -> Result<u64> {
    let purged = Entity::delete_many()
        .filter(Column::LastAt.lt(micros(before)))
        .exec(tx.run())
        .await?;
    Ok(purged.rows_affected)
}
