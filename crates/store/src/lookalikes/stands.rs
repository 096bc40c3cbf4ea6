//! Whether what was found of a case still holds.

use std::collections::BTreeMap;

use process::{access::Scope, ids::CaseId};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Query},
};

use super::Changes;
use crate::{
    cases::each_seen_by,
    entities::case_likeness::{Column, Entity},
    error::Result,
    reader::Reader,
};

/// How a case stands among those that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// How often it changed.
    pub changed: Changes,
    /// How often it was found when look-alikes of another were sought.
    pub company: Changes,
}

/// How these cases stand, those that the scope sees; nothing while look-alikes
/// of any case are still to be sought, for that one may look like these.
///
/// # Errors
/// When the database fails.
pub async fn stands(
    reader: Reader<'_>,
    scope: &Scope,
    of: impl IntoIterator<Item = CaseId>,
) -> Result<Option<BTreeMap<CaseId, Stand>>> {
    let waiting = Query::select()
        .column(Column::Number)
        .from(Entity)
        .and_where(Expr::col(Column::Changed).gt(Expr::col(Column::Looked)))
        .limit(1)
        .to_owned();
    let stands = Query::select()
        .columns([Column::CaseId, Column::Changed, Column::Company])
        .expr_as(Expr::SubQuery(None, Box::new(waiting.into())), "waiting")
        .from(Entity)
        .and_where(Expr::col(Column::CaseId).is_in(of.into_iter().map(|case| case.0)))
        .cond_where(each_seen_by(scope, Column::CaseId))
        .to_owned();
    let mut found = BTreeMap::new();
    for row in reader.run().query_all(&stands).await? {
        if row.try_get::<Option<i64>>("", "waiting")?.is_some() {
            return Ok(None);
        }
        let stand = Stand {
            changed: row.try_get("", "changed")?,
            company: row.try_get("", "company")?,
        };
        found.insert(CaseId(row.try_get("", "case_id")?), stand);
    }
    Ok(Some(found))
}
