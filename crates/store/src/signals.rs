//! More cases than usual, as the CERT is told of it (SUPP-2).

mod counted;

use std::collections::{BTreeMap, BTreeSet};

use ::signals::Reason;
use jiff::Timestamp;
use process::{
    ids::{CaseId, Pseudonym, SignalId},
    words::SignalVerdict,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};

pub use counted::{counted_since, sightings};

use crate::{
    columns::{from_json, json, key, micros, time, word},
    dialect::{self, Lock},
    director_requests::Answering,
    entities::{
        signal_cases,
        signals::{ActiveModel, Column, Entity, Model},
    },
    error::Result,
    reader::Reader,
    rounds::{self, Round},
    write::Tx,
};

/// A signal as it was last seen.
#[derive(Clone, Debug, PartialEq)]
pub struct SignalRow {
    /// Its identity.
    pub id: SignalId,
    /// Why, the rarest first.
    pub reasons: Vec<Reason>,
    /// The cases in which it was seen.
    pub cases: BTreeSet<CaseId>,
    /// When the first of them was declared.
    pub since: Timestamp,
    /// When the CERT was told.
    pub raised_at: Timestamp,
    /// When it was last seen.
    pub seen_at: Timestamp,
    /// What an analyst said of it.
    pub answered: Option<Answered>,
}

/// What an analyst said of a signal; why, is on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Pseudonym,
    /// What it is.
    pub verdict: SignalVerdict,
}

fn from_model(row: Model, cases: BTreeSet<CaseId>) -> Result<SignalRow> {
    let answered = match (row.answered_at, row.answered_by, row.verdict) {
        (Some(at), Some(by), Some(verdict)) => Some(Answered {
            at: time(at)?,
            by: Pseudonym(by),
            verdict: word(&verdict)?,
        }),
        _ => None,
    };
    Ok(SignalRow {
        id: SignalId(row.id),
        reasons: from_json(&row.reasons)?,
        cases,
        since: time(row.since)?,
        raised_at: time(row.raised_at)?,
        seen_at: time(row.seen_at)?,
        answered,
    })
}

/// A signal's row, for checking the read side.
///
/// # Errors
/// When the database fails.
pub async fn stored(reader: Reader<'_>, id: SignalId) -> Result<Option<SignalRow>> {
    let row = Entity::find_by_id(id.0).one(&reader.run()).await?;
    Ok(with_cases(reader, row.into_iter().collect()).await?.pop())
}

/// Lets one job at a time look for signals, until it ends.
///
/// # Errors
/// When the database fails.
pub async fn one_at_a_time(tx: &Tx) -> Result<()> {
    dialect::one_at_a_time(tx, Lock::Signals).await
}

/// When signals were last looked for; never yet when absent.
///
/// # Errors
/// When the database fails.
pub async fn looked_for(reader: Reader<'_>) -> Result<Option<Timestamp>> {
    rounds::done_until(reader, Round::Signals).await
}

/// Notes when signals were looked for.
///
/// # Errors
/// When the database fails.
pub async fn mark_looked_for(tx: &Tx, at: Timestamp) -> Result<()> {
    rounds::mark(tx, Round::Signals, at).await
}

/// The signals that were seen since a time, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn seen_since(reader: Reader<'_>, since: Timestamp) -> Result<Vec<SignalRow>> {
    let rows = Entity::find()
        .filter(Column::SeenAt.gte(micros(since)))
        .order_by_desc(Column::SeenAt)
        .order_by_desc(Column::Id)
        .all(&reader.run())
        .await?;
    with_cases(reader, rows).await
}

/// Keeps a signal that was not known.
///
/// # Errors
/// When the database fails.
pub async fn raise(tx: &Tx, signal: &SignalRow) -> Result<()> {
    let row = ActiveModel {
        id: Set(signal.id.0),
        reasons: Set(json(&signal.reasons)?),
        since: Set(micros(signal.since)),
        raised_at: Set(micros(signal.raised_at)),
        seen_at: Set(micros(signal.seen_at)),
        answered_at: Set(None),
        answered_by: Set(None),
        verdict: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    add_cases(tx, signal.id, &signal.cases).await
}

/// Writes how a signal that goes on was last seen.
///
/// # Errors
/// When the database fails.
pub async fn go_on(
    tx: &Tx,
    id: SignalId,
    reasons: &[Reason],
    cases: &BTreeSet<CaseId>,
    now: Timestamp,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Reasons, json(&reasons)?.into())
        .col_expr(Column::SeenAt, micros(now).into())
        .filter(Column::Id.eq(id.0))
        .exec(tx.run())
        .await?;
    add_cases(tx, id, cases).await
}

