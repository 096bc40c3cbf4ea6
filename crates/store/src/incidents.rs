//! The read side of incidents. A reader sees an incident in which one of the
//! cases that its scope holds is, or was; what was decided after a case left
//! is no business of those who saw that case alone (QUAL-5).

mod members;
pub mod progress;
pub mod search;
pub mod statements;

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::{
    access::Scope,
    act::{Sequence, SubjectKind},
    case::Reality,
    ids::{CaseId, IncidentId, IncidentReference},
    significant::Incident,
    words::Mode,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict, Query},
};
use uuid::Uuid;

use crate::{
    acts::{self, StoredAct},
    cases,
    columns::{int, key, micros, number, time, time_or_none, word, word_or_none},
    dialect::{self, Lock},
    entities::{
        acts as acts_table, incident_cases,
        incidents::{ActiveModel, Column, Entity, Model},
    },
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

pub use members::{
    MemberLine, Membership, bodies_seeing, join, leave, members_seen, memberships, sizes,
};

/// An incident as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentRow {
    /// Its identity.
    pub id: IncidentId,
    /// Its number.
    pub reference: IncidentReference,
    /// Real or exercise.
    pub reality: Reality,
    /// How it is handled, once HFDS said so.
    pub mode: Option<Mode>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was closed, or merged into another.
    pub over_at: Option<Timestamp>,
    /// When its last act was recorded.
    pub updated_at: Timestamp,
    /// Number of its last act.
    pub seq: Sequence,
}

impl IncidentRow {
    /// The row of an incident.
    #[must_use]
    pub fn of(incident: &Incident) -> Self {
        Self {
            id: incident.id,
            reference: incident.reference,
            reality: incident.reality,
            mode: incident.mode.map(|(_, mode)| mode),
            opened_at: incident.opened_at,
            over_at: incident
                .closed_at
                .or_else(|| incident.merged.map(|merged| merged.at)),
            updated_at: incident.updated_at,
            seq: incident.seq,
        }
    }

    fn from_model(row: Model) -> Result<Self> {
        let year = i16::try_from(row.year)
            .map_err(|_| StoreError::corrupt("the year of an incident", row.year))?;
        Ok(Self {
            id: IncidentId(row.id),
            reference: IncidentReference {
                year,
                number: number(row.number)?,
            },
            reality: word(&row.reality)?,
            mode: word_or_none(row.mode.as_deref())?,
            opened_at: time(row.opened_at)?,
            over_at: time_or_none(row.over_at)?,
            updated_at: time(row.updated_at)?,
            seq: Sequence(number(row.seq)?),
        })
    }
}

/// Draws the next number of a year's incidents (that of the opening in
/// Europe/Paris); incidents are rare, and numbered one at a time.
///
/// # Errors
/// When the database fails.
pub async fn next(tx: &Tx, year: i16) -> Result<IncidentReference> {
    dialect::one_at_a_time(tx, Lock::Incidents).await?;
    let last: Option<Option<i32>> = Entity::find()
        .select_only()
        .column_as(Column::Number.max(), "last")
        .filter(Column::Year.eq(i32::from(year)))
        .into_tuple()
        .one(tx.run())
        .await?;
    let last = number(last.flatten().unwrap_or_default())?;
    Ok(IncidentReference {
        year,
        number: last + 1,
    })
}

/// Writes an incident's row, in place of what stood there.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, row: &IncidentRow) -> Result<()> {
    let active = ActiveModel {
        id: Set(row.id.0),
        year: Set(row.reference.year.into()),
        number: Set(int(row.reference.number)),
        reality: Set(key(&row.reality)),
        mode: Set(row.mode.as_ref().map(key)),
        opened_at: Set(micros(row.opened_at)),
        over_at: Set(row.over_at.map(micros)),
        updated_at: Set(micros(row.updated_at)),
        seq: Set(int(row.seq.0)),
    };
    Entity::insert(active)
        .on_conflict(
            OnConflict::column(Column::Id)
                .update_columns([Column::Mode, Column::OverAt, Column::UpdatedAt, Column::Seq])
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// An incident's row, for checking the read side.
///
/// # Errors
/// When the database fails.
pub async fn stored(reader: Reader<'_>, id: IncidentId) -> Result<Option<IncidentRow>> {
    let row = Entity::find_by_id(id.0).one(&reader.run()).await?;
    row.map(IncidentRow::from_model).transpose()
}

/// The identity of the incident of this number, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn locate(
    reader: Reader<'_>,
    reference: IncidentReference,
) -> Result<Option<IncidentId>> {
    let id: Option<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Year.eq(i32::from(reference.year)))
        .filter(Column::Number.eq(int(reference.number)))
        .into_tuple()
        .one(&reader.run())
        .await?;
    Ok(id.map(IncidentId))
}

