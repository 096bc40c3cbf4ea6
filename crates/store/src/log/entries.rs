//! Entries of the log that are no acts: messages that went out, and what the
//! log says of itself.

use jiff::Timestamp;
use ledger::leaf_hash;
use process::ids::CaseId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Leaf, add, next_place};
use crate::{
    columns::{key, micros, time, word},
    entities::{leaves, log_entries},
    error::Result,
    reader::Reader,
    write::Tx,
};

const VERSION: u32 = 1;

/// What an entry says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A message went out.
    NoticeSent,
    /// The log begins where another one was sealed.
    LogOpened,
    /// Another key signs from here on.
    KeyChanged,
    /// Addresses of messages, or looks, were forgotten as their time had come
    /// (KEEP-2).
    Forgotten,
}

/// An entry as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// Its identity.
    pub id: Uuid,
    /// What it says.
    pub kind: Kind,
    /// The case that it is about.
    pub case: Option<CaseId>,
    /// When it was written.
    pub at: Timestamp,
    /// Its bytes, which never change.
    pub body: Vec<u8>,
}

/// What an entry is made of.
pub(crate) struct Said {
    pub(crate) kind: Kind,
    pub(crate) case: Option<CaseId>,
    pub(crate) at: Timestamp,
    /// Plain facts: an object.
    pub(crate) facts: Value,
}

/// Writes entries, each with its leaf.
pub(crate) async fn write(tx: &Tx, said: Vec<Said>) -> Result<()> {
    if said.is_empty() {
        return Ok(());
    }
    let (rows, leaves): (Vec<_>, Vec<_>) = said.into_iter().map(entry).unzip();
    tx.add(rows).await?;
    add(tx, leaves).await
}

/// Writes an entry at the next place of the log, which must be held; gives
/// that place.
///
/// # Errors
/// When the database fails.
pub async fn write_here(tx: &Tx, kind: Kind, facts: Value, at: Timestamp) -> Result<u64> {
    let said = Said {
        kind,
        case: None,
        at,
        facts,
    };
    let (row, leaf) = entry(said);
    log_entries::Entity::insert(row)
        .exec_without_returning(tx.run())
        .await?;
    let place = next_place(tx.read()).await?;
    leaves::Entity::insert(super::row(leaf, Some(place)))
        .exec_without_returning(tx.run())
        .await?;
    super::tree::place(place)
}

/// An entry and its leaf.
fn entry(said: Said) -> (log_entries::ActiveModel, Leaf) {
    let millis = u64::try_from(said.at.as_millisecond()).unwrap_or_default();
    let id = uuid::Builder::from_unix_timestamp_millis(millis, &rand::random()).into_uuid();
    let mut body = json!({
        "v": VERSION,
        "id": id,
        "kind": said.kind,
        "case": said.case,
        "at": micros(said.at),
        "facts": said.facts,
    });
    body.sort_all_objects();
    let body = body.to_string().into_bytes();
    let leaf = Leaf {
        entry: id,
        subject: None,
        at: said.at,
        hash: leaf_hash(&body),
    };
    let row = log_entries::ActiveModel {
        id: Set(id),
        kind: Set(key(&said.kind)),
        case_id: Set(said.case.map(|case| case.0)),
        at: Set(micros(said.at)),
        body: Set(body),
    };
    (row, leaf)
}

/// An entry.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, id: Uuid) -> Result<Option<LogEntry>> {
    let row = log_entries::Entity::find_by_id(id)
        .one(&reader.run())
        .await?;
    row.map(read).transpose()
}

/// The entries about a case, in order.
///
/// # Errors
/// When the database fails.
pub async fn of_case(reader: Reader<'_>, case: CaseId) -> Result<Vec<LogEntry>> {
    let rows = log_entries::Entity::find()
        .filter(log_entries::Column::CaseId.eq(case.0))
        .order_by_asc(log_entries::Column::At)
        .order_by_asc(log_entries::Column::Id)
        .all(&reader.run())
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(row: log_entries::Model) -> Result<LogEntry> {
    Ok(LogEntry {
        id: row.id,
        kind: word(&row.kind)?,
        case: row.case_id.map(CaseId),
        at: time(row.at)?,
        body: row.body,
    })
}
