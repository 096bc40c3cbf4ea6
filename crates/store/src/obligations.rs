//! What is owed to cases, incidents and alerts, as it follows from them after
//! each act.

mod line;

pub use line::{DutyLine, OfCase, OwedTo};

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::Scope,
    act::{Subject, SubjectKind},
    ids::{ActId, CaseId, IncidentId},
    obligations::{Duty, Obligation},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Alias, Expr, ExprTrait, Query},
};
use uuid::Uuid;

use self::line::lines;
use crate::{
    cases::{COUNTED, Tally, list, seen_by, viewers},
    columns::{int, json, micros},
    entities::obligations::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// An obligation to be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// What is owed.
    pub obligation: Obligation,
    /// When its debtor is first reminded.
    pub remind_at: Option<Timestamp>,
}

/// What changed a case, an incident or an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The act; it met what is no longer owed. Absent when an incident follows
    /// from an act on one of its cases.
    pub act: Option<ActId>,
    /// When it was recorded.
    pub at: Timestamp,
}

/// What tells an obligation from the others of its subject.
type Known = (String, i32, String, Option<Uuid>);

/// Makes the open obligations of a subject those given: new ones begin, those
/// that are no longer among them were met by the change. One that stays keeps the
/// time since which it is owed; when its term moves, it may be reminded anew.
///
/// # Errors
/// When the database fails.
pub async fn sync(tx: &Tx, subject: Subject, owed: &[Owed], change: Change) -> Result<()> {
    let open = Entity::find()
        .filter(Column::SubjectId.eq(subject.id))
        .filter(Column::SubjectKind.eq(subject.kind.as_str()))
        .filter(Column::MetAt.is_null())
        .all(tx.run())
        .await?;
    let mut open: BTreeMap<Known, Model> =
        open.into_iter().map(|row| (of_row(&row), row)).collect();
    let mut new = BTreeMap::new();
    for owed in owed {
        let obligation = &owed.obligation;
        let known = key_of(subject, obligation);
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
        Entity::update_many()
            .col_expr(Column::MetAt, micros(change.at).into())
            .col_expr(Column::MetBy, Expr::val(change.act.map(|act| act.0)))
            .filter(Column::Number.is_in(met))
            .exec(tx.run())
            .await?;
    }
    let rows = new
        .into_iter()
        .map(|(known, owed)| row(subject, known, owed));
    tx.add(rows.collect::<Result<Vec<_>>>()?).await
}

/// Notes what is owed to a subject that is new.
///
/// # Errors
/// When the database fails.
pub async fn begin(tx: &Tx, subject: Subject, owed: &[Owed]) -> Result<()> {
    let rows = owed
        .iter()
        .map(|owed| row(subject, key_of(subject, &owed.obligation), owed));
    tx.add(rows.collect::<Result<Vec<_>>>()?).await
}

fn row(subject: Subject, known: Known, owed: &Owed) -> Result<ActiveModel> {
    let (duty, about, owed_by, case_id) = known;
    let Obligation {
        since, due, terms, ..
    } = owed.obligation;
    Ok(ActiveModel {
        number: NotSet,
        subject_kind: Set(subject.kind.as_str().to_owned()),
        subject_id: Set(subject.id),
        case_id: Set(case_id),
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
    })
}

fn of_row(row: &Model) -> Known {
    (
        row.duty.clone(),
        row.about,
        row.owed_by.clone(),
        row.case_id,
    )
}

fn key_of(subject: Subject, obligation: &Obligation) -> Known {
    let case = match subject.kind {
        SubjectKind::Case => Some(subject.id),
        _ => obligation.answered_in.map(|case| case.0),
    };
    (
        obligation.duty.key().to_owned(),
        int(obligation.duty.number()),
        obligation.owed_by.to_string(),
        case,
    )
}

