//! The trees over the leaves: one at a time grows, those before it are
//! sealed. Whoever grows it compares and swaps its size, so that a size never
//! has two heads.

use jiff::Timestamp;
use ledger::{
    Frontier, Hash,
    keys::{KeyName, PublicKey},
    proofs::{Nodes, Span},
    tiles::{Growth, Tile, TileId, Tiles, edge, needed},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{hashes, next_place};
use crate::{
    columns::{int, micros, number, parse},
    connect::Db,
    dialect::{Lock, one_at_a_time},
    entities::{log_keys, log_tiles, logs},
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

/// One log of this installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// Its number: 1, then that of each successor.
    pub number: u32,
    /// Its unique name, which its keys bear.
    pub origin: KeyName,
    /// Place of its first leaf among all the leaves.
    pub first: u64,
    /// Its tree.
    pub tree: Frontier,
    /// The keys that sign it, the first one first.
    pub keys: Vec<PublicKey>,
}

/// Every log, the first one first; the last one grows.
///
/// # Errors
/// When the database fails.
pub async fn all(reader: Reader<'_>) -> Result<Vec<Log>> {
    let connection = reader.run();
    let rows = logs::Entity::find()
        .order_by_asc(logs::Column::Number)
        .all(&connection)
        .await?;
    let keys = log_keys::Entity::find()
        .order_by_asc(log_keys::Column::Since)
        .all(&connection)
        .await?;
    rows.into_iter()
        .map(|row| {
            let own = keys.iter().filter(|key| key.log == row.number);
            Ok(Log {
                number: number(row.number)?,
                origin: parse(&row.origin)?,
                first: place(row.first)?,
                tree: Frontier::from_bytes(place(row.size)?, &row.frontier)
                    .ok_or_else(|| StoreError::corrupt("a frontier", row.size))?,
                keys: own.map(|key| parse(&key.key)).collect::<Result<_>>()?,
            })
        })
        .collect()
}

/// The log that grows; none before the first was opened.
///
/// # Errors
/// When the database fails.
pub async fn current(reader: Reader<'_>) -> Result<Option<Log>> {
    Ok(all(reader).await?.pop())
}

/// Holds the log until the job ends: nobody else places leaves, grows it or
/// signs it.
///
/// # Errors
/// When the database fails.
pub async fn hold(tx: &Tx) -> Result<()> {
    one_at_a_time(tx, Lock::Log).await
}

/// Opens the first log or a successor, over the leaves from `first` on; the
/// one before it is sealed. The log must be held.
///
/// # Errors
/// When the database fails, or the origin was used before.
pub async fn open(tx: &Tx, key: &PublicKey, first: u64, now: Timestamp) -> Result<Log> {
    let last = current(tx.read()).await?;
    logs::Entity::update_many()
        .col_expr(logs::Column::SealedAt, Expr::val(micros(now)))
        .filter(logs::Column::SealedAt.is_null())
        .exec(tx.run())
        .await?;
    let log = Log {
        number: last.map_or(1, |last| last.number + 1),
        origin: key.name().clone(),
        first,
        tree: Frontier::default(),
        keys: vec![key.clone()],
    };
    logs::Entity::insert(logs::ActiveModel {
        number: Set(int(log.number)),
        origin: Set(log.origin.to_string()),
        first: Set(column(first)),
        size: Set(0),
        frontier: Set(Vec::new()),
        opened_at: Set(micros(now)),
        sealed_at: Set(None),
    })
    .exec_without_returning(tx.run())
    .await?;
    add_key(tx, &log, key, 0).await?;
    Ok(log)
}

/// Lets another key sign a log from a size on.
///
/// # Errors
/// When the database fails.
pub async fn add_key(tx: &Tx, log: &Log, key: &PublicKey, since: u64) -> Result<()> {
    log_keys::Entity::insert(log_keys::ActiveModel {
        log: Set(int(log.number)),
        key: Set(key.to_string()),
        since: Set(column(since)),
    })
    .exec_without_returning(tx.run())
    .await?;
    Ok(())
}

/// Takes at most `limit` leaves that have their place into the tree of the
/// log that grows; says how many. Any number of nodes may call this at once.
///
/// # Errors
/// When the database fails.
pub async fn grow(db: &Db, limit: u64) -> Result<u64> {
    let Some(log) = current(db.read()).await? else {
        return Ok(0);
    };
    if next_place(db.read()).await? <= column(log.first + log.tree.size()) {
        return Ok(0);
    }
    db.write(move |tx| Box::pin(async move { grow_within(tx, limit).await }))
        .await
}

async fn grow_within(tx: &Tx, limit: u64) -> Result<u64> {
    hold(tx).await?;
    let Some(log) = current(tx.read()).await? else {
        return Ok(0);
    };
    let size = log.tree.size();
    let leaves = hashes(tx.read(), log.first + size, limit).await?;
    if leaves.is_empty() {
        return Ok(0);
    }
    let at_edge = tiles(tx.read(), &log, edge(size)).await?;
    let mut growth = Growth::from(log.tree.clone(), at_edge);
    for leaf in &leaves {
        growth.push(*leaf);
    }
    let (tree, grown) = growth.into_parts();
    let swapped = logs::Entity::update_many()
        .col_expr(logs::Column::Size, column(tree.size()).into())
        .col_expr(logs::Column::Frontier, tree.to_bytes().into())
        .filter(logs::Column::Number.eq(int(log.number)))
        .filter(logs::Column::Size.eq(column(size)))
        .exec(tx.run())
        .await?;
    if swapped.rows_affected != 1 {
        return Err(StoreError::Busy);
    }
    put_tiles(tx, &log, grown).await?;
    Ok(leaves.len() as u64)
}

async fn put_tiles(tx: &Tx, log: &Log, grown: Tiles) -> Result<()> {
    let key = [
        log_tiles::Column::Log,
        log_tiles::Column::Level,
        log_tiles::Column::Number,
    ];
    let longer = OnConflict::columns(key)
        .update_column(log_tiles::Column::Hashes)
        .to_owned();
    let rows = grown
        .0
        .into_iter()
        .map(|(id, tile)| log_tiles::ActiveModel {
            log: Set(int(log.number)),
            level: Set(id.level.into()),
            number: Set(column(id.index)),
            hashes: Set(tile.to_bytes()),
        });
    log_tiles::Entity::insert_many(rows)
        .on_conflict(longer)
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// The hashes over spans of a log's leaves, in order: a proof.
///
/// # Errors
/// When the database fails or does not hold the tiles.
pub async fn prove(reader: Reader<'_>, log: &Log, spans: &[Span]) -> Result<Vec<Hash>> {
    let held = tiles(reader, log, needed(spans)).await?;
    proof_from(spans, &held)
}

/// The tiles of a log, those that are held.
///
/// # Errors
/// When the database fails.
pub async fn tiles(
    reader: Reader<'_>,
    log: &Log,
    ids: impl IntoIterator<Item = TileId>,
) -> Result<Tiles> {
    let mut held = Tiles::default();
    let ids: Vec<TileId> = ids.into_iter().collect();
    for some in ids.chunks(200) {
        let any = some.iter().fold(Condition::any(), |any, id| {
            any.add(
                log_tiles::Column::Level
                    .eq(i32::from(id.level))
                    .and(log_tiles::Column::Number.eq(column(id.index))),
            )
        });
        let rows = log_tiles::Entity::find()
            .filter(log_tiles::Column::Log.eq(int(log.number)))
            .filter(any)
            .all(&reader.run())
            .await?;
        for row in rows {
            let id = TileId {
                level: u8::try_from(row.level).unwrap_or(u8::MAX),
                index: place(row.number)?,
            };
            let tile = Tile::from_bytes(&row.hashes)
                .ok_or_else(|| StoreError::corrupt("a tile", row.hashes.len()))?;
            held.0.insert(id, tile);
        }
    }
    Ok(held)
}

fn proof_from(spans: &[Span], nodes: &impl Nodes) -> Result<Vec<Hash>> {
    ledger::proofs::hashes(spans, nodes)
        .ok_or_else(|| StoreError::corrupt("the tiles of the log", "some are missing"))
}

pub(super) fn column(place: u64) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

pub(super) fn place(column: i64) -> Result<u64> {
    u64::try_from(column).map_err(|_| StoreError::corrupt("a place in the log", column))
}
