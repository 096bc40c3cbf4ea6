//! Who people are at other providers of identity: an issuer and its name for
//! them stand for one account here. What they may do is never written there.

use jiff::Timestamp;
use process::ids::AccountId;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, OnConflict},
};

use crate::{
    columns::{micros, time, time_or_none},
    entities::identities::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// What a provider calls somebody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// The provider, as it signs what it says.
    pub issuer: String,
    /// Its name for the person, which it gives to nobody else.
    pub subject: String,
}

/// An account's identity at a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// What the provider calls the person.
    pub subject: Subject,
    /// The account here.
    pub account: AccountId,
    /// The provider, by its key in the configuration.
    pub provider: String,
    /// The name that the provider showed when it was linked, so that people
    /// tell their identities apart.
    pub label: String,
    /// Since when it opens the account.
    pub linked_at: Timestamp,
    /// When it last did.
    pub last_used_at: Option<Timestamp>,
}

fn from_model(row: Model) -> Result<Identity> {
    Ok(Identity {
        subject: Subject {
            issuer: row.issuer,
            subject: row.subject,
        },
        account: AccountId(row.account_id),
        provider: row.provider,
        label: row.label,
        linked_at: time(row.linked_at)?,
        last_used_at: time_or_none(row.last_used_at)?,
    })
}

/// Whether an identity was free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linking {
    /// It was, and opens the account from now on.
    Linked,
    /// It opens an account already.
    Taken,
}

/// Lets an identity open an account.
///
/// # Errors
/// When the database fails.
pub async fn link(tx: &Tx, identity: &Identity) -> Result<Linking> {
    let row = ActiveModel {
        issuer: Set(identity.subject.issuer.clone()),
        subject: Set(identity.subject.subject.clone()),
        account_id: Set(identity.account.0),
        provider: Set(identity.provider.clone()),
        label: Set(identity.label.clone()),
        linked_at: Set(micros(identity.linked_at)),
        last_used_at: Set(identity.last_used_at.map(micros)),
    };
    let inserted = Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::Issuer, Column::Subject])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(if inserted == 0 {
        Linking::Taken
    } else {
        Linking::Linked
    })
}

/// The identity of this name.
///
/// # Errors
/// When the database fails.
pub async fn find(reader: Reader<'_>, subject: &Subject) -> Result<Option<Identity>> {
    Entity::find_by_id((subject.issuer.clone(), subject.subject.clone()))
        .one(&reader.run())
        .await?
        .map(from_model)
        .transpose()
}

/// Notes that an identity opened its account.
///
/// # Errors
/// When the database fails.
pub async fn mark_used(tx: &Tx, subject: &Subject, now: Timestamp) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::LastUsedAt, Expr::val(micros(now)))
        .filter(Column::Issuer.eq(subject.issuer.as_str()))
        .filter(Column::Subject.eq(subject.subject.as_str()))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// The provider, by its key, of the identity that last opened an account.
///
/// # Errors
/// When the database fails.
pub async fn last_used(reader: Reader<'_>, account: AccountId) -> Result<Option<String>> {
    let row = Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::LastUsedAt.is_not_null())
        .order_by_desc(Column::LastUsedAt)
        .one(&reader.run())
        .await?;
    Ok(row.map(|row| row.provider))
}

/// Whether there was something to part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlinking {
    /// There was.
    Unlinked,
    /// The account has no such identity.
    Nothing,
}

/// Parts an identity from its account.
///
/// # Errors
/// When the database fails.
pub async fn unlink(tx: &Tx, account: AccountId, subject: &Subject) -> Result<Unlinking> {
    let parted = Entity::delete_many()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::Issuer.eq(subject.issuer.as_str()))
        .filter(Column::Subject.eq(subject.subject.as_str()))
        .exec(tx.run())
        .await?;
    Ok(if parted.rows_affected == 0 {
        Unlinking::Nothing
    } else {
        Unlinking::Unlinked
    })
}

/// The identities of an account, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_account(reader: Reader<'_>, account: AccountId) -> Result<Vec<Identity>> {
    Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .order_by_asc(Column::LinkedAt)
        .order_by_asc(Column::Subject)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}
