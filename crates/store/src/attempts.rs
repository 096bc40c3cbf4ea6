//! Attempts that failed, by whoever and from wherever they were made, as a
//! debt that time pays back; how much each one costs is the caller's rule.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait,
    sea_query::OnConflict,
};

use crate::{
    columns::{micros, time},
    dialect,
    entities::attempts::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// What failed attempts amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Debt {
    /// How long it would take to pay back, as it stood at the last attempt.
    pub amount: SignedDuration,
    /// When the last one was.
    pub last_at: Timestamp,
}

fn from_model(row: &Model) -> Result<Debt> {
    Ok(Debt {
        amount: SignedDuration::from_micros(row.debt),
        last_at: time(row.last_at)?,
    })
}

fn to_active(of: &str, debt: Debt) -> ActiveModel {
    ActiveModel {
        attempt: Set(of.to_owned()),
        debt: Set(i64::try_from(debt.amount.as_micros()).unwrap_or(i64::MAX)),
        last_at: Set(micros(debt.last_at)),
    }
}

/// The debt of whoever or whatever `of` names.
///
/// # Errors
/// When the database fails.
pub async fn debt(reader: Reader<'_>, of: &str) -> Result<Option<Debt>> {
    let row = Entity::find_by_id(of).one(&reader.run()).await?;
    row.as_ref().map(from_model).transpose()
}

/// As [`debt`], while no other job may change it: attempts that come at once
/// wait for one another. A job that holds several takes them in their order.
///
/// # Errors
/// When the database fails.
pub async fn held(tx: &Tx, of: &str) -> Result<Option<Debt>> {
    let nothing = Debt {
        amount: SignedDuration::ZERO,
        last_at: Timestamp::UNIX_EPOCH,
    };
    Entity::insert(to_active(of, nothing))
        .on_conflict(OnConflict::column(Column::Attempt).do_nothing().to_owned())
        .exec_without_returning(tx.run())
        .await?;
    let mut select = Entity::find_by_id(of);
    dialect::hold(
        tx.run().get_database_backend(),
        QueryTrait::query(&mut select),
    );
    let row = select.one(tx.run()).await?;
    let debt = row.as_ref().map(from_model).transpose()?;
    Ok(debt.filter(|debt| *debt != nothing))
}

/// Writes a debt.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, of: &str, debt: Debt) -> Result<()> {
    Entity::insert(to_active(of, debt))
        .on_conflict(
            OnConflict::column(Column::Attempt)
                .update_columns([Column::Debt, Column::LastAt])
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// Forgets a debt, after a success.
///
/// # Errors
/// When the database fails.
pub async fn clear(tx: &Tx, of: &str) -> Result<()> {
    Entity::delete_by_id(of).exec(tx.run()).await?;
    Ok(())
}

/// Forgets debts whose last attempt was before a time; says how many.
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
