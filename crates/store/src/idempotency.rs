//! Requests that may come twice and must be done once.

use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait,
    sea_query::OnConflict,
};

use crate::{
    columns::micros,
    entities::idempotency::{ActiveModel, Column, Entity},
    error::{Result, StoreError},
    reader::Reader,
    write::{Later, Tx},
};

/// What is known of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It is new: do it, and [`settle`] it in the same job.
    New,
    /// It was done; this is what was answered.
    Done(String),
    /// The key was used for another request.
    OtherBody,
}

/// Claims a request for this job. When the same request is being done by
/// another job, this waits for its end.
///
/// # Errors
/// When the database fails.
pub async fn claim(
    tx: &Tx,
    actor: &str,
    request: &str,
    body_hash: &[u8; 32],
    now: Timestamp,
) -> Result<Claim> {
    let row = ActiveModel {
        actor: Set(actor.to_owned()),
        request: Set(request.to_owned()),
        body_hash: Set(body_hash.to_vec()),
        result: Set(None),
        at: Set(micros(now)),
    };
    let claimed = Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::Actor, Column::Request])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    if claimed == 1 {
        return Ok(Claim::New);
    }
    let known = Entity::find_by_id((actor.to_owned(), request.to_owned()))
        .one(tx.run())
        .await?;
    match known {
        Some(known) if known.body_hash != body_hash => Ok(Claim::OtherBody),
        Some(known) => known
            .result
            .map(Claim::Done)
            .ok_or_else(|| StoreError::Conflict(format!("request {request} was not settled"))),
        None => Err(StoreError::Busy),
    }
}

/// Keeps the answer to a claimed request, for when it comes again.
///
/// # Errors
/// When the database fails.
pub async fn settle(tx: &Tx, actor: &str, request: &str, result: &str) -> Result<()> {
    let settled = Entity::update_many()
        .col_expr(Column::Result, result.into())
        .filter(Column::Actor.eq(actor))
        .filter(Column::Request.eq(request));
    let settled = settled.build(tx.run().get_database_backend());
    tx.later(Later::Other(settled)).await
}

/// The answer to a request that was done.
///
/// # Errors
/// When the database fails.
pub async fn answer(reader: Reader<'_>, actor: &str, request: &str) -> Result<Option<String>> {
    let row = Entity::find_by_id((actor.to_owned(), request.to_owned()))
        .one(&reader.run())
        .await?;
    Ok(row.and_then(|row| row.result))
}

/// Forgets requests that came before a time; says how many.
///
/// # Errors
/// When the database fails.
pub async fn purge(tx: &Tx, before: Timestamp) -> Result<u64> {
    let purged = Entity::delete_many()
        .filter(Column::At.lt(micros(before)))
        .exec(tx.run())
        .await?;
    Ok(purged.rows_affected)
}
