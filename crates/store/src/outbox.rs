//! Messages on their way out. The text of a message is made when it is sent,
//! from its row, which holds what KEEP-3 allows and no more.

mod delivery;

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use ledger::{Hash, Nonce, commitment};
use process::{
    access::Body,
    ids::{ActId, AlertId, CaseId, Reference},
    notices::Urgency,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict, Query},
};
use serde_json::json;
use uuid::Uuid;

pub use delivery::{
    Delivery, NoticeLine, OutboxHealth, Sendings, health, of_alert, of_case, sendings_of,
};

use crate::{
    alerts::{self, AlertRow},
    columns::{key, micros, number, parse, parse_all, texts, time, time_or_none, word},
    connect::Db,
    dialect,
    entities::{cases, outbox},
    error::Result,
    log::{
        self,
        entries::{Kind, Said},
    },
    reader::Reader,
    write::Tx,
};

/// One message to one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxRow {
    /// Its identity.
    pub id: Uuid,
    /// What made it, for example an act and a template: a dispatch reaches
    /// each recipient once.
    pub dispatch: String,
    /// For whom, unique within the dispatch.
    pub recipient: String,
    /// The case that it is about.
    pub case: Option<CaseId>,
    /// The act that sent it.
    pub act: Option<ActId>,
    /// The alert that it is about.
    pub alert: Option<AlertId>,
    /// Stable name of the message.
    pub template: String,
    /// The e-mail address.
    pub to: String,
    /// Language of the text, such as `fr`.
    pub lang: String,
    /// The smaller goes first.
    pub priority: u8,
    /// How pressing it is.
    pub urgency: Urgency,
    /// Until when something is expected.
    pub deadline: Option<Timestamp>,
    /// The bodies alerted, named at declaration only (DECL-5).
    pub bodies: BTreeSet<Body>,
    /// The part of a link that only the recipient may know; forgotten as soon
    /// as the message is sent or given up.
    pub secret: Option<String>,
    /// Fixed here, so that a message sent twice after a crash is one message.
    pub message_id: String,
    /// When it was queued; it is due at once.
    pub queued_at: Timestamp,
}

/// A message that a worker holds for a while, to send it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxMail {
    /// The message.
    pub row: OutboxRow,
    /// Number of its case.
    pub reference: Option<Reference>,
    /// Its alert.
    pub alert: Option<AlertRow>,
    /// How often it was tried before.
    pub attempts: u32,
}

/// Queues messages; one that its dispatch has already sent to the same
/// recipient is left out.
///
/// # Errors
/// When the database fails.
pub async fn enqueue(tx: &Tx, rows: &[OutboxRow]) -> Result<()> {
    let once = OnConflict::columns([outbox::Column::Dispatch, outbox::Column::Recipient])
        .do_nothing()
        .to_owned();
    tx.put(rows.iter().map(to_active), once).await
}

fn to_active(row: &OutboxRow) -> outbox::ActiveModel {
    outbox::ActiveModel {
        id: Set(row.id),
        dispatch: Set(row.dispatch.clone()),
        recipient: Set(row.recipient.clone()),
        case_id: Set(row.case.map(|case| case.0)),
        act_id: Set(row.act.map(|act| act.0)),
        alert_id: Set(row.alert.map(|alert| alert.0)),
        template: Set(row.template.clone()),
        address: Set(row.to.clone()),
        lang: Set(row.lang.clone()),
        priority: Set(row.priority.into()),
        urgency: Set(key(&row.urgency)),
        deadline: Set(row.deadline.map(micros)),
        bodies: Set(texts(&row.bodies)),
        secret: Set(row.secret.clone()),
        message_id: Set(row.message_id.clone()),
        queued_at: Set(micros(row.queued_at)),
        attempts: Set(0),
        next_try_at: Set(micros(row.queued_at)),
        claimed_until: Set(0),
        last_error: Set(None),
        sent_at: Set(None),
        given_up_at: Set(None),
        sent_nonce: Set(None),
    }
}

fn from_model(row: outbox::Model) -> Result<OutboxRow> {
    Ok(OutboxRow {
        id: row.id,
        dispatch: row.dispatch,
        recipient: row.recipient,
        case: row.case_id.map(CaseId),
        act: row.act_id.map(ActId),
        alert: row.alert_id.map(AlertId),
        template: row.template,
        to: row.address,
        lang: row.lang,
        priority: u8::try_from(row.priority).unwrap_or(u8::MAX),
        urgency: word(&row.urgency)?,
        deadline: time_or_none(row.deadline)?,
        bodies: parse_all(&row.bodies)?,
        secret: row.secret,
        message_id: row.message_id,
        queued_at: time(row.queued_at)?,
    })
}

fn waiting() -> Condition {
    Condition::all()
        .add(outbox::Column::SentAt.is_null())
        .add(outbox::Column::GivenUpAt.is_null())
}

/// Takes messages that are due, for the length of `lease`: no other worker
/// gets them meanwhile, and when this one dies they are due again.
///
/// # Errors
/// When the database fails.
pub async fn claim_due(
    db: &Db,
    now: Timestamp,
    lease: SignedDuration,
    limit: u64,
) -> Result<Vec<OutboxMail>> {
    let due = waiting()
        .add(outbox::Column::NextTryAt.lte(micros(now)))
        .add(outbox::Column::ClaimedUntil.lte(micros(now)));
    let some = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .filter(due.clone())
        .order_by_asc(outbox::Column::Priority)
        .order_by_asc(outbox::Column::NextTryAt)
        .into_tuple::<Uuid>()
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
                .column(outbox::Column::Id)
                .from(outbox::Entity)
                .cond_where(due)
                .order_by(outbox::Column::Priority, sea_orm::Order::Asc)
                .order_by(outbox::Column::NextTryAt, sea_orm::Order::Asc)
                .limit(limit)
                .to_owned();
            dialect::hold_free_ones(backend, &mut free);
            let claim = Query::update()
                .table(outbox::Entity)
                .value(outbox::Column::ClaimedUntil, micros(until))
                .and_where(outbox::Column::Id.in_subquery(free))
                .returning_all()
                .to_owned();
            let rows = tx.run().query_all(&claim).await?;
            let models: Result<Vec<outbox::Model>, _> = rows
                .iter()
                .map(|row| outbox::Model::from_query_result(row, ""))
                .collect();
            with_references(tx.read(), models?).await
        })
    })
    .await
}

