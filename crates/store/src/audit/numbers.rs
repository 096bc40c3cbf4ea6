//! What incidents, alerts and playbooks are called.

use std::collections::BTreeMap;

use process::{alert::AlertNumber, ids::IncidentReference};
use sea_orm::{EntityTrait, QuerySelect};
use uuid::Uuid;

use crate::{
    entities::{alerts, incidents, playbooks},
    error::Result,
    reader::Reader,
};

/// The numbers of incidents and alerts, and the names of playbooks, as people
/// read them.
///
/// # Errors
/// When the database fails.
pub async fn numbers(reader: Reader<'_>) -> Result<BTreeMap<Uuid, String>> {
    let connection = reader.run();
    let found: Vec<(Uuid, i32, i32)> = incidents::Entity::find()
        .select_only()
        .columns([
            incidents::Column::Id,
            incidents::Column::Year,
            incidents::Column::Number,
        ])
        .into_tuple()
        .all(&connection)
        .await?;
    let mut named: BTreeMap<Uuid, String> = BTreeMap::new();
    for (id, year, number) in found {
        if let Some((year, number)) = counted(year, number) {
            named.insert(id, IncidentReference { year, number }.to_string());
        }
    }
    let found: Vec<(Uuid, i32, i32)> = alerts::Entity::find()
        .select_only()
        .columns([
            alerts::Column::Id,
            alerts::Column::Year,
            alerts::Column::Number,
        ])
        .into_tuple()
        .all(&connection)
        .await?;
    for (id, year, number) in found {
        if let Some((year, number)) = counted(year, number) {
            named.insert(id, AlertNumber { year, number }.to_string());
        }
    }
    let found: Vec<(Uuid, String)> = playbooks::Entity::find()
        .select_only()
        .columns([playbooks::Column::Id, playbooks::Column::Name])
        .into_tuple()
        .all(&connection)
        .await?;
    named.extend(found);
    Ok(named)
}

/// A row is read however wrong it is: one that names no year has no name.
fn counted(year: i32, number: i32) -> Option<(i16, u32)> {
    Some((i16::try_from(year).ok()?, u32::try_from(number).ok()?))
}
