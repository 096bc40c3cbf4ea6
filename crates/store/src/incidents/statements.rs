//! What is public of incidents (SIGN-1).

use jiff::Timestamp;
use process::ids::{ActId, IncidentId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use std::collections::BTreeMap;
use uuid::Uuid;

use crate::{
    columns::{from_json, int, micros, number, time},
    entities::{
        openings,
        public_statements::{ActiveModel, Column, Entity},
    },
    error::Result,
    reader::Reader,
    write::Tx,
};

/// A statement as everybody reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicStatement {
    /// Its heading.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Since when.
    pub published_at: Timestamp,
}

/// Puts a statement on the public page.
///
/// # Errors
/// When the database fails.
pub async fn publish(
    tx: &Tx,
    incident: IncidentId,
    number: u32,
    act: ActId,
    at: Timestamp,
) -> Result<()> {
    let active = ActiveModel {
        incident_id: Set(incident.0),
        number: Set(int(number)),
        act_id: Set(act.0),
        published_at: Set(micros(at)),
    };
    Entity::insert(active)
        .on_conflict(
            OnConflict::columns([Column::IncidentId, Column::Number])
                .update_columns([Column::ActId, Column::PublishedAt])
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// Takes a statement off the public page.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(tx: &Tx, incident: IncidentId, number: u32) -> Result<()> {
    Entity::delete_many()
        .filter(Column::IncidentId.eq(incident.0))
        .filter(Column::Number.eq(int(number)))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Takes every statement of an incident off the public page: its content is
/// gone (KEEP-2).
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &Tx, incident: IncidentId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::IncidentId.eq(incident.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// What is public of an incident: by number, the act and when.
///
/// # Errors
/// When the database fails.
pub async fn published(
    reader: Reader<'_>,
    incident: IncidentId,
) -> Result<BTreeMap<u32, (ActId, Timestamp)>> {
    let rows = Entity::find()
        .filter(Column::IncidentId.eq(incident.0))
        .all(&reader.run())
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok((
                number(row.number)?,
                (ActId(row.act_id), time(row.published_at)?),
            ))
        })
        .collect()
}

/// The statements of the public page, the latest first. They name no incident
/// and no case.
///
/// # Errors
/// When the database fails.
pub async fn public(reader: Reader<'_>, limit: u64) -> Result<Vec<PublicStatement>> {
    let rows = Entity::find()
        .order_by_desc(Column::PublishedAt)
        .order_by_desc(Column::ActId)
        .limit(limit)
        .all(&reader.run())
        .await?;
    let held: BTreeMap<(Uuid, String), String> = openings::Entity::find()
        .filter(openings::Column::ActId.is_in(rows.iter().map(|row| row.act_id)))
        .all(&reader.run())
        .await?
        .into_iter()
        .map(|row| ((row.act_id, row.field), row.value))
        .collect();
    let mut statements = Vec::with_capacity(rows.len());
    for row in rows {
        let part = |field: &str| held.get(&(row.act_id, field.to_owned()));
        if let (Some(title), Some(text)) = (part("/title"), part("/text")) {
            statements.push(PublicStatement {
                title: from_json(title)?,
                text: from_json(text)?,
                published_at: time(row.published_at)?,
            });
        }
    }
    Ok(statements)
}
