//! Leaves, and the records whose hashes they are.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    entities::{
        access_batches, access_record, act_audience, acts as act_table, leaves as leaf_table,
        log_entries, openings,
    },
    error::Result,
    reader::Reader,
};

/// A leaf that has its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafRow {
    /// Its place.
    pub place: i64,
    /// The record.
    pub entry: Uuid,
    /// Of an act: kind and identity of its subject, and its number.
    pub act: Option<(String, Uuid, i32)>,
    /// The hash.
    pub hash: Vec<u8>,
}

/// The leaves from a place on, in order.
///
/// # Errors
/// When the database fails.
pub async fn leaves(reader: Reader<'_>, from: i64, limit: u64) -> Result<Vec<LeafRow>> {
    let rows = leaf_table::Entity::find()
        .filter(leaf_table::Column::Idx.gte(from))
        .order_by_asc(leaf_table::Column::Idx)
        .limit(limit)
        .all(&reader.run())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| LeafRow {
            place: row.idx.unwrap_or_default(),
            entry: row.entry,
            act: match (row.subject_kind, row.subject_id, row.seq) {
                (Some(kind), Some(id), Some(seq)) => Some((kind, id, seq)),
                _ => None,
            },
            hash: row.hash,
        })
        .collect())
}

/// An act's row, with what lies beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActRow {
    /// Kind of its subject.
    pub subject_kind: String,
    /// Its subject.
    pub subject: Uuid,
    /// Its number.
    pub seq: i32,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// Its kind.
    pub kind: String,
    /// Its bytes.
    pub body: Vec<u8>,
    /// Nonce and value of what it commits to, by path.
    pub openings: BTreeMap<String, (Vec<u8>, String)>,
    /// The tokens of those who may read it.
    pub readers: BTreeSet<String>,
}

/// The rows of these acts, those that are there.
///
/// # Errors
/// When the database fails.
pub async fn acts(reader: Reader<'_>, ids: &[Uuid]) -> Result<BTreeMap<Uuid, ActRow>> {
    let connection = reader.run();
    let ids = || ids.iter().copied();
    let rows = act_table::Entity::find()
        .filter(act_table::Column::Id.is_in(ids()))
        .all(&connection)
        .await?;
    let mut acts: BTreeMap<Uuid, ActRow> = rows
        .into_iter()
        .map(|row| {
            let act = ActRow {
                subject_kind: row.subject_kind,
                subject: row.subject_id,
                seq: row.seq,
                at: row.at,
                kind: row.kind,
                body: row.body,
                openings: BTreeMap::new(),
                readers: BTreeSet::new(),
            };
            (row.id, act)
        })
        .collect();
    let values = openings::Entity::find()
        .filter(openings::Column::ActId.is_in(ids()))
        .all(&connection)
        .await?;
    for row in values {
        if let Some(act) = acts.get_mut(&row.act_id) {
            act.openings.insert(row.field, (row.nonce, row.value));
        }
    }
    let readers = act_audience::Entity::find()
        .filter(act_audience::Column::ActId.is_in(ids()))
        .all(&connection)
        .await?;
    for row in readers {
        if let Some(act) = acts.get_mut(&row.act_id) {
            act.readers.insert(row.token);
        }
    }
    Ok(acts)
}

/// Looks that were recorded together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRow {
    /// When, in microseconds since 1970.
    pub at: i64,
    /// Its bytes.
    pub body: Vec<u8>,
    /// The rows that are read, in order.
    pub looks: Vec<LookRow>,
}

/// One look, as the record of a case shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookRow {
    /// The case.
    pub case: Uuid,
    /// Who looked.
    pub by: String,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// At what.
    pub what: String,
    /// From which seat, as JSON.
    pub seat: String,
}

/// These batches, those that are there.
///
/// # Errors
/// When the database fails.
pub async fn batches(reader: Reader<'_>, ids: &[Uuid]) -> Result<BTreeMap<Uuid, BatchRow>> {
    let connection = reader.run();
    let ids = || ids.iter().copied();
    let rows = access_batches::Entity::find()
        .filter(access_batches::Column::Id.is_in(ids()))
        .all(&connection)
        .await?;
    let mut batches: BTreeMap<Uuid, BatchRow> = rows
        .into_iter()
        .map(|row| {
            let batch = BatchRow {
                at: row.at,
                body: row.body,
                looks: Vec::new(),
            };
            (row.id, batch)
        })
        .collect();
    let looks = access_record::Entity::find()
        .filter(access_record::Column::BatchId.is_in(ids()))
        .order_by_asc(access_record::Column::Number)
        .all(&connection)
        .await?;
    for row in looks {
        if let Some(batch) = batches.get_mut(&row.batch_id) {
            batch.looks.push(LookRow {
                case: row.case_id,
                by: row.person,
                at: row.at,
                what: row.what,
                seat: row.seat,
            });
        }
    }
    Ok(batches)
}

/// An entry that is no act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// What it says.
    pub kind: String,
    /// The case that it is about.
    pub case: Option<Uuid>,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// Its bytes.
    pub body: Vec<u8>,
}

/// These entries, those that are there.
///
/// # Errors
/// When the database fails.
pub async fn entries(reader: Reader<'_>, ids: &[Uuid]) -> Result<BTreeMap<Uuid, EntryRow>> {
    let rows = log_entries::Entity::find()
        .filter(log_entries::Column::Id.is_in(ids.iter().copied()))
        .all(&reader.run())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let entry = EntryRow {
                kind: row.kind,
                case: row.case_id,
                at: row.at,
                body: row.body,
            };
            (row.id, entry)
        })
        .collect())
}
