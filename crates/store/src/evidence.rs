//! Pieces of evidence beside their acts: those being received, with how far
//! they have come, and those held, with the key under which they lie. What a
//! piece is and what became of it is in the acts alone.

use jiff::Timestamp;
use process::{
    evidence::Pending,
    ids::{CaseId, EvidenceId},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};

use crate::{
    columns::{key, micros, time, word},
    entities::evidence::{ActiveModel, Column, Entity, Model},
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

/// Where a piece stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keeping {
    /// It is being received.
    Receiving,
    /// It came whole and is on record.
    Held,
    /// Its content is to be removed, or is being removed.
    Removing,
}

/// A piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its identity.
    pub id: EvidenceId,
    /// The case.
    pub case: CaseId,
    /// Who sends it: nobody else goes on with the sending.
    pub owner: String,
    /// Where it stands.
    pub keeping: Keeping,
    /// How many bytes it will have.
    pub length: u64,
    /// How many bytes are stored.
    pub received: u64,
    /// The state of its hash, while it is being received.
    pub hash_state: Option<Vec<u8>>,
    /// What its sender says of it, as JSON, while it is being received.
    pub about: Option<String>,
    /// Public key under which it lies.
    pub recipient: String,
    /// When it was last written to.
    pub touched_at: Timestamp,
}

fn long(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn count(long: i64) -> Result<u64> {
    u64::try_from(long).map_err(|_| StoreError::corrupt("a size", long))
}

fn from_model(row: Model) -> Result<Kept> {
    Ok(Kept {
        id: EvidenceId(row.id),
        case: CaseId(row.case_id),
        owner: row.owner,
        keeping: word(&row.state)?,
        length: count(row.length)?,
        received: count(row.received)?,
        hash_state: row.hash_state,
        about: row.about,
        recipient: row.recipient,
        touched_at: time(row.touched_at)?,
    })
}

/// Begins to receive a piece.
///
/// # Errors
/// [`StoreError::Conflict`] when one of this identity exists.
pub async fn begin(tx: &Tx, piece: &Kept) -> Result<()> {
    let row = ActiveModel {
        id: Set(piece.id.0),
        case_id: Set(piece.case.0),
        owner: Set(piece.owner.clone()),
        state: Set(key(&piece.keeping)),
        length: Set(long(piece.length)),
        received: Set(long(piece.received)),
        hash_state: Set(piece.hash_state.clone()),
        about: Set(piece.about.clone()),
        recipient: Set(piece.recipient.clone()),
        lease: Set(None),
        lease_until: Set(0),
        touched_at: Set(micros(piece.touched_at)),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// The piece of this identity.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, id: EvidenceId) -> Result<Option<Kept>> {
    Entity::find_by_id(id.0)
        .one(&reader.run())
        .await?
        .map(from_model)
        .transpose()
}

/// What is being received of a case's pieces; by one sender, or by all.
///
/// # Errors
/// When the database fails.
pub async fn pending(reader: Reader<'_>, case: CaseId, owner: Option<&str>) -> Result<Pending> {
    let mut find = Entity::find()
        .filter(Column::CaseId.eq(case.0))
        .filter(Column::State.eq(key(&Keeping::Receiving)));
    if let Some(owner) = owner {
        find = find.filter(Column::Owner.eq(owner));
    }
    let mut pending = Pending::default();
    for row in find.all(&reader.run()).await? {
        pending.pieces += 1;
        pending.bytes = pending.bytes.saturating_add(count(row.length)?);
    }
    Ok(pending)
}

/// The right to write to a piece, for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The piece.
    pub piece: EvidenceId,
    /// A word that nobody else has.
    pub word: String,
}

/// Whether something was done under a lease.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leased {
    /// It was.
    Done,
    /// Somebody else holds the lease, or the piece is no longer received.
    Lost,
}

const fn leased(rows: u64) -> Leased {
    match rows {
        0 => Leased::Lost,
        _ => Leased::Done,
    }
}

/// Takes the lease of a piece that nobody writes to.
///
/// # Errors
/// When the database fails.
pub async fn take(tx: &Tx, lease: &Lease, now: Timestamp, until: Timestamp) -> Result<Leased> {
    let taken = Entity::update_many()
        .col_expr(Column::Lease, Expr::val(Some(lease.word.clone())))
        .col_expr(Column::LeaseUntil, micros(until).into())
        .filter(Column::Id.eq(lease.piece.0))
        .filter(Column::State.eq(key(&Keeping::Receiving)))
        .filter(
            Column::Lease
                .is_null()
                .or(Column::LeaseUntil.lt(micros(now)))
                .or(Column::Lease.eq(lease.word.as_str())),
        )
        .exec(tx.run())
        .await?;
    Ok(leased(taken.rows_affected))
}

