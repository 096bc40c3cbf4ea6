//! Sign-ins that still lack something: they open nothing but what they lack.

use jiff::Timestamp;
use process::{ids::AccountId, sign_in::Assurance};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    columns::{micros, parse, time},
    entities::pending_sign_ins::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    secrets::TokenHash,
    sessions::{SignedIn, signed_in},
    write::Tx,
};

/// A sign-in that still lacks something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingSignIn {
    /// Hash of the cookie's secret.
    pub token: TokenHash,
    /// Whose it is.
    pub account: AccountId,
    /// What was shown so far.
    pub shown: Assurance,
    /// Until when the rest can be shown.
    pub expires_at: Timestamp,
}

/// What became of a sign-in that was to be ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It served, and never can again.
    Ended,
    /// It had served, or expired.
    Gone,
}

fn from_model(row: Model) -> Result<PendingSignIn> {
    Ok(PendingSignIn {
        token: TokenHash::from_column(&row.token)?,
        account: AccountId(row.account_id),
        shown: parse(&row.shown)?,
        expires_at: time(row.expires_at)?,
    })
}

/// Begins one.
///
/// # Errors
/// When the database fails.
pub async fn open(tx: &Tx, pending: &PendingSignIn) -> Result<()> {
    let row = ActiveModel {
        token: Set(pending.token.column()),
        account_id: Set(pending.account.0),
        shown: Set(pending.shown.to_string()),
        expires_at: Set(micros(pending.expires_at)),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// The sign-in of this secret, with whose it is; nothing when it has expired
/// or the account is shut.
///
/// # Errors
/// When the database fails.
pub async fn find(
    reader: Reader<'_>,
    token: TokenHash,
    now: Timestamp,
) -> Result<Option<(PendingSignIn, SignedIn)>> {
    let row = Entity::find_by_id(token.column())
        .filter(Column::ExpiresAt.gt(micros(now)))
        .one(&reader.run())
        .await?;
    let Some(pending) = row.map(from_model).transpose()? else {
        return Ok(None);
    };
    let person = signed_in(reader, pending.account, now).await?;
    Ok(person.map(|person| (pending, person)))
}

/// Ends one that is alive.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &Tx, token: TokenHash, now: Timestamp) -> Result<Ending> {
    let ended = Entity::delete_many()
        .filter(Column::Token.eq(token.column()))
        .filter(Column::ExpiresAt.gt(micros(now)))
        .exec(tx.run())
        .await?;
    Ok(match ended.rows_affected {
        0 => Ending::Gone,
        _ => Ending::Ended,
    })
}

/// Ends every one of an account.
///
/// # Errors
/// When the database fails.
pub async fn end_all(tx: &Tx, account: AccountId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::AccountId.eq(account.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Deletes those that have expired; says how many.
///
/// # Errors
/// When the database fails.
pub async fn purge(tx: &Tx, now: Timestamp) -> Result<u64> {
    let purged = Entity::delete_many()
        .filter(Column::ExpiresAt.lte(micros(now)))
        .exec(tx.run())
        .await?;
    Ok(purged.rows_affected)
}
