//! Years of the public tables, each kept as it was published (FIG-2).

use jiff::Timestamp;
use process::figures::PublicYear;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryOrder, QuerySelect, sea_query::OnConflict};

use crate::{
    columns::{from_json, json, micros},
    entities::public_years::{ActiveModel, Column, Entity, Model},
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

/// Keeps a year that was not published yet, made safe for so many facilities;
/// what was published stays as it is. Gives how many years were kept.
///
/// # Errors
/// When the database fails.
pub async fn keep(tx: &Tx, year: &PublicYear, fewest: u32, at: Timestamp) -> Result<u64> {
    let row = ActiveModel {
        year: Set(year.year.into()),
        published_at: Set(micros(at)),
        fewest: Set(fewest.into()),
        numbers: Set(json(&year.kept())?),
    };
    let kept = Entity::insert(row)
        .on_conflict(OnConflict::column(Column::Year).do_nothing().to_owned())
        .exec_without_returning(tx.run())
        .await?;
    Ok(kept)
}

/// The years that were published, in order.
///
/// # Errors
/// When the database fails.
pub async fn published(reader: Reader<'_>) -> Result<Vec<i16>> {
    let years: Vec<i32> = Entity::find()
        .select_only()
        .column(Column::Year)
        .order_by_asc(Column::Year)
        .into_tuple()
        .all(&reader.run())
        .await?;
    years.into_iter().map(year).collect()
}

/// The years that were published, in order, with their numbers.
///
/// # Errors
/// When the database fails.
pub async fn all(reader: Reader<'_>) -> Result<Vec<PublicYear>> {
    Entity::find()
        .order_by_asc(Column::Year)
        .all(&reader.run())
        .await?
        .iter()
        .map(from_model)
        .collect()
}

fn from_model(row: &Model) -> Result<PublicYear> {
    Ok(PublicYear::of_kept(
        year(row.year)?,
        &from_json(&row.numbers)?,
    ))
}

fn year(stored: i32) -> Result<i16> {
    i16::try_from(stored).map_err(|_| StoreError::corrupt("a year", stored))
}
