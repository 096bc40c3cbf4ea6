//! The trees, their tiles, their keys and what they signed.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    entities::{
        checkpoint_tokens, checkpoints as checkpoint_table, log_keys, log_tiles, logs as log_table,
        vouchers as voucher_table, witnessed_heads,
    },
    error::Result,
    reader::Reader,
};

/// A log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// Its number.
    pub number: i32,
    /// Its name.
    pub origin: String,
    /// Place of its first leaf among all.
    pub first: i64,
    /// Its size.
    pub size: i64,
    /// The roots of its perfect subtrees.
    pub frontier: Vec<u8>,
    /// Its keys, in the order in which they began.
    pub keys: Vec<KeyRow>,
}

/// A key of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// The key, as text.
    pub key: String,
    /// The size from which on it signs.
    pub since: i64,
}

/// Every log, the first one first.
///
/// # Errors
/// When the database fails.
pub async fn logs(reader: Reader<'_>) -> Result<Vec<LogRow>> {
    let connection = reader.run();
    let rows = log_table::Entity::find()
        .order_by_asc(log_table::Column::Number)
        .all(&connection)
        .await?;
    let keys = log_keys::Entity::find()
        .order_by_asc(log_keys::Column::Since)
        .all(&connection)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| LogRow {
            number: row.number,
            origin: row.origin,
            first: row.first,
            size: row.size,
            frontier: row.frontier,
            keys: keys
                .iter()
                .filter(|key| key.log == row.number)
                .map(|key| KeyRow {
                    key: key.key.clone(),
                    since: key.since,
                })
                .collect(),
        })
        .collect())
}

/// A tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileRow {
    /// Its level.
    pub level: i32,
    /// Its number.
    pub number: i64,
    /// Its hashes.
    pub hashes: Vec<u8>,
}

/// Tiles of a log at a level, from a number on, in order.
///
/// # Errors
/// When the database fails.
pub async fn tiles(
    reader: Reader<'_>,
    log: i32,
    level: i32,
    from: i64,
    limit: u64,
) -> Result<Vec<TileRow>> {
    let rows = log_tiles::Entity::find()
        .filter(log_tiles::Column::Log.eq(log))
        .filter(log_tiles::Column::Level.eq(level))
        .filter(log_tiles::Column::Number.gte(from))
        .order_by_asc(log_tiles::Column::Number)
        .limit(limit)
        .all(&reader.run())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| TileRow {
            level: row.level,
            number: row.number,
            hashes: row.hashes,
        })
        .collect())
}

/// A checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckpointRow {
    /// The size that it signs.
    pub size: i64,
    /// The root that it signs.
    pub root: Vec<u8>,
    /// The note.
    pub note: String,
    /// A token of a timestamp authority over the note's text.
    pub token: Option<Vec<u8>>,
}

/// Checkpoints of a log from a size on, in order.
///
/// # Errors
/// When the database fails.
pub async fn checkpoints(
    reader: Reader<'_>,
    log: i32,
    from: i64,
    limit: u64,
) -> Result<Vec<CheckpointRow>> {
    let connection = reader.run();
    let rows = checkpoint_table::Entity::find()
        .filter(checkpoint_table::Column::Log.eq(log))
        .filter(checkpoint_table::Column::Size.gte(from))
        .order_by_asc(checkpoint_table::Column::Size)
        .limit(limit)
        .all(&connection)
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let token = checkpoint_tokens::Entity::find_by_id((row.log, row.size))
            .one(&connection)
            .await?;
        found.push(CheckpointRow {
            size: row.size,
            root: row.root,
            note: row.note,
            token: token.map(|token| token.token),
        });
    }
    Ok(found)
}

/// How far a witness is said to have vouched for a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoucherRow {
    /// Number of the log.
    pub log: i32,
    /// The witness's name.
    pub witness: String,
    /// The size for which it vouched last.
    pub size: i64,
}

/// What witnesses are said to have vouched for.
///
/// # Errors
/// When the database fails.
pub async fn vouchers(reader: Reader<'_>) -> Result<Vec<VoucherRow>> {
    let rows = voucher_table::Entity::find().all(&reader.run()).await?;
    Ok(rows
        .into_iter()
        .map(|row| VoucherRow {
            log: row.log,
            witness: row.witness,
            size: row.size,
        })
        .collect())
}

/// The last head of another log for which this installation vouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenHeadRow {
    /// The other log's name.
    pub origin: String,
    /// Its size.
    pub size: i64,
    /// Its root.
    pub root: Vec<u8>,
    /// The checkpoint.
    pub note: String,
}

/// The last heads of other logs for which this installation vouched.
///
/// # Errors
/// When the database fails.
pub async fn seen_heads(reader: Reader<'_>) -> Result<Vec<SeenHeadRow>> {
    let rows = witnessed_heads::Entity::find().all(&reader.run()).await?;
    Ok(rows
        .into_iter()
        .map(|row| SeenHeadRow {
            origin: row.origin,
            size: row.size,
            root: row.root,
            note: row.note,
        })
        .collect())
}
