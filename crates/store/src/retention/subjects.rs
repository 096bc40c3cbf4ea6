//! The same of incidents and alerts. Each has a row once it is over, held, or
//! its content is gone; whoever decides on the end of files reads them all.

use jiff::Timestamp;
use process::{
    act::{Subject, SubjectKind},
    ids::{Pseudonym, SubjectNumber},
    retention::{CaseFile, Category, Disposition, Fate, FileStanding},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, OnConflict, SelectStatement},
};

use super::{Stage, Which};
use crate::{
    columns::{key, micros, parse, time_or_none, word, word_or_none},
    entities::subject_retention::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// The row of the file of an incident or an alert; a pure function of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectFile {
    /// The incident or the alert.
    pub subject: Subject,
    /// Its number.
    pub number: SubjectNumber,
    /// The category of its file.
    pub category: Category,
    /// When it was over; none while it goes on.
    pub counts_from: Option<Timestamp>,
    /// Until when it is kept longer.
    pub kept_until: Option<Timestamp>,
    /// Since when it is held.
    pub held_since: Option<Timestamp>,
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

impl SubjectFile {
    /// The row of a file; none while what it is about goes on and it is not
    /// held.
    #[must_use]
    pub fn of(
        subject: Subject,
        number: SubjectNumber,
        standing: &FileStanding<'_>,
    ) -> Option<Self> {
        if standing.over_at.is_none() && standing.held_since.is_none() {
            return None;
        }
        let disposed = match standing.fate {
            Fate::Disposed(disposed) => Some(disposed),
            _ => None,
        };
        let proposal = standing.proposal();
        Some(Self {
            subject,
            number,
            category: disposed.map_or(standing.category, |disposed| disposed.category),
            counts_from: standing.over_at,
            kept_until: standing.kept_until,
            held_since: standing.held_since,
            stage: Stage::of(standing.fate),
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
            subject: Subject {
                kind: parse(&row.subject_kind)?,
                id: row.subject_id,
            },
            number: parse(&row.number)?,
            category: word(&row.category)?,
            counts_from: time_or_none(row.counts_from)?,
            kept_until: time_or_none(row.kept_until)?,
            held_since: time_or_none(row.held_since)?,
            stage: word(&row.stage)?,
            disposition: word_or_none(row.disposition.as_deref())?,
            proposed_at: time_or_none(row.proposed_at)?,
            proposed_by: row.proposed_by.map(Pseudonym),
            disposed_at: time_or_none(row.disposed_at)?,
        })
    }
}

fn of(subject: Subject) -> Condition {
    Condition::all()
        .add(Column::SubjectKind.eq(subject.kind.as_str()))
        .add(Column::SubjectId.eq(subject.id))
}

/// Writes the row of a file, in place of what stood there.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, subject: Subject, row: Option<&SubjectFile>) -> Result<()> {
    let Some(row) = row else {
        Entity::delete_many()
            .filter(of(subject))
            .exec(tx.run())
            .await?;
        return Ok(());
    };
    let active = ActiveModel {
        subject_kind: Set(subject.kind.as_str().to_owned()),
        subject_id: Set(subject.id),
        number: Set(row.number.to_string()),
        category: Set(key(&row.category)),
        counts_from: Set(row.counts_from.map(micros)),
        kept_until: Set(row.kept_until.map(micros)),
        held_since: Set(row.held_since.map(micros)),
        stage: Set(key(&row.stage)),
        disposition: Set(row.disposition.as_ref().map(key)),
        proposed_at: Set(row.proposed_at.map(micros)),
        proposed_by: Set(row.proposed_by.as_ref().map(|person| person.0.clone())),
        disposed_at: Set(row.disposed_at.map(micros)),
    };
    Entity::insert(active)
        .on_conflict(
            OnConflict::columns([Column::SubjectKind, Column::SubjectId])
                .update_columns([
                    Column::Category,
                    Column::CountsFrom,
                    Column::KeptUntil,
                    Column::HeldSince,
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

/// The row of a file.
///
/// # Errors
/// When the database fails.
pub async fn stored(reader: Reader<'_>, subject: Subject) -> Result<Option<SubjectFile>> {
    Entity::find()
        .filter(of(subject))
        .one(&reader.run())
        .await?
        .map(SubjectFile::from_model)
        .transpose()
}

/// The files, the oldest first; the disposed ones the latest first.
///
/// # Errors
/// When the database fails.
pub async fn list(
    reader: Reader<'_>,
    which: &Which,
    skip: u64,
    limit: u64,
) -> Result<Vec<SubjectFile>> {
    let at = |stage: Stage| Column::Stage.eq(key(&stage));
    let found = Entity::find().filter(match which {
        Which::ClosedBefore(category, before) => Condition::all()
            .add(at(Stage::Kept))
            .add(Column::Category.eq(key(category)))
            .add(Column::HeldSince.is_null())
            .add(Column::CountsFrom.lte(micros(*before))),
        Which::At(stage) => Condition::all().add(at(*stage)),
        Which::Held => Condition::all().add(Column::HeldSince.is_not_null()),
    });
    match which {
        Which::At(Stage::Disposed) => found.order_by_desc(Column::DisposedAt),
        _ => found.order_by_asc(Column::CountsFrom),
    }
    .order_by_asc(Column::SubjectId)
    .offset(skip)
    .limit(limit)
    .all(&reader.run())
    .await?
    .into_iter()
    .map(SubjectFile::from_model)
    .collect()
}

/// How many files of each category stand at each stage.
///
/// # Errors
/// When the database fails.
pub async fn counts(reader: Reader<'_>) -> Result<Vec<(Category, Stage, u64)>> {
    let rows: Vec<(String, String, i64)> = Entity::find()
        .select_only()
        .column(Column::Category)
        .column(Column::Stage)
        .column_as(Expr::cust("count(*)"), "many")
        .filter(Column::CountsFrom.is_not_null())
        .group_by(Column::Category)
        .group_by(Column::Stage)
        .into_tuple()
        .all(&reader.run())
        .await?;
    rows.iter()
        .map(|(category, stage, many)| Ok((word(category)?, word(stage)?, many.unsigned_abs())))
        .collect()
}

/// The incidents, or the alerts, whose files are held: nothing of them is
/// forgotten meanwhile.
pub(crate) fn held(kind: SubjectKind) -> SelectStatement {
    Entity::find()
        .select_only()
        .column(Column::SubjectId)
        .filter(Column::SubjectKind.eq(kind.as_str()))
        .filter(Column::HeldSince.is_not_null())
        .into_query()
}
