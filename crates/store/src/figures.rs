//! What is counted of each case (FIG-1): read side of its acts, kept in the
//! transaction that writes them.

use jiff::{Timestamp, civil::Date};
use process::{
    figures::{Among, Delay, Fact, OpenTo},
    ids::{CaseId, FacilityId, IncidentId},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityName, EntityTrait, IntoSimpleExpr, Iterable,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Keyword, OnConflict, Query, SimpleExpr},
};
use serde::{Deserialize, Serialize};

use crate::{
    columns::{key, keys, parse, word, word_or_none, words},
    dialect::{self, Lock},
    entities::case_figures::{ActiveModel, Column, Entity, Model},
    error::{Result, StoreError},
    reader::Reader,
    rounds::{self, Round},
    write::{Later, Tx},
};

/// Rows that one statement reads.
const AT_ONCE: u64 = 500;

/// Up to where changes were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon(i64);

/// A body that may count a case among its own, as it is stored.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Reads {
    Agency,
    Delegation,
    Dgs,
    Ansm,
    Anssi,
}

/// Keeps what is counted of a case, in place of what was, and has it counted
/// anew: for an act that changed something of it, which most do not.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, case: CaseId, fact: &Fact) -> Result<()> {
    let backend = tx.run().get_database_backend();
    let mut row = active(case, fact);
    let mut put = Query::insert();
    put.into_table(Entity).columns(Column::iter());
    put.values(Column::iter().map(|column| {
        match column {
            Column::Stamp => dialect::next_stamp(backend),
            column => row
                .take(column)
                .into_value()
                .map_or(Keyword::Null.into(), Expr::val),
        }
    }))
    .map_err(|error| StoreError::Corrupt(error.to_string()))?;
    put.on_conflict(
        OnConflict::column(Column::CaseId)
            .update_columns(KEPT)
            .to_owned(),
    );
    let put = Later::Rows {
        table: Entity.table_name(),
        rows: 1,
        insert: Box::new(put),
    };
    tx.later(put).await
}

fn column(column: Column) -> SimpleExpr {
    column.into_simple_expr()
}

/// What is kept of a case, whoever asks: for those who make the read side
/// anew, and compare.
///
/// # Errors
/// When the database fails.
pub async fn stored(reader: Reader<'_>, case: CaseId) -> Result<Option<Fact>> {
    let row = Entity::find_by_id(case.0).one(&reader.run()).await?;
    row.as_ref().map(fact).transpose()
}

/// Hands out what is counted of the cases that changed since a horizon, all of
/// them without one, and gives the next: what is not handed out today is then.
/// A case may be handed out again though it did not change.
///
/// Whoever counts narrows it to what may be read
/// ([`process::access::counting`]).
///
/// # Errors
/// When the database fails.
pub async fn changed(
    reader: Reader<'_>,
    since: Option<Horizon>,
    mut take: impl FnMut(CaseId, Fact) + Send,
) -> Result<Horizon> {
    let connection = reader.run();
    let next = Horizon(dialect::stamp_horizon(reader).await?);
    let mut after = None;
    loop {
        let mut select = Entity::find().limit(AT_ONCE);
        if let Some(Horizon(since)) = since {
            // In the order of the index by which few are found among many.
            select = select
                .filter(Column::Stamp.gte(since))
                .filter(dialect::stamp_is_of_here(reader))
                .order_by_asc(Column::Stamp);
        }
        select = select.order_by_asc(Column::CaseId);
        if let Some((stamp, case)) = after {
            select = select.filter(match since {
                Some(_) => Expr::tuple([column(Column::Stamp), column(Column::CaseId)])
                    .gt(Expr::tuple([Expr::val(stamp), Expr::val(case)])),
                None => column(Column::CaseId).gt(case),
            });
        }
        let rows = select.all(&connection).await?;
        let Some(last) = rows.last() else {
            return Ok(next);
        };
        after = Some((last.stamp, last.case_id));
        for row in &rows {
            take(CaseId(row.case_id), fact(row)?);
        }
        if (rows.len() as u64) < AT_ONCE {
            return Ok(next);
        }
    }
}

/// Of how many cases something is counted.
///
/// # Errors
/// When the database fails.
pub async fn count(reader: Reader<'_>) -> Result<u64> {
    Ok(Entity::find().count(&reader.run()).await?)
}

/// Lets one job at a time send the monthly indicator, until it ends.
///
/// # Errors
/// When the database fails.
pub async fn one_at_a_time(tx: &Tx) -> Result<()> {
    dialect::one_at_a_time(tx, Lock::Indicator).await
}

/// When the monthly indicator was last sent, or the portal began to wait for
/// the next; never yet when absent.
///
/// # Errors
/// When the database fails.
pub async fn indicator_sent(reader: Reader<'_>) -> Result<Option<Timestamp>> {
    rounds::done_until(reader, Round::Indicator).await
}

