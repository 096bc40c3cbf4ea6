//! The leaves of the provable log: each act writes its own in its own
//! transaction; its place in the tree is given then on SQLite, and afterwards
//! on PostgreSQL, where transactions do not end in the order in which they
//! began.

pub mod entries;
pub mod heads;
pub mod tree;

use std::collections::BTreeMap;

use jiff::Timestamp;
use ledger::Hash;
use process::act::{SealedAct, Sequence, Subject};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Value,
};
use uuid::Uuid;

use crate::{
    columns::{bytes32, int, micros},
    connect::Db,
    dialect,
    entities::leaves,
    error::{Result, StoreError},
    reader::Reader,
    write::{Later, Tx},
};

/// One entry of the log before it has a place.
pub(crate) struct Leaf {
    pub(crate) entry: Uuid,
    pub(crate) subject: Option<(Subject, Sequence)>,
    pub(crate) at: Timestamp,
    pub(crate) hash: Hash,
}

impl Leaf {
    pub(crate) fn of_act(act: &SealedAct) -> Self {
        Self {
            entry: act.id.0,
            subject: Some((act.subject, act.seq)),
            at: act.at,
            hash: act.leaf(),
        }
    }
}

fn row(leaf: Leaf, idx: Option<i64>) -> leaves::ActiveModel {
    leaves::ActiveModel {
        entry: Set(leaf.entry),
        subject_kind: Set(leaf
            .subject
            .map(|(subject, _)| subject.kind.as_str().to_owned())),
        subject_id: Set(leaf.subject.map(|(subject, _)| subject.id)),
        seq: Set(leaf.subject.map(|(_, seq)| int(seq.0))),
        at: Set(micros(leaf.at)),
        hash: Set(leaf.hash.0.to_vec()),
        idx: Set(idx),
    }
}

/// Adds leaves to the log; where a leaf gets its place at once, it is the one
/// after the last, which the statement itself finds.
pub(crate) async fn add(tx: &Tx, added: impl IntoIterator<Item = Leaf>) -> Result<()> {
    let added = added.into_iter();
    if !dialect::places_at_once(tx.run().get_database_backend()) {
        return tx.add(added.map(|leaf| row(leaf, None))).await;
    }
    for leaf in added {
        let subject = leaf.subject;
        let values: [Value; 6] = [
            leaf.entry.into(),
            subject
                .map(|(subject, _)| subject.kind.as_str().to_owned())
                .into(),
            subject.map(|(subject, _)| subject.id).into(),
            subject.map(|(_, seq)| int(seq.0)).into(),
            micros(leaf.at).into(),
            leaf.hash.0.to_vec().into(),
        ];
        let added = dialect::statement(tx.run(), ADDED_AFTER_THE_LAST, values);
        tx.later(Later::Other(added)).await?;
    }
    Ok(())
}

const ADDED_AFTER_THE_LAST: &str = "INSERT INTO leaves \
     (entry, subject_kind, subject_id, seq, at, hash, idx) \
     VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(idx) + 1, 0) FROM leaves))";

pub(crate) async fn next_place(reader: Reader<'_>) -> Result<i64> {
    let last: Option<Option<i64>> = leaves::Entity::find()
        .select_only()
        .column_as(leaves::Column::Idx.max(), "last")
        .into_tuple()
        .one(&reader.run())
        .await?;
    Ok(last.flatten().map_or(0, |last| last + 1))
}

/// Gives their places to at most `limit` leaves that have none; says how
/// many it gave. Every committed leaf without a place is taken, whenever its
/// transaction began, and a subject's acts keep their order. Any number of
/// nodes may call this at once.
///
/// # Errors
/// When the database fails.
pub async fn sequence(db: &Db, limit: u64) -> Result<u64> {
    if unindexed_count(db.read()).await? == 0 {
        return Ok(0);
    }
    db.write(move |tx| Box::pin(async move { dialect::place_leaves(tx, limit).await }))
        .await
}

/// Number of leaves that have their place, in all the logs.
///
/// # Errors
/// When the database fails.
pub async fn size(reader: Reader<'_>) -> Result<u64> {
    next_place(reader)
        .await?
        .try_into()
        .map_err(|_| StoreError::corrupt("the log's size", "negative"))
}

/// Number of leaves that have no place yet.
///
/// # Errors
/// When the database fails.
pub async fn unindexed_count(reader: Reader<'_>) -> Result<u64> {
    Ok(leaves::Entity::find()
        .filter(leaves::Column::Idx.is_null())
        .count(&reader.run())
        .await?)
}

/// The hashes of the leaves from place `from` on, in order, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn hashes(reader: Reader<'_>, from: u64, limit: u64) -> Result<Vec<Hash>> {
    let from = i64::try_from(from).unwrap_or(i64::MAX);
    let rows: Vec<Vec<u8>> = leaves::Entity::find()
        .select_only()
        .column(leaves::Column::Hash)
        .filter(leaves::Column::Idx.gte(from))
        .order_by_asc(leaves::Column::Idx)
        .limit(limit)
        .into_tuple()
        .all(&reader.run())
        .await?;
    rows.iter().map(|hash| bytes32(hash).map(Hash)).collect()
}

/// The entries of the log in the order of their places from `from` on, at
/// most `limit`: identities of acts, and of batches of the access record.
///
/// # Errors
/// When the database fails.
pub async fn entries(reader: Reader<'_>, from: u64, limit: u64) -> Result<Vec<Uuid>> {
    let from = i64::try_from(from).unwrap_or(i64::MAX);
    Ok(leaves::Entity::find()
        .select_only()
        .column(leaves::Column::Entry)
        .filter(leaves::Column::Idx.gte(from))
        .order_by_asc(leaves::Column::Idx)
        .limit(limit)
        .into_tuple()
        .all(&reader.run())
        .await?)
}

/// The places of these entries, of those that have theirs.
///
/// # Errors
/// When the database fails.
pub async fn places(reader: Reader<'_>, entries: &[Uuid]) -> Result<BTreeMap<Uuid, u64>> {
    let mut places = BTreeMap::new();
    for some in entries.chunks(500) {
        let rows: Vec<(Uuid, i64)> = leaves::Entity::find()
            .select_only()
            .columns([leaves::Column::Entry, leaves::Column::Idx])
            .filter(leaves::Column::Entry.is_in(some.iter().copied()))
            .filter(leaves::Column::Idx.is_not_null())
            .into_tuple()
            .all(&reader.run())
            .await?;
        for (entry, place) in rows {
            places.insert(entry, tree::place(place)?);
        }
    }
    Ok(places)
}
