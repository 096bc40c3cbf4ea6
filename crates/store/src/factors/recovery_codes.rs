//! Recovery codes: each serves once, and only its hash is kept.

use jiff::Timestamp;
use process::ids::AccountId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::{
    columns::micros,
    entities::recovery_codes::{ActiveModel, Column, Entity},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// What became of a code that was presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeUse {
    /// It served, for the only time; so many are left.
    Used {
        /// How many are left.
        left: u64,
    },
    /// It is none of the person's, or served before.
    Gone,
}

/// Gives a person new codes, by their hashes under one salt; earlier ones no
/// longer serve.
///
/// # Errors
/// When the database fails.
pub async fn replace(
    tx: &Tx,
    account: AccountId,
    salt: &[u8],
    hashes: &[Vec<u8>],
    now: Timestamp,
) -> Result<()> {
    remove_all(tx, account).await?;
    let rows = hashes.iter().map(|hash| ActiveModel {
        account_id: Set(account.0),
        hash: Set(hash.clone()),
        salt: Set(salt.to_vec()),
        created_at: Set(micros(now)),
        used_at: Set(None),
    });
    Entity::insert_many(rows)
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// The salt of a person's codes, while one is left.
///
/// # Errors
/// When the database fails.
pub async fn salt(reader: Reader<'_>, account: AccountId) -> Result<Option<Vec<u8>>> {
    let row = Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::UsedAt.is_null())
        .one(&reader.run())
        .await?;
    Ok(row.map(|row| row.salt))
}

/// How many codes of a person still serve.
///
/// # Errors
/// When the database fails.
pub async fn left(reader: Reader<'_>, account: AccountId) -> Result<u64> {
    let left = Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::UsedAt.is_null());
    Ok(left.count(&reader.run()).await?)
}

/// Uses a code up.
///
/// # Errors
/// When the database fails.
pub async fn use_up(tx: &Tx, account: AccountId, hash: &[u8], now: Timestamp) -> Result<CodeUse> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, micros(now).into())
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::Hash.eq(hash.to_vec()))
        .filter(Column::UsedAt.is_null())
        .exec(tx.run())
        .await?;
    Ok(match used.rows_affected {
        0 => CodeUse::Gone,
        _ => CodeUse::Used {
            left: left(tx.read(), account).await?,
        },
    })
}

/// Takes a person's codes away.
///
/// # Errors
/// When the database fails.
pub async fn remove_all(tx: &Tx, account: AccountId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::AccountId.eq(account.0))
        .exec(tx.run())
        .await?;
    Ok(())
}