/// Writes down how far a piece has come, and keeps its lease.
///
/// # Errors
/// When the database fails.
pub async fn advance(
    tx: &Tx,
    lease: &Lease,
    received: u64,
    hash_state: Vec<u8>,
    now: Timestamp,
    until: Timestamp,
) -> Result<Leased> {
    let advanced = Entity::update_many()
        .col_expr(Column::Received, long(received).into())
        .col_expr(Column::HashState, Expr::val(Some(hash_state)))
        .col_expr(Column::LeaseUntil, micros(until).into())
        .col_expr(Column::TouchedAt, micros(now).into())
        .filter(Column::Id.eq(lease.piece.0))
        .filter(Column::Lease.eq(lease.word.as_str()))
        .exec(tx.run())
        .await?;
    Ok(leased(advanced.rows_affected))
}

/// Gives a lease back.
///
/// # Errors
/// When the database fails.
pub async fn release(tx: &Tx, lease: &Lease) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Lease, Expr::val(Option::<String>::None))
        .filter(Column::Id.eq(lease.piece.0))
        .filter(Column::Lease.eq(lease.word.as_str()))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Notes that a piece came whole; what its sender said is in its act now.
///
/// # Errors
/// When the database fails.
pub async fn hold(tx: &Tx, id: EvidenceId, now: Timestamp) -> Result<()> {
    pass_to(tx, id, Keeping::Held, now).await
}

/// Notes that the content of a piece is to be removed.
///
/// # Errors
/// When the database fails.
pub async fn give_up(tx: &Tx, id: EvidenceId, now: Timestamp) -> Result<()> {
    pass_to(tx, id, Keeping::Removing, now).await
}

/// Notes that the content of every piece of a case is to be removed.
///
/// # Errors
/// When the database fails.
pub async fn give_up_all(tx: &Tx, case: CaseId, now: Timestamp) -> Result<()> {
    let pieces: Vec<uuid::Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CaseId.eq(case.0))
        .into_tuple()
        .all(tx.run())
        .await?;
    for piece in pieces {
        give_up(tx, EvidenceId(piece), now).await?;
    }
    Ok(())
}

async fn pass_to(tx: &Tx, id: EvidenceId, keeping: Keeping, now: Timestamp) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::State, key(&keeping).into())
        .col_expr(Column::HashState, Expr::val(Option::<Vec<u8>>::None))
        .col_expr(Column::About, Expr::val(Option::<String>::None))
        .col_expr(Column::Lease, Expr::val(Option::<String>::None))
        .col_expr(Column::TouchedAt, micros(now).into())
        .filter(Column::Id.eq(id.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Pieces whose content is to be removed.
///
/// # Errors
/// When the database fails.
pub async fn to_remove(reader: Reader<'_>, limit: u64) -> Result<Vec<EvidenceId>> {
    let rows = Entity::find()
        .filter(Column::State.eq(key(&Keeping::Removing)))
        .order_by_asc(Column::TouchedAt)
        .limit(limit)
        .all(&reader.run())
        .await?;
    Ok(rows.into_iter().map(|row| EvidenceId(row.id)).collect())
}

/// Forgets a piece whose content is gone.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &Tx, id: EvidenceId) -> Result<()> {
    Entity::delete_by_id(id.0).exec(tx.run()).await?;
    Ok(())
}

/// Gives up the pieces whose sending nobody took up since a time; says how
/// many.
///
/// # Errors
/// When the database fails.
pub async fn give_up_untouched(tx: &Tx, since: Timestamp, now: Timestamp) -> Result<u64> {
    let given_up = Entity::update_many()
        .col_expr(Column::State, key(&Keeping::Removing).into())
        .col_expr(Column::About, Expr::val(Option::<String>::None))
        .filter(Column::State.eq(key(&Keeping::Receiving)))
        .filter(Column::TouchedAt.lt(micros(since)))
        .filter(
            Column::Lease
                .is_null()
                .or(Column::LeaseUntil.lt(micros(now))),
        )
        .exec(tx.run())
        .await?;
    Ok(given_up.rows_affected)
}

/// The pieces held, in the order of their identities, from after one on.
///
/// # Errors
/// When the database fails.
pub async fn held(reader: Reader<'_>, after: Option<EvidenceId>, limit: u64) -> Result<Vec<Kept>> {
    let mut find = Entity::find().filter(Column::State.eq(key(&Keeping::Held)));
    if let Some(after) = after {
        find = find.filter(Column::Id.gt(after.0));
    }
    find.order_by_asc(Column::Id)
        .limit(limit)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// Notes under which key a piece lies from now on.
///
/// # Errors
/// When the database fails.
pub async fn set_recipient(tx: &Tx, id: EvidenceId, recipient: &str) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Recipient, recipient.into())
        .filter(Column::Id.eq(id.0))
        .exec(tx.run())
        .await?;
    Ok(())
}
