//! What the logs signed of themselves, what vouches for it, and what other
//! logs showed to this one.

use jiff::Timestamp;
use ledger::{
    Hash, Head,
    checkpoint::Checkpoint,
    keys::KeyName,
    note::{Note, SignatureLine},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use super::tree::{Log, column, place};
use crate::{
    columns::{bytes32, int, micros, parse, time},
    dialect::{self, Lock},
    entities::{checkpoint_tokens, checkpoints, vouchers, witnessed_heads},
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

/// A checkpoint as it is kept, with all that vouches for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The head that it signs, as the columns say.
    pub head: Head,
    /// The note, with its signatures and cosignatures, as text.
    pub note: String,
    /// When it was signed.
    pub at: Timestamp,
    /// A token of a timestamp authority over the note's text (RFC 3161).
    pub token: Option<Vec<u8>>,
}

impl Kept {
    /// The note.
    ///
    /// # Errors
    /// When it is none any more.
    pub fn note(&self) -> Result<Note> {
        Note::parse(self.note.as_bytes())
            .map_err(|_| StoreError::corrupt("a checkpoint", self.head.size))
    }
}

/// Keeps a checkpoint of a log; a second one of the same size is refused,
/// whatever it says.
///
/// # Errors
/// When there is one already, and when the database fails.
pub async fn keep(tx: &Tx, log: &Log, head: Head, note: &Note, now: Timestamp) -> Result<()> {
    checkpoints::Entity::insert(checkpoints::ActiveModel {
        log: Set(int(log.number)),
        size: Set(column(head.size)),
        root: Set(head.root.0.to_vec()),
        note: Set(note.to_string()),
        at: Set(micros(now)),
    })
    .exec_without_returning(tx.run())
    .await?;
    Ok(())
}

/// The last checkpoint of a log.
///
/// # Errors
/// When the database fails.
pub async fn last(reader: Reader<'_>, log: &Log) -> Result<Option<Kept>> {
    let row = checkpoints::Entity::find()
        .filter(checkpoints::Column::Log.eq(int(log.number)))
        .order_by_desc(checkpoints::Column::Size)
        .limit(1)
        .one(&reader.run())
        .await?;
    match row {
        None => Ok(None),
        Some(row) => Ok(with_tokens(reader, vec![row]).await?.pop()),
    }
}

/// The checkpoints of a log above a size, the smallest first, at most
/// `limit`.
///
/// # Errors
/// When the database fails.
pub async fn above(reader: Reader<'_>, log: &Log, size: u64, limit: u64) -> Result<Vec<Kept>> {
    let rows = checkpoints::Entity::find()
        .filter(checkpoints::Column::Log.eq(int(log.number)))
        .filter(checkpoints::Column::Size.gt(column(size)))
        .order_by_asc(checkpoints::Column::Size)
        .limit(limit)
        .all(&reader.run())
        .await?;
    with_tokens(reader, rows).await
}

async fn with_tokens(reader: Reader<'_>, rows: Vec<checkpoints::Model>) -> Result<Vec<Kept>> {
    let mut kept = Vec::with_capacity(rows.len());
    for row in rows {
        let token = checkpoint_tokens::Entity::find_by_id((row.log, row.size))
            .one(&reader.run())
            .await?;
        kept.push(Kept {
            head: Head {
                size: place(row.size)?,
                root: Hash(bytes32(&row.root)?),
            },
            note: row.note,
            at: time(row.at)?,
            token: token.map(|token| token.token),
        });
    }
    Ok(kept)
}

/// How far a witness has vouched for a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voucher {
    /// The witness's name.
    pub witness: KeyName,
    /// The size for which it vouched last.
    pub size: u64,
    /// When that came in.
    pub at: Timestamp,
}

