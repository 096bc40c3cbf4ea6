//! Attempts to sign in that failed, by account and by address, so that each
//! next one waits longer.

use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::{
    columns::{micros, number, time},
    dialect,
    entities::attempts::{ActiveModel, Column, Entity, Model},
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
    row.map(from_model).transpose()
}

fn from_model(row: Model) -> Result<Failures> {
    Ok(Failures {
        count: number(row.failures)?,
        last_at: time(row.last_at)?,
    })
}

/// As [`failures`], while no other job may count more of them: attempts that
/// come at once wait for one another.
///
/// # Errors
/// When the database fails.
pub async fn held(tx: &Tx, of: &str) -> Result<Option<Failures>> {
    let row = ActiveModel {
        attempt: Set(of.to_owned()),
        failures: Set(0),
        last_at: Set(0),
    };
    Entity::insert(row)
        .on_conflict(OnConflict::column(Column::Attempt).do_nothing().to_owned())
        .exec_without_returning(tx.run())
        .await?;
    let mut select = Entity::find_by_id(of);
    dialect::hold(
        tx.run().get_database_backend(),
        QueryTrait::query(&mut select),
    );
    let failures = select.one(tx.run()).await?.map(from_model).transpose()?;
    Ok(failures.filter(|failures| failures.count > 0))
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
