//! The read side of cases. Every query takes the scope of whoever asks; what
//! it may not see is not there.

mod filter;
pub(crate) mod list;
mod row;
mod walks;

use std::collections::{BTreeMap, BTreeSet};

use process::{
    access::{Scope, Viewer},
    ids::{CaseId, Reference},
    territory::DepartementCode,
    words::State,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Alias, Expr, ExprTrait, OnConflict, Query, SelectStatement},
};

pub use filter::{CaseFilter, Cursor, HelpFilter, NotACursor, Order, TakenIn, Territory};
pub use list::{Page, list, of_ids};
pub use row::{CaseLine, CaseRow};

use self::list::lines;
use crate::{
    columns::{int, key, micros, parse},
    entities::{case_viewers, cases},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// How many cases of one state are counted at most: a count has the same
/// price however many cases there are.
pub(crate) const COUNTED: u64 = 1_000;

/// A case's row and its viewers.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The row.
    pub row: &'a CaseRow,
    /// Those who see the case.
    pub viewers: &'a BTreeSet<Viewer>,
}

impl Seen<'_> {
    /// Whether lists find the other where they find this one.
    fn is_listed_as(&self, other: &Self) -> bool {
        self.viewers == other.viewers
            && self.row.rank == other.row.rank
            && self.row.declared_at == other.row.declared_at
            && listed_under(self.row) == listed_under(other.row)
    }
}

/// Writes a case's row and its viewers, in place of what stood there; nothing
/// for a case that is new.
///
/// # Errors
/// [`crate::StoreError::Conflict`] when another case bears the reference.
pub async fn put(tx: &Tx, seen: Seen<'_>, before: Option<Seen<'_>>) -> Result<()> {
    let Seen { row, viewers } = seen;
    let anew = OnConflict::column(cases::Column::Id)
        .update_columns(row::KEPT)
        .to_owned();
    tx.put([row.to_active()], anew).await?;
    let mut gone = Vec::new();
    if let Some(before) = &before {
        if seen.is_listed_as(before) {
            return Ok(());
        }
        gone.extend(before.viewers.difference(viewers).map(ToString::to_string));
    }
    if !gone.is_empty() {
        case_viewers::Entity::delete_many()
            .filter(case_viewers::Column::CaseId.eq(row.id.0))
            .filter(case_viewers::Column::Viewer.is_in(gone))
            .exec(tx.run())
            .await?;
    }
    let rows = viewers.iter().map(|viewer| case_viewers::ActiveModel {
        viewer: Set(viewer.to_string()),
        case_id: Set(row.id.0),
        state: Set(listed_under(row)),
        place: Set(-int(row.rank)),
        declared_at: Set(micros(row.declared_at)),
    });
    let anew = OnConflict::columns([case_viewers::Column::CaseId, case_viewers::Column::Viewer])
        .update_columns([
            case_viewers::Column::State,
            case_viewers::Column::Place,
            case_viewers::Column::DeclaredAt,
        ])
        .to_owned();
    tx.put(rows, anew).await
}

/// The state under which lists find a case: one whose content is gone is in
/// no list, and found by its number alone (KEEP-2).
fn listed_under(row: &CaseRow) -> String {
    match row.disposed_at {
        None => key(&row.state),
        Some(_) => "disposed".to_owned(),
    }
}

/// The condition that the case named by `column` lists a viewer of the scope.
pub(crate) fn seen_by(scope: &Scope, column: impl ColumnTrait) -> Condition {
    Condition::all().add(Expr::exists(viewed(scope, column)))
}

/// As [`seen_by`], where the statement names the cases and they are few: each is
/// looked up. A database may answer the other by reading every case that the
/// viewer sees.
pub(crate) fn each_seen_by(scope: &Scope, column: impl ColumnTrait) -> Condition {
    let first = viewed(scope, column).limit(1).to_owned();
    Condition::all().add(Expr::SubQuery(None, Box::new(first.into())).is_not_null())
}

