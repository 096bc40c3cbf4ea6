//! What is owed to cases, as it follows from them after each act.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::Scope,
    ids::{ActId, CaseId, Reference},
    obligations::{Duty, Obligation},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryResult,
    sea_query::{Alias, Expr, ExprTrait, JoinType, Order, Query, SelectStatement},
};

use crate::{
    cases::{seen_by, viewers},
    columns::{from_json, int, json, micros, number, parse, time, time_or_none},
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
    /// When the debtor was last reminded.
    pub reminded_at: Option<Timestamp>,
    /// When the debtor is reminded next.
    pub remind_at: Option<Timestamp>,
}

/// An obligation to be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// What is owed.
    pub obligation: Obligation,
    /// When its debtor is first reminded.
    pub remind_at: Option<Timestamp>,
}

/// What changed a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The act; it met what is no longer owed.
    pub act: ActId,
    /// When it was recorded.
    pub at: Timestamp,
}

/// Makes the open obligations of a case those given: new ones begin, those
/// that are no longer among them were met by the change. One that stays keeps the
/// time since which it is owed; when its term moves, it may be reminded anew.
///
/// # Errors
/// When the database fails.
pub async fn sync(tx: &Tx, case: CaseId, owed: &[Owed], change: Change) -> Result<()> {
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
    for owed in owed {
        let obligation = &owed.obligation;
        let known = key_of(obligation);
        match open.remove(&known) {
            None => drop(new.insert(known, owed)),
            Some(row) if row.due != obligation.due.map(micros) => {
                move_term(tx, row.number, owed).await?;
            }
            Some(_) => {}
        }
    }
    if !open.is_empty() {
        let met: Vec<i64> = open.values().map(|row| row.number).collect();
        obligations::Entity::update_many()
            .col_expr(obligations::Column::MetAt, micros(change.at).into())
            .col_expr(obligations::Column::MetBy, change.act.0.into())
            .filter(obligations::Column::Number.is_in(met))
            .exec(tx.run())
            .await?;
    }
    let mut rows = Vec::with_capacity(new.len());
    for ((duty, about, owed_by), owed) in new {
        let Obligation {
            since, due, terms, ..
        } = owed.obligation;
        rows.push(obligations::ActiveModel {
            number: NotSet,
            case_id: Set(case.0),
            duty: Set(duty),
            about: Set(about),
            owed_by: Set(owed_by),
            since: Set(micros(since)),
            due: Set(due.map(micros)),
            terms: Set(terms.as_ref().map(json).transpose()?),
            remind_at: Set(owed.remind_at.map(micros)),
            met_at: Set(None),
            met_by: Set(None),
            reminded_at: Set(None),
        });
    }
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

async fn move_term(tx: &Tx, row: i64, owed: &Owed) -> Result<()> {
    let due = owed.obligation.due.map(micros);
    obligations::Entity::update_many()
        .col_expr(obligations::Column::Due, Expr::val(due))
        .col_expr(
            obligations::Column::RemindAt,
            Expr::val(owed.remind_at.map(micros)),
        )
        .filter(obligations::Column::Number.eq(row))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Obligations whose debtor is to be reminded, the first due first.
///
/// # Errors
/// When the database fails.
pub async fn to_remind(reader: Reader<'_>, now: Timestamp, limit: u64) -> Result<Vec<DutyLine>> {
    let waiting = Condition::all().add(obligations::Column::RemindAt.lte(micros(now)));
    lines(reader, waiting, obligations::Column::RemindAt, Some(limit)).await
}

/// Notes that the debtor of `line` was reminded, and when it is `next`; says
/// whether that was still to be done, so that two workers do not both remind.
/// A worker that was late reminds once for all the moments that passed.
///
/// # Errors
/// When the database fails.
pub async fn mark_reminded(
    tx: &Tx,
    line: &DutyLine,
    next: Option<Timestamp>,
    now: Timestamp,
) -> Result<Reminding> {
    let marked = obligations::Entity::update_many()
        .col_expr(obligations::Column::RemindedAt, micros(now).into())
        .col_expr(obligations::Column::RemindAt, Expr::val(next.map(micros)))
        .filter(obligations::Column::Number.eq(line.number))
        .filter(obligations::Column::RemindAt.eq(line.remind_at.map(micros)))
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
        Column::Terms,
        Column::RemindedAt,
        Column::RemindAt,
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
    let terms: Option<String> = row.try_get("", "terms")?;
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
            terms: terms.as_deref().map(from_json).transpose()?,
        },
        reminded_at: time_or_none(row.try_get("", "reminded_at")?)?,
        remind_at: time_or_none(row.try_get("", "remind_at")?)?,
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
