//! Devices on which people signed in before: their attempts are counted apart,
//! so that guesses made elsewhere do not keep anybody out of their account.

use jiff::Timestamp;
use process::ids::AccountId;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::OnConflict,
};

use crate::{
    columns::micros,
    entities::known_devices::{ActiveModel, Column, Entity},
    error::Result,
    reader::Reader,
    secrets::TokenHash,
    write::Tx,
};

/// Whether somebody signed in on a device before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// They did.
    Known,
    /// They did not, or long ago.
    Unknown,
}

/// Whether the device that holds this secret is known to an account.
///
/// # Errors
/// When the database fails.
pub async fn find(reader: Reader<'_>, hash: TokenHash, account: AccountId) -> Result<Device> {
    let found = Entity::find_by_id((hash.column(), account.0))
        .count(&reader.run())
        .await?;
    Ok(if found == 0 {
        Device::Unknown
    } else {
        Device::Known
    })
}

/// Makes a device known to an account, or notes that it was seen.
///
/// # Errors
/// When the database fails.
pub async fn see(tx: &Tx, hash: TokenHash, account: AccountId, now: Timestamp) -> Result<()> {
    let row = ActiveModel {
        hash: Set(hash.column()),
        account_id: Set(account.0),
        seen_at: Set(micros(now)),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::Hash, Column::AccountId])
                .update_column(Column::SeenAt)
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// Forgets devices that were last seen before a time; says how many.
///
/// # Errors
/// When the database fails.
pub async fn purge(tx: &Tx, before: Timestamp) -> Result<u64> {
    let purged = Entity::delete_many()
        .filter(Column::SeenAt.lt(micros(before)))
        .exec(tx.run())
        .await?;
    Ok(purged.rows_affected)
}
