//! What webhooks are told: claimed by a worker, tried until it arrives.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use process::{
    act::Sequence,
    ids::{ActId, DeliveryId, SubjectNumber, WebhookId},
    webhooks::Trouble,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};

use super::{
    Webhook,
    audience::{About, Reads, numbers, told_to},
};
use crate::{
    columns::{key, micros, number, time, time_or_none, word_or_none},
    connect::Db,
    dialect,
    entities::{
        acts as act_rows, webhook_deliveries,
        webhook_deliveries::{Column, Entity, Model},
        webhooks,
    },
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

/// One thing that a webhook is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Its identity, the same at every try.
    pub id: DeliveryId,
    /// Who is told.
    pub webhook: WebhookId,
    /// Of what.
    pub subject: Subject,
    /// When it happened.
    pub at: Timestamp,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was tried last.
    pub tried_at: Option<Timestamp>,
    /// The status of the last answer.
    pub status: Option<u16>,
    /// What went wrong the last time.
    pub trouble: Option<Trouble>,
    /// Where it stands.
    pub outcome: Outcome,
}

impl Delivery {
    fn about(&self) -> Option<About> {
        match self.subject {
            Subject::Ping => None,
            Subject::Act { about, .. } => Some(about),
        }
    }
}

/// What a delivery tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Nothing: the receiver is tried out.
    Ping,
    /// An act.
    Act {
        /// The act.
        act: ActId,
        /// What it was done to.
        about: About,
        /// The act's number in that story.
        number: Sequence,
        /// The act's kind.
        kind: String,
    },
}

/// Where a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is tried then.
    Waiting {
        /// The next try.
        next_try: Timestamp,
    },
    /// It arrived.
    Delivered {
        /// When.
        at: Timestamp,
    },
    /// It is tried no more.
    GivenUp {
        /// Since when.
        at: Timestamp,
    },
}

fn from_model(row: Model) -> Result<Delivery> {
    let outcome = match (row.delivered_at, row.given_up_at) {
        (Some(at), _) => Outcome::Delivered { at: time(at)? },
        (None, Some(at)) => Outcome::GivenUp { at: time(at)? },
        (None, None) => Outcome::Waiting {
            next_try: time(row.next_try_at)?,
        },
    };
    let about = row
        .subject_kind
        .zip(row.subject_id)
        .map(|(kind, id)| {
            About::of(&kind, id).ok_or_else(|| StoreError::corrupt("what an act is about", kind))
        })
        .transpose()?;
    Ok(Delivery {
        id: DeliveryId(row.id),
        webhook: WebhookId(row.webhook_id),
        subject: match row.act_id.zip(about) {
            None => Subject::Ping,
            Some((act, about)) => Subject::Act {
                act: ActId(act),
                about,
                number: Sequence(number(row.seq)?),
                kind: row.kind,
            },
        },
        at: time(row.happened_at)?,
        queued_at: time(row.queued_at)?,
        attempts: number(row.attempts)?,
        tried_at: time_or_none(row.tried_at)?,
        status: row.status.and_then(|status| u16::try_from(status).ok()),
        trouble: word_or_none(row.trouble.as_deref())?,
        outcome,
    })
}

fn waiting() -> Condition {
    Condition::all()
        .add(Column::DeliveredAt.is_null())
        .add(Column::GivenUpAt.is_null())
}

