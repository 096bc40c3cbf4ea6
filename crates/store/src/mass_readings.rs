//! Mass reading that was noticed, for its watchers (KEEP-3).

use jiff::Timestamp;
use process::{
    access::Seat,
    ids::{MassReadingId, Pseudonym},
    reading::{Excess, Watcher},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::{
    columns::{from_json, int, json, key, micros, number, time, time_or_none, word},
    dialect::{self, Lock},
    director_requests::Answering,
    entities::mass_readings::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    rounds::{self, Round},
    write::Tx,
};

/// Mass reading by one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MassReading {
    /// Its identity.
    pub id: MassReadingId,
    /// Who read.
    pub person: Pseudonym,
    /// The right under which they read.
    pub seat: Seat,
    /// Who is warned.
    pub watcher: Watcher,
    /// When and how much.
    pub excess: Excess,
    /// When a watcher said what came of it.
    pub acknowledged_at: Option<Timestamp>,
    /// Which watcher.
    pub acknowledged_by: Option<Pseudonym>,
}

fn from_model(row: Model) -> Result<MassReading> {
    Ok(MassReading {
        id: MassReadingId(row.id),
        person: Pseudonym(row.person),
        seat: from_json(&row.seat)?,
        watcher: word(&row.watcher)?,
        excess: Excess {
            since: time(row.since)?,
            until: time(row.until)?,
            cases: number(row.cases)?,
            exported: number(row.exported)?,
        },
        acknowledged_at: time_or_none(row.acknowledged_at)?,
        acknowledged_by: row.acknowledged_by.map(Pseudonym),
    })
}

/// Lets one job at a time look for mass reading, until it ends.
///
/// # Errors
/// When the database fails.
pub async fn one_at_a_time(tx: &Tx) -> Result<()> {
    dialect::one_at_a_time(tx, Lock::MassReading).await
}

/// What was noticed last of a person.
///
/// # Errors
/// When the database fails.
pub async fn last_of(reader: Reader<'_>, person: &Pseudonym) -> Result<Option<MassReading>> {
    Entity::find()
        .filter(Column::Person.eq(person.0.as_str()))
        .order_by_desc(Column::Until)
        .limit(1)
        .one(&reader.run())
        .await?
        .map(from_model)
        .transpose()
}

/// Notes mass reading.
///
/// # Errors
/// When the database fails.
pub async fn notice(tx: &Tx, noticed: &MassReading) -> Result<()> {
    let row = ActiveModel {
        id: Set(noticed.id.0),
        person: Set(noticed.person.0.clone()),
        seat: Set(json(&noticed.seat)?),
        watcher: Set(key(&noticed.watcher)),
        since: Set(micros(noticed.excess.since)),
        until: Set(micros(noticed.excess.until)),
        cases: Set(int(noticed.excess.cases)),
        exported: Set(int(noticed.excess.exported)),
        acknowledged_at: Set(None),
        acknowledged_by: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// Writes how much was read since it was noticed.
///
/// # Errors
/// When the database fails.
pub async fn recount(tx: &Tx, id: MassReadingId, excess: &Excess) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Cases, int(excess.cases).into())
        .col_expr(Column::Exported, int(excess.exported).into())
        .filter(Column::Id.eq(id.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// What a watcher is warned of, what waits first, then the newest.
///
/// # Errors
/// When the database fails.
pub async fn of_watcher(
    reader: Reader<'_>,
    watcher: Watcher,
    limit: u64,
) -> Result<Vec<MassReading>> {
    let mut found = Vec::new();
    for waits in [true, false] {
        let state = if waits {
            Column::AcknowledgedAt.is_null()
        } else {
            Column::AcknowledgedAt.is_not_null()
        };
        let rows = Entity::find()
            .filter(Column::Watcher.eq(key(&watcher)))
            .filter(state)
            .order_by_desc(Column::Until)
            .order_by_desc(Column::Id)
            .limit(limit)
            .all(&reader.run())
            .await?;
        for row in rows {
            found.push(from_model(row)?);
        }
    }
    Ok(found)
}

/// How many of them wait for the watcher's word.
///
/// # Errors
/// When the database fails.
pub async fn waiting(reader: Reader<'_>, watcher: Watcher) -> Result<u64> {
    Ok(Entity::find()
        .filter(Column::Watcher.eq(key(&watcher)))
        .filter(Column::AcknowledgedAt.is_null())
        .count(&reader.run())
        .await?)
}

/// The mass reading of this identity.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, id: MassReadingId) -> Result<Option<MassReading>> {
    Entity::find_by_id(id.0)
        .one(&reader.run())
        .await?
        .map(from_model)
        .transpose()
}

/// Notes that a watcher said what came of it.
///
/// # Errors
/// When the database fails.
pub async fn acknowledge(
    tx: &Tx,
    id: MassReadingId,
    by: &Pseudonym,
    now: Timestamp,
) -> Result<Answering> {
    let answered = Entity::update_many()
        .col_expr(Column::AcknowledgedAt, micros(now).into())
        .col_expr(Column::AcknowledgedBy, by.0.as_str().into())
        .filter(Column::Id.eq(id.0))
        .filter(Column::AcknowledgedAt.is_null())
        .exec(tx.run())
        .await?;
    Ok(if answered.rows_affected == 1 {
        Answering::First
    } else {
        Answering::AnsweredBefore
    })
}

/// Until when the access record was looked through; never yet when absent.
///
/// # Errors
/// When the database fails.
pub async fn looked_through(reader: Reader<'_>) -> Result<Option<Timestamp>> {
    rounds::done_until(reader, Round::MassReading).await
}

/// Notes until when the access record was looked through.
///
/// # Errors
/// When the database fails.
pub async fn mark_looked_through(tx: &Tx, until: Timestamp) -> Result<()> {
    rounds::mark(tx, Round::MassReading, until).await
}