/// The incident of this number, when the scope sees one of its cases.
///
/// # Errors
/// When the database fails.
pub async fn by_reference(
    reader: Reader<'_>,
    scope: &Scope,
    reference: IncidentReference,
) -> Result<Option<IncidentRow>> {
    Entity::find()
        .filter(Column::Year.eq(i32::from(reference.year)))
        .filter(Column::Number.eq(int(reference.number)))
        .filter(seen_by(scope, Column::Id))
        .one(&reader.run())
        .await?
        .map(IncidentRow::from_model)
        .transpose()
}

/// The incidents in which the scope sees a case, those that go on first, then
/// the latest.
///
/// # Errors
/// When the database fails.
pub async fn list(reader: Reader<'_>, scope: &Scope, limit: u64) -> Result<Vec<IncidentRow>> {
    Entity::find()
        .filter(seen_by(scope, Column::Id))
        .order_by_desc(Expr::col((Entity, Column::OverAt)).is_null())
        .order_by_desc(Column::OpenedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(IncidentRow::from_model)
        .collect()
}

/// Those of these incidents in which the scope sees a case.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(
    reader: Reader<'_>,
    scope: &Scope,
    ids: &BTreeSet<IncidentId>,
) -> Result<Vec<IncidentRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .filter(seen_by(scope, Column::Id))
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .all(&reader.run())
        .await?
        .into_iter()
        .map(IncidentRow::from_model)
        .collect()
}

/// The incidents in which a case is or was, the latest joined first, when the
/// scope sees the case.
///
/// # Errors
/// When the database fails.
pub async fn of_case(reader: Reader<'_>, scope: &Scope, case: CaseId) -> Result<Vec<IncidentRow>> {
    let joined: Vec<Uuid> = incident_cases::Entity::find()
        .select_only()
        .column(incident_cases::Column::IncidentId)
        .filter(incident_cases::Column::CaseId.eq(case.0))
        .filter(cases::seen_by(scope, incident_cases::Column::CaseId))
        .order_by_desc(incident_cases::Column::JoinedAt)
        .into_tuple()
        .all(&reader.run())
        .await?;
    let rows = Entity::find()
        .filter(Column::Id.is_in(joined.iter().copied()))
        .all(&reader.run())
        .await?;
    let mut rows: Vec<IncidentRow> = rows
        .into_iter()
        .map(IncidentRow::from_model)
        .collect::<Result<_>>()?;
    rows.sort_by_key(|row| joined.iter().position(|id| *id == row.id.0));
    Ok(rows)
}

/// The condition that the scope sees a case that is or was in the incident
/// named by `column`.
fn seen_by(scope: &Scope, column: impl ColumnTrait) -> Condition {
    let seen = Query::select()
        .column(incident_cases::Column::IncidentId)
        .from(incident_cases::Entity)
        .and_where(
            incident_cases::Column::IncidentId
                .into_expr()
                .equals(column.as_column_ref()),
        )
        .cond_where(cases::seen_by(scope, incident_cases::Column::CaseId))
        .to_owned();
    Condition::all().add(Expr::exists(seen))
}

/// The acts of an incident that the scope may read, in order; none when it
/// sees none of its cases, and none after the last of them left (QUAL-5).
///
/// # Errors
/// When the database fails.
pub async fn acts_for(
    reader: Reader<'_>,
    scope: &Scope,
    incident: IncidentId,
) -> Result<Vec<StoredAct>> {
    let which = Condition::all()
        .add(acts_table::Column::SubjectKind.eq(SubjectKind::Incident.as_str()))
        .add(acts_table::Column::SubjectId.eq(incident.0))
        .add(acts::readable_by(scope, acts_table::Column::Id))
        .add(seen_until(scope, Expr::val(incident.0)));
    acts::stored(reader, which).await
}

/// The condition that the scope sees a case of an incident which had not left it
/// when the act of the query was recorded.
pub(crate) fn seen_until(scope: &Scope, incident: Expr) -> Condition {
    let until = Condition::any()
        .add(incident_cases::Column::LeftSeq.is_null())
        .add(
            Expr::col((incident_cases::Entity, incident_cases::Column::LeftSeq))
                .gte(Expr::col((acts_table::Entity, acts_table::Column::Seq))),
        );
    let seen = Query::select()
        .column(incident_cases::Column::CaseId)
        .from(incident_cases::Entity)
        .and_where(incident_cases::Column::IncidentId.into_expr().eq(incident))
        .cond_where(until)
        .cond_where(cases::seen_by(scope, incident_cases::Column::CaseId))
        .to_owned();
    Condition::all().add(Expr::exists(seen))
}
