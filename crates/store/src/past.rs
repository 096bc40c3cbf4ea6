//! Reports of years past, and the files that brought them (FIG-1).

use jiff::Timestamp;
use process::{
    act::Sequence,
    evidence::ContentHash,
    ids::PastImportId,
    past::{PastImport, PastReport, digest},
    words::PastImportState,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};

use crate::{
    columns::{from_json, int, json, key, micros, number, parse, time, word},
    dialect::{self, Lock},
    entities::{past_imports, past_reports},
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

/// Rows that one statement writes.
const WRITTEN_AT_ONCE: usize = 500;
/// Rows that one statement reads.
const READ_AT_ONCE: u64 = 10_000;

/// A file as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastImportRow {
    /// Its identity.
    pub id: PastImportId,
    /// Number of its last act.
    pub seq: Sequence,
    /// Whether it is counted.
    pub state: PastImportState,
    /// The hash of its bytes.
    pub sha256: ContentHash,
    /// How many reports it brought.
    pub reports: u32,
    /// When it was taken over.
    pub imported_at: Timestamp,
}

impl From<&PastImport> for PastImportRow {
    fn from(import: &PastImport) -> Self {
        Self {
            id: import.id,
            seq: import.seq,
            state: import.state(),
            sha256: import.sha256,
            reports: import.reports,
            imported_at: import.at,
        }
    }
}

/// A line of a file, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLine {
    /// Its number.
    pub number: u32,
    /// What is counted of it, as an act holds the hash of it.
    pub text: String,
}

impl KeptLine {
    /// A line as it is to be kept.
    ///
    /// # Errors
    /// When it cannot be written, which its type excludes.
    pub fn of(number: u32, report: &PastReport) -> Result<Self> {
        let text = json(report)?;
        Ok(Self { number, text })
    }

    /// What is counted of it.
    ///
    /// # Errors
    /// When it holds no word of ours.
    pub fn report(&self) -> Result<PastReport> {
        from_json(&self.text)
    }
}

/// The hash of lines, as an act holds it.
#[must_use]
pub fn digest_of(lines: &[KeptLine]) -> ContentHash {
    digest(lines.iter().map(|line| (line.number, line.text.as_str())))
}

/// Makes the job the only one that takes a file over, until it ends.
///
/// # Errors
/// When the database fails.
pub async fn one_at_a_time(tx: &Tx) -> Result<()> {
    dialect::one_at_a_time(tx, Lock::PastImports).await
}

/// Writes a file as it stands.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, import: &PastImport) -> Result<()> {
    use past_imports::{ActiveModel, Column, Entity};
    let row = PastImportRow::from(import);
    Entity::insert(ActiveModel {
        id: Set(row.id.0),
        seq: Set(int(row.seq.0)),
        state: Set(key(&row.state)),
        sha256: Set(row.sha256.to_string()),
        reports: Set(row.reports.into()),
        imported_at: Set(micros(row.imported_at)),
    })
    .on_conflict(
        OnConflict::column(Column::Id)
            .update_columns([Column::Seq, Column::State])
            .to_owned(),
    )
    .exec_without_returning(tx.run())
    .await?;
    Ok(())
}

/// Keeps the lines of a file.
///
/// # Errors
/// When the database fails.
pub async fn keep(tx: &Tx, id: PastImportId, lines: &[KeptLine]) -> Result<()> {
    use past_reports::{ActiveModel, Entity};
    for some in lines.chunks(WRITTEN_AT_ONCE) {
        let rows = some.iter().map(|line| ActiveModel {
            import_id: Set(id.0),
            line: Set(line.number.into()),
            report: Set(line.text.clone()),
        });
        Entity::insert_many(rows)
            .exec_without_returning(tx.run())
            .await?;
    }
    Ok(())
}

/// Drops the lines of a file.
///
/// # Errors
/// When the database fails.
pub async fn drop_lines(tx: &Tx, id: PastImportId) -> Result<()> {
    past_reports::Entity::delete_many()
        .filter(past_reports::Column::ImportId.eq(id.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// The lines of a file, in their order.
///
/// # Errors
/// When the database fails.
pub async fn lines(reader: Reader<'_>, id: PastImportId) -> Result<Vec<KeptLine>> {
    use past_reports::{Column, Entity};
    let connection = reader.run();
    let mut found = Vec::new();
    let mut after = -1;
    loop {
        let rows = Entity::find()
            .filter(Column::ImportId.eq(id.0))
            .filter(Column::Line.gt(after))
            .order_by_asc(Column::Line)
            .limit(READ_AT_ONCE)
            .all(&connection)
            .await?;
        let Some(last) = rows.last() else {
            return Ok(found);
        };
        after = last.line;
        for row in rows {
            found.push(KeptLine {
                number: u32::try_from(row.line)
                    .map_err(|_| StoreError::corrupt("a line", row.line))?,
                text: row.report,
            });
        }
    }
}

/// The files that are counted, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn counted(reader: Reader<'_>) -> Result<Vec<PastImportId>> {
    use past_imports::{Column, Entity};
    let ids: Vec<uuid::Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::State.eq(key(&PastImportState::Counted)))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(&reader.run())
        .await?;
    Ok(ids.into_iter().map(PastImportId).collect())
}

/// Every file, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn all(reader: Reader<'_>) -> Result<Vec<PastImportRow>> {
    past_imports::Entity::find()
        .order_by_desc(past_imports::Column::ImportedAt)
        .order_by_desc(past_imports::Column::Id)
        .all(&reader.run())
        .await?
        .iter()
        .map(from_model)
        .collect()
}

/// A file.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, id: PastImportId) -> Result<Option<PastImportRow>> {
    past_imports::Entity::find_by_id(id.0)
        .one(&reader.run())
        .await?
        .as_ref()
        .map(from_model)
        .transpose()
}

/// The file of these bytes that is counted, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn counted_of(reader: Reader<'_>, sha256: ContentHash) -> Result<Option<PastImportRow>> {
    use past_imports::{Column, Entity};
    Entity::find()
        .filter(Column::Sha256.eq(sha256.to_string()))
        .filter(Column::State.eq(key(&PastImportState::Counted)))
        .one(&reader.run())
        .await?
        .as_ref()
        .map(from_model)
        .transpose()
}

fn from_model(row: &past_imports::Model) -> Result<PastImportRow> {
    Ok(PastImportRow {
        id: PastImportId(row.id),
        seq: Sequence(number(row.seq)?),
        state: word(&row.state)?,
        sha256: parse(&row.sha256)?,
        reports: u32::try_from(row.reports)
            .map_err(|_| StoreError::corrupt("a number of reports", row.reports))?,
        imported_at: time(row.imported_at)?,
    })
}
