//! Programs that are told of acts at an address of theirs.

mod audience;
mod deliveries;
mod finding;

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::{
    ids::{AccountId, WebhookId},
    webhooks::{Pause, Topic},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::Expr,
};

pub use audience::{About, Reads};
pub use deliveries::{
    After, Delivery, Outcome, Subject, again, claim_due, latest, ping, readable, release_claims,
    settle,
};
pub use finding::{More, find};

use crate::{
    columns::{key, keys, micros, time, time_or_none, word_or_none, words},
    entities::{
        webhook_deliveries,
        webhooks::{ActiveModel, Column, Entity, Model},
    },
    error::{Result, StoreError},
    reader::Reader,
    sessions::{SignedIn, signed_in},
    write::Tx,
};

/// A program that is told of acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// Its identity.
    pub id: WebhookId,
    /// Whose it is: it is told what that person may read.
    pub account: AccountId,
    /// What its owner calls it.
    pub name: String,
    /// Where it is told.
    pub url: String,
    /// What it is told of; everything when empty.
    pub topics: BTreeSet<Topic>,
    /// The secret that signs what it is told, sealed.
    pub secret: Vec<u8>,
    /// The one before, sealed, and until when it signs as well.
    pub former: Option<(Vec<u8>, Timestamp)>,
    /// When it was made.
    pub created_at: Timestamp,
    /// How far the log was looked through for it.
    pub position: u64,
    /// Since when nothing arrives.
    pub failing_since: Option<Timestamp>,
    /// Since when it rests, and why.
    pub paused: Option<(Timestamp, Pause)>,
}

fn from_model(row: Model) -> Result<Webhook> {
    let until = time_or_none(row.former_until)?;
    let paused_at = time_or_none(row.paused_at)?;
    let pause: Option<Pause> = word_or_none(row.pause.as_deref())?;
    Ok(Webhook {
        id: WebhookId(row.id),
        account: AccountId(row.account_id),
        name: row.name,
        url: row.url,
        topics: words(&row.topics)?,
        secret: row.sealed_secret,
        former: row.former_secret.zip(until),
        created_at: time(row.created_at)?,
        position: position(row.position)?,
        failing_since: time_or_none(row.failing_since)?,
        paused: paused_at.zip(pause),
    })
}

fn position(stored: i64) -> Result<u64> {
    u64::try_from(stored).map_err(|_| StoreError::corrupt("a place of the log", stored))
}

fn place(position: u64) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

/// Keeps a new webhook.
///
/// # Errors
/// When the database fails.
pub async fn add(tx: &Tx, webhook: &Webhook) -> Result<()> {
    let row = ActiveModel {
        id: Set(webhook.id.0),
        account_id: Set(webhook.account.0),
        name: Set(webhook.name.clone()),
        url: Set(webhook.url.clone()),
        topics: Set(keys(&webhook.topics)),
        sealed_secret: Set(webhook.secret.clone()),
        former_secret: Set(None),
        former_until: Set(None),
        created_at: Set(micros(webhook.created_at)),
        position: Set(place(webhook.position)),
        failing_since: Set(None),
        paused_at: Set(None),
        pause: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// The webhooks of an account, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_account(reader: Reader<'_>, account: AccountId) -> Result<Vec<Webhook>> {
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

/// How many webhooks an account has.
///
/// # Errors
/// When the database fails.
pub async fn count(reader: Reader<'_>, account: AccountId) -> Result<u64> {
    let own = Entity::find().filter(Column::AccountId.eq(account.0));
    Ok(own.count(&reader.run()).await?)
}

/// Every webhook that does not rest.
///
/// # Errors
/// When the database fails.
pub async fn active(reader: Reader<'_>) -> Result<Vec<Webhook>> {
    Entity::find()
        .filter(Column::PausedAt.is_null())
        .order_by_asc(Column::Id)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// One webhook.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, id: WebhookId) -> Result<Option<Webhook>> {
    let row = Entity::find_by_id(id.0).one(&reader.run()).await?;
    row.map(from_model).transpose()
}

/// The owner of a webhook with the rights that they have now; nothing once the
/// account is shut.
///
/// # Errors
/// When the database fails.
pub async fn owner(
    reader: Reader<'_>,
    webhook: &Webhook,
    now: Timestamp,
) -> Result<Option<SignedIn>> {
    signed_in(reader, webhook.account, now).await
}

/// Gives a webhook another secret; the one before signs as well until then.
///
/// # Errors
/// When the database fails.
pub async fn rekey(tx: &Tx, webhook: &Webhook, secret: Vec<u8>, until: Timestamp) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::SealedSecret, secret.into())
        .col_expr(Column::FormerSecret, webhook.secret.clone().into())
        .col_expr(Column::FormerUntil, micros(until).into())
        .filter(Column::Id.eq(webhook.id.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Lets a webhook rest, unless it does.
///
/// # Errors
/// When the database fails.
pub async fn pause(tx: &Tx, id: WebhookId, why: Pause, now: Timestamp) -> Result<Resting> {
    let paused = Entity::update_many()
        .col_expr(Column::PausedAt, micros(now).into())
        .col_expr(Column::Pause, key(&why).into())
        .filter(Column::Id.eq(id.0))
        .filter(Column::PausedAt.is_null())
        .exec(tx.run())
        .await?;
    Ok(match paused.rows_affected {
        0 => Resting::Before,
        _ => Resting::FromNow,
    })
}

/// Whether a webhook began to rest just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resting {
    /// It did.
    FromNow,
    /// It rested before, or is gone.
    Before,
}

/// Wakes a webhook up: it is told from where it stopped.
///
/// # Errors
/// When the database fails.
pub async fn resume(tx: &Tx, id: WebhookId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::PausedAt, Expr::val(Option::<i64>::None))
        .col_expr(Column::Pause, Expr::val(Option::<String>::None))
        .col_expr(Column::FailingSince, Expr::val(Option::<i64>::None))
        .filter(Column::Id.eq(id.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Since when nothing arrives; nothing once something did.
///
/// # Errors
/// When the database fails.
pub async fn failing(tx: &Tx, id: WebhookId, since: Option<Timestamp>) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::FailingSince, Expr::val(since.map(micros)))
        .filter(Column::Id.eq(id.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Forgets a webhook and what it was told.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, id: WebhookId) -> Result<()> {
    webhook_deliveries::Entity::delete_many()
        .filter(webhook_deliveries::Column::WebhookId.eq(id.0))
        .exec(tx.run())
        .await?;
    Entity::delete_by_id(id.0).exec(tx.run()).await?;
    Ok(())
}
