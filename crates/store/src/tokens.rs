//! Bearer tokens of the API.

use jiff::Timestamp;
use process::{
    access::Reach,
    ids::{AccountId, FacilityId},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    columns::{keys, micros, time, time_or_none, words},
    entities::api_tokens::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    secrets::TokenHash,
    sessions::{SignedIn, with_whoever},
    write::Tx,
};

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    /// Hash of its secret.
    pub hash: TokenHash,
    /// For whom it acts.
    pub account: AccountId,
    /// What its owner calls it.
    pub name: String,
    /// How far it reaches.
    pub reach: Reach,
    /// When it was issued.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, roughly.
    pub last_used_at: Option<Timestamp>,
    /// Since when it is revoked.
    pub revoked_at: Option<Timestamp>,
}

fn from_model(row: Model) -> Result<ApiToken> {
    Ok(ApiToken {
        hash: TokenHash::from_column(&row.hash)?,
        account: AccountId(row.account_id),
        name: row.name,
        reach: Reach {
            powers: words(&row.powers)?,
            facility: row.facility_id.map(FacilityId),
        },
        created_at: time(row.created_at)?,
        expires_at: time_or_none(row.expires_at)?,
        last_used_at: time_or_none(row.last_used_at)?,
        revoked_at: time_or_none(row.revoked_at)?,
    })
}

/// Issues a token.
///
/// # Errors
/// When the database fails.
pub async fn issue(tx: &Tx, token: &ApiToken) -> Result<()> {
    let row = ActiveModel {
        hash: Set(token.hash.column()),
        account_id: Set(token.account.0),
        name: Set(token.name.clone()),
        powers: Set(keys(&token.reach.powers)),
        facility_id: Set(token.reach.facility.map(|facility| facility.0)),
        created_at: Set(micros(token.created_at)),
        expires_at: Set(token.expires_at.map(micros)),
        last_used_at: Set(token.last_used_at.map(micros)),
        revoked_at: Set(token.revoked_at.map(micros)),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// The token of this secret, be it over, with whom it acts for; nothing when
/// it is unknown or the account is shut.
///
/// # Errors
/// When the database fails.
pub async fn find(
    reader: Reader<'_>,
    hash: TokenHash,
    now: Timestamp,
) -> Result<Option<(ApiToken, SignedIn)>> {
    let found = Entity::find_by_id(hash.column());
    let Some((token, signed_in)) = with_whoever(reader, found, Column::AccountId, now).await?
    else {
        return Ok(None);
    };
    Ok(Some((from_model(token)?, signed_in)))
}

/// Notes that a token was used.
///
/// # Errors
/// When the database fails.
pub async fn mark_used(tx: &Tx, hash: TokenHash, now: Timestamp) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::LastUsedAt, micros(now).into())
        .filter(Column::Hash.eq(hash.column()))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// What revoking a token changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revoking {
    /// It opens nothing any more.
    Revoked,
    /// It was revoked before.
    OverBefore,
}

/// Revokes a token.
///
/// # Errors
/// When the database fails.
pub async fn revoke(tx: &Tx, hash: TokenHash, now: Timestamp) -> Result<Revoking> {
    let revoked = Entity::update_many()
        .col_expr(Column::RevokedAt, micros(now).into())
        .filter(Column::Hash.eq(hash.column()))
        .filter(Column::RevokedAt.is_null())
        .exec(tx.run())
        .await?;
    Ok(match revoked.rows_affected {
        0 => Revoking::OverBefore,
        _ => Revoking::Revoked,
    })
}

/// The tokens of an account, the newest first, revoked ones among them.
///
/// # Errors
/// When the database fails.
pub async fn of_account(reader: Reader<'_>, account: AccountId) -> Result<Vec<ApiToken>> {
    Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .order_by_desc(Column::CreatedAt)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}
