//! What facilities said they use, as far as their cases tell: to find whom an
//! alert about a product concerns (SIGN-3).

use process::ids::{CaseId, FacilityId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use crate::{
    entities::facility_products::{ActiveModel, Column, Entity},
    error::Result,
    words,
    write::Tx,
};

/// Notes the products and providers that a case names; a name that was noted
/// before stays.
///
/// # Errors
/// When the database fails.
pub async fn learn(tx: &Tx, facility: FacilityId, case: CaseId, names: &[&str]) -> Result<()> {
    let rows: Vec<ActiveModel> = names
        .iter()
        .map(|name| words::folded_text(name))
        .filter(|words| !words.is_empty())
        .map(|words| ActiveModel {
            facility_id: Set(facility.0),
            case_id: Set(case.0),
            words: Set(words),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    Entity::insert_many(rows)
        .on_conflict(
            OnConflict::columns([Column::FacilityId, Column::CaseId, Column::Words])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// Forgets what a case said of products (KEEP-2).
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &Tx, case: CaseId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::CaseId.eq(case.0))
        .exec(tx.run())
        .await?;
    Ok(())
}