fn viewed(scope: &Scope, column: impl ColumnTrait) -> SelectStatement {
    Query::select()
        .column(case_viewers::Column::CaseId)
        .from(case_viewers::Entity)
        .and_where(
            case_viewers::Column::CaseId
                .into_expr()
                .equals(column.as_column_ref()),
        )
        .and_where(case_viewers::Column::Viewer.is_in(viewers(scope)))
        .to_owned()
}

pub(crate) fn viewers(scope: &Scope) -> Vec<String> {
    scope.viewers().iter().map(ToString::to_string).collect()
}

/// The case of this number, when the scope may see it.
///
/// # Errors
/// When the database fails.
pub async fn by_reference(
    reader: Reader<'_>,
    scope: &Scope,
    reference: Reference,
) -> Result<Option<CaseLine>> {
    let wanted = cases::Column::Reference.eq(reference.to_string());
    Ok(lines(reader, scope, Condition::all().add(wanted))
        .await?
        .pop())
}

/// The case of this identity, when the scope may see it.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, scope: &Scope, case: CaseId) -> Result<Option<CaseLine>> {
    let wanted = cases::Column::Id.eq(case.0);
    Ok(lines(reader, scope, Condition::all().add(wanted))
        .await?
        .pop())
}

/// The identity of the case of this number, whoever asks: for those who hold
/// its secret, or have just declared it.
///
/// # Errors
/// When the database fails.
pub async fn locate(reader: Reader<'_>, reference: Reference) -> Result<Option<CaseId>> {
    let id: Option<uuid::Uuid> = cases::Entity::find()
        .select_only()
        .column(cases::Column::Id)
        .filter(cases::Column::Reference.eq(reference.to_string()))
        .into_tuple()
        .one(&reader.run())
        .await?;
    Ok(id.map(CaseId))
}

/// How many there are of something, counted up to a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tally {
    /// This many.
    Exactly(u32),
    /// This many were counted, and there are more.
    AtLeast(u32),
}

impl Tally {
    /// What was counted among the first [`COUNTED`] and one more.
    pub(crate) fn of(many: i64) -> Self {
        if many.unsigned_abs() > COUNTED {
            Self::AtLeast(COUNTED as u32)
        } else {
            Self::Exactly(u32::try_from(many).unwrap_or_default())
        }
    }
}

/// How many cases of each state the scope sees.
///
/// # Errors
/// When the database fails.
pub async fn counts(reader: Reader<'_>, scope: &Scope) -> Result<BTreeMap<State, Tally>> {
    let mut counts: BTreeMap<State, Tally> = State::ALL
        .iter()
        .map(|state| (*state, Tally::Exactly(0)))
        .collect();
    if scope.viewers().is_empty() {
        return Ok(counts);
    }
    let mut union = None;
    for state in State::ALL {
        let mut some = Query::select();
        some.column(case_viewers::Column::State)
            .column(case_viewers::Column::CaseId)
            .from(case_viewers::Entity)
            .and_where(case_viewers::Column::Viewer.is_in(viewers(scope)))
            .and_where(case_viewers::Column::State.eq(key(state)))
            .limit(COUNTED + 1);
        if scope.viewers().len() > 1 {
            // A case that two viewers of the scope see counts once.
            some.distinct();
        }
        let counted = Query::select()
            .expr_as(Expr::val(key(state)), Alias::new("state"))
            .expr_as(Expr::cust("count(*)"), Alias::new("many"))
            .from_subquery(some, Alias::new("some"))
            .to_owned();
        union = Some(list::with(union, counted));
    }
    let connection = reader.run();
    let Some(union) = union else {
        return Ok(counts);
    };
    for row in connection.query_all(&union).await? {
        let state: String = row.try_get("", "state")?;
        let many: i64 = row.try_get("", "many")?;
        counts.insert(crate::columns::word(&state)?, Tally::of(many));
    }
    Ok(counts)
}

