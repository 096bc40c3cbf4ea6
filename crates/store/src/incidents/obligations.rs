//! What is owed to incidents, as it follows from them and their cases after
//! each act.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::Scope,
    ids::{CaseId, IncidentId, IncidentReference, Reference},
    significant::{IncidentDuty, IncidentObligation},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    cases::viewers,
    columns::{int, micros, number, parse, time, time_or_none},
    entities::{
        cases,
        incident_obligations::{ActiveModel, Column, Entity, Model},
        incidents,
    },
    error::{Result, StoreError},
    obligations::Reminding,
    reader::Reader,
    write::Tx,
};

/// Something that is owed, with what a list or a reminder says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentDutyLine {
    /// The row's number, for [`mark_reminded`].
    pub number: i64,
    /// The incident.
    pub incident: IncidentId,
    /// Its number.
    pub reference: IncidentReference,
    /// Number of the case in which a facility answers.
    pub case: Option<Reference>,
    /// What is owed, by whom, since when, until when.
    pub obligation: IncidentObligation,
}

type Known = (String, i32, String, Option<uuid::Uuid>);

fn key_of(owed: &IncidentObligation) -> Known {
    (
        owed.duty.key().to_owned(),
        int(owed.duty.number()),
        owed.owed_by.to_string(),
        owed.case.map(|case| case.0),
    )
}

/// Makes the open obligations of an incident those given: new ones begin,
/// those that are no longer among them were met `now`. One that stays keeps
/// the time since which it is owed; when its term moves, it may be reminded
/// anew.
///
/// # Errors
/// When the database fails.
pub async fn sync(
    tx: &Tx,
    incident: IncidentId,
    owed: &[IncidentObligation],
    now: Timestamp,
) -> Result<()> {
    let open = Entity::find()
        .filter(Column::IncidentId.eq(incident.0))
        .filter(Column::MetAt.is_null())
        .all(tx.run())
        .await?;
    let mut open: BTreeMap<Known, Model> = open
        .into_iter()
        .map(|row| {
            let known = (
                row.duty.clone(),
                row.about,
                row.owed_by.clone(),
                row.case_id,
            );
            (known, row)
        })
        .collect();
    let mut new = Vec::new();
    for obligation in owed {
        match open.remove(&key_of(obligation)) {
            None => new.push(obligation),
            Some(row) if row.due != obligation.due.map(micros) => {
                move_term(tx, row.number, obligation).await?;
            }
            Some(_) => {}
        }
    }
    let met: Vec<i64> = open.values().map(|row| row.number).collect();
    if !met.is_empty() {
        Entity::update_many()
            .col_expr(Column::MetAt, micros(now).into())
            .filter(Column::Number.is_in(met))
            .exec(tx.run())
            .await?;
    }
    let rows = new.into_iter().map(|owed| ActiveModel {
        number: NotSet,
        incident_id: Set(incident.0),
        case_id: Set(owed.case.map(|case| case.0)),
        duty: Set(owed.duty.key().to_owned()),
        about: Set(int(owed.duty.number())),
        owed_by: Set(owed.owed_by.to_string()),
        since: Set(micros(owed.since)),
        due: Set(owed.due.map(micros)),
        met_at: Set(None),
        reminded_at: Set(None),
    });
    Entity::insert_many(rows)
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

async fn move_term(tx: &Tx, row: i64, owed: &IncidentObligation) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Due, Expr::val(owed.due.map(micros)))
        .col_expr(Column::Since, micros(owed.since).into())
        .col_expr(Column::RemindedAt, Expr::val(Option::<i64>::None))
        .filter(Column::Number.eq(row))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// What the viewers of the scope owe, the first due first.
///
/// # Errors
/// When the database fails.
pub async fn owed_by(
    reader: Reader<'_>,
    scope: &Scope,
    limit: u64,
) -> Result<Vec<IncidentDutyLine>> {
    let own = Condition::all().add(Column::OwedBy.is_in(viewers(scope)));
    lines(reader, own, limit).await
}

/// What is owed to an incident by anybody, for those who steer it.
///
/// # Errors
/// When the database fails.
pub async fn of_incident(
    reader: Reader<'_>,
    incident: IncidentId,
) -> Result<Vec<IncidentDutyLine>> {
    let of_incident = Condition::all().add(Column::IncidentId.eq(incident.0));
    lines(reader, of_incident, u64::from(u16::MAX)).await
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
) -> Result<Vec<IncidentDutyLine>> {
    let overdue = Condition::all()
        .add(Column::Due.lte(micros(now)))
        .add(Column::RemindedAt.is_null());
    lines(reader, overdue, limit).await
}

/// Notes that the debtor was reminded; says whether that was still to be
/// done, so that two workers do not both remind.
///
/// # Errors
/// When the database fails.
pub async fn mark_reminded(tx: &Tx, number: i64, now: Timestamp) -> Result<Reminding> {
    let marked = Entity::update_many()
        .col_expr(Column::RemindedAt, micros(now).into())
        .filter(Column::Number.eq(number))
        .filter(Column::RemindedAt.is_null())
        .filter(Column::MetAt.is_null())
        .exec(tx.run())
        .await?;
    Ok(if marked.rows_affected == 1 {
        Reminding::ToDo
    } else {
        Reminding::NoLongerDue
    })
}

async fn lines(reader: Reader<'_>, which: Condition, limit: u64) -> Result<Vec<IncidentDutyLine>> {
    let rows = Entity::find()
        .filter(Column::MetAt.is_null())
        .filter(which)
        // Those with a term come before those without, on both databases.
        .order_by_asc(Expr::col((Entity, Column::Due)).is_null())
        .order_by_asc(Column::Due)
        .order_by_asc(Column::Since)
        .order_by_asc(Column::Number)
        .limit(limit)
        .all(&reader.run())
        .await?;
    let of_rows = rows.iter().map(|row| row.incident_id);
    let numbers: BTreeMap<uuid::Uuid, (i32, i32)> = incidents::Entity::find()
        .filter(incidents::Column::Id.is_in(of_rows))
        .all(&reader.run())
        .await?
        .into_iter()
        .map(|row| (row.id, (row.year, row.number)))
        .collect();
    let of_rows = rows.iter().filter_map(|row| row.case_id);
    let references: BTreeMap<uuid::Uuid, String> = cases::Entity::find()
        .select_only()
        .columns([cases::Column::Id, cases::Column::Reference])
        .filter(cases::Column::Id.is_in(of_rows))
        .into_tuple::<(uuid::Uuid, String)>()
        .all(&reader.run())
        .await?
        .into_iter()
        .collect();
    rows.into_iter()
        .map(|row| {
            let (year, numbered) = numbers.get(&row.incident_id).copied().unwrap_or_default();
            let reference = IncidentReference {
                year: i16::try_from(year)
                    .map_err(|_| StoreError::corrupt("the year of an incident", year))?,
                number: number(numbered)?,
            };
            let case = row.case_id.and_then(|id| references.get(&id));
            Ok(IncidentDutyLine {
                number: row.number,
                incident: IncidentId(row.incident_id),
                reference,
                case: case.map(|reference| parse(reference)).transpose()?,
                obligation: IncidentObligation {
                    duty: IncidentDuty::from_key(&row.duty, number(row.about)?)
                        .ok_or_else(|| StoreError::corrupt("a duty", &row.duty))?,
                    owed_by: parse(&row.owed_by)?,
                    case: row.case_id.map(CaseId),
                    since: time(row.since)?,
                    due: time_or_none(row.due)?,
                },
            })
        })
        .collect()
}
