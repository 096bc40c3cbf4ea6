//! What is owed to cases, as it follows from them after each act.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::Scope,
    ids::{CaseId, Reference},
    obligations::{Duty, Obligation},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryResult,
    sea_query::{Alias, Expr, ExprTrait, JoinType, Order, Query, SelectStatement},
};

use crate::{
    cases::{seen_by, viewers},
    columns::{int, micros, number, parse, time, time_or_none},
    entities::{cases, facilities, obligations},
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

/// Something that is owed, with what a list or a reminder says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyLine {
    /// The row's number, for [`mark_reminded`].
    pub number: i64,
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub reference: Reference,
    /// Name of the declaring facility.
    pub facility_name: String,
    /// What is owed, by whom, since when, until when.
    pub obligation: Obligation,
    /// When the debtor was reminded.
    pub reminded_at: Option<Timestamp>,
}

/// Makes the open obligations of a case those given: new ones begin, those
/// that are no longer among them were met `now`. One that stays keeps the
/// time since which it is owed; when its term moves, it may be reminded anew.
///
/// # Errors
/// When the database fails.
pub async fn sync(tx: &Tx, case: CaseId, owed: &[Obligation], now: Timestamp) -> Result<()> {
    let open = obligations::Entity::find()
        .filter(obligations::Column::CaseId.eq(case.0))
        .filter(obligations::Column::MetAt.is_null())
        .all(tx.run())
        .await?;
    let mut open: BTreeMap<(String, i32, String), obligations::Model> = open
        .into_iter()
        .map(|row| ((row.duty.clone(), row.about, row.owed_by.clone()), row))
        .collect();
    let mut new = BTreeMap::new();
    for obligation in owed {
        let known = key_of(obligation);
        match open.remove(&known) {
            None => drop(new.insert(known, obligation)),
            Some(row) if row.due != obligation.due.map(micros) => {
                move_term(tx, row.number, obligation.due).await?;
            }
            Some(_) => {}
        }
    }
    if !open.is_empty() {
        let met: Vec<i64> = open.values().map(|row| row.number).collect();
        obligations::Entity::update_many()
            .col_expr(obligations::Column::MetAt, micros(now).into())
            .filter(obligations::Column::Number.is_in(met))
            .exec(tx.run())
            .await?;
    }
    let rows =
        new.into_iter().map(
            |((duty, about, owed_by), obligation)| obligations::ActiveModel {
                number: NotSet,
                case_id: Set(case.0),
                duty: Set(duty),
                about: Set(about),
                owed_by: Set(owed_by),
                since: Set(micros(obligation.since)),
                due: Set(obligation.due.map(micros)),
                met_at: Set(None),
                reminded_at: Set(None),
            },
        );
    obligations::Entity::insert_many(rows)
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

fn key_of(obligation: &Obligation) -> (String, i32, String) {
    (
        obligation.duty.key().to_owned(),
        int(obligation.duty.number()),
        obligation.owed_by.to_string(),
    )
}

async fn move_term(tx: &Tx, row: i64, due: Option<Timestamp>) -> Result<()> {
    obligations::Entity::update_many()
        .col_expr(obligations::Column::Due, Expr::val(due.map(micros)))
        .col_expr(
            obligations::Column::RemindedAt,
            Expr::val(Option::<i64>::None),
        )
        .filter(obligations::Column::Number.eq(row))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Obligations whose time has passed and whose debtor was not reminded, the
/// longest overdue first.
///
/// # Errors
/// When the database fails.
pub async fn due_unreminded(
    reader: Reader<'_>,
    now: Timestamp,
    limit: u64,
) -> Result<Vec<DutyLine>> {
    let overdue = Condition::all()
        .add(obligations::Column::Due.lte(micros(now)))
        .add(obligations::Column::RemindedAt.is_null());
    lines(reader, overdue, obligations::Column::Due, Some(limit)).await
}

/// Notes that the debtor was reminded; says whether that was still to be
/// done, so that two workers do not both remind.
///
/// # Errors
/// When the database fails.
pub async fn mark_reminded(tx: &Tx, number: i64, now: Timestamp) -> Result<Reminding> {
    let marked = obligations::Entity::update_many()
        .col_expr(obligations::Column::RemindedAt, micros(now).into())
        .filter(obligations::Column::Number.eq(number))
        .filter(obligations::Column::RemindedAt.is_null())
        .filter(obligations::Column::MetAt.is_null())
        .exec(tx.run())
        .await?;
    Ok(if marked.rows_affected == 1 {
        Reminding::ToDo
    } else {
        Reminding::NoLongerDue
    })
}

/// Whether a reminder is still to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminding {
    /// Send it, in this job.
    ToDo,
    /// The duty was met, or somebody else has reminded.
    NoLongerDue,
}

/// What the viewers of the scope owe, to cases that they see, the first due
/// first.
///
/// # Errors
/// When the database fails.
pub async fn owed_by(reader: Reader<'_>, scope: &Scope, limit: u64) -> Result<Vec<DutyLine>> {
    let own = Condition::all()
        .add(obligations::Column::OwedBy.is_in(viewers(scope)))
        .add(seen_by(scope, obligations::Column::CaseId));
    lines(reader, own, obligations::Column::Since, Some(limit)).await
}

/// What is owed to a case, by anybody, when the scope sees it.
///
/// # Errors
/// When the database fails.
pub async fn of_case(reader: Reader<'_>, scope: &Scope, case: CaseId) -> Result<Vec<DutyLine>> {
    let owed = Condition::all()
        .add(obligations::Column::CaseId.eq(case.0))
        .add(seen_by(scope, obligations::Column::CaseId));
    lines(reader, owed, obligations::Column::Since, None).await
}

async fn lines(
    reader: Reader<'_>,
    which: Condition,
    first: obligations::Column,
    limit: Option<u64>,
) -> Result<Vec<DutyLine>> {
    let mut select = open_with_names();
    select.cond_where(which);
    // Those with a term come before those without, on both databases.
    select.order_by_expr(
        Expr::col((obligations::Entity, obligations::Column::Due)).is_null(),
        Order::Asc,
    );
    select
        .order_by((obligations::Entity, obligations::Column::Due), Order::Asc)
        .order_by((obligations::Entity, first), Order::Asc)
        .order_by(
            (obligations::Entity, obligations::Column::Number),
            Order::Asc,
        );
    if let Some(limit) = limit {
        select.limit(limit);
    }
    let rows = reader.run().query_all(&select).await?;
    rows.iter().map(from_row).collect()
}

fn open_with_names() -> SelectStatement {
    use obligations::Column;
    let mut select = Query::select();
    for column in [
        Column::Number,
        Column::CaseId,
        Column::Duty,
        Column::About,
        Column::OwedBy,
        Column::Since,
        Column::Due,
        Column::RemindedAt,
    ] {
        select.column((obligations::Entity, column));
    }
    select
        .column((cases::Entity, cases::Column::Reference))
        .expr_as(
            Expr::col((facilities::Entity, facilities::Column::Name)),
            Alias::new("facility_name"),
        )
        .from(obligations::Entity)
        .join(
            JoinType::InnerJoin,
            cases::Entity,
            Expr::col((cases::Entity, cases::Column::Id))
                .equals((obligations::Entity, Column::CaseId)),
        )
        .join(
            JoinType::InnerJoin,
            facilities::Entity,
            Expr::col((facilities::Entity, facilities::Column::Id))
                .equals((cases::Entity, cases::Column::FacilityId)),
        )
        .and_where(Expr::col((obligations::Entity, Column::MetAt)).is_null());
    select
}

fn from_row(row: &QueryResult) -> Result<DutyLine> {
    let duty: String = row.try_get("", "duty")?;
    let about = number(row.try_get("", "about")?)?;
    let owed_by: String = row.try_get("", "owed_by")?;
    let reference: String = row.try_get("", "reference")?;
    Ok(DutyLine {
        number: row.try_get("", "number")?,
        case: CaseId(row.try_get("", "case_id")?),
        reference: parse(&reference)?,
        facility_name: row.try_get("", "facility_name")?,
        obligation: Obligation {
            duty: Duty::from_key(&duty, about)
                .ok_or_else(|| StoreError::corrupt("a duty", &duty))?,
            owed_by: parse(&owed_by)?,
            since: time(row.try_get("", "since")?)?,
            due: time_or_none(row.try_get("", "due")?)?,
        },
        reminded_at: time_or_none(row.try_get("", "reminded_at")?)?,
    })
}

/// The open duties of a case, whoever may see it: for checking the read side.
///
/// # Errors
/// When the database fails.
pub async fn open_of(reader: Reader<'_>, case: CaseId) -> Result<Vec<Obligation>> {
    let of_case = Condition::all().add(obligations::Column::CaseId.eq(case.0));
    let open = lines(reader, of_case, obligations::Column::Since, None).await?;
    Ok(open.into_iter().map(|line| line.obligation).collect())
}