/// How many cases in one of these states the scope sees in each département,
/// in one statement; a département without any is left out.
///
/// # Errors
/// When the database fails.
pub async fn counts_by_departement(
    reader: Reader<'_>,
    scope: &Scope,
    states: &[State],
) -> Result<BTreeMap<DepartementCode, u64>> {
    let mut select = Query::select();
    select
        .column((cases::Entity, cases::Column::Departement))
        // A case that two viewers of the scope see counts once.
        .expr_as(
            Expr::col((cases::Entity, cases::Column::Id)).count_distinct(),
            Alias::new("many"),
        )
        .from(case_viewers::Entity)
        .inner_join(
            cases::Entity,
            Expr::col((cases::Entity, cases::Column::Id))
                .equals((case_viewers::Entity, case_viewers::Column::CaseId)),
        )
        .and_where(case_viewers::Column::Viewer.is_in(viewers(scope)))
        .and_where(case_viewers::Column::State.is_in(states.iter().map(key)))
        .group_by_col((cases::Entity, cases::Column::Departement));
    let rows = reader.run().query_all(&select).await?;
    rows.iter()
        .map(|row| {
            let departement: String = row.try_get("", "departement")?;
            let many: i64 = row.try_get("", "many")?;
            Ok((parse(&departement)?, many.unsigned_abs()))
        })
        .collect()
}

/// The cases in the order of their identities, after one of them: for those
/// who make the read side anew from the acts.
///
/// # Errors
/// When the database fails.
pub async fn all_ids(reader: Reader<'_>, after: Option<CaseId>, limit: u64) -> Result<Vec<CaseId>> {
    let mut select = cases::Entity::find()
        .select_only()
        .column(cases::Column::Id)
        .order_by_asc(cases::Column::Id)
        .limit(limit);
    if let Some(after) = after {
        select = select.filter(cases::Column::Id.gt(after.0));
    }
    let ids: Vec<uuid::Uuid> = select.into_tuple().all(&reader.run()).await?;
    Ok(ids.into_iter().map(CaseId).collect())
}

/// The numbers of the cases in the order of their identities, after one of
/// them: for those who name cases to the operator.
///
/// # Errors
/// When the database fails.
pub async fn all_references(
    reader: Reader<'_>,
    after: Option<CaseId>,
    limit: u64,
) -> Result<Vec<(CaseId, Reference)>> {
    let mut select = cases::Entity::find()
        .select_only()
        .columns([cases::Column::Id, cases::Column::Reference])
        .order_by_asc(cases::Column::Id)
        .limit(limit);
    if let Some(after) = after {
        select = select.filter(cases::Column::Id.gt(after.0));
    }
    let rows: Vec<(uuid::Uuid, String)> = select.into_tuple().all(&reader.run()).await?;
    rows.into_iter()
        .map(|(id, reference)| Ok((CaseId(id), parse(&reference)?)))
        .collect()
}

/// A case's row and its viewers as they are stored, whoever asks: for those
/// who make the read side anew, and compare.
///
/// # Errors
/// When the database fails.
pub async fn stored(
    reader: Reader<'_>,
    case: CaseId,
) -> Result<Option<(CaseRow, BTreeSet<Viewer>)>> {
    let connection = reader.run();
    let Some(row) = cases::Entity::find_by_id(case.0).one(&connection).await? else {
        return Ok(None);
    };
    let viewers: Vec<String> = case_viewers::Entity::find()
        .select_only()
        .column(case_viewers::Column::Viewer)
        .filter(case_viewers::Column::CaseId.eq(case.0))
        .into_tuple()
        .all(&connection)
        .await?;
    let viewers: Result<BTreeSet<Viewer>> = viewers.iter().map(|viewer| parse(viewer)).collect();
    Ok(Some((CaseRow::from_model(&row)?, viewers?)))
}
