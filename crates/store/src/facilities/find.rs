//! Finding a facility as somebody types.

use process::{facility::Facility, territory::DepartementCode};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{CaseStatement, Expr, ExprTrait, LikeExpr, SimpleExpr},
};

use super::from_model;
use crate::{
    dialect::{self, Words},
    entities::facilities::{Column, Entity},
    error::Result,
    reader::Reader,
    words,
};

/// Whether closed facilities are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Closed {
    /// They are not.
    #[default]
    LeftOut,
    /// They are, after the others.
    Found,
}

/// Which facilities are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FacilityFilter {
    /// Whether closed ones count.
    pub closed: Closed,
    /// Only those of this département.
    pub departement: Option<DepartementCode>,
}

/// The facilities whose name, town or FINESS number hold words that begin
/// with those typed; accents and case do not count, `CH` and `centre
/// hospitalier` are the same. Names that are, or begin with, what was typed
/// come first, then those on which patients' care rests most. Nothing is
/// found for an empty text.
///
/// # Errors
/// When the database fails.
pub async fn search(
    reader: Reader<'_>,
    text: &str,
    filter: FacilityFilter,
    limit: u64,
) -> Result<Vec<Facility>> {
    let asked = words::asked_of_facilities(text);
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let connection = reader.run();
    let mut select = Entity::find().filter(dialect::holds(
        connection.get_database_backend(),
        Words::Facilities,
        &asked,
    ));
    if filter.closed == Closed::LeftOut {
        select = select.filter(Column::ClosedOn.is_null());
    }
    if let Some(departement) = filter.departement {
        select = select.filter(Column::Departement.eq(departement.as_str()));
    }
    let typed = words::folded_text(text);
    select
        .order_by_asc(Column::ClosedOn.is_not_null())
        .order_by_asc(nearness(&typed))
        .order_by_desc(Column::CareWeight)
        .order_by_asc(Column::FoldedName)
        .order_by_asc(Column::Finess)
        .limit(limit)
        .all(&connection)
        .await?
        .into_iter()
        .map(|row| from_model(row).map(|row| row.facility))
        .collect()
}

/// 0 when the name is what was typed, 1 when it begins with these very words,
/// 2 when it begins so, 3 otherwise.
fn nearness(typed: &str) -> SimpleExpr {
    CaseStatement::new()
        .case(Column::FoldedName.eq(typed), 0)
        .case(
            Expr::col(Column::FoldedName).like(LikeExpr::new(format!("{typed} %"))),
            1,
        )
        .case(
            Expr::col(Column::FoldedName).like(LikeExpr::new(format!("{typed}%"))),
            2,
        )
        .finally(3)
        .into()
}
