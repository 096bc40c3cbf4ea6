//! Requests of people who lost every second factor to begin anew.

use jiff::Timestamp;
use process::ids::AccountId;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, OnConflict},
};

use crate::{
    columns::{micros, time, time_or_none},
    entities::factor_resets::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    secrets::TokenHash,
    write::Tx,
};

/// A request: one for each person at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorReset {
    /// Who asks.
    pub account: AccountId,
    /// Since when.
    pub asked_at: Timestamp,
    /// When somebody entitled confirmed it.
    pub confirmed_at: Option<Timestamp>,
    /// When the factors go, once it is confirmed.
    pub due_at: Option<Timestamp>,
}

/// What became of a request that was to move on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It did.
    Yes,
    /// There was none, or it stood elsewhere.
    No,
}

impl Moved {
    const fn by(rows: u64) -> Self {
        match rows {
            0 => Self::No,
            _ => Self::Yes,
        }
    }
}

fn from_model(row: Model) -> Result<FactorReset> {
    Ok(FactorReset {
        account: AccountId(row.account_id),
        asked_at: time(row.asked_at)?,
        confirmed_at: time_or_none(row.confirmed_at)?,
        due_at: time_or_none(row.due_at)?,
    })
}

/// Notes a request; [`Moved::No`] when there is one already.
///
/// # Errors
/// When the database fails.
pub async fn ask(tx: &Tx, account: AccountId, now: Timestamp) -> Result<Moved> {
    let row = ActiveModel {
        account_id: Set(account.0),
        asked_at: Set(micros(now)),
        confirmed_at: Set(None),
        due_at: Set(None),
        cancel: Set(None),
    };
    let asked = Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::AccountId)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(Moved::by(asked))
}

/// The request of a person.
///
/// # Errors
/// When the database fails.
pub async fn find(reader: Reader<'_>, account: AccountId) -> Result<Option<FactorReset>> {
    let row = Entity::find_by_id(account.0).one(&reader.run()).await?;
    row.map(from_model).transpose()
}

/// The requests that nobody confirmed yet, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn waiting(reader: Reader<'_>) -> Result<Vec<FactorReset>> {
    Entity::find()
        .filter(Column::ConfirmedAt.is_null())
        .order_by_asc(Column::AskedAt)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// Confirms a request: the factors go at `due`, unless whoever holds the
/// secret of `cancel` objects.
///
/// # Errors
/// When the database fails.
pub async fn confirm(
    tx: &Tx,
    account: AccountId,
    now: Timestamp,
    due: Timestamp,
    cancel: TokenHash,
) -> Result<Moved> {
    let confirmed = Entity::update_many()
        .col_expr(Column::ConfirmedAt, micros(now).into())
        .col_expr(Column::DueAt, micros(due).into())
        .col_expr(Column::Cancel, Expr::val(cancel.column()))
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ConfirmedAt.is_null())
        .exec(tx.run())
        .await?;
    Ok(Moved::by(confirmed.rows_affected))
}

/// The confirmed request that the holder of a secret may object to.
///
/// # Errors
/// When the database fails.
pub async fn by_cancel(reader: Reader<'_>, cancel: TokenHash) -> Result<Option<FactorReset>> {
    let row = Entity::find()
        .filter(Column::Cancel.eq(cancel.column()))
        .one(&reader.run())
        .await?;
    row.map(from_model).transpose()
}

/// The confirmed requests whose time has come.
///
/// # Errors
/// When the database fails.
pub async fn due(reader: Reader<'_>, now: Timestamp) -> Result<Vec<FactorReset>> {
    Entity::find()
        .filter(Column::DueAt.lte(micros(now)))
        .order_by_asc(Column::DueAt)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// Forgets the request of a person: it was carried out, or turned down.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &Tx, account: AccountId) -> Result<Moved> {
    let ended = Entity::delete_by_id(account.0).exec(tx.run()).await?;
    Ok(Moved::by(ended.rows_affected))
}
