//! The cases that are, or were, in an incident.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::{Body, Scope, Viewer},
    act::Sequence,
    ids::{CaseId, IncidentId},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{OnConflict, Query},
};
use uuid::Uuid;

use crate::{
    cases,
    columns::{int, micros, number, parse, time},
    entities::{case_viewers, incident_cases},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// Notes that a case joined an incident, for the first time or again.
///
/// # Errors
/// When the database fails.
pub async fn join(tx: &Tx, incident: IncidentId, case: CaseId, at: Timestamp) -> Result<()> {
    let active = incident_cases::ActiveModel {
        incident_id: Set(incident.0),
        case_id: Set(case.0),
        joined_at: Set(micros(at)),
        left_seq: Set(None),
        left_at: Set(None),
    };
    incident_cases::Entity::insert(active)
        .on_conflict(
            OnConflict::columns([
                incident_cases::Column::IncidentId,
                incident_cases::Column::CaseId,
            ])
            .update_columns([
                incident_cases::Column::JoinedAt,
                incident_cases::Column::LeftSeq,
                incident_cases::Column::LeftAt,
            ])
            .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// Notes that a case left an incident, by the act of this number.
///
/// # Errors
/// When the database fails.
pub async fn leave(
    tx: &Tx,
    incident: IncidentId,
    case: CaseId,
    seq: Sequence,
    at: Timestamp,
) -> Result<()> {
    incident_cases::Entity::update_many()
        .col_expr(incident_cases::Column::LeftSeq, int(seq.0).into())
        .col_expr(incident_cases::Column::LeftAt, micros(at).into())
        .filter(incident_cases::Column::IncidentId.eq(incident.0))
        .filter(incident_cases::Column::CaseId.eq(case.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// How a case belongs to an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// When it joined last.
    pub joined_at: Timestamp,
    /// By which act it left since, and when.
    pub left: Option<(Sequence, Timestamp)>,
}

/// The cases that are, or were, in an incident.
///
/// # Errors
/// When the database fails.
pub async fn memberships(
    reader: Reader<'_>,
    id: IncidentId,
) -> Result<BTreeMap<CaseId, Membership>> {
    let rows = incident_cases::Entity::find()
        .filter(incident_cases::Column::IncidentId.eq(id.0))
        .all(&reader.run())
        .await?;
    rows.into_iter()
        .map(|row| {
            let left = match row.left_seq.zip(row.left_at) {
                None => None,
                Some((seq, at)) => Some((Sequence(number(seq)?), time(at)?)),
            };
            let member = Membership {
                joined_at: time(row.joined_at)?,
                left,
            };
            Ok((CaseId(row.case_id), member))
        })
        .collect()
}

/// A case that is in an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberLine {
    /// The case.
    pub line: cases::CaseLine,
    /// When it joined.
    pub joined_at: Timestamp,
}

/// The cases that are in an incident and that the scope sees, the first joined
/// first.
///
/// # Errors
/// When the database fails.
pub async fn members_seen(
    reader: Reader<'_>,
    scope: &Scope,
    incident: IncidentId,
) -> Result<Vec<MemberLine>> {
    let joined: Vec<(Uuid, i64)> = incident_cases::Entity::find()
        .select_only()
        .columns([
            incident_cases::Column::CaseId,
            incident_cases::Column::JoinedAt,
        ])
        .filter(incident_cases::Column::IncidentId.eq(incident.0))
        .filter(incident_cases::Column::LeftAt.is_null())
        .into_tuple()
        .all(&reader.run())
        .await?;
    let ids: Vec<CaseId> = joined.iter().map(|(id, _)| CaseId(*id)).collect();
    let joined: BTreeMap<CaseId, i64> = joined
        .into_iter()
        .map(|(id, at)| (CaseId(id), at))
        .collect();
    let mut members = Vec::with_capacity(ids.len());
    for line in cases::of_ids(reader, scope, &ids).await? {
        if let Some(at) = joined.get(&line.row.id) {
            members.push(MemberLine {
                joined_at: time(*at)?,
                line,
            });
        }
    }
    members.sort_by_key(|member| (member.joined_at, member.line.row.reference));
    Ok(members)
}

/// How many cases are in each of these incidents.
///
/// # Errors
/// When the database fails.
pub async fn sizes(
    reader: Reader<'_>,
    incidents: &[IncidentId],
) -> Result<BTreeMap<IncidentId, usize>> {
    let rows: Vec<Uuid> = incident_cases::Entity::find()
        .select_only()
        .column(incident_cases::Column::IncidentId)
        .filter(incident_cases::Column::IncidentId.is_in(incidents.iter().map(|id| id.0)))
        .filter(incident_cases::Column::LeftAt.is_null())
        .into_tuple()
        .all(&reader.run())
        .await?;
    let mut sizes = BTreeMap::new();
    for id in rows {
        *sizes.entry(IncidentId(id)).or_default() += 1;
    }
    Ok(sizes)
}

/// The bodies that see a case which is in the incident, for those who tell
/// them.
///
/// # Errors
/// When the database fails.
pub async fn bodies_seeing(reader: Reader<'_>, incident: IncidentId) -> Result<Vec<Body>> {
    let members = Query::select()
        .column(incident_cases::Column::CaseId)
        .from(incident_cases::Entity)
        .and_where(incident_cases::Column::IncidentId.eq(incident.0))
        .and_where(incident_cases::Column::LeftAt.is_null())
        .to_owned();
    let viewers: Vec<String> = case_viewers::Entity::find()
        .select_only()
        .column(case_viewers::Column::Viewer)
        .distinct()
        .filter(case_viewers::Column::CaseId.in_subquery(members))
        .into_tuple()
        .all(&reader.run())
        .await?;
    let viewers: Vec<Viewer> = viewers
        .iter()
        .map(|viewer| parse(viewer))
        .collect::<Result<_>>()?;
    Ok(viewers
        .into_iter()
        .filter_map(|viewer| match viewer {
            Viewer::Body(body) => Some(body),
            Viewer::Delegation(_) | Viewer::Facility(_) | Viewer::Follower(_) => None,
        })
        .collect())
}
