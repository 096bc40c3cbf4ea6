//! Messages that went out, as their rows say.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use uuid::Uuid;

use crate::{
    columns::key,
    entities::{leaves, log_entries, outbox},
    error::Result,
    log::entries::Kind,
    reader::Reader,
};

/// A message that went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailRow {
    /// The case that it is about.
    pub case: Option<Uuid>,
    /// The act that sent it.
    pub act: Option<Uuid>,
    /// Its stable name.
    pub template: String,
    /// Its language.
    pub lang: String,
    /// Its own identity among mails.
    pub message_id: String,
    /// For whom.
    pub recipient: String,
    /// The address; empty once it was erased.
    pub address: String,
    /// What opens the log's commitment to both.
    pub nonce: Option<Vec<u8>>,
    /// When it went out, in microseconds since 1970.
    pub sent_at: Option<i64>,
}

/// These messages, those that are there.
///
/// # Errors
/// When the database fails.
pub async fn mails(reader: Reader<'_>, ids: &[Uuid]) -> Result<BTreeMap<Uuid, MailRow>> {
    let rows = outbox::Entity::find()
        .filter(outbox::Column::Id.is_in(ids.iter().copied()))
        .all(&reader.run())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let mail = MailRow {
                case: row.case_id,
                act: row.act_id,
                template: row.template,
                lang: row.lang,
                message_id: row.message_id,
                recipient: row.recipient,
                address: row.address,
                nonce: row.sent_nonce,
                sent_at: row.sent_at,
            };
            (row.id, mail)
        })
        .collect())
}

/// A message whose row says that it went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentMail {
    /// Its identity.
    pub id: Uuid,
    /// The case that it is about.
    pub case: Option<Uuid>,
    /// Its stable name.
    pub template: String,
    /// When it is said to have gone out, in microseconds since 1970.
    pub at: i64,
}

/// The messages whose rows say that they went out, in the order of their
/// identities, from after one on.
///
/// # Errors
/// When the database fails.
pub async fn sent_mails(
    reader: Reader<'_>,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<SentMail>> {
    let mut sent = outbox::Entity::find()
        .select_only()
        .columns([
            outbox::Column::Id,
            outbox::Column::CaseId,
            outbox::Column::Template,
            outbox::Column::SentAt,
        ])
        .filter(outbox::Column::SentAt.is_not_null());
    if let Some(after) = after {
        sent = sent.filter(outbox::Column::Id.gt(after));
    }
    let rows: Vec<(Uuid, Option<Uuid>, String, i64)> = sent
        .order_by_asc(outbox::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(&reader.run())
        .await?;
    let mails = rows.into_iter().map(|(id, case, template, at)| SentMail {
        id,
        case,
        template,
        at,
    });
    Ok(mails.collect())
}

/// Those of these messages of which an entry that has its leaf says that they went
/// out.
///
/// # Errors
/// When the database fails.
pub async fn said_sent(reader: Reader<'_>, mails: &[&SentMail]) -> Result<BTreeSet<Uuid>> {
    if mails.is_empty() {
        return Ok(BTreeSet::new());
    }
    let times: BTreeSet<i64> = mails.iter().map(|mail| mail.at).collect();
    let bodies: Vec<Vec<u8>> = log_entries::Entity::find()
        .select_only()
        .column(log_entries::Column::Body)
        .join(JoinType::InnerJoin, its_leaf())
        .filter(log_entries::Column::Kind.eq(key(&Kind::NoticeSent)))
        .filter(log_entries::Column::At.is_in(times))
        .into_tuple()
        .all(&reader.run())
        .await?;
    let said = bodies.iter().filter_map(|body| {
        let body: serde_json::Value = serde_json::from_slice(body).ok()?;
        body["facts"]["message"].as_str()?.parse().ok()
    });
    Ok(said.collect())
}

fn its_leaf() -> RelationDef {
    log_entries::Entity::belongs_to(leaves::Entity)
        .from(log_entries::Column::Id)
        .to(leaves::Column::Entry)
        .into()
}