async fn add_cases(tx: &Tx, id: SignalId, cases: &BTreeSet<CaseId>) -> Result<()> {
    let cases: Vec<&CaseId> = cases.iter().collect();
    for some in cases.chunks(400) {
        let rows = some.iter().map(|case| signal_cases::ActiveModel {
            signal_id: Set(id.0),
            case_id: Set(case.0),
        });
        signal_cases::Entity::insert_many(rows)
            .on_conflict(
                OnConflict::columns([signal_cases::Column::SignalId, signal_cases::Column::CaseId])
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(tx.run())
            .await?;
    }
    Ok(())
}

/// What waits for a word first, then what was seen last.
///
/// # Errors
/// When the database fails.
pub async fn list(reader: Reader<'_>, limit: u64) -> Result<Vec<SignalRow>> {
    let mut found = Vec::new();
    for state in [
        Column::AnsweredAt.is_null(),
        Column::AnsweredAt.is_not_null(),
    ] {
        let rows = Entity::find()
            .filter(state)
            .order_by_desc(Column::SeenAt)
            .order_by_desc(Column::Id)
            .limit(limit)
            .all(&reader.run())
            .await?;
        found.extend(rows);
    }
    with_cases(reader, found).await
}

async fn with_cases(reader: Reader<'_>, rows: Vec<Model>) -> Result<Vec<SignalRow>> {
    let links = signal_cases::Entity::find()
        .filter(signal_cases::Column::SignalId.is_in(rows.iter().map(|row| row.id)))
        .all(&reader.run())
        .await?;
    let mut cases: BTreeMap<uuid::Uuid, BTreeSet<CaseId>> = BTreeMap::new();
    for link in links {
        cases
            .entry(link.signal_id)
            .or_default()
            .insert(CaseId(link.case_id));
    }
    rows.into_iter()
        .map(|row| {
            let cases = cases.remove(&row.id).unwrap_or_default();
            from_model(row, cases)
        })
        .collect()
}

/// How many wait for an analyst's word.
///
/// # Errors
/// When the database fails.
pub async fn waiting(reader: Reader<'_>) -> Result<u64> {
    Ok(Entity::find()
        .filter(Column::AnsweredAt.is_null())
        .count(&reader.run())
        .await?)
}

/// Notes what an analyst said; nothing when there is no such signal.
///
/// # Errors
/// When the database fails.
pub async fn answer(tx: &Tx, id: SignalId, answered: &Answered) -> Result<Option<Answering>> {
    let done = Entity::update_many()
        .col_expr(Column::AnsweredAt, micros(answered.at).into())
        .col_expr(Column::AnsweredBy, answered.by.0.as_str().into())
        .col_expr(Column::Verdict, key(&answered.verdict).into())
        .filter(Column::Id.eq(id.0))
        .filter(Column::AnsweredAt.is_null())
        .exec(tx.run())
        .await?;
    if done.rows_affected == 1 {
        return Ok(Some(Answering::First));
    }
    let known = Entity::find_by_id(id.0).one(tx.run()).await?;
    Ok(known.map(|_| Answering::AnsweredBefore))
}

/// Forgets that a case was counted, and what it told: the signals in which it
/// was seen keep its share in their figures and no name that they gave.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &Tx, case: CaseId) -> Result<()> {
    let known: Vec<uuid::Uuid> = signal_cases::Entity::find()
        .select_only()
        .column(signal_cases::Column::SignalId)
        .filter(signal_cases::Column::CaseId.eq(case.0))
        .into_tuple()
        .all(tx.run())
        .await?;
    signal_cases::Entity::delete_many()
        .filter(signal_cases::Column::CaseId.eq(case.0))
        .exec(tx.run())
        .await?;
    for id in known {
        let Some(row) = Entity::find_by_id(id).one(tx.run()).await? else {
            continue;
        };
        let reasons: Vec<Reason> = from_json(&row.reasons)?;
        let nameless: Vec<Reason> = reasons.into_iter().map(Reason::without_name).collect();
        Entity::update_many()
            .col_expr(Column::Reasons, Expr::val(json(&nameless)?))
            .filter(Column::Id.eq(id))
            .exec(tx.run())
            .await?;
    }
    Ok(())
}
