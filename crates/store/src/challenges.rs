//! What the portal must remember between asking somebody to show something and
//! seeing it: once, and for minutes.

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use serde::Serialize;

use crate::{
    columns::{key, micros},
    entities::challenges::{ActiveModel, Column, Entity},
    error::Result,
    reader::Reader,
    secrets::TokenHash,
    write::Tx,
};

/// What is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// A code of an application that is being set up; the state is its sealed
    /// key.
    NewCodeApplication,
    /// A passkey that is being set up.
    NewPasskey,
    /// A passkey of a person who is known.
    Passkey,
    /// A passkey of whoever holds one.
    AnyPasskey,
}

/// Remembers a challenge, in place of the holder's earlier one for the same
/// purpose. The holder is whoever has the secret of this hash: that of a
/// session, or of a sign-in that is not over.
///
/// # Errors
/// When the database fails.
pub async fn put(
    tx: &Tx,
    holder: TokenHash,
    purpose: Purpose,
    state: &str,
    expires_at: Timestamp,
) -> Result<()> {
    let row = ActiveModel {
        holder: Set(holder.column()),
        purpose: Set(key(&purpose)),
        state: Set(state.to_owned()),
        expires_at: Set(micros(expires_at)),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::Holder, Column::Purpose])
                .update_columns([Column::State, Column::ExpiresAt])
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// The holder's challenge, which stays.
///
/// # Errors
/// When the database fails.
pub async fn find(
    reader: Reader<'_>,
    holder: TokenHash,
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<String>> {
    let row = Entity::find_by_id((holder.column(), key(&purpose)))
        .filter(Column::ExpiresAt.gt(micros(now)))
        .one(&reader.run())
        .await?;
    Ok(row.map(|row| row.state))
}

/// Takes the holder's challenge: whoever comes second with an answer to it
/// finds none.
///
/// # Errors
/// When the database fails.
pub async fn take(
    tx: &Tx,
    holder: TokenHash,
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<String>> {
    let found = find(tx.read(), holder, purpose, now).await?;
    let taken = Entity::delete_by_id((holder.column(), key(&purpose)))
        .exec(tx.run())
        .await?;
    Ok(found.filter(|_| taken.rows_affected == 1))
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
