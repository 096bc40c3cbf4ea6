//! Where the file of each case stands at the end of its life (KEEP-2). A case
//! has a row once it is closed, held, or its content is gone.

pub mod subjects;

use jiff::Timestamp;
use process::{
    access::Scope,
    case::Case,
    ids::{CaseId, Pseudonym, Reference},
    retention::{CaseFile, Category, Disposition, Fate},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Alias, Expr, ExprTrait, JoinType, OnConflict, Order, Query},
};

use crate::{
    cases::seen_by,
    columns::{key, micros, parse, time, time_or_none, word, word_or_none},
    entities::{
        case_retention::{ActiveModel, Column, Entity, Model},
        cases,
    },
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

/// How far the end of a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Nothing was proposed.
    Kept,
    /// A second person is to decide.
    Proposed,
    /// The platform is to carry it out.
    Approved,
    /// The platform has begun.
    UnderWay,
    /// The content is gone.
    Disposed,
}

impl Stage {
    /// That of a fate.
    #[must_use]
    pub const fn of(fate: &Fate) -> Self {
        match fate {
            Fate::Kept => Self::Kept,
            Fate::Proposed(_) => Self::Proposed,
            Fate::Approved(_) => Self::Approved,
            Fate::UnderWay(_) => Self::UnderWay,
            Fate::Disposed(_) => Self::Disposed,
        }
    }
}

/// The row of one case; a pure function of the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetentionRow {
    /// The case.
    pub case: CaseId,
    /// The category of its file.
    pub category: Category,
    /// The event from which its period counts; none while it is not closed.
    pub counts_from: Option<Timestamp>,
    /// Until when it is kept longer.
    pub kept_until: Option<Timestamp>,
    /// Since when it is held.
    pub held_since: Option<Timestamp>,
    /// When the contact of its reporter was erased.
    pub contact_erased_at: Option<Timestamp>,
    /// How far its end has come.
    pub stage: Stage,
    /// What is proposed, or was done.
    pub disposition: Option<Disposition>,
    /// When it was proposed.
    pub proposed_at: Option<Timestamp>,
    /// By whom.
    pub proposed_by: Option<Pseudonym>,
    /// When its content went.
    pub disposed_at: Option<Timestamp>,
}

impl RetentionRow {
    /// The row of a case; none while it is open and not held.
    #[must_use]
    pub fn of(case: &Case) -> Option<Self> {
        let disposed = case.disposed();
        let counts_from = case.closed_at;
        if counts_from.is_none() && case.held_since.is_none() {
            return None;
        }
        let proposal = case.proposal();
        Some(Self {
            case: case.id,
            category: disposed.map_or_else(|| case.category(), |disposed| disposed.category),
            counts_from,
            kept_until: case.kept_until,
            held_since: case.held_since,
            contact_erased_at: case.contact_erased_at,
            stage: Stage::of(&case.fate),
            disposition: disposed
                .map(|disposed| disposed.disposition)
                .or(proposal.map(|proposal| proposal.disposition)),
            proposed_at: proposal.map(|proposal| proposal.at),
            proposed_by: proposal.map(|proposal| proposal.by.pseudonym.clone()),
            disposed_at: disposed.map(|disposed| disposed.at),
        })
    }

    /// The file, as the rules look at it.
    #[must_use]
    pub fn file(&self) -> Option<CaseFile> {
        Some(CaseFile {
            category: self.category,
            counts_from: self.counts_from?,
            kept_until: self.kept_until,
            held_since: self.held_since,
        })
    }

    fn from_model(row: Model) -> Result<Self> {
        Ok(Self {
            case: CaseId(row.case_id),
            category: word(&row.category)?,
            counts_from: time_or_none(row.counts_from)?,
            kept_until: time_or_none(row.kept_until)?,
            held_since: time_or_none(row.held_since)?,
            contact_erased_at: time_or_none(row.contact_erased_at)?,
            stage: word(&row.stage)?,
            disposition: word_or_none(row.disposition.as_deref())?,
            proposed_at: time_or_none(row.proposed_at)?,
            proposed_by: row.proposed_by.map(Pseudonym),
            disposed_at: time_or_none(row.disposed_at)?,
        })
    }
}

/// Writes the row of a case, or removes it when it has none any more.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, case: CaseId, row: Option<&RetentionRow>) -> Result<()> {
    let Some(row) = row else {
        Entity::delete_by_id(case.0).exec(tx.run()).await?;
        return Ok(());
    };
    let active = ActiveModel {
        case_id: Set(case.0),
        category: Set(key(&row.category)),
        counts_from: Set(row.counts_from.map(micros)),
        kept_until: Set(row.kept_until.map(micros)),
        held_since: Set(row.held_since.map(micros)),
        contact_erased_at: Set(row.contact_erased_at.map(micros)),
        stage: Set(key(&row.stage)),
        disposition: Set(row.disposition.as_ref().map(key)),
        proposed_at: Set(row.proposed_at.map(micros)),
        proposed_by: Set(row.proposed_by.as_ref().map(|person| person.0.clone())),
        disposed_at: Set(row.disposed_at.map(micros)),
    };
    Entity::insert(active)
        .on_conflict(
            OnConflict::column(Column::CaseId)
                .update_columns([
                    Column::Category,
                    Column::CountsFrom,
                    Column::KeptUntil,
                    Column::HeldSince,
                    Column::ContactErasedAt,
                    Column::Stage,
                    Column::Disposition,
                    Column::ProposedAt,
                    Column::ProposedBy,
                    Column::DisposedAt,
                ])
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// The row of a case, whoever asks: for the platform's own work.
///
/// # Errors
/// When the database fails.
pub async fn stored(reader: Reader<'_>, case: CaseId) -> Result<Option<RetentionRow>> {
    Entity::find_by_id(case.0)
        .one(&reader.run())
        .await?
        .map(RetentionRow::from_model)
        .transpose()
}

/// A row with the number of its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetentionLine {
    /// The row.
    pub row: RetentionRow,
    /// The case's number.
    pub reference: Reference,
}

