//! Searching the text of cases: only acts that the scope may read are looked
//! into (QUAL-5).

use process::{
    access::Scope,
    ids::{ActId, CaseId},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use crate::{
    acts,
    cases::{self, CaseLine, seen_by},
    dialect::{self, Words},
    entities::search_entries::{ActiveModel, Column, Entity},
    error::Result,
    reader::Reader,
    words,
    write::Tx,
};

/// A text as the search sees it: words without accents, case and signs, one
/// space between two.
#[must_use]
pub fn folded(text: &str) -> String {
    words::folded_text(text)
}

/// Makes the text of an act findable, in place of what was; its readers are
/// those of the act.
///
/// # Errors
/// When the database fails.
pub async fn index(tx: &Tx, case: CaseId, act: ActId, text: &str) -> Result<()> {
    let mut stems = words::stems(text);
    stems.sort_unstable();
    stems.dedup();
    if stems.is_empty() {
        return erase(tx, act).await;
    }
    let row = ActiveModel {
        number: NotSet,
        case_id: Set(case.0),
        act_id: Set(act.0),
        words: Set(stems.join(" ")),
    };
    let anew = OnConflict::column(Column::ActId)
        .update_column(Column::Words)
        .to_owned();
    tx.put([row], anew).await
}

/// Makes the text of an act findable no more.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &Tx, act: ActId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::ActId.eq(act.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// The cases in which an act that the scope may read holds every word of the
/// query, in any of its forms; the newest first. Nothing is found for an
/// empty query.
///
/// # Errors
/// When the database fails.
pub async fn cases(
    reader: Reader<'_>,
    scope: &Scope,
    query: &str,
    limit: u64,
) -> Result<Vec<CaseLine>> {
    let stems = words::stems(query);
    if stems.is_empty() || scope.viewers().is_empty() {
        return Ok(Vec::new());
    }
    let connection = reader.run();
    let backend = connection.get_database_backend();
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::CaseId)
        .filter(dialect::holds(backend, Words::Cases, &stems))
        .filter(seen_by(scope, Column::CaseId))
        .filter(acts::readable_by(scope, Column::ActId))
        .group_by(Column::CaseId)
        .order_by_desc(Expr::cust("max(search_entries.number)"))
        .limit(limit)
        .into_tuple()
        .all(&connection)
        .await?;
    let ids: Vec<CaseId> = ids.into_iter().map(CaseId).collect();
    cases::of_ids(reader, scope, &ids).await
}
