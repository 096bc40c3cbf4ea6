//! SSH keys with which a person signs what they did (KEEP-1); they open
//! nothing.

use jiff::Timestamp;
use process::ids::AccountId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{
    columns::{micros, time},
    entities::signing_keys::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// One key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningKey {
    /// Its identity here.
    pub id: Uuid,
    /// Whose it is.
    pub account: AccountId,
    /// How its owner calls it.
    pub name: String,
    /// The public key, as a line of a `.pub` file without its comment.
    pub public_key: String,
    /// When it was added.
    pub created_at: Timestamp,
}

fn from_model(row: Model) -> Result<SigningKey> {
    Ok(SigningKey {
        id: row.id,
        account: AccountId(row.account_id),
        name: row.name,
        public_key: row.public_key,
        created_at: time(row.created_at)?,
    })
}

/// Adds a key.
///
/// # Errors
/// [`crate::StoreError::Conflict`] when it is known already.
pub async fn add(tx: &Tx, key: &SigningKey) -> Result<()> {
    let row = ActiveModel {
        id: Set(key.id),
        account_id: Set(key.account.0),
        name: Set(key.name.clone()),
        public_key: Set(key.public_key.clone()),
        created_at: Set(micros(key.created_at)),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// The keys of a person, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_account(reader: Reader<'_>, account: AccountId) -> Result<Vec<SigningKey>> {
    Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// Takes a key of a person away; says how many it was.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, account: AccountId, id: Uuid) -> Result<u64> {
    let removed = Entity::delete_by_id(id)
        .filter(Column::AccountId.eq(account.0))
        .exec(tx.run())
        .await?;
    Ok(removed.rows_affected)
}

/// Takes every key of a person away.
///
/// # Errors
/// When the database fails.
pub(super) async fn remove_all(tx: &Tx, account: AccountId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::AccountId.eq(account.0))
        .exec(tx.run())
        .await?;
    Ok(())
}
