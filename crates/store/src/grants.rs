//! Rights given to accounts.

use jiff::Timestamp;
use process::{
    access::{Body, Right},
    ids::{AccountId, FacilityId, GrantId, Pseudonym},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    accounts::{self, Account},
    columns::{from_json, json, key, micros, time, time_or_none},
    entities::{
        accounts as account_rows,
        grants::{ActiveModel, Column, Entity, Model},
    },
    error::Result,
    reader::Reader,
    write::Tx,
};

/// A right of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Its identity.
    pub id: GrantId,
    /// Whose it is.
    pub account: AccountId,
    /// What it allows.
    pub right: Right,
    /// From when on.
    pub from: Timestamp,
    /// Until when; without end when absent.
    pub until: Option<Timestamp>,
    /// Who gave it.
    pub granted_by: Pseudonym,
    /// How the person was checked, for example the number called back.
    pub note: Option<String>,
}

fn from_model(row: Model) -> Result<Grant> {
    Ok(Grant {
        id: GrantId(row.id),
        account: AccountId(row.account_id),
        right: from_json(&row.held_right)?,
        from: time(row.valid_from)?,
        until: time_or_none(row.valid_until)?,
        granted_by: Pseudonym(row.granted_by),
        note: row.note,
    })
}

/// The condition that a right is in force.
pub(crate) fn in_force(now: Timestamp) -> Condition {
    Condition::all()
        .add(Column::ValidFrom.lte(micros(now)))
        .add(
            Condition::any()
                .add(Column::ValidUntil.is_null())
                .add(Column::ValidUntil.gt(micros(now))),
        )
}

/// Gives a right.
///
/// # Errors
/// When the database fails.
pub async fn give(tx: &Tx, grant: &Grant) -> Result<()> {
    let (facility, role, body) = match grant.right {
        Right::Facility { facility, role } => (Some(facility), Some(role), None),
        Right::Staff { role } => (None, None, Some(role.body())),
    };
    let row = ActiveModel {
        id: Set(grant.id.0),
        account_id: Set(grant.account.0),
        held_right: Set(json(&grant.right)?),
        facility_id: Set(facility.map(|facility| facility.0)),
        facility_role: Set(role.as_ref().map(key)),
        body: Set(body.map(|body| body.to_string())),
        valid_from: Set(micros(grant.from)),
        valid_until: Set(grant.until.map(micros)),
        granted_by: Set(grant.granted_by.0.clone()),
        note: Set(grant.note.clone()),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// What became of a right that was to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It has ended now.
    Ended,
    /// It was over already: when it ended stays as it was.
    OverBefore,
}

/// Ends a right at a time, if it is in force; it is kept, as ended.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &Tx, grant: GrantId, at: Timestamp) -> Result<Ending> {
    let ended = Entity::update_many()
        .col_expr(Column::ValidUntil, micros(at).into())
        .filter(Column::Id.eq(grant.0))
        .filter(in_force(at))
        .exec(tx.run())
        .await?;
    Ok(if ended.rows_affected == 1 {
        Ending::Ended
    } else {
        Ending::OverBefore
    })
}

/// The right of this identity, in force or not.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, id: GrantId) -> Result<Option<Grant>> {
    Entity::find_by_id(id.0)
        .one(&reader.run())
        .await?
        .map(from_model)
        .transpose()
}

/// The rights of an account that are in force.
///
/// # Errors
/// When the database fails.
pub async fn rights_of(
    reader: Reader<'_>,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<Right>> {
    let rights: Vec<String> = Entity::find()
        .select_only()
        .column(Column::HeldRight)
        .filter(Column::AccountId.eq(account.0))
        .filter(in_force(now))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(&reader.run())
        .await?;
    rights.iter().map(|right| from_json(right)).collect()
}

/// Every right that an account has or had.
///
/// # Errors
/// When the database fails.
pub async fn of_account(reader: Reader<'_>, account: AccountId) -> Result<Vec<Grant>> {
    Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .order_by_asc(Column::ValidFrom)
        .order_by_asc(Column::Id)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// Who holds a right in a facility now, accounts that are shut left out.
///
/// # Errors
/// When the database fails.
pub async fn of_facility(
    reader: Reader<'_>,
    facility: FacilityId,
    now: Timestamp,
) -> Result<Vec<(Grant, Account)>> {
    held(reader, Column::FacilityId.eq(facility.0), now).await
}

/// Who acts for a body now, accounts that are shut left out.
///
/// # Errors
/// When the database fails.
pub async fn of_body(
    reader: Reader<'_>,
    body: Body,
    now: Timestamp,
) -> Result<Vec<(Grant, Account)>> {
    held(reader, Column::Body.eq(body.to_string()), now).await
}

async fn held(
    reader: Reader<'_>,
    which: sea_orm::sea_query::SimpleExpr,
    now: Timestamp,
) -> Result<Vec<(Grant, Account)>> {
    let connection = reader.run();
    let grants = Entity::find()
        .filter(which)
        .filter(in_force(now))
        .order_by_asc(Column::ValidFrom)
        .order_by_asc(Column::Id)
        .all(&connection)
        .await?;
    let holders = account_rows::Entity::find()
        .filter(account_rows::Column::Id.is_in(grants.iter().map(|grant| grant.account_id)))
        .filter(account_rows::Column::DisabledAt.is_null())
        .all(&connection)
        .await?;
    let mut held = Vec::new();
    for grant in grants {
        if let Some(holder) = holders.iter().find(|holder| holder.id == grant.account_id) {
            held.push((from_model(grant)?, accounts::from_model(holder.clone())?));
        }
    }
    Ok(held)
}