/// Some of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// Kept files of a category whose period counts from before an instant.
    ClosedBefore(Category, Timestamp),
    /// Files at a stage.
    At(Stage),
    /// Files under a hold.
    Held,
}

/// The files that the scope sees, the oldest first; the disposed ones the
/// latest first.
///
/// # Errors
/// When the database fails.
pub async fn list(
    reader: Reader<'_>,
    scope: &Scope,
    which: &Which,
    skip: u64,
    limit: u64,
) -> Result<Vec<RetentionLine>> {
    let seen = seen_by(scope, cases::Column::Id);
    lines(reader, which, Some(seen), skip, limit).await
}

/// The same, whoever may see them: for the platform's own work and the
/// administrator, who reads numbers and dates alone.
///
/// # Errors
/// When the database fails.
pub async fn list_all(
    reader: Reader<'_>,
    which: &Which,
    skip: u64,
    limit: u64,
) -> Result<Vec<RetentionLine>> {
    lines(reader, which, None, skip, limit).await
}

async fn lines(
    reader: Reader<'_>,
    which: &Which,
    seen: Option<Condition>,
    skip: u64,
    limit: u64,
) -> Result<Vec<RetentionLine>> {
    let mut select = Query::select();
    for column in <Column as sea_orm::Iterable>::iter() {
        select.column((Entity, column));
    }
    select
        .column((cases::Entity, cases::Column::Reference))
        .from(Entity)
        .join(
            JoinType::InnerJoin,
            cases::Entity,
            Expr::col((cases::Entity, cases::Column::Id)).equals((Entity, Column::CaseId)),
        )
        .cond_where(condition(which))
        .offset(skip)
        .limit(limit);
    if let Some(seen) = seen {
        select.cond_where(seen);
    }
    match which {
        Which::At(Stage::Disposed) => {
            select.order_by((Entity, Column::DisposedAt), Order::Desc);
        }
        _ => {
            select.order_by((Entity, Column::CountsFrom), Order::Asc);
        }
    }
    select.order_by((Entity, Column::CaseId), Order::Asc);
    let rows = reader.run().query_all(&select).await?;
    rows.iter()
        .map(|row| {
            let reference: String = row.try_get("", "reference")?;
            Ok(RetentionLine {
                row: RetentionRow::from_model(Model::from_query_result(row, "")?)?,
                reference: parse(&reference)?,
            })
        })
        .collect()
}

fn condition(which: &Which) -> Condition {
    let at = |stage: Stage| Column::Stage.eq(key(&stage));
    match which {
        Which::ClosedBefore(category, before) => Condition::all()
            .add(at(Stage::Kept))
            .add(Column::Category.eq(key(category)))
            .add(Column::HeldSince.is_null())
            .add(Column::CountsFrom.lte(micros(*before))),
        Which::At(stage) => Condition::all().add(at(*stage)),
        Which::Held => Condition::all().add(Column::HeldSince.is_not_null()),
    }
}

/// How many files of each category stand at each stage, held ones apart.
///
/// # Errors
/// When the database fails.
pub async fn counts(
    reader: Reader<'_>,
    scope: Option<&Scope>,
) -> Result<Vec<(Category, Stage, u64)>> {
    let mut select = Query::select();
    select
        .column((Entity, Column::Category))
        .column((Entity, Column::Stage))
        .expr_as(Expr::cust("count(*)"), Alias::new("many"))
        .from(Entity)
        .and_where(Column::CountsFrom.is_not_null())
        .group_by_col((Entity, Column::Category))
        .group_by_col((Entity, Column::Stage));
    if let Some(scope) = scope {
        select.cond_where(seen_by(scope, Column::CaseId));
    }
    let rows = reader.run().query_all(&select).await?;
    rows.iter()
        .map(|row| {
            let category: String = row.try_get("", "category")?;
            let stage: String = row.try_get("", "stage")?;
            let many: i64 = row.try_get("", "many")?;
            Ok((word(&category)?, word(&stage)?, many.unsigned_abs()))
        })
        .collect()
}

/// Cases closed before an instant whose reporter can still be reached: they
/// are not held, and nothing else ends them.
///
/// # Errors
/// When the database fails.
pub async fn with_contact(
    reader: Reader<'_>,
    closed_before: Timestamp,
    limit: u64,
) -> Result<Vec<(CaseId, Timestamp)>> {
    let rows: Vec<(uuid::Uuid, Option<i64>)> = Entity::find()
        .select_only()
        .columns([Column::CaseId, Column::CountsFrom])
        .filter(Column::CountsFrom.lte(micros(closed_before)))
        .filter(Column::ContactErasedAt.is_null())
        .filter(Column::HeldSince.is_null())
        .filter(Column::Stage.is_in([key(&Stage::Kept), key(&Stage::Proposed)]))
        .order_by_asc(Column::CountsFrom)
        .limit(limit)
        .into_tuple()
        .all(&reader.run())
        .await?;
    rows.into_iter()
        .map(|(case, closed)| {
            let closed = closed.ok_or_else(|| StoreError::corrupt("a closing", case))?;
            Ok((CaseId(case), time(closed)?))
        })
        .collect()
}