/// Notes when the monthly indicator was sent.
///
/// # Errors
/// When the database fails.
pub async fn mark_indicator_sent(tx: &Tx, at: Timestamp) -> Result<()> {
    rounds::mark(tx, Round::Indicator, at).await
}

const KEPT: [Column; 25] = [
    Column::Stamp,
    Column::FacilityId,
    Column::Event,
    Column::DeclaredOn,
    Column::Departement,
    Column::Nature,
    Column::Reality,
    Column::Judged,
    Column::Class,
    Column::Malice,
    Column::Causes,
    Column::Care,
    Column::Patients,
    Column::Data,
    Column::DataNatures,
    Column::Operation,
    Column::Support,
    Column::ResolvedBefore,
    Column::Degraded,
    Column::DeclaredAfter,
    Column::TakenInAfter,
    Column::QualifiedAfter,
    Column::FirstMeasureAfter,
    Column::ClosedAfter,
    Column::OpenTo,
];

/// The row, without its stamp.
fn active(case: CaseId, fact: &Fact) -> ActiveModel {
    let minutes = |delay: Delay| Set(delay.minutes().map(i64::from));
    ActiveModel {
        case_id: Set(case.0),
        stamp: NotSet,
        facility_id: Set(fact.facility.0),
        event: Set(fact.event.map(|event| event.0)),
        declared_on: Set(fact.declared_on.to_string()),
        departement: Set(fact.departement.to_string()),
        nature: Set(key(&fact.nature)),
        reality: Set(key(&fact.reality)),
        judged: Set(key(&fact.judged)),
        class: Set(fact.class.as_ref().map(key)),
        malice: Set(key(&fact.malice)),
        causes: Set(fact.causes.bits().into()),
        care: Set(fact.care.as_ref().map(key)),
        patients: Set(fact.patients.as_ref().map(key)),
        data: Set(fact.data.bits().into()),
        data_natures: Set(fact.data_natures.bits().into()),
        operation: Set(fact.operation.as_ref().map(key)),
        support: Set(key(&fact.support)),
        resolved_before: Set(key(&fact.resolved_before)),
        degraded: minutes(fact.degraded),
        declared_after: minutes(fact.declared_after),
        taken_in_after: minutes(fact.taken_in_after),
        qualified_after: minutes(fact.qualified_after),
        first_measure_after: minutes(fact.first_measure_after),
        closed_after: minutes(fact.closed_after),
        open_to: Set(reads(fact.open_to)),
    }
}

fn fact(row: &Model) -> Result<Fact> {
    Ok(Fact {
        facility: FacilityId(row.facility_id),
        event: row.event.map(IncidentId),
        declared_on: parse::<Date>(&row.declared_on)?,
        departement: parse(&row.departement)?,
        nature: word(&row.nature)?,
        reality: word(&row.reality)?,
        judged: word(&row.judged)?,
        class: word_or_none(row.class.as_deref())?,
        malice: word(&row.malice)?,
        causes: among(row.causes)?,
        care: word_or_none(row.care.as_deref())?,
        patients: word_or_none(row.patients.as_deref())?,
        data: among(row.data)?,
        data_natures: among(row.data_natures)?,
        operation: word_or_none(row.operation.as_deref())?,
        support: word(&row.support)?,
        resolved_before: word(&row.resolved_before)?,
        degraded: delay(row.degraded)?,
        declared_after: delay(row.declared_after)?,
        taken_in_after: delay(row.taken_in_after)?,
        qualified_after: delay(row.qualified_after)?,
        first_measure_after: delay(row.first_measure_after)?,
        closed_after: delay(row.closed_after)?,
        open_to: open_to(&row.open_to)?,
    })
}

fn among<W>(bits: i64) -> Result<Among<W>> {
    let bits = u32::try_from(bits).map_err(|_| StoreError::corrupt("a set of words", bits))?;
    Ok(Among::from_bits(bits))
}

fn delay(minutes: Option<i64>) -> Result<Delay> {
    let minutes = minutes
        .map(|minutes| u32::try_from(minutes).map_err(|_| StoreError::corrupt("minutes", minutes)));
    Ok(Delay::from(minutes.transpose()?))
}

fn reads(open: OpenTo) -> String {
    let all = [
        (open.agency, Reads::Agency),
        (open.delegation, Reads::Delegation),
        (open.dgs, Reads::Dgs),
        (open.ansm, Reads::Ansm),
        (open.anssi, Reads::Anssi),
    ];
    let some: Vec<Reads> = all
        .into_iter()
        .filter_map(|(open, reads)| open.then_some(reads))
        .collect();
    keys(&some)
}

fn open_to(written: &str) -> Result<OpenTo> {
    let some: Vec<Reads> = words(written)?;
    let has = |reads| some.contains(&reads);
    Ok(OpenTo {
        agency: has(Reads::Agency),
        delegation: has(Reads::Delegation),
        dgs: has(Reads::Dgs),
        ansm: has(Reads::Ansm),
        anssi: has(Reads::Anssi),
    })
}