async fn move_term(tx: &Tx, row: i64, owed: &Owed) -> Result<()> {
    let due = owed.obligation.due.map(micros);
    Entity::update_many()
        .col_expr(Column::Due, Expr::val(due))
        .col_expr(Column::RemindAt, Expr::val(owed.remind_at.map(micros)))
        .filter(Column::Number.eq(row))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Obligations whose debtor is to be reminded, the first due first.
///
/// # Errors
/// When the database fails.
pub async fn to_remind(reader: Reader<'_>, now: Timestamp, limit: u64) -> Result<Vec<DutyLine>> {
    let waiting = Condition::all().add(Column::RemindAt.lte(micros(now)));
    lines(reader, waiting, Column::RemindAt, Some(limit)).await
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
    let marked = Entity::update_many()
        .col_expr(Column::RemindedAt, micros(now).into())
        .col_expr(Column::RemindAt, Expr::val(next.map(micros)))
        .filter(Column::Number.eq(line.number))
        .filter(Column::RemindAt.eq(line.remind_at.map(micros)))
        .filter(Column::MetAt.is_null())
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

/// What the viewers of the scope owe, to cases that they see, to incidents and
/// to alerts: a call that nobody has answered before everything else, then
/// the first due first.
///
/// # Errors
/// When the database fails.
pub async fn owed_by(reader: Reader<'_>, scope: &Scope, limit: u64) -> Result<Vec<DutyLine>> {
    let own = own(scope);
    let call = Condition::all()
        .add(own.clone())
        .add(Column::Duty.eq(Duty::AnswerCall.key()));
    let mut first = lines(reader, call, Column::Since, Some(limit)).await?;
    let other = own.add(Column::Duty.ne(Duty::AnswerCall.key()));
    first.extend(lines(reader, other, Column::Since, Some(limit)).await?);
    Ok(first)
}

/// How many duties of each of these kinds the viewers of the scope owe.
/// Whoever owes something to a case sees it: a law of the rules, which is why
/// no case is looked up.
///
/// # Errors
/// When the database fails.
pub async fn count_owed_by(
    reader: Reader<'_>,
    scope: &Scope,
    duties: &[Duty],
) -> Result<BTreeMap<Duty, Tally>> {
    let mut union = None;
    for duty in duties {
        let some = Query::select()
            .column(Column::Number)
            .from(Entity)
            .and_where(Column::OwedBy.is_in(viewers(scope)))
            .and_where(Column::Duty.eq(duty.key()))
            .and_where(Column::MetAt.is_null())
            .limit(COUNTED + 1)
            .to_owned();
        let counted = Query::select()
            .expr_as(Expr::val(duty.key()), Alias::new("duty"))
            .expr_as(Expr::cust("count(*)"), Alias::new("many"))
            .from_subquery(some, Alias::new("some"))
            .to_owned();
        union = Some(list::with(union, counted));
    }
    let Some(union) = union else {
        return Ok(BTreeMap::new());
    };
    let mut counts = BTreeMap::new();
    for row in reader.run().query_all(&union).await? {
        let counted: String = row.try_get("", "duty")?;
        let many: i64 = row.try_get("", "many")?;
        let duty = duties.iter().find(|duty| duty.key() == counted);
        counts.extend(duty.map(|duty| (*duty, Tally::of(many))));
    }
    Ok(counts)
}

fn own(scope: &Scope) -> Condition {
    let seen = Condition::any()
        .add(Expr::col((Entity, Column::CaseId)).is_null())
        .add(seen_by(scope, Column::CaseId));
    Condition::all()
        .add(Column::OwedBy.is_in(viewers(scope)))
        .add(seen)
}

/// What is owed to a case, by anybody, when the scope sees it.
///
/// # Errors
/// When the database fails.
pub async fn of_case(reader: Reader<'_>, scope: &Scope, case: CaseId) -> Result<Vec<DutyLine>> {
    let owed = to(SubjectKind::Case, case.0).add(seen_by(scope, Column::CaseId));
    lines(reader, owed, Column::Since, None).await
}

/// What is owed to an incident, by anybody.
///
/// # Errors
/// When the database fails.
pub async fn of_incident(reader: Reader<'_>, incident: IncidentId) -> Result<Vec<DutyLine>> {
    let owed = to(SubjectKind::Incident, incident.0);
    lines(reader, owed, Column::Since, None).await
}

/// The open duties to a subject, whoever may see them: for checking the read
/// side.
///
/// # Errors
/// When the database fails.
pub async fn open_of(reader: Reader<'_>, subject: Subject) -> Result<Vec<Obligation>> {
    let owed = to(subject.kind, subject.id);
    let open = lines(reader, owed, Column::Since, None).await?;
    Ok(open.into_iter().map(|line| line.obligation).collect())
}

fn to(kind: SubjectKind, id: Uuid) -> Condition {
    Condition::all()
        .add(Column::SubjectId.eq(id))
        .add(Column::SubjectKind.eq(kind.as_str()))
}
