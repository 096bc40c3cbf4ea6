//! Requests to erase what is held of a person, as lists show them (KEEP-2).

use jiff::Timestamp;
use process::{
    ids::Pseudonym,
    retention::{ErasureGround, ErasureState, PersonErasure},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use uuid::Uuid;

use crate::{
    columns::{int, key, micros, number, time, word},
    entities::erasures::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// A request, without anything that says whom it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasureRow {
    /// Its identity.
    pub id: Uuid,
    /// Where it stands.
    pub state: ErasureState,
    /// What entitles the person.
    pub ground: ErasureGround,
    /// How many values and accounts are to go.
    pub items: u32,
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// By whom: somebody else decides.
    pub requested_by: Pseudonym,
    /// When its last act was recorded.
    pub updated_at: Timestamp,
}

impl ErasureRow {
    /// The row of a request.
    #[must_use]
    pub fn of(id: Uuid, request: &PersonErasure) -> Self {
        let items = request.values.len() + usize::from(request.account.is_some());
        Self {
            id,
            state: request.state,
            ground: request.ground,
            items: u32::try_from(items).unwrap_or(u32::MAX),
            requested_at: request.at,
            requested_by: request.by.pseudonym.clone(),
            updated_at: request.updated_at,
        }
    }

    fn from_model(row: Model) -> Result<Self> {
        Ok(Self {
            id: row.id,
            state: word(&row.state)?,
            ground: word(&row.ground)?,
            items: number(row.items)?,
            requested_at: time(row.requested_at)?,
            requested_by: Pseudonym(row.requested_by),
            updated_at: time(row.updated_at)?,
        })
    }
}

/// Writes the row of a request, in place of what stood there.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, row: &ErasureRow) -> Result<()> {
    let active = ActiveModel {
        id: Set(row.id),
        state: Set(key(&row.state)),
        ground: Set(key(&row.ground)),
        items: Set(int(row.items)),
        requested_at: Set(micros(row.requested_at)),
        requested_by: Set(row.requested_by.0.clone()),
        updated_at: Set(micros(row.updated_at)),
    };
    Entity::insert(active)
        .on_conflict(
            OnConflict::column(Column::Id)
                .update_columns([Column::State, Column::UpdatedAt])
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// The row of a request.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, id: Uuid) -> Result<Option<ErasureRow>> {
    let row = Entity::find_by_id(id).one(&reader.run()).await?;
    row.map(ErasureRow::from_model).transpose()
}

/// The requests, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn list(reader: Reader<'_>, limit: u64) -> Result<Vec<ErasureRow>> {
    Entity::find()
        .order_by_desc(Column::RequestedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(ErasureRow::from_model)
        .collect()
}

/// The requests that two persons have decided and that are not carried out.
///
/// # Errors
/// When the database fails.
pub async fn approved(reader: Reader<'_>, limit: u64) -> Result<Vec<Uuid>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::State.eq(key(&ErasureState::Approved)))
        .order_by_asc(Column::RequestedAt)
        .limit(limit)
        .into_tuple()
        .all(&reader.run())
        .await?)
}
