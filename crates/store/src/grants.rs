//! Rights given to accounts.

mod term;

use jiff::Timestamp;
use process::{
    access::{Body, FacilityRole, Right},
    ids::{AccountId, FacilityId, GrantId, Pseudonym},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

pub use term::{Due, Prolonging, expired, mark_expired, mark_warned, prolong, to_warn};

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
        ..ActiveModel::default()
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
        .col_expr(Column::EndedAt, micros(at).into())
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

/// Where rights are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a facility.
    Facility(FacilityId),
    /// For a body.
    Body(Body),
}

impl Place {
    /// Where this right is held.
    #[must_use]
    pub const fn of(right: Right) -> Self {
        match right {
            Right::Facility { facility, .. } => Self::Facility(facility),
            Right::Staff { role } => Self::Body(role.body()),
        }
    }

    fn condition(self) -> sea_orm::sea_query::SimpleExpr {
        match self {
            Self::Facility(facility) => Column::FacilityId.eq(facility.0),
            Self::Body(body) => Column::Body.eq(body.to_string()),
        }
    }
}

/// Somebody who holds a right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The right.
    pub grant: Grant,
    /// The person.
    pub account: Account,
    /// Since when a new director is asked whether it stays (DECL-8).
    pub doubted_at: Option<Timestamp>,
    /// When the person signed in last.
    pub signed_in_at: Option<Timestamp>,
}

/// Who holds a right in a place now, accounts that are shut left out.
///
/// # Errors
/// When the database fails.
pub async fn holders(reader: Reader<'_>, place: Place, now: Timestamp) -> Result<Vec<Holder>> {
    let connection = reader.run();
    let grants = Entity::find()
        .filter(place.condition())
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
            held.push(Holder {
                doubted_at: time_or_none(grant.doubted_at)?,
                signed_in_at: time_or_none(holder.signed_in_at)?,
                grant: from_model(grant)?,
                account: accounts::from_model(holder.clone())?,
            });
        }
    }
    Ok(held)
}

/// Every right that was ever given in a place, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn ever_of(reader: Reader<'_>, place: Place, limit: u64) -> Result<Vec<Grant>> {
    Entity::find()
        .filter(place.condition())
        .order_by_desc(Column::ValidFrom)
        .order_by_desc(Column::Id)
        .limit(limit)
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
    held(reader, Place::Facility(facility), now).await
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
    held(reader, Place::Body(body), now).await
}

async fn held(reader: Reader<'_>, place: Place, now: Timestamp) -> Result<Vec<(Grant, Account)>> {
    let holders = holders(reader, place, now).await?;
    Ok(holders
        .into_iter()
        .map(|holder| (holder.grant, holder.account))
        .collect())
}

/// Asks a facility's new director whether the rights in force there stay, the
/// director's own left out (DECL-8).
///
/// # Errors
/// When the database fails.
pub async fn doubt(tx: &Tx, facility: FacilityId, now: Timestamp) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::DoubtedAt, micros(now).into())
        .filter(Column::FacilityId.eq(facility.0))
        .filter(Column::FacilityRole.ne(key(&FacilityRole::Director)))
        .filter(in_force(now))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Whether a new director was still asked about a right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The director was; no longer.
    Settled,
    /// The director was not.
    None,
}

/// Settles that a right stays under a new director.
///
/// # Errors
/// When the database fails.
pub async fn confirm(tx: &Tx, grant: GrantId, now: Timestamp) -> Result<Doubt> {
    let settled = Entity::update_many()
        .col_expr(Column::DoubtedAt, Expr::val(Option::<i64>::None))
        .filter(Column::Id.eq(grant.0))
        .filter(Column::DoubtedAt.is_not_null())
        .filter(in_force(now))
        .exec(tx.run())
        .await?;
    Ok(if settled.rows_affected == 1 {
        Doubt::Settled
    } else {
        Doubt::None
    })
}
