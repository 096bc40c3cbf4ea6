//! The secret links by which reports left without an account are followed
//! (DECL-4).

use jiff::Timestamp;
use process::ids::CaseId;
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    columns::micros,
    entities::follow_links::{ActiveModel, Entity},
    error::Result,
    reader::Reader,
    secrets::TokenHash,
    write::Tx,
};

/// Makes a link to a case.
///
/// # Errors
/// When the database fails.
pub async fn add(tx: &Tx, hash: TokenHash, case: CaseId, now: Timestamp) -> Result<()> {
    let row = ActiveModel {
        hash: Set(hash.column()),
        case_id: Set(case.0),
        created_at: Set(micros(now)),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// The case to which a link leads.
///
/// # Errors
/// When the database fails.
pub async fn case_of(reader: Reader<'_>, hash: TokenHash) -> Result<Option<CaseId>> {
    let row = Entity::find_by_id(hash.column()).one(&reader.run()).await?;
    Ok(row.map(|row| CaseId(row.case_id)))
}
