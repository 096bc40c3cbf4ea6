//! Anonymised editions of lessons (LESS-4): read side of the acts that publish
//! them and take them back.

use process::{
    ids::{ActId, CaseId},
    lessons::SharedEdition,
    words::{AggravatingFactor, EditionReaders, RootCause},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    columns::{self, key, keys, lists, micros, time, word},
    entities::lessons_editions::{ActiveModel, Column, Entity, Model},
    error::{Result, StoreError},
    reader::Reader,
    words,
    write::Tx,
};

/// What is sought among editions; what is absent does not restrict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionFilter {
    /// Something that let it come about.
    pub root: Option<RootCause>,
    /// Something that made it worse.
    pub factor: Option<AggravatingFactor>,
    /// Words, each of which must be there.
    pub words: String,
}

/// Keeps the published edition of a case, in place of what was.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, case: CaseId, edition: Option<&SharedEdition>) -> Result<()> {
    Entity::delete_many()
        .filter(Column::CaseId.eq(case.0))
        .exec(tx.run())
        .await?;
    if let Some(edition) = edition {
        Entity::insert(active(case, edition)?)
            .exec_without_returning(tx.run())
            .await?;
    }
    Ok(())
}

/// What is kept of a case: for those who make the read side anew, and compare.
///
/// # Errors
/// When the database fails.
pub async fn stored(reader: Reader<'_>, case: CaseId) -> Result<Option<SharedEdition>> {
    let row = Entity::find()
        .filter(Column::CaseId.eq(case.0))
        .one(&reader.run())
        .await?;
    row.as_ref().map(edition).transpose()
}

/// The editions published for these readers that the filter wants, the newest
/// first.
///
/// # Errors
/// When the database fails.
pub async fn find(
    reader: Reader<'_>,
    to: &[EditionReaders],
    filter: &EditionFilter,
    most: u64,
) -> Result<Vec<SharedEdition>> {
    let mut wanted = open_to(to)
        .add_option(filter.root.map(|root| lists(Column::Roots, &root)))
        .add_option(filter.factor.map(|factor| lists(Column::Factors, &factor)));
    for sought in words::folded_text(&filter.words).split_whitespace() {
        wanted = wanted.add(Column::Words.contains(sought));
    }
    let rows = Entity::find()
        .filter(wanted)
        .order_by_desc(Column::PublishedAt)
        .order_by_desc(Column::Id)
        .limit(most)
        .all(&reader.run())
        .await?;
    rows.iter().map(edition).collect()
}

/// An edition, when it is published for these readers.
///
/// # Errors
/// When the database fails.
pub async fn by_id(
    reader: Reader<'_>,
    id: ActId,
    to: &[EditionReaders],
) -> Result<Option<SharedEdition>> {
    let row = Entity::find_by_id(id.0)
        .filter(open_to(to))
        .one(&reader.run())
        .await?;
    row.as_ref().map(edition).transpose()
}

/// The editions of these cases, by case.
///
/// # Errors
/// When the database fails.
pub async fn of_cases(reader: Reader<'_>, cases: &[CaseId]) -> Result<Vec<(CaseId, ActId)>> {
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(uuid::Uuid, uuid::Uuid)> = Entity::find()
        .select_only()
        .columns([Column::CaseId, Column::Id])
        .filter(Column::CaseId.is_in(cases.iter().map(|case| case.0)))
        .into_tuple()
        .all(&reader.run())
        .await?;
    Ok(rows
        .into_iter()
        .map(|(case, id)| (CaseId(case), ActId(id)))
        .collect())
}

fn open_to(to: &[EditionReaders]) -> Condition {
    Condition::all().add(Column::Readers.is_in(to.iter().map(key)))
}

fn active(case: CaseId, edition: &SharedEdition) -> Result<ActiveModel> {
    let said: Vec<&str> = edition
        .parts
        .iter()
        .map(|part| part.text.as_str())
        .collect();
    Ok(ActiveModel {
        id: Set(edition.id.0),
        case_id: Set(case.0),
        readers: Set(key(&edition.to)),
        published_at: Set(micros(edition.at)),
        roots: Set(format!(",{},", keys(&edition.roots))),
        factors: Set(format!(",{},", keys(&edition.factors))),
        parts: Set(serde_json::to_string(&edition.parts)
            .map_err(|_| StoreError::corrupt("an edition", edition.id))?),
        words: Set(words::folded_text(&said.join("\n"))),
    })
}

fn edition(row: &Model) -> Result<SharedEdition> {
    Ok(SharedEdition {
        id: ActId(row.id),
        to: word(&row.readers)?,
        at: time(row.published_at)?,
        roots: columns::words(&row.roots)?,
        factors: columns::words(&row.factors)?,
        parts: serde_json::from_str(&row.parts)
            .map_err(|_| StoreError::corrupt("an edition", row.id))?,
    })
}
