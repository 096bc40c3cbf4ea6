//! Searching the text of incidents: only acts that the scope may read are
//! looked into (QUAL-5).

use process::{
    access::Scope,
    ids::{ActId, IncidentId},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};
use uuid::Uuid;

use super::{IncidentRow, seen_until};
use crate::{
    acts,
    dialect::{self, Words},
    entities::{
        acts as acts_table,
        incident_search_entries::{ActiveModel, Column, Entity},
        incidents,
    },
    error::Result,
    reader::Reader,
    words,
    write::Tx,
};

/// Makes the text of an act findable; its readers are those of the act.
///
/// # Errors
/// When the database fails.
pub async fn index(tx: &Tx, incident: IncidentId, act: ActId, text: &str) -> Result<()> {
    let mut stems = words::stems(text);
    stems.sort_unstable();
    stems.dedup();
    if stems.is_empty() {
        return Ok(());
    }
    let row = ActiveModel {
        number: NotSet,
        incident_id: Set(incident.0),
        act_id: Set(act.0),
        words: Set(stems.join(" ")),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// Makes the texts of an incident findable no more (KEEP-2).
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

/// The incidents in which an act that the scope may read holds every word of
/// the query, in any of its forms; the newest first. Nothing is found for an
/// empty query.
///
/// # Errors
/// When the database fails.
pub async fn find(
    reader: Reader<'_>,
    scope: &Scope,
    query: &str,
    limit: u64,
) -> Result<Vec<IncidentRow>> {
    let stems = words::stems(query);
    if stems.is_empty() || scope.viewers().is_empty() {
        return Ok(Vec::new());
    }
    let connection = reader.run();
    let backend = connection.get_database_backend();
    let readable = Query::select()
        .column((acts_table::Entity, acts_table::Column::Id))
        .from(acts_table::Entity)
        .and_where(
            acts_table::Column::Id
                .into_expr()
                .equals((Entity, Column::ActId)),
        )
        .cond_where(acts::readable_by(scope, acts_table::Column::Id))
        .cond_where(seen_until(scope, Expr::col((Entity, Column::IncidentId))))
        .to_owned();
    let found: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::IncidentId)
        .filter(dialect::holds(backend, Words::Incidents, &stems))
        .filter(Expr::exists(readable))
        .group_by(Column::IncidentId)
        .order_by_desc(Expr::cust("max(incident_search_entries.number)"))
        .limit(limit)
        .into_tuple()
        .all(&connection)
        .await?;
    let mut rows: Vec<IncidentRow> = incidents::Entity::find()
        .filter(incidents::Column::Id.is_in(found.iter().copied()))
        .all(&connection)
        .await?
        .into_iter()
        .map(IncidentRow::from_model)
        .collect::<Result<_>>()?;
    rows.sort_by_key(|row| found.iter().position(|id| *id == row.id.0));
    Ok(rows)
}
