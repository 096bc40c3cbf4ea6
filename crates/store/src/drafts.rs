//! Declarations that are being written. They are not acts: they may be
//! changed, and are gone once sent.

use jiff::Timestamp;
use process::ids::{AccountId, DraftId, FacilityId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, SimpleExpr},
};

use crate::{
    columns::{int, micros, number, time, time_or_none},
    dialect,
    entities::drafts::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    secrets::TokenHash,
    write::Tx,
};

/// A declaration that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its identity.
    pub id: DraftId,
    /// The facility that it is for, whose reporters all see it.
    pub facility: Option<FacilityId>,
    /// Who began it.
    pub account: Option<AccountId>,
    /// Hash of the secret of an author without an account.
    pub secret: Option<TokenHash>,
    /// What was answered so far, as JSON.
    pub data: String,
    /// Number of its last saving, from 1.
    pub version: u32,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was last saved.
    pub updated_at: Timestamp,
    /// When its authors were warned that it will be purged.
    pub warned_at: Option<Timestamp>,
}

fn from_model(row: Model) -> Result<Draft> {
    Ok(Draft {
        id: DraftId(row.id),
        facility: row.facility_id.map(FacilityId),
        account: row.account_id.map(AccountId),
        secret: row
            .secret
            .as_deref()
            .map(TokenHash::from_column)
            .transpose()?,
        data: row.data,
        version: number(row.version)?,
        created_at: time(row.created_at)?,
        updated_at: time(row.updated_at)?,
        warned_at: time_or_none(row.warned_at)?,
    })
}

/// Begins a draft.
///
/// # Errors
/// [`crate::StoreError::Conflict`] when one of this identity exists.
pub async fn create(tx: &Tx, draft: &Draft) -> Result<()> {
    let row = ActiveModel {
        id: Set(draft.id.0),
        facility_id: Set(draft.facility.map(|facility| facility.0)),
        account_id: Set(draft.account.map(|account| account.0)),
        secret: Set(draft.secret.map(TokenHash::column)),
        data: Set(draft.data.clone()),
        version: Set(int(draft.version)),
        created_at: Set(micros(draft.created_at)),
        updated_at: Set(micros(draft.updated_at)),
        warned_at: Set(draft.warned_at.map(micros)),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// What became of a saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// It is saved, under this version.
    Saved {
        /// The new version.
        version: u32,
    },
    /// Another device has saved meanwhile; nothing was written.
    Outdated {
        /// The draft as it stands there.
        current: Box<Draft>,
    },
    /// The draft was sent or deleted meanwhile.
    Gone,
}

/// Saves a draft over the version that its author saw.
///
/// # Errors
/// When the database fails.
pub async fn save(
    tx: &Tx,
    id: DraftId,
    seen: u32,
    facility: Option<FacilityId>,
    data: &str,
    now: Timestamp,
) -> Result<Saving> {
    let version = seen + 1;
    let saved = Entity::update_many()
        .col_expr(
            Column::FacilityId,
            Expr::val(facility.map(|facility| facility.0)),
        )
        .col_expr(Column::Data, data.into())
        .col_expr(Column::Version, int(version).into())
        .col_expr(Column::UpdatedAt, micros(now).into())
        .col_expr(Column::WarnedAt, Expr::val(Option::<i64>::None))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(int(seen)))
        .exec(tx.run())
        .await?;
    if saved.rows_affected == 1 {
        return Ok(Saving::Saved { version });
    }
    Ok(match by_id(tx.read(), id).await? {
        Some(current) => Saving::Outdated {
            current: Box::new(current),
        },
        None => Saving::Gone,
    })
}

/// The draft of this identity.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, id: DraftId) -> Result<Option<Draft>> {
    Entity::find_by_id(id.0)
        .one(&reader.run())
        .await?
        .map(from_model)
        .transpose()
}

/// As [`by_id`], while nobody may save it.
///
/// # Errors
/// When the database fails.
pub async fn held(tx: &Tx, id: DraftId) -> Result<Option<Draft>> {
    let mut select = Entity::find_by_id(id.0);
    dialect::hold(
        tx.run().get_database_backend(),
        QueryTrait::query(&mut select),
    );
    select.one(tx.run()).await?.map(from_model).transpose()
}

/// Deletes a draft: it was sent, or its author dropped it.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &Tx, id: DraftId) -> Result<()> {
    Entity::delete_by_id(id.0).exec(tx.run()).await?;
    Ok(())
}

/// The drafts for these facilities, the last saved first.
///
/// # Errors
/// When the database fails.
pub async fn of_facilities(reader: Reader<'_>, facilities: &[FacilityId]) -> Result<Vec<Draft>> {
    let wanted = Column::FacilityId.is_in(facilities.iter().map(|facility| facility.0));
    which(reader, wanted).await
}

/// The drafts that an account began, the last saved first.
///
/// # Errors
/// When the database fails.
pub async fn of_account(reader: Reader<'_>, account: AccountId) -> Result<Vec<Draft>> {
    which(reader, Column::AccountId.eq(account.0)).await
}

async fn which(reader: Reader<'_>, wanted: SimpleExpr) -> Result<Vec<Draft>> {
    Entity::find()
        .filter(wanted)
        .order_by_desc(Column::UpdatedAt)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// Every draft, the last saved first: for those who look for what is held of
/// a person.
///
/// # Errors
/// When the database fails.
pub async fn all(reader: Reader<'_>) -> Result<Vec<Draft>> {
    which(reader, Column::Id.is_not_null()).await
}

/// Drafts that nobody has saved since a time and whose authors were not
/// warned, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn stale(
    reader: Reader<'_>,
    untouched_since: Timestamp,
    limit: u64,
) -> Result<Vec<Draft>> {
    Entity::find()
        .filter(Column::UpdatedAt.lte(micros(untouched_since)))
        .filter(Column::WarnedAt.is_null())
        .order_by_asc(Column::UpdatedAt)
        .limit(limit)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// Whether the authors of a draft are still to be warned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Warn them, in this job.
    ToGive,
    /// Somebody has saved the draft, or has warned them, meanwhile.
    NotDue,
}

/// Notes that the authors of a draft that nobody has saved since
/// `untouched_since` are warned; saving it again takes the warning back.
///
/// # Errors
/// When the database fails.
pub async fn mark_warned(
    tx: &Tx,
    id: DraftId,
    untouched_since: Timestamp,
    now: Timestamp,
) -> Result<Warning> {
    let marked = Entity::update_many()
        .col_expr(Column::WarnedAt, micros(now).into())
        .filter(Column::Id.eq(id.0))
        .filter(Column::UpdatedAt.lte(micros(untouched_since)))
        .filter(Column::WarnedAt.is_null())
        .exec(tx.run())
        .await?;
    Ok(if marked.rows_affected == 1 {
        Warning::ToGive
    } else {
        Warning::NotDue
    })
}

/// Deletes the drafts whose authors were warned at that time or before; says
/// how many.
///
/// # Errors
/// When the database fails.
pub async fn purge(tx: &Tx, warned_before: Timestamp) -> Result<u64> {
    let purged = Entity::delete_many()
        .filter(Column::WarnedAt.lte(micros(warned_before)))
        .exec(tx.run())
        .await?;
    Ok(purged.rows_affected)
}
