//! Which hosts, publishers and providers facilities say they use (SIGN-3).

use jiff::Timestamp;
use process::{
    facility::suppliers::Supplier,
    ids::{FacilityId, SupplierId},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    columns::{from_json, json, micros, time},
    entities::facility_suppliers::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    words,
    write::Tx,
};

/// A supplier of a facility.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplierRow {
    /// Its identity among those of the facility.
    pub id: SupplierId,
    /// Who, and which product.
    pub supplier: Supplier,
    /// Since when it is stated.
    pub at: Timestamp,
}

fn from_model(row: &Model) -> Result<SupplierRow> {
    Ok(SupplierRow {
        id: SupplierId(row.id),
        supplier: from_json(&row.supplier)?,
        at: time(row.stated_at)?,
    })
}

/// Notes that a facility uses a supplier.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, facility: FacilityId, row: &SupplierRow) -> Result<()> {
    let row = ActiveModel {
        id: Set(row.id.0),
        facility_id: Set(facility.0),
        supplier: Set(json(&row.supplier)?),
        words: Set(words::folded_text(&row.supplier.names())),
        stated_at: Set(micros(row.at)),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// Forgets that it does; gives the number of rows forgotten, which is none
/// when it never did.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, facility: FacilityId, id: SupplierId) -> Result<u64> {
    let done = Entity::delete_many()
        .filter(Column::Id.eq(id.0))
        .filter(Column::FacilityId.eq(facility.0))
        .exec(tx.run())
        .await?;
    Ok(done.rows_affected)
}

/// What a facility says it uses, by name.
///
/// # Errors
/// When the database fails.
pub async fn of_facility(reader: Reader<'_>, facility: FacilityId) -> Result<Vec<SupplierRow>> {
    Entity::find()
        .filter(Column::FacilityId.eq(facility.0))
        .order_by_asc(Column::Words)
        .order_by_asc(Column::Id)
        .all(&reader.run())
        .await?
        .iter()
        .map(from_model)
        .collect()
}