/// Queues a try of the receiver.
///
/// # Errors
/// When the database fails.
pub async fn ping(tx: &Tx, webhook: &Webhook, id: DeliveryId, now: Timestamp) -> Result<()> {
    let row = webhook_deliveries::ActiveModel {
        id: Set(id.0),
        webhook_id: Set(webhook.id.0),
        account_id: Set(webhook.account.0),
        act_id: Set(None),
        subject_kind: Set(None),
        subject_id: Set(None),
        seq: Set(0),
        kind: Set("ping".to_owned()),
        happened_at: Set(micros(now)),
        queued_at: Set(micros(now)),
        attempts: Set(0),
        next_try_at: Set(micros(now)),
        claimed_until: Set(0),
        status: Set(None),
        trouble: Set(None),
        tried_at: Set(None),
        delivered_at: Set(None),
        given_up_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// Takes deliveries that are due, for the length of `lease`: no other worker
/// gets them meanwhile, and when this one dies they are due again. Those of
/// webhooks that rest wait, pings apart.
///
/// # Errors
/// When the database fails.
pub async fn claim_due(
    db: &Db,
    now: Timestamp,
    lease: SignedDuration,
    limit: u64,
) -> Result<Vec<Delivery>> {
    let awake = Query::select()
        .column(webhooks::Column::Id)
        .from(webhooks::Entity)
        .and_where(webhooks::Column::PausedAt.is_null())
        .to_owned();
    let due = waiting()
        .add(Column::NextTryAt.lte(micros(now)))
        .add(Column::ClaimedUntil.lte(micros(now)))
        .add(
            Condition::any()
                .add(Column::ActId.is_null())
                .add(Column::WebhookId.in_subquery(awake)),
        );
    let some = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(due.clone())
        .order_by_asc(Column::NextTryAt)
        .into_tuple::<uuid::Uuid>()
        .one(&db.read().run())
        .await?;
    if some.is_none() {
        return Ok(Vec::new());
    }
    let until = now.saturating_add(lease).unwrap_or(Timestamp::MAX);
    db.write(move |tx| {
        Box::pin(async move {
            let backend = tx.run().get_database_backend();
            let mut free = Query::select()
                .column(Column::Id)
                .from(Entity)
                .cond_where(due)
                .order_by(Column::NextTryAt, sea_orm::Order::Asc)
                .limit(limit)
                .to_owned();
            dialect::hold_free_ones(backend, &mut free);
            let claim = Query::update()
                .table(Entity)
                .value(Column::ClaimedUntil, micros(until))
                .and_where(Column::Id.in_subquery(free))
                .returning_all()
                .to_owned();
            let rows = tx.run().query_all(&claim).await?;
            let mut rows: Vec<Model> = rows
                .iter()
                .map(|row| Model::from_query_result(row, ""))
                .collect::<Result<_, _>>()?;
            rows.sort_by_key(|row| (row.next_try_at, row.id));
            rows.into_iter().map(from_model).collect()
        })
    })
    .await
}

/// Makes the deliveries that a worker had taken due at once, for when that one
/// is known to be dead.
///
/// # Errors
/// When the database fails.
pub async fn release_claims(tx: &Tx) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::ClaimedUntil, Expr::val(0_i64))
        .filter(waiting())
        .filter(Column::ClaimedUntil.gt(0_i64))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// The number of what an act was done to, if the reader may still be told of
/// it.
///
/// # Errors
/// When the database fails.
pub async fn readable(
    reader: Reader<'_>,
    reads: &Reads,
    act: ActId,
    about: About,
) -> Result<Option<SubjectNumber>> {
    let read = act_rows::Entity::find_by_id(act.0)
        .filter(told_to(reads))
        .count(&reader.run())
        .await?;
    if read == 0 {
        return Ok(None);
    }
    Ok(numbers(reader, &[about]).await?.remove(&about))
}

/// What becomes of a delivery after a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// It arrived.
    Delivered,
    /// It is tried again then.
    TryAt(Timestamp),
    /// It is tried no more.
    GiveUp,
}

/// Notes what a try gave; one that arrived meanwhile has arrived.
///
/// # Errors
/// When the database fails.
pub async fn settle(
    tx: &Tx,
    id: DeliveryId,
    (status, trouble): (Option<u16>, Option<Trouble>),
    after: After,
    now: Timestamp,
) -> Result<()> {
    let noted = Entity::update_many()
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .col_expr(Column::ClaimedUntil, 0_i64.into())
        .col_expr(Column::Status, Expr::val(status.map(i32::from)))
        .col_expr(
            Column::Trouble,
            Expr::val(trouble.map(|trouble| key(&trouble))),
        )
        .col_expr(Column::TriedAt, micros(now).into())
        .filter(Column::Id.eq(id.0))
        .filter(Column::DeliveredAt.is_null());
    match after {
        After::Delivered => noted.col_expr(Column::DeliveredAt, micros(now).into()),
        After::TryAt(at) => noted.col_expr(Column::NextTryAt, micros(at).into()),
        After::GiveUp => noted.col_expr(Column::GivenUpAt, micros(now).into()),
    }
    .exec(tx.run())
    .await?;
    Ok(())
}

/// Makes a delivery of a webhook due at once, be it delivered or given up;
/// gives how many it is.
///
/// # Errors
/// When the database fails.
pub async fn again(tx: &Tx, webhook: WebhookId, id: DeliveryId, now: Timestamp) -> Result<u64> {
    let again = Entity::update_many()
        .col_expr(Column::DeliveredAt, Expr::val(Option::<i64>::None))
        .col_expr(Column::GivenUpAt, Expr::val(Option::<i64>::None))
        .col_expr(Column::NextTryAt, micros(now).into())
        .filter(Column::Id.eq(id.0))
        .filter(Column::WebhookId.eq(webhook.0))
        .exec(tx.run())
        .await?;
    Ok(again.rows_affected)
}

/// The latest deliveries of a webhook with the numbers of what they tell of,
/// the newest first.
///
/// # Errors
/// When the database fails.
pub async fn latest(
    reader: Reader<'_>,
    webhook: WebhookId,
    limit: u64,
) -> Result<Vec<(Delivery, Option<SubjectNumber>)>> {
    let rows = Entity::find()
        .filter(Column::WebhookId.eq(webhook.0))
        .order_by_desc(Column::QueuedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(&reader.run())
        .await?;
    let found: Vec<Delivery> = rows.into_iter().map(from_model).collect::<Result<_>>()?;
    let about: BTreeSet<About> = found.iter().filter_map(Delivery::about).collect();
    let about: Vec<About> = about.into_iter().collect();
    let numbers = numbers(reader, &about).await?;
    Ok(found
        .into_iter()
        .map(|delivery| {
            let number = delivery.about().and_then(|about| numbers.get(&about));
            let number = number.copied();
            (delivery, number)
        })
        .collect())
}
