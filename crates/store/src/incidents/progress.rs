//! Where the facilities stand with the action plan, and the cases as steering
//! needs them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    ids::{ActId, CaseId, FacilityId, IncidentId},
    significant::{Member, Part},
    words::Progress,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict,
};
use uuid::Uuid;

use crate::{
    columns::{from_json, int, key, micros, number, time, word},
    entities::{
        cases, facilities, incident_cases,
        incident_progress::{ActiveModel, Column, Entity},
        openings,
    },
    error::Result,
    reader::Reader,
    write::Tx,
};

/// Writes where a facility stands with an action, in place of what stood
/// there.
///
/// # Errors
/// When the database fails.
pub async fn put(
    tx: &Tx,
    incident: IncidentId,
    case: CaseId,
    action: u32,
    (progress, at, act): (Progress, Timestamp, ActId),
) -> Result<()> {
    let active = ActiveModel {
        incident_id: Set(incident.0),
        case_id: Set(case.0),
        action: Set(int(action)),
        progress: Set(key(&progress)),
        at: Set(micros(at)),
        act_id: Set(act.0),
    };
    Entity::insert(active)
        .on_conflict(
            OnConflict::columns([Column::IncidentId, Column::CaseId, Column::Action])
                .update_columns([Column::Progress, Column::At, Column::ActId])
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// Where a facility stands with the actions of an incident, and the act that
/// says so.
pub type Standing = (Progress, Timestamp, ActId);

/// Where the facility of a case stands, by incident and action.
///
/// # Errors
/// When the database fails.
pub async fn of_case(
    reader: Reader<'_>,
    case: CaseId,
) -> Result<BTreeMap<(IncidentId, u32), Standing>> {
    let rows = Entity::find()
        .filter(Column::CaseId.eq(case.0))
        .all(&reader.run())
        .await?;
    rows.into_iter()
        .map(|row| {
            let standing = (word(&row.progress)?, time(row.at)?, ActId(row.act_id));
            Ok(((IncidentId(row.incident_id), number(row.action)?), standing))
        })
        .collect()
}

/// The cases that are in an incident, whoever may see them, each with where
/// its facility stands.
///
/// # Errors
/// When the database fails.
pub async fn members(reader: Reader<'_>, incident: IncidentId) -> Result<Vec<Member>> {
    let ids: Vec<Uuid> = incident_cases::Entity::find()
        .select_only()
        .column(incident_cases::Column::CaseId)
        .filter(incident_cases::Column::IncidentId.eq(incident.0))
        .filter(incident_cases::Column::LeftAt.is_null())
        .into_tuple()
        .all(&reader.run())
        .await?;
    let rows = cases::Entity::find()
        .filter(cases::Column::Id.is_in(ids))
        .all(&reader.run())
        .await?;
    let mut stand: BTreeMap<Uuid, BTreeMap<u32, (Timestamp, Progress)>> = BTreeMap::new();
    let said = Entity::find()
        .filter(Column::IncidentId.eq(incident.0))
        .all(&reader.run())
        .await?;
    for row in said {
        let standing = (time(row.at)?, word(&row.progress)?);
        let of_case = stand.entry(row.case_id).or_default();
        of_case.insert(number(row.action)?, standing);
    }
    let mut members = Vec::with_capacity(rows.len());
    for row in rows {
        members.push(Member {
            case: CaseId(row.id),
            facility: FacilityId(row.facility_id),
            state: word(&row.state)?,
            takes_part: match row.military {
                None => Part::Taken,
                Some(_) => Part::OwnChain,
            },
            progress: stand.remove(&row.id).unwrap_or_default(),
        });
    }
    members.sort_by_key(|member| member.case);
    Ok(members)
}

/// What the facilities said beside where they stand, by case and action; what
/// was erased is not there.
///
/// # Errors
/// When the database fails.
pub async fn notes(
    reader: Reader<'_>,
    incident: IncidentId,
    cases: &[CaseId],
) -> Result<BTreeMap<(CaseId, u32), String>> {
    let rows = Entity::find()
        .filter(Column::IncidentId.eq(incident.0))
        .filter(Column::CaseId.is_in(cases.iter().map(|case| case.0)))
        .all(&reader.run())
        .await?;
    let held: BTreeMap<Uuid, String> = openings::Entity::find()
        .select_only()
        .columns([openings::Column::ActId, openings::Column::Value])
        .filter(openings::Column::ActId.is_in(rows.iter().map(|row| row.act_id)))
        .filter(openings::Column::Field.eq("/note"))
        .into_tuple::<(Uuid, String)>()
        .all(&reader.run())
        .await?
        .into_iter()
        .collect();
    let mut notes = BTreeMap::new();
    for row in rows {
        if let Some(value) = held.get(&row.act_id) {
            let note: String = from_json(value)?;
            if !note.is_empty() {
                notes.insert((CaseId(row.case_id), number(row.action)?), note);
            }
        }
    }
    Ok(notes)
}

/// What the facilities of an incident are called: names, numbers in the
/// register, numbers of their cases, so that no text for everybody names one
/// (QUAL-5).
///
/// # Errors
/// When the database fails.
pub async fn names(reader: Reader<'_>, incident: IncidentId) -> Result<Vec<String>> {
    let members = members(reader, incident).await?;
    let places = facilities::Entity::find()
        .filter(facilities::Column::Id.is_in(members.iter().map(|member| member.facility.0)))
        .all(&reader.run())
        .await?;
    let mut names: Vec<String> = places
        .into_iter()
        .flat_map(|place| [place.name, place.long_name, place.finess])
        .collect();
    let numbers: Vec<String> = cases::Entity::find()
        .select_only()
        .column(cases::Column::Reference)
        .filter(cases::Column::Id.is_in(members.iter().map(|member| member.case.0)))
        .into_tuple()
        .all(&reader.run())
        .await?;
    names.extend(numbers);
    Ok(names)
}
