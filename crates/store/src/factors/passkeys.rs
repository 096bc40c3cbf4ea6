//! Passkeys: as many for a person as they have devices.

use jiff::Timestamp;
use process::ids::AccountId;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::{
    columns::{micros, time, time_or_none},
    entities::passkeys::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// One passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// Its identity here.
    pub id: Uuid,
    /// Whose it is.
    pub account: AccountId,
    /// The identity that its device gave it.
    pub credential: Vec<u8>,
    /// How its owner calls it.
    pub name: String,
    /// Its public key and counter, as JSON of the library that checks it.
    pub passkey: String,
    /// When it was set up.
    pub created_at: Timestamp,
    /// When it was used last.
    pub last_used_at: Option<Timestamp>,
}

fn from_model(row: Model) -> Result<Passkey> {
    Ok(Passkey {
        id: row.id,
        account: AccountId(row.account_id),
        credential: row.credential,
        name: row.name,
        passkey: row.passkey,
        created_at: time(row.created_at)?,
        last_used_at: time_or_none(row.last_used_at)?,
    })
}

/// Adds a passkey.
///
/// # Errors
/// [`crate::StoreError::Conflict`] when it is known already.
pub async fn add(tx: &Tx, passkey: &Passkey) -> Result<()> {
    let row = ActiveModel {
        id: Set(passkey.id),
        account_id: Set(passkey.account.0),
        credential: Set(passkey.credential.clone()),
        name: Set(passkey.name.clone()),
        passkey: Set(passkey.passkey.clone()),
        created_at: Set(micros(passkey.created_at)),
        last_used_at: Set(passkey.last_used_at.map(micros)),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// Which of these people have a passkey.
///
/// # Errors
/// When the database fails.
pub(super) async fn holders(reader: Reader<'_>, accounts: &[AccountId]) -> Result<Vec<AccountId>> {
    let held: Vec<uuid::Uuid> = Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .into_tuple()
        .all(&reader.run())
        .await?;
    Ok(held.into_iter().map(AccountId).collect())
}

/// The passkeys of a person, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_account(reader: Reader<'_>, account: AccountId) -> Result<Vec<Passkey>> {
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

/// How many passkeys a person has.
///
/// # Errors
/// When the database fails.
pub async fn count(reader: Reader<'_>, account: AccountId) -> Result<u64> {
    let found = Entity::find().filter(Column::AccountId.eq(account.0));
    Ok(found.count(&reader.run()).await?)
}

/// The passkey that its device calls so, if it is this person's.
///
/// # Errors
/// When the database fails.
pub async fn by_credential(
    reader: Reader<'_>,
    account: AccountId,
    credential: &[u8],
) -> Result<Option<Passkey>> {
    let row = Entity::find()
        .filter(Column::Credential.eq(credential.to_vec()))
        .filter(Column::AccountId.eq(account.0))
        .one(&reader.run())
        .await?;
    row.map(from_model).transpose()
}

/// Notes that a passkey was used, with its counter as it stands now.
///
/// # Errors
/// When the database fails.
pub async fn mark_used(tx: &Tx, id: Uuid, passkey: &str, now: Timestamp) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Passkey, passkey.into())
        .col_expr(Column::LastUsedAt, micros(now).into())
        .filter(Column::Id.eq(id))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Takes a passkey of a person away; says how many it was.
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

/// Takes every passkey of a person away.
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
