//! An open obligation, with what a list or a reminder says of it.

use jiff::Timestamp;
use process::{
    act::SubjectKind,
    alert::AlertNumber,
    ids::{AlertId, CaseId, IncidentId, IncidentReference, Reference},
    obligations::{Duty, Obligation},
};
use sea_orm::{
    Condition, ConnectionTrait, QueryResult,
    sea_query::{Alias, Expr, ExprTrait, JoinType, Order, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    columns::{from_json, number, parse, time, time_or_none},
    entities::{
        alerts, cases, facilities, incidents,
        obligations::{Column, Entity},
    },
    error::{Result, StoreError},
    reader::Reader,
};

/// Something that is owed, with what a list or a reminder says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyLine {
    /// The row's number, for [`super::mark_reminded`].
    pub number: i64,
    /// To what it is owed.
    pub to: OwedTo,
    /// The case to which it is owed, or in which it is answered.
    pub case: Option<OfCase>,
    /// What is owed, by whom, since when, until when.
    pub obligation: Obligation,
    /// When the debtor was last reminded.
    pub reminded_at: Option<Timestamp>,
    /// When the debtor is reminded next.
    pub remind_at: Option<Timestamp>,
}

/// To what something is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwedTo {
    /// A case.
    Case(CaseId),
    /// An incident, with its number.
    Incident(IncidentId, IncidentReference),
    /// An alert, with its number.
    Alert(AlertId, AlertNumber),
}

/// The case of an obligation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfCase {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub reference: Reference,
    /// Name of the declaring facility.
    pub facility_name: String,
}

const FACILITY_NAME: &str = "facility_name";
const YEAR: [&str; 2] = ["incident_year", "alert_year"];
const NUMBER: [&str; 2] = ["incident_number", "alert_number"];

pub(super) async fn lines(
    reader: Reader<'_>,
    which: Condition,
    first: Column,
    limit: Option<u64>,
) -> Result<Vec<DutyLine>> {
    let mut select = open_with_names();
    select.cond_where(which);
    // Those with a term come before those without, on both databases.
    select.order_by_expr(Expr::col((Entity, Column::Due)).is_null(), Order::Asc);
    select
        .order_by((Entity, Column::Due), Order::Asc)
        .order_by((Entity, first), Order::Asc)
        .order_by((Entity, Column::Number), Order::Asc);
    if let Some(limit) = limit {
        select.limit(limit);
    }
    let rows = reader.run().query_all(&select).await?;
    rows.iter().map(from_row).collect()
}

fn open_with_names() -> SelectStatement {
    let mut select = Query::select();
    for column in [
        Column::Number,
        Column::SubjectKind,
        Column::SubjectId,
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
        select.column((Entity, column));
    }
    let incident = |column| Expr::col((incidents::Entity, column));
    let alert = |column| Expr::col((alerts::Entity, column));
    select
        .column((cases::Entity, cases::Column::Reference))
        .expr_as(
            Expr::col((facilities::Entity, facilities::Column::Name)),
            Alias::new(FACILITY_NAME),
        )
        .expr_as(incident(incidents::Column::Year), Alias::new(YEAR[0]))
        .expr_as(incident(incidents::Column::Number), Alias::new(NUMBER[0]))
        .expr_as(alert(alerts::Column::Year), Alias::new(YEAR[1]))
        .expr_as(alert(alerts::Column::Number), Alias::new(NUMBER[1]))
        .from(Entity)
        .join(
            JoinType::LeftJoin,
            cases::Entity,
            Expr::col((cases::Entity, cases::Column::Id)).equals((Entity, Column::CaseId)),
        )
        .join(
            JoinType::LeftJoin,
            facilities::Entity,
            Expr::col((facilities::Entity, facilities::Column::Id))
                .equals((cases::Entity, cases::Column::FacilityId)),
        )
        .join(
            JoinType::LeftJoin,
            incidents::Entity,
            incident(incidents::Column::Id).equals((Entity, Column::SubjectId)),
        )
        .join(
            JoinType::LeftJoin,
            alerts::Entity,
            alert(alerts::Column::Id).equals((Entity, Column::SubjectId)),
        )
        .and_where(Expr::col((Entity, Column::MetAt)).is_null());
    select
}

fn from_row(row: &QueryResult) -> Result<DutyLine> {
    let duty: String = row.try_get("", "duty")?;
    let about = number(row.try_get("", "about")?)?;
    let owed_by: String = row.try_get("", "owed_by")?;
    let terms: Option<String> = row.try_get("", "terms")?;
    let to = owed_to(row)?;
    let case = of_case(row)?;
    Ok(DutyLine {
        number: row.try_get("", "number")?,
        obligation: Obligation {
            duty: Duty::from_key(&duty, about)
                .ok_or_else(|| StoreError::corrupt("a duty", &duty))?,
            owed_by: parse(&owed_by)?,
            answered_in: match to {
                OwedTo::Case(_) => None,
                OwedTo::Incident(..) | OwedTo::Alert(..) => case.as_ref().map(|case| case.id),
            },
            since: time(row.try_get("", "since")?)?,
            due: time_or_none(row.try_get("", "due")?)?,
            terms: terms.as_deref().map(from_json).transpose()?,
        },
        to,
        case,
        reminded_at: time_or_none(row.try_get("", "reminded_at")?)?,
        remind_at: time_or_none(row.try_get("", "remind_at")?)?,
    })
}

fn owed_to(row: &QueryResult) -> Result<OwedTo> {
    let kind: String = row.try_get("", "subject_kind")?;
    let id: Uuid = row.try_get("", "subject_id")?;
    let numbered = |place: usize| -> Result<(i16, u32)> {
        let year: i32 = row.try_get("", YEAR[place])?;
        let year = i16::try_from(year).map_err(|_| StoreError::corrupt("a year", year))?;
        Ok((year, number(row.try_get("", NUMBER[place])?)?))
    };
    if kind == SubjectKind::Case.as_str() {
        Ok(OwedTo::Case(CaseId(id)))
    } else if kind == SubjectKind::Incident.as_str() {
        let (year, number) = numbered(0)?;
        let reference = IncidentReference { year, number };
        Ok(OwedTo::Incident(IncidentId(id), reference))
    } else if kind == SubjectKind::Alert.as_str() {
        let (year, number) = numbered(1)?;
        Ok(OwedTo::Alert(AlertId(id), AlertNumber { year, number }))
    } else {
        Err(StoreError::corrupt("what something is owed to", &kind))
    }
}

fn of_case(row: &QueryResult) -> Result<Option<OfCase>> {
    let id: Option<Uuid> = row.try_get("", "case_id")?;
    let Some(id) = id else {
        return Ok(None);
    };
    let reference: String = row.try_get("", "reference")?;
    Ok(Some(OfCase {
        id: CaseId(id),
        reference: parse(&reference)?,
        facility_name: row.try_get("", FACILITY_NAME)?,
    }))
}