/// Makes the messages that a worker had taken due at once, for when that one
/// is known to be dead.
///
/// # Errors
/// When the database fails.
pub async fn release_claims(tx: &Tx) -> Result<()> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::ClaimedUntil, Expr::val(0_i64))
        .filter(waiting())
        .filter(outbox::Column::ClaimedUntil.gt(0_i64))
        .exec(tx.run())
        .await?;
    Ok(())
}

async fn with_references(
    reader: Reader<'_>,
    mut rows: Vec<outbox::Model>,
) -> Result<Vec<OutboxMail>> {
    rows.sort_by_key(|row| (row.priority, row.next_try_at, row.id));
    let about = rows.iter().filter_map(|row| row.case_id);
    let references: Vec<(Uuid, String)> = cases::Entity::find()
        .select_only()
        .columns([cases::Column::Id, cases::Column::Reference])
        .filter(cases::Column::Id.is_in(about))
        .into_tuple()
        .all(&reader.run())
        .await?;
    let references: std::collections::BTreeMap<Uuid, String> = references.into_iter().collect();
    let about = rows.iter().filter_map(|row| row.alert_id).map(AlertId);
    let alerts = alerts::by_ids(reader, &about.collect()).await?;
    rows.into_iter()
        .map(|row| {
            let alert = row.alert_id.and_then(|alert| alerts.get(&AlertId(alert)));
            let alert = alert.cloned();
            let reference = row.case_id.and_then(|case| references.get(&case));
            Ok(OutboxMail {
                reference: reference.map(|text| parse(text)).transpose()?,
                alert,
                attempts: number(row.attempts)?,
                row: from_model(row)?,
            })
        })
        .collect()
}

/// To whom a message went, as the log commits to it: the message's own row
/// opens the commitment, and is what is erased (KEEP-2).
#[must_use]
pub fn destination(nonce: &Nonce, recipient: &str, address: &str) -> Hash {
    commitment("/to", nonce, format!("{recipient}\n{address}").as_bytes())
}

/// Notes that messages went out, in the log as well; those that are said to
/// have gone already stay as they are.
///
/// # Errors
/// When the database fails.
pub async fn mark_sent(tx: &Tx, ids: &[Uuid], now: Timestamp) -> Result<()> {
    let mut said = Vec::with_capacity(ids.len());
    for id in ids {
        let nonce = Nonce(rand::random());
        let sent = Query::update()
            .table(outbox::Entity)
            .value(outbox::Column::SentAt, micros(now))
            .value(outbox::Column::Attempts, one_more())
            .value(outbox::Column::LastError, Option::<String>::None)
            .value(outbox::Column::Secret, Option::<String>::None)
            .value(outbox::Column::SentNonce, nonce.0.to_vec())
            .and_where(outbox::Column::Id.eq(*id))
            .and_where(outbox::Column::SentAt.is_null())
            .returning_all()
            .to_owned();
        if let Some(row) = tx.run().query_one(&sent).await? {
            said.push(sending(
                &outbox::Model::from_query_result(&row, "")?,
                &nonce,
                now,
            ));
        }
    }
    log::entries::write(tx, said).await
}

/// What the log says of a message that went out.
fn sending(row: &outbox::Model, nonce: &Nonce, now: Timestamp) -> Said {
    Said {
        kind: Kind::NoticeSent,
        case: row.case_id.map(CaseId),
        at: now,
        facts: json!({
            "message": row.id,
            "act": row.act_id,
            "template": row.template,
            "lang": row.lang,
            "message_id": row.message_id,
            "to": destination(nonce, &row.recipient, &row.address).to_hex(),
        }),
    }
}

/// What becomes of a message that could not be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterFailure {
    /// It is tried again then.
    TryAt(Timestamp),
    /// It is given up, and shown as such.
    GiveUp,
}

/// Notes that a message did not go out, and why; one that another worker has
/// sent meanwhile stays sent.
///
/// # Errors
/// When the database fails.
pub async fn mark_failed(
    tx: &Tx,
    id: Uuid,
    error: &str,
    then: AfterFailure,
    now: Timestamp,
) -> Result<()> {
    let failed = outbox::Entity::update_many()
        .col_expr(outbox::Column::Attempts, one_more())
        .col_expr(outbox::Column::LastError, error.into())
        .col_expr(outbox::Column::ClaimedUntil, 0_i64.into())
        .filter(outbox::Column::Id.eq(id))
        .filter(outbox::Column::SentAt.is_null());
    match then {
        AfterFailure::TryAt(at) => failed.col_expr(outbox::Column::NextTryAt, micros(at).into()),
        AfterFailure::GiveUp => failed
            .col_expr(outbox::Column::GivenUpAt, micros(now).into())
            .col_expr(outbox::Column::Secret, Expr::val(Option::<String>::None)),
    }
    .exec(tx.run())
    .await?;
    Ok(())
}

fn one_more() -> sea_orm::sea_query::SimpleExpr {
    Expr::col(outbox::Column::Attempts).add(1)
}
