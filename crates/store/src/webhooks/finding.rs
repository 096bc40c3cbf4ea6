//! What webhooks are to be told, found along the log: it orders acts as they
//! were committed, whatever the node, and none slips in behind.

use jiff::Timestamp;
use process::{act::SubjectKind, ids::DeliveryId, webhooks::Topic};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use super::{
    Webhook,
    audience::{Reads, TOLD, first_on_its_way, told_to},
    by_id, place,
};
use crate::{
    columns::micros,
    connect::Db,
    dialect::{self, Lock},
    entities::{acts as act_rows, leaves, webhook_deliveries, webhooks},
    error::Result,
    log,
    reader::Reader,
};

/// Entries of the log looked through at a time.
const WINDOW: u64 = 1_000;
/// Entries without interest that are passed over before the place is noted.
const PASSED_OVER: u64 = 500;

/// Queues what a webhook is to be told next, under the rights that its owner
/// has now; `draw` gives each delivery its identity. Gives their number, and
/// whether more of the log is to be looked through. It stops before a sending
/// of an alert whose recipients are still being found. Nodes may do this at once:
/// one of them moves on.
///
/// # Errors
/// When the database fails.
pub async fn find(
    db: &Db,
    webhook: &Webhook,
    reads: &Reads,
    now: Timestamp,
    draw: impl Fn() -> DeliveryId,
) -> Result<(u64, More)> {
    let size = log::size(db.read()).await?;
    let window = size.min(webhook.position + WINDOW);
    let open = first_on_its_way(db.read(), reads, webhook.position).await?;
    let top = open.map_or(window, |open| window.min(open));
    let more = if top == window && top < size {
        More::Waits
    } else {
        More::None
    };
    let found = told(db.read(), webhook, reads, top).await?;
    if found.is_empty() && top.saturating_sub(webhook.position) < PASSED_OVER {
        return Ok((0, More::None));
    }
    let rows: Vec<webhook_deliveries::ActiveModel> = found
        .iter()
        .map(|act| queued(webhook, act, draw(), now))
        .collect();
    let (id, from) = (webhook.id, webhook.position);
    let count = rows.len() as u64;
    let done: bool = db
        .write(move |tx| {
            Box::pin(async move {
                dialect::one_at_a_time(tx, Lock::Webhooks).await?;
                let stands = by_id(tx.read(), id).await?;
                if stands.is_none_or(|it| it.position != from || it.paused.is_some()) {
                    return Ok(false);
                }
                if !rows.is_empty() {
                    let once = OnConflict::columns([
                        webhook_deliveries::Column::WebhookId,
                        webhook_deliveries::Column::ActId,
                    ])
                    .do_nothing()
                    .to_owned();
                    webhook_deliveries::Entity::insert_many(rows)
                        .on_conflict(once)
                        .exec_without_returning(tx.run())
                        .await?;
                }
                webhooks::Entity::update_many()
                    .col_expr(webhooks::Column::Position, Expr::val(place(top)))
                    .filter(webhooks::Column::Id.eq(id.0))
                    .exec(tx.run())
                    .await?;
                Ok::<_, crate::StoreError>(true)
            })
        })
        .await?;
    Ok(if done { (count, more) } else { (0, More::None) })
}

/// Whether the log goes on behind what was looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    /// It does.
    Waits,
    /// It does not.
    None,
}

/// The acts from the webhook's place on that its owner may read and the webhook wishes to hear of, as the log orders them.
async fn told(
    reader: Reader<'_>,
    webhook: &Webhook,
    reads: &Reads,
    top: u64,
) -> Result<Vec<act_rows::Model>> {
    let connection = reader.run();
    let entries: Vec<Uuid> = leaves::Entity::find()
        .select_only()
        .column(leaves::Column::Entry)
        .filter(leaves::Column::SubjectKind.is_in(TOLD.map(SubjectKind::as_str)))
        .filter(leaves::Column::Idx.gte(place(webhook.position)))
        .filter(leaves::Column::Idx.lt(place(top)))
        .order_by_asc(leaves::Column::Idx)
        .into_tuple()
        .all(&connection)
        .await?;
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = act_rows::Entity::find()
        .filter(act_rows::Column::Id.is_in(entries.iter().copied()))
        .filter(told_to(reads))
        .all(&connection)
        .await?;
    found.retain(|act| is_wished(webhook, act));
    found.sort_by_key(|act| entries.iter().position(|entry| *entry == act.id));
    Ok(found)
}

fn is_wished(webhook: &Webhook, act: &act_rows::Model) -> bool {
    let subject = act.subject_kind.parse().unwrap_or(SubjectKind::Case);
    webhook.topics.is_empty() || webhook.topics.contains(&Topic::of(subject, &act.kind))
}

fn queued(
    webhook: &Webhook,
    act: &act_rows::Model,
    id: DeliveryId,
    now: Timestamp,
) -> webhook_deliveries::ActiveModel {
    webhook_deliveries::ActiveModel {
        id: Set(id.0),
        webhook_id: Set(webhook.id.0),
        account_id: Set(webhook.account.0),
        act_id: Set(Some(act.id)),
        subject_kind: Set(Some(act.subject_kind.clone())),
        subject_id: Set(Some(act.subject_id)),
        seq: Set(act.seq),
        kind: Set(act.kind.clone()),
        happened_at: Set(act.at),
        queued_at: Set(micros(now)),
        attempts: Set(0),
        next_try_at: Set(micros(now)),
        claimed_until: Set(0),
        status: Set(None),
        trouble: Set(None),
        tried_at: Set(None),
        delivered_at: Set(None),
        given_up_at: Set(None),
    }
}
