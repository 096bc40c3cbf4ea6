//! Links that let somebody choose a password, once.

use jiff::Timestamp;
use process::ids::AccountId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::{
    columns::{key, micros, time, word},
    entities::invitations::{ActiveModel, Column, Entity},
    error::Result,
    reader::Reader,
    secrets::TokenHash,
    write::Tx,
};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// To enter an account that was just made.
    Join,
    /// To choose another password.
    ResetPassword,
}

/// One link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Hash of its secret.
    pub hash: TokenHash,
    /// For whose account.
    pub account: AccountId,
    /// What it is for.
    pub purpose: Purpose,
    /// Until when it works.
    pub expires_at: Timestamp,
}

/// Issues a link; earlier ones of the account for the same purpose no longer
/// work.
///
/// # Errors
/// When the database fails.
pub async fn issue(tx: &Tx, invitation: &Invitation) -> Result<()> {
    Entity::delete_many()
        .filter(Column::AccountId.eq(invitation.account.0))
        .filter(Column::Purpose.eq(key(&invitation.purpose)))
        .filter(Column::UsedAt.is_null())
        .exec(tx.run())
        .await?;
    let row = ActiveModel {
        hash: Set(invitation.hash.column()),
        account_id: Set(invitation.account.0),
        purpose: Set(key(&invitation.purpose)),
        expires_at: Set(micros(invitation.expires_at)),
        used_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// The link of this secret, as long as it works.
///
/// # Errors
/// When the database fails.
pub async fn find(
    reader: Reader<'_>,
    hash: TokenHash,
    now: Timestamp,
) -> Result<Option<Invitation>> {
    let row = Entity::find_by_id(hash.column())
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(micros(now)))
        .one(&reader.run())
        .await?;
    row.map(|row| {
        Ok(Invitation {
            hash: TokenHash::from_column(&row.hash)?,
            account: AccountId(row.account_id),
            purpose: word(&row.purpose)?,
            expires_at: time(row.expires_at)?,
        })
    })
    .transpose()
}

/// Whether a link could be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It could, and never can again.
    Used,
    /// It does not work, or no longer.
    Gone,
}

/// Uses a link up.
///
/// # Errors
/// When the database fails.
pub async fn use_up(tx: &Tx, hash: TokenHash, now: Timestamp) -> Result<Use> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, micros(now).into())
        .filter(Column::Hash.eq(hash.column()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(micros(now)))
        .exec(tx.run())
        .await?;
    Ok(if used.rows_affected == 1 {
        Use::Used
    } else {
        Use::Gone
    })
}

/// Withdraws the invitations of an account that were not used.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(tx: &Tx, account: AccountId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::UsedAt.is_null())
        .exec(tx.run())
        .await?;
    Ok(())
}
