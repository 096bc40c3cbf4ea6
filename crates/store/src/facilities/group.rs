//! The facilities of one group: of one legal entity, or with one support
//! facility (GHT).

use process::facility::Facility;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::from_model;
use crate::{
    entities::facilities::{Column, Entity},
    error::Result,
    reader::Reader,
};

/// The open facilities that belong to one group with this one, itself left
/// out, by name.
///
/// # Errors
/// When the database fails.
pub async fn of_group(
    reader: Reader<'_>,
    facility: &Facility,
    limit: u64,
) -> Result<Vec<Facility>> {
    let mut same = Condition::any();
    if let Some(entity) = facility.legal_entity {
        same = same.add(Column::LegalEntity.eq(entity.as_str()));
    }
    if let Some(support) = &facility.support_ght {
        same = same.add(Column::SupportGht.eq(support.as_str()));
    }
    if same.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .filter(same)
        .filter(Column::Id.ne(facility.id.0))
        .filter(Column::ClosedOn.is_null())
        .order_by_asc(Column::FoldedName)
        .order_by_asc(Column::Finess)
        .limit(limit)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(|row| from_model(row).map(|row| row.facility))
        .collect()
}
