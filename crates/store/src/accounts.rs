//! People. Acts know them by pseudonyms; only here is it written who they
//! are, so that a person can be forgotten (KEEP-2).

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::ids::{AccountId, Pseudonym};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, OnConflict},
};

use crate::{
    columns::{micros, time, time_or_none},
    dialect,
    entities::{
        accounts::{ActiveModel, Column, Entity, Model},
        api_tokens, sessions,
    },
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

/// A person's account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its identity.
    pub id: AccountId,
    /// How acts name the person.
    pub pseudonym: Pseudonym,
    /// The address by which the person signs in and is written to.
    pub email: String,
    /// First and last name.
    pub name: String,
    /// What the person does there, in the person's words.
    pub function: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Language preferred, such as `fr`.
    pub lang: String,
    /// Argon2 hash of the password, once one was chosen.
    pub password_hash: Option<String>,
    /// When the account was made.
    pub created_at: Timestamp,
    /// Since when it cannot be used.
    pub disabled_at: Option<Timestamp>,
}

/// How a person is shown to those who work with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    /// First and last name.
    pub name: String,
    /// What the person does there.
    pub function: Option<String>,
}

/// Addresses are compared without regard to case and surrounding spaces.
fn folded(email: &str) -> String {
    email.trim().to_lowercase()
}

pub(crate) fn from_model(row: Model) -> Result<Account> {
    Ok(Account {
        id: AccountId(row.id),
        pseudonym: Pseudonym(row.pseudonym),
        email: row.email,
        name: row.name,
        function: row.job,
        phone: row.phone,
        lang: row.lang,
        password_hash: row.password_hash,
        created_at: time(row.created_at)?,
        disabled_at: time_or_none(row.disabled_at)?,
    })
}

/// Makes an account.
///
/// # Errors
/// [`crate::StoreError::Conflict`] when the address has one already.
pub async fn create(tx: &Tx, account: &Account) -> Result<()> {
    Entity::insert(to_active(account))
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

fn to_active(account: &Account) -> ActiveModel {
    ActiveModel {
        id: Set(account.id.0),
        pseudonym: Set(account.pseudonym.0.clone()),
        email: Set(account.email.trim().to_owned()),
        folded_email: Set(folded(&account.email)),
        name: Set(account.name.clone()),
        job: Set(account.function.clone()),
        phone: Set(account.phone.clone()),
        lang: Set(account.lang.clone()),
        password_hash: Set(account.password_hash.clone()),
        created_at: Set(micros(account.created_at)),
        disabled_at: Set(account.disabled_at.map(micros)),
        ..ActiveModel::default()
    }
}

/// The account of an address: the one that it has, or else this one, made now.
///
/// # Errors
/// When the database fails.
pub async fn open(tx: &Tx, account: &Account) -> Result<Account> {
    Entity::insert(to_active(account))
        .on_conflict(
            OnConflict::column(Column::FoldedEmail)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    let opened = by_email(tx.read(), &account.email).await?;
    opened.ok_or(StoreError::Busy)
}

/// Holds an account until the job ends: its rights change one job at a time.
///
/// # Errors
/// When the database fails.
pub async fn hold(tx: &Tx, account: AccountId) -> Result<()> {
    let mut select = Entity::find_by_id(account.0);
    dialect::hold(
        tx.run().get_database_backend(),
        QueryTrait::query(&mut select),
    );
    select.one(tx.run()).await?;
    Ok(())
}

/// Writes how a person is called, what they do, their phone, language and
/// address.
///
/// # Errors
/// [`crate::StoreError::Conflict`] when the address is another account's.
pub async fn update_profile(tx: &Tx, account: &Account) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Email, account.email.trim().into())
        .col_expr(Column::FoldedEmail, folded(&account.email).into())
        .col_expr(Column::Name, account.name.clone().into())
        .col_expr(Column::Job, Expr::val(account.function.clone()))
        .col_expr(Column::Phone, Expr::val(account.phone.clone()))
        .col_expr(Column::Lang, account.lang.clone().into())
        .filter(Column::Id.eq(account.id.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Sets the hash of a person's password.
///
/// # Errors
/// When the database fails.
pub async fn set_password(tx: &Tx, account: AccountId, hash: &str) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::PasswordHash, hash.into())
        .filter(Column::Id.eq(account.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Notes when a person signed in last.
pub(crate) async fn mark_signed_in(tx: &Tx, account: AccountId, at: Timestamp) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::SignedInAt, micros(at).into())
        .filter(Column::Id.eq(account.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Shuts an account: its sessions end and its API tokens are revoked.
///
/// # Errors
/// When the database fails.
pub async fn disable(tx: &Tx, account: AccountId, now: Timestamp) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::DisabledAt, micros(now).into())
        .filter(Column::Id.eq(account.0))
        .filter(Column::DisabledAt.is_null())
        .exec(tx.run())
        .await?;
    sessions::Entity::delete_many()
        .filter(sessions::Column::AccountId.eq(account.0))
        .exec(tx.run())
        .await?;
    api_tokens::Entity::update_many()
        .col_expr(api_tokens::Column::RevokedAt, micros(now).into())
        .filter(api_tokens::Column::AccountId.eq(account.0))
        .filter(api_tokens::Column::RevokedAt.is_null())
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Opens a shut account again; what was ended stays ended.
///
/// # Errors
/// When the database fails.
pub async fn enable(tx: &Tx, account: AccountId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::DisabledAt, Expr::val(Option::<i64>::None))
        .filter(Column::Id.eq(account.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// The account of this address.
///
/// # Errors
/// When the database fails.
pub async fn by_email(reader: Reader<'_>, email: &str) -> Result<Option<Account>> {
    one(reader, Column::FoldedEmail.eq(folded(email))).await
}

/// The account of this identity.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, id: AccountId) -> Result<Option<Account>> {
    one(reader, Column::Id.eq(id.0)).await
}

/// The account of this pseudonym.
///
/// # Errors
/// When the database fails.
pub async fn by_pseudonym(reader: Reader<'_>, pseudonym: &Pseudonym) -> Result<Option<Account>> {
    one(reader, Column::Pseudonym.eq(pseudonym.0.as_str())).await
}

async fn one(reader: Reader<'_>, which: sea_orm::sea_query::SimpleExpr) -> Result<Option<Account>> {
    Entity::find()
        .filter(which)
        .one(&reader.run())
        .await?
        .map(from_model)
        .transpose()
}

/// Every account, by name.
///
/// # Errors
/// When the database fails.
pub async fn list(reader: Reader<'_>) -> Result<Vec<Account>> {
    Entity::find()
        .order_by_asc(Column::Name)
        .order_by_asc(Column::FoldedEmail)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// Who stands behind these pseudonyms; those that stand for nobody (the
/// platform, a person forgotten) are left out.
///
/// # Errors
/// When the database fails.
pub async fn names_of(
    reader: Reader<'_>,
    pseudonyms: &[Pseudonym],
) -> Result<BTreeMap<Pseudonym, PersonName>> {
    let wanted = pseudonyms.iter().map(|pseudonym| pseudonym.0.as_str());
    let rows: Vec<(String, String, Option<String>)> = Entity::find()
        .select_only()
        .columns([Column::Pseudonym, Column::Name, Column::Job])
        .filter(Column::Pseudonym.is_in(wanted))
        .into_tuple()
        .all(&reader.run())
        .await?;
    Ok(rows
        .into_iter()
        .map(|(pseudonym, name, function)| (Pseudonym(pseudonym), PersonName { name, function }))
        .collect())
}
