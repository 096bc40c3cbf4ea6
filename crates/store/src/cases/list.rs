//! Pages of cases: their lines, in order, after [`walks`](super::walks) found
//! which they are.

use process::{access::Scope, ids::CaseId};
use sea_orm::{
    Condition, ConnectionTrait, IntoSimpleExpr, Iterable,
    sea_query::{
        Alias, Expr, ExprTrait, IntoIden, JoinType, Order as SqlOrder, Query, SelectStatement,
        UnionType,
    },
};

use super::{
    each_seen_by,
    filter::{CaseFilter, Cursor, Order},
    row::{CaseLine, LINE_COLUMNS},
    walks::{Asked, WALKED},
};
use crate::{
    columns::micros,
    dialect::among,
    entities::{case_viewers, cases, facilities},
    error::Result,
    reader::Reader,
};

/// Some of a list, and how to get what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// What was asked for, in order.
    pub items: Vec<T>,
    /// For the page after this one, if there is more.
    pub next: Option<Cursor>,
}

/// The cases that the scope sees and the filter wants, `limit` of them, after
/// those of an earlier page.
///
/// # Errors
/// When the database fails.
pub async fn list(
    reader: Reader<'_>,
    scope: &Scope,
    filter: &CaseFilter,
    order: Order,
    after: Option<Cursor>,
    limit: u32,
) -> Result<Page<CaseLine>> {
    let asked = Asked {
        scope,
        filter,
        order,
        after,
        limit: u64::from(limit) + 1,
    };
    let Some(select) = page(asked) else {
        return Ok(Page {
            items: Vec::new(),
            next: None,
        });
    };
    let rows = reader.run().query_all(&select).await?;
    let items: Result<Vec<CaseLine>> = rows.iter().map(CaseLine::from_result).collect();
    let mut items = items?;
    let wanted = limit as usize;
    let next = (items.len() > wanted).then(|| {
        items.truncate(wanted);
        items.last().map(|line| Cursor {
            place: -crate::columns::int(line.row.rank),
            declared_at: micros(line.row.declared_at),
            case: line.row.id.0,
        })
    });
    Ok(Page {
        items,
        next: next.flatten(),
    })
}

fn page(asked: Asked<'_>) -> Option<SelectStatement> {
    let walked = Alias::new("walked");
    let mut found = Query::select()
        .columns(WALKED)
        .from_subquery(asked.walks()?, walked.clone())
        .limit(asked.limit)
        .to_owned();
    sort(&mut found, asked.order, walked);
    let found_as = Alias::new("found");
    let mut select = line_columns();
    select
        .from_subquery(found, found_as.clone())
        .join(
            JoinType::InnerJoin,
            cases::Entity,
            Expr::col((cases::Entity, cases::Column::Id))
                .equals((found_as.clone(), case_viewers::Column::CaseId)),
        )
        .join(
            JoinType::InnerJoin,
            facilities::Entity,
            Expr::col((facilities::Entity, facilities::Column::Id))
                .equals((cases::Entity, cases::Column::FacilityId)),
        );
    sort(&mut select, asked.order, found_as);
    Some(select)
}

/// The lines of these cases, those that the scope sees, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_ids(reader: Reader<'_>, scope: &Scope, ids: &[CaseId]) -> Result<Vec<CaseLine>> {
    let backend = reader.run().get_database_backend();
    let wanted = among(backend, cases::Column::Id, ids.iter().map(|id| id.0));
    lines(reader, scope, Condition::all().add(wanted)).await
}

/// The lines of the cases that the condition names, those that the scope sees,
/// the newest first.
pub(super) async fn lines(
    reader: Reader<'_>,
    scope: &Scope,
    wanted: Condition,
) -> Result<Vec<CaseLine>> {
    let mut select = line_columns();
    select
        .from(cases::Entity)
        .join(
            JoinType::InnerJoin,
            facilities::Entity,
            Expr::col((facilities::Entity, facilities::Column::Id))
                .equals((cases::Entity, cases::Column::FacilityId)),
        )
        .cond_where(wanted)
        .cond_where(each_seen_by(scope, cases::Column::Id))
        .order_by((cases::Entity, cases::Column::DeclaredAt), SqlOrder::Desc)
        .order_by((cases::Entity, cases::Column::Id), SqlOrder::Desc);
    let rows = reader.run().query_all(&select).await?;
    rows.iter().map(CaseLine::from_result).collect()
}

fn line_columns() -> SelectStatement {
    let mut select = Query::select();
    for column in cases::Column::iter() {
        select.column((cases::Entity, column));
    }
    for (column, name) in LINE_COLUMNS {
        select.expr_as(column.into_simple_expr(), Alias::new(name));
    }
    select
}

/// Adds one more branch to a union.
pub(crate) fn with(union: Option<SelectStatement>, branch: SelectStatement) -> SelectStatement {
    match union {
        None => branch,
        Some(mut union) => {
            union.union(UnionType::All, branch);
            union
        }
    }
}

/// Sorts by the columns of a walk.
fn sort(select: &mut SelectStatement, order: Order, table: impl IntoIden) {
    let table = table.into_iden();
    let column = |column: case_viewers::Column| (table.clone(), column);
    match order {
        Order::Queue => select
            .order_by(column(case_viewers::Column::Place), SqlOrder::Asc)
            .order_by(column(case_viewers::Column::DeclaredAt), SqlOrder::Asc)
            .order_by(column(case_viewers::Column::CaseId), SqlOrder::Asc),
        Order::Newest => select
            .order_by(column(case_viewers::Column::DeclaredAt), SqlOrder::Desc)
            .order_by(column(case_viewers::Column::CaseId), SqlOrder::Desc),
    };
}
