//! Until when rights hold: who is to be warned, which have ended by their date.

use jiff::Timestamp;
use process::ids::GrantId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};

use super::{Column, Entity, Grant, from_model, in_force};
use crate::{columns::micros, error::Result, reader::Reader, write::Tx};

/// What became of a right that was to hold until another date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prolonging {
    /// It holds until then.
    Done,
    /// It had ended before.
    OverBefore,
}

/// Sets until when a right in force holds; its holder is warned anew.
///
/// # Errors
/// When the database fails.
pub async fn prolong(
    tx: &Tx,
    grant: GrantId,
    until: Option<Timestamp>,
    now: Timestamp,
) -> Result<Prolonging> {
    let moved = Entity::update_many()
        .col_expr(Column::ValidUntil, Expr::val(until.map(micros)))
        .col_expr(Column::WarnedAt, Expr::val(Option::<i64>::None))
        .filter(Column::Id.eq(grant.0))
        .filter(in_force(now))
        .exec(tx.run())
        .await?;
    Ok(if moved.rows_affected == 1 {
        Prolonging::Done
    } else {
        Prolonging::OverBefore
    })
}

/// Rights in force that end at that instant or before, and whose holder was
/// not warned.
///
/// # Errors
/// When the database fails.
pub async fn to_warn(
    reader: Reader<'_>,
    ending_by: Timestamp,
    now: Timestamp,
    limit: u64,
) -> Result<Vec<Grant>> {
    Entity::find()
        .filter(in_force(now))
        .filter(Column::ValidUntil.lte(micros(ending_by)))
        .filter(Column::WarnedAt.is_null())
        .filter(Column::EndedAt.is_null())
        .order_by_asc(Column::ValidUntil)
        .limit(limit)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// Rights whose date has come and whose end is not on record.
///
/// # Errors
/// When the database fails.
pub async fn expired(reader: Reader<'_>, now: Timestamp, limit: u64) -> Result<Vec<Grant>> {
    Entity::find()
        .filter(Column::ValidUntil.lte(micros(now)))
        .filter(Column::EndedAt.is_null())
        .order_by_asc(Column::ValidUntil)
        .limit(limit)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// Whether something is still to be done, so that two workers do not both do
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Do it, in this job.
    ToDo,
    /// Somebody else did.
    Done,
}

/// Notes that the holder of a right was warned of its end.
///
/// # Errors
/// When the database fails.
pub async fn mark_warned(tx: &Tx, grant: GrantId, now: Timestamp) -> Result<Due> {
    let marked = Entity::update_many()
        .col_expr(Column::WarnedAt, micros(now).into())
        .filter(Column::Id.eq(grant.0))
        .filter(Column::WarnedAt.is_null())
        .filter(in_force(now))
        .exec(tx.run())
        .await?;
    Ok(due(marked.rows_affected))
}

/// Notes that the end of a right by its date goes on record.
///
/// # Errors
/// When the database fails.
pub async fn mark_expired(tx: &Tx, grant: GrantId, now: Timestamp) -> Result<Due> {
    let marked = Entity::update_many()
        .col_expr(Column::EndedAt, micros(now).into())
        .filter(Column::Id.eq(grant.0))
        .filter(Column::EndedAt.is_null())
        .filter(Column::ValidUntil.lte(micros(now)))
        .exec(tx.run())
        .await?;
    Ok(due(marked.rows_affected))
}

const fn due(rows: u64) -> Due {
    if rows == 1 { Due::ToDo } else { Due::Done }
}
