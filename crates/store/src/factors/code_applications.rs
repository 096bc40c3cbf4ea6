//! Applications that give codes (TOTP): one for each person.

use jiff::Timestamp;
use process::ids::AccountId;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict,
};

use crate::{
    columns::{micros, time, time_or_none},
    entities::code_applications::{ActiveModel, Column, Entity, Model},
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

/// A person's application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeApplication {
    /// Whose it is.
    pub account: AccountId,
    /// The key that it shares with the portal, sealed by the server's secret.
    pub sealed_key: Vec<u8>,
    /// The step of time whose code was used last: no code of this step or of
    /// an earlier one is taken again.
    pub last_step: u64,
    /// When it was set up.
    pub created_at: Timestamp,
    /// When it was used last.
    pub last_used_at: Option<Timestamp>,
}

/// What became of a code that was presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepUse {
    /// Its step is used up from now on.
    Used,
    /// Its step, or a later one, was used before.
    UsedBefore,
}

/// A number that fits the columns of the database: seconds since 1970 by
/// thirties do for some billions of years.
fn column(step: u64) -> i64 {
    i64::try_from(step).unwrap_or(i64::MAX)
}

fn from_model(row: Model) -> Result<CodeApplication> {
    Ok(CodeApplication {
        account: AccountId(row.account_id),
        sealed_key: row.sealed_key,
        last_step: u64::try_from(row.last_step)
            .map_err(|_| StoreError::corrupt("a step", row.last_step))?,
        created_at: time(row.created_at)?,
        last_used_at: time_or_none(row.last_used_at)?,
    })
}

/// Which of these people have an application that gives codes.
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

/// Sets a person's application up, in place of the one that they had.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, application: &CodeApplication) -> Result<()> {
    let row = ActiveModel {
        account_id: Set(application.account.0),
        sealed_key: Set(application.sealed_key.clone()),
        last_step: Set(column(application.last_step)),
        created_at: Set(micros(application.created_at)),
        last_used_at: Set(application.last_used_at.map(micros)),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::AccountId)
                .update_columns([
                    Column::SealedKey,
                    Column::LastStep,
                    Column::CreatedAt,
                    Column::LastUsedAt,
                ])
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// A person's application.
///
/// # Errors
/// When the database fails.
pub async fn find(reader: Reader<'_>, account: AccountId) -> Result<Option<CodeApplication>> {
    let row = Entity::find_by_id(account.0).one(&reader.run()).await?;
    row.map(from_model).transpose()
}

/// Uses the code of a step up, unless that step or a later one was used:
/// codes sent at once are taken once.
///
/// # Errors
/// When the database fails.
pub async fn use_step(tx: &Tx, account: AccountId, step: u64, now: Timestamp) -> Result<StepUse> {
    let used = Entity::update_many()
        .col_expr(Column::LastStep, column(step).into())
        .col_expr(Column::LastUsedAt, micros(now).into())
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::LastStep.lt(column(step)))
        .exec(tx.run())
        .await?;
    Ok(if used.rows_affected == 1 {
        StepUse::Used
    } else {
        StepUse::UsedBefore
    })
}

/// Takes a person's application away.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, account: AccountId) -> Result<u64> {
    let removed = Entity::delete_by_id(account.0).exec(tx.run()).await?;
    Ok(removed.rows_affected)
}
