//! The cases of which look-alikes are to be sought, and the mark that lists
//! show beside those that have some.

use std::collections::BTreeSet;

use process::{
    access::Scope,
    ids::{CaseId, Reference},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, JoinType, Query},
};
use serde::{Deserialize, Serialize};

use crate::{
    cases::each_seen_by,
    columns::{key, parse},
    dialect::among_texts,
    entities::{
        case_likeness::{Column, Entity},
        cases,
    },
    error::Result,
    reader::Reader,
    write::Tx,
};

/// What lists say of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// No open case looks like it.
    None,
    /// Open cases look like it.
    Alike,
}

/// A case of which look-alikes are to be sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The case.
    pub case: CaseId,
    changed: i32,
}

/// The cases of which look-alikes are to be sought, in the order in which they
/// first came.
///
/// # Errors
/// When the database fails.
pub async fn waiting(reader: Reader<'_>, limit: u64) -> Result<Vec<Waiting>> {
    let rows: Vec<(uuid::Uuid, i32)> = Entity::find()
        .select_only()
        .columns([Column::CaseId, Column::Changed])
        .filter(Expr::col(Column::Changed).gt(Expr::col(Column::Looked)))
        .order_by_asc(Column::Number)
        .limit(limit)
        .into_tuple()
        .all(&reader.run())
        .await?;
    Ok(rows
        .into_iter()
        .map(|(case, changed)| Waiting {
            case: CaseId(case),
            changed,
        })
        .collect())
}

/// Look-alikes of a case were sought: it is marked, and so are those that were
/// found, whose own look-alikes are others now. When it changed meanwhile, they are sought again.
///
/// # Errors
/// When the database fails.
pub async fn looked(tx: &Tx, sought: Waiting, mark: Mark, found: &[CaseId]) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Mark, key(&mark).into())
        .col_expr(Column::Looked, sought.changed.into())
        .filter(Column::CaseId.eq(sought.case.0))
        .exec(tx.run())
        .await?;
    if !found.is_empty() {
        Entity::update_many()
            .col_expr(Column::Mark, key(&Mark::Alike).into())
            .col_expr(Column::Company, Expr::col(Column::Company).add(1))
            .filter(Column::CaseId.is_in(found.iter().map(|case| case.0)))
            .exec(tx.run())
            .await?;
    }
    Ok(())
}

/// Which of these cases are marked, among those that the scope sees.
///
/// # Errors
/// When the database fails.
pub async fn marked(
    reader: Reader<'_>,
    scope: &Scope,
    of: &[Reference],
) -> Result<BTreeSet<Reference>> {
    let backend = reader.run().get_database_backend();
    let of = of.iter().map(ToString::to_string);
    let marked = Query::select()
        .column((cases::Entity, cases::Column::Reference))
        .from(cases::Entity)
        .join(
            JoinType::InnerJoin,
            Entity,
            Expr::col((Entity, Column::CaseId)).equals((cases::Entity, cases::Column::Id)),
        )
        .and_where(among_texts(backend, cases::Column::Reference, of))
        .and_where(Column::Mark.eq(key(&Mark::Alike)))
        .cond_where(each_seen_by(scope, cases::Column::Id))
        .to_owned();
    let rows = reader.run().query_all(&marked).await?;
    rows.iter()
        .map(|row| parse(&row.try_get::<String>("", "reference")?))
        .collect()
}