/// Adds what a witness signed to a checkpoint.
///
/// # Errors
/// When there is no such checkpoint, and when the database fails.
pub async fn add_line(
    tx: &Tx,
    log: &Log,
    size: u64,
    line: SignatureLine,
    now: Timestamp,
) -> Result<()> {
    dialect::one_at_a_time(tx, Lock::Log).await?;
    let id = (int(log.number), column(size));
    let row = checkpoints::Entity::find_by_id(id)
        .one(tx.run())
        .await?
        .ok_or_else(|| StoreError::corrupt("a checkpoint", size))?;
    let witness = line.name.to_string();
    let note = Note::parse(row.note.as_bytes())
        .map_err(|_| StoreError::corrupt("a checkpoint", size))?
        .with(line);
    checkpoints::Entity::update_many()
        .col_expr(checkpoints::Column::Note, Expr::val(note.to_string()))
        .filter(checkpoints::Column::Log.eq(id.0))
        .filter(checkpoints::Column::Size.eq(id.1))
        .exec(tx.run())
        .await?;
    let newer = OnConflict::columns([vouchers::Column::Log, vouchers::Column::Witness])
        .update_columns([vouchers::Column::Size, vouchers::Column::At])
        .to_owned();
    vouchers::Entity::insert(vouchers::ActiveModel {
        log: Set(id.0),
        witness: Set(witness),
        size: Set(id.1),
        at: Set(micros(now)),
    })
    .on_conflict(newer)
    .exec_without_returning(tx.run())
    .await?;
    Ok(())
}

/// How far each witness has vouched for a log.
///
/// # Errors
/// When the database fails.
pub async fn vouched(reader: Reader<'_>, log: &Log) -> Result<Vec<Voucher>> {
    vouchers::Entity::find()
        .filter(vouchers::Column::Log.eq(int(log.number)))
        .order_by_asc(vouchers::Column::Witness)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(|row| {
            Ok(Voucher {
                witness: parse(&row.witness)?,
                size: place(row.size)?,
                at: time(row.at)?,
            })
        })
        .collect()
}

/// A checkpoint that an authority stamped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamping {
    /// Its size.
    pub size: u64,
    /// When the token came in.
    pub at: Timestamp,
}

/// The checkpoint of a log that was stamped last.
///
/// # Errors
/// When the database fails.
pub async fn last_stamped(reader: Reader<'_>, log: &Log) -> Result<Option<Stamping>> {
    let row = checkpoint_tokens::Entity::find()
        .filter(checkpoint_tokens::Column::Log.eq(int(log.number)))
        .order_by_desc(checkpoint_tokens::Column::Size)
        .limit(1)
        .one(&reader.run())
        .await?;
    row.map(|row| {
        Ok(Stamping {
            size: place(row.size)?,
            at: time(row.at)?,
        })
    })
    .transpose()
}

/// Keeps the token of a timestamp authority over a checkpoint; a second one,
/// which another node may have asked for, changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn add_token(
    tx: &Tx,
    log: &Log,
    size: u64,
    token: Vec<u8>,
    now: Timestamp,
) -> Result<()> {
    checkpoint_tokens::Entity::insert(checkpoint_tokens::ActiveModel {
        log: Set(int(log.number)),
        size: Set(column(size)),
        token: Set(token),
        at: Set(micros(now)),
    })
    .on_conflict_do_nothing()
    .exec_without_returning(tx.run())
    .await?;
    Ok(())
}

/// The last head of another log for which this installation vouched.
///
/// # Errors
/// When the database fails.
pub async fn witnessed(tx: &Tx, origin: &KeyName) -> Result<Option<Head>> {
    dialect::one_at_a_time(tx, Lock::Witness).await?;
    let row = witnessed_heads::Entity::find_by_id(origin.to_string())
        .one(tx.run())
        .await?;
    row.map(|row| {
        Ok(Head {
            size: place(row.size)?,
            root: Hash(bytes32(&row.root)?),
        })
    })
    .transpose()
}

/// Remembers the head of another log, before it is vouched for.
///
/// # Errors
/// When the database fails.
pub async fn remember(tx: &Tx, seen: &Checkpoint, note: &Note, now: Timestamp) -> Result<()> {
    let newer = OnConflict::column(witnessed_heads::Column::Origin)
        .update_columns([
            witnessed_heads::Column::Size,
            witnessed_heads::Column::Root,
            witnessed_heads::Column::Note,
            witnessed_heads::Column::At,
        ])
        .to_owned();
    witnessed_heads::Entity::insert(witnessed_heads::ActiveModel {
        origin: Set(seen.origin.to_string()),
        size: Set(column(seen.head.size)),
        root: Set(seen.head.root.0.to_vec()),
        note: Set(note.to_string()),
        at: Set(micros(now)),
    })
    .on_conflict(newer)
    .exec_without_returning(tx.run())
    .await?;
    Ok(())
}
