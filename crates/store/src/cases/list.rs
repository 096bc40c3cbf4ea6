//! Pages of cases. A page is a walk along an index for each viewer and state,
//! merged: its price does not grow with the number of cases.

use process::{access::Scope, ids::CaseId, words::State};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, IntoSimpleExpr, Iterable,
    sea_query::{
        Alias, Expr, ExprTrait, IntoIden, JoinType, Order as SqlOrder, Query, SelectStatement,
        SimpleExpr, UnionType,
    },
};

use super::{
    each_seen_by,
    filter::{CaseFilter, Cursor, Order, conditions},
    row::{CaseLine, LINE_COLUMNS},
    viewers,
};
use crate::{
    columns::{key, micros},
    dialect::among,
    entities::{case_viewers, cases, facilities},
    error::Result,
    reader::Reader,
};

/// Walks merged at most; somebody who reads for more viewers (a group's
/// security officer has few cases) gets one sorted walk over all of them.
const WALKS: usize = 16;

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
    let Some(select) = page(scope, filter, order, after, u64::from(limit) + 1) else {
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

fn page(
    scope: &Scope,
    filter: &CaseFilter,
    order: Order,
    after: Option<Cursor>,
    limit: u64,
) -> Option<SelectStatement> {
    let walked = Alias::new("walked");
    let mut found = Query::select()
        .columns(WALKED)
        .from_subquery(walks(scope, filter, order, after, limit)?, walked.clone())
        .limit(limit)
        .to_owned();
    sort(&mut found, order, walked);
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
    sort(&mut select, order, found_as);
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

/// The identities and places of the cases on a page.
fn walks(
    scope: &Scope,
    filter: &CaseFilter,
    order: Order,
    after: Option<Cursor>,
    limit: u64,
) -> Option<SelectStatement> {
    let viewers = viewers(scope);
    let states: Vec<State> = State::ALL
        .iter()
        .copied()
        .filter(|state| filter.states.is_empty() || filter.states.contains(state))
        .collect();
    if viewers.is_empty() {
        return None;
    }
    if viewers.len() * states.len() > WALKS {
        let viewer = case_viewers::Column::Viewer.is_in(viewers);
        let state = case_viewers::Column::State.is_in(states.iter().map(key));
        let mut walk = walk(viewer.and(state), filter, order, after, limit);
        walk.distinct();
        return Some(walk);
    }
    let mut union: Option<SelectStatement> = None;
    for viewer in &viewers {
        for state in &states {
            let viewer = case_viewers::Column::Viewer.eq(viewer);
            let one = viewer.and(case_viewers::Column::State.eq(key(state)));
            let branch = Query::select()
                .columns(WALKED)
                .from_subquery(walk(one, filter, order, after, limit), Alias::new("walk"))
                .to_owned();
            union = Some(with(union, branch));
        }
    }
    let union = union?;
    if viewers.len() == 1 {
        return Some(union);
    }
    // A case that two viewers of the scope see is listed once.
    Some(
        Query::select()
            .distinct()
            .columns(WALKED)
            .from_subquery(union, Alias::new("walks"))
            .to_owned(),
    )
}

const WALKED: [case_viewers::Column; 3] = [
    case_viewers::Column::CaseId,
    case_viewers::Column::Place,
    case_viewers::Column::DeclaredAt,
];

fn walk(
    whose: SimpleExpr,
    filter: &CaseFilter,
    order: Order,
    after: Option<Cursor>,
    limit: u64,
) -> SelectStatement {
    let mut walk = Query::select();
    walk.columns(WALKED.map(|column| (case_viewers::Entity, column)))
        .from(case_viewers::Entity)
        .and_where(whose)
        .limit(limit);
    let wanted = conditions(filter);
    if !wanted.is_empty() {
        walk.join(
            JoinType::InnerJoin,
            cases::Entity,
            Expr::col((cases::Entity, cases::Column::Id))
                .equals((case_viewers::Entity, case_viewers::Column::CaseId)),
        )
        .cond_where(wanted);
    }
    if let Some(from) = filter.declared_from {
        walk.and_where(case_viewers::Column::DeclaredAt.gte(micros(from)));
    }
    if let Some(before) = filter.declared_before {
        walk.and_where(case_viewers::Column::DeclaredAt.lt(micros(before)));
    }
    if let Some(after) = after {
        walk.and_where(beyond(order, after));
    }
    sort(&mut walk, order, case_viewers::Entity);
    walk
}

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

fn beyond(order: Order, after: Cursor) -> SimpleExpr {
    let column = |column: case_viewers::Column| column.into_simple_expr();
    let time = column(case_viewers::Column::DeclaredAt);
    let case = column(case_viewers::Column::CaseId);
    match order {
        Order::Queue => {
            Expr::tuple([column(case_viewers::Column::Place), time, case]).gt(Expr::tuple([
                Expr::val(after.place),
                Expr::val(after.declared_at),
                Expr::val(after.case),
            ]))
        }
        Order::Newest => Expr::tuple([time, case]).lt(Expr::tuple([
            Expr::val(after.declared_at),
            Expr::val(after.case),
        ])),
    }
}
