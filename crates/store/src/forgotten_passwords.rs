//! Passwords that people say they forgot, until they are answered by mail. One
//! is noted for every address that is typed, known or not, by the same
//! statement: how long an answer takes tells nothing of who has an account.

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::ids::AccountId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    columns::micros,
    entities::forgotten_passwords::{ActiveModel, Column, Entity},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// Notes that somebody asks for another password: the person of this account,
/// or nobody known.
///
/// # Errors
/// When the database fails.
pub async fn note(tx: &Tx, id: Uuid, account: Option<AccountId>, now: Timestamp) -> Result<()> {
    let row = ActiveModel {
        id: Set(id),
        account_id: Set(account.map(|account| account.0)),
        asked_at: Set(micros(now)),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// What was noted and is not answered yet, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn waiting(reader: Reader<'_>, limit: u64) -> Result<Vec<Uuid>> {
    let ids = Entity::find()
        .select_only()
        .column(Column::Id)
        .order_by_asc(Column::AskedAt)
        .limit(limit)
        .into_tuple()
        .all(&reader.run())
        .await?;
    Ok(ids)
}

/// Takes up what was noted; gives the accounts to write to, each once. What
/// somebody else has taken up meanwhile is left to them.
///
/// # Errors
/// When the database fails.
pub async fn take(tx: &Tx, ids: Vec<Uuid>) -> Result<BTreeSet<AccountId>> {
    let mut accounts = BTreeSet::new();
    for id in ids {
        let Some(row) = Entity::find_by_id(id).one(tx.run()).await? else {
            continue;
        };
        let taken = Entity::delete_many()
            .filter(Column::Id.eq(id))
            .exec(tx.run())
            .await?;
        if taken.rows_affected > 0 {
            accounts.extend(row.account_id.map(AccountId));
        }
    }
    Ok(accounts)
}
