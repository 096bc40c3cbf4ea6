//! What became of the messages.

use jiff::Timestamp;
use process::{
    access::Scope,
    ids::{ActId, AlertId, CaseId},
    notices::Urgency,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use super::waiting;
use crate::{
    acts, cases,
    columns::{number, time, time_or_none, word},
    entities::outbox,
    error::Result,
    reader::Reader,
};

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// It will be tried then.
    Waiting {
        /// The next try.
        next_try: Timestamp,
    },
    /// It went out.
    Sent {
        /// When.
        at: Timestamp,
    },
    /// It never went out.
    GivenUp {
        /// Since when.
        at: Timestamp,
    },
}

/// A message of a case, as its page shows it: the address is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeLine {
    /// The act that sent it.
    pub act: Option<ActId>,
    /// For whom.
    pub recipient: String,
    /// Stable name of the message.
    pub template: String,
    /// How pressing it is.
    pub urgency: Urgency,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// Where it stands.
    pub delivery: Delivery,
    /// What went wrong the last time.
    pub last_error: Option<String>,
}

/// The messages of a case that come from acts that the scope may read, in the
/// order in which they were queued.
///
/// # Errors
/// When the database fails.
pub async fn of_case(reader: Reader<'_>, scope: &Scope, case: CaseId) -> Result<Vec<NoticeLine>> {
    let readable = Condition::any()
        .add(outbox::Column::ActId.is_null())
        .add(acts::readable_by(scope, outbox::Column::ActId));
    let seen = cases::seen_by(scope, outbox::Column::CaseId);
    notices(reader, case, Condition::all().add(readable).add(seen)).await
}

/// Every message of a case, whoever may read it: for the bundle that is
/// archived.
///
/// # Errors
/// When the database fails.
pub async fn sendings_of(reader: Reader<'_>, case: CaseId) -> Result<Vec<NoticeLine>> {
    notices(reader, case, Condition::all()).await
}

async fn notices(reader: Reader<'_>, case: CaseId, which: Condition) -> Result<Vec<NoticeLine>> {
    let rows = outbox::Entity::find()
        .filter(outbox::Column::CaseId.eq(case.0))
        .filter(which)
        .order_by_asc(outbox::Column::QueuedAt)
        .order_by_asc(outbox::Column::Id)
        .all(&reader.run())
        .await?;
    rows.into_iter()
        .map(|row| {
            let delivery = match (row.sent_at, row.given_up_at) {
                (Some(at), _) => Delivery::Sent { at: time(at)? },
                (None, Some(at)) => Delivery::GivenUp { at: time(at)? },
                (None, None) => Delivery::Waiting {
                    next_try: time(row.next_try_at)?,
                },
            };
            Ok(NoticeLine {
                act: row.act_id.map(ActId),
                recipient: row.recipient,
                template: row.template,
                urgency: word(&row.urgency)?,
                queued_at: time(row.queued_at)?,
                attempts: number(row.attempts)?,
                delivery,
                last_error: row.last_error,
            })
        })
        .collect()
}

/// How the outbox does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutboxHealth {
    /// Messages that have not gone out.
    pub waiting: u64,
    /// Those of them that were tried without success.
    pub failing: u64,
    /// Messages that were given up.
    pub given_up: u64,
    /// When the oldest waiting message was queued.
    pub oldest_waiting: Option<Timestamp>,
}

/// How the outbox does.
///
/// # Errors
/// When the database fails.
pub async fn health(reader: Reader<'_>) -> Result<OutboxHealth> {
    let connection = reader.run();
    let (waiting_now, failing, oldest): (i64, i64, Option<i64>) = outbox::Entity::find()
        .select_only()
        .column_as(outbox::Column::Id.count(), "waiting")
        .column_as(
            Expr::cust("count(CASE WHEN attempts > 0 THEN 1 END)"),
            "failing",
        )
        .column_as(outbox::Column::QueuedAt.min(), "oldest")
        .filter(waiting())
        .into_tuple()
        .one(&connection)
        .await?
        .unwrap_or_default();
    let given_up = outbox::Entity::find()
        .filter(outbox::Column::GivenUpAt.is_not_null())
        .count(&connection)
        .await?;
    Ok(OutboxHealth {
        waiting: waiting_now.unsigned_abs(),
        failing: failing.unsigned_abs(),
        given_up,
        oldest_waiting: time_or_none(oldest)?,
    })
}

/// What became of the mails of an alert.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sendings {
    /// On their way.
    pub waiting: u64,
    /// Gone.
    pub sent: u64,
    /// Never to go.
    pub given_up: u64,
}

/// What became of the mails of an alert, reminders among them.
///
/// # Errors
/// When the database fails.
pub async fn of_alert(reader: Reader<'_>, alert: AlertId) -> Result<Sendings> {
    let connection = reader.run();
    let all = outbox::Entity::find().filter(outbox::Column::AlertId.eq(alert.0));
    Ok(Sendings {
        waiting: all.clone().filter(waiting()).count(&connection).await?,
        sent: all
            .clone()
            .filter(outbox::Column::SentAt.is_not_null())
            .count(&connection)
            .await?,
        given_up: all
            .filter(outbox::Column::GivenUpAt.is_not_null())
            .count(&connection)
            .await?,
    })
}
