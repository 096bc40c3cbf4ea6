//! Playbooks and their versions, as lists and readers find them (SUPP-5).

use jiff::{Timestamp, civil::Date};
use process::{
    ids::PlaybookId,
    playbook::{Content, DraftState, Origin, Playbook, PlaybookKey, PlaybookState, Version},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::{
    columns::{int, key, micros, number, parse, parse_or_none, time, word, word_or_none},
    dialect::{self, Lock},
    entities::{
        playbook_versions,
        playbooks::{ActiveModel, Column, Entity, Model},
    },
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

/// A playbook, as lists read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaybookRow {
    /// Its identity.
    pub id: PlaybookId,
    /// Its name in addresses.
    pub key: PlaybookKey,
    /// Its title in French: that of the version in force, or of what is being
    /// written first.
    pub title: String,
    /// Where it stands.
    pub state: PlaybookState,
    /// What is being written.
    pub draft: Option<DraftState>,
    /// The number of its last version; 0 when none was approved.
    pub version: u32,
    /// The day by which it must be read again.
    pub review_by: Option<Date>,
    /// When its last act was recorded.
    pub updated_at: Timestamp,
}

/// An approved text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRow {
    /// Its number.
    pub number: u32,
    /// What it says.
    pub content: Content,
    /// Where it comes from.
    pub origin: Origin,
    /// Since when.
    pub at: Timestamp,
}

impl PlaybookRow {
    /// The row of a playbook of this title.
    #[must_use]
    pub fn of(playbook: &Playbook, title: String) -> Self {
        Self {
            id: playbook.id,
            key: playbook.key.clone(),
            title,
            state: playbook.state(),
            draft: playbook.draft.as_ref().map(|draft| draft.state),
            version: playbook.versions.last().map_or(0, |last| last.number),
            review_by: playbook.review_by,
            updated_at: playbook.updated_at,
        }
    }
}

impl VersionRow {
    /// The row of an approved text.
    #[must_use]
    pub fn of(version: &Version) -> Self {
        Self {
            number: version.number,
            content: version.content.clone(),
            origin: version.origin,
            at: version.at,
        }
    }
}

fn from_model(row: Model) -> Result<PlaybookRow> {
    Ok(PlaybookRow {
        id: PlaybookId(row.id),
        key: parse(&row.name)?,
        title: row.title,
        state: word(&row.state)?,
        draft: word_or_none(row.draft.as_deref())?,
        version: number(row.version)?,
        review_by: parse_or_none(row.review_by.as_deref())?,
        updated_at: time(row.updated_at)?,
    })
}

fn from_version(row: playbook_versions::Model) -> Result<VersionRow> {
    Ok(VersionRow {
        number: number(row.version)?,
        content: serde_json::from_str(&row.content)
            .map_err(|_| StoreError::corrupt("a playbook", row.version))?,
        origin: word(&row.origin)?,
        at: time(row.approved_at)?,
    })
}

/// Makes the job the only one that names a playbook, until it ends.
///
/// # Errors
/// When the database fails.
pub async fn naming(tx: &Tx) -> Result<()> {
    dialect::one_at_a_time(tx, Lock::Playbooks).await
}

/// Writes a playbook as it stands, and its last version; `remind_at` is when
/// those who must read it again are reminded next.
///
/// # Errors
/// When the database fails.
pub async fn put(
    tx: &Tx,
    playbook: &Playbook,
    title: String,
    remind_at: Option<Timestamp>,
) -> Result<()> {
    let row = PlaybookRow::of(playbook, title);
    let row = ActiveModel {
        id: Set(row.id.0),
        name: Set(row.key.to_string()),
        title: Set(row.title),
        state: Set(key(&row.state)),
        draft: Set(row.draft.as_ref().map(key)),
        version: Set(int(row.version)),
        review_by: Set(row.review_by.map(|day| day.to_string())),
        remind_at: Set(remind_at.map(micros)),
        updated_at: Set(micros(row.updated_at)),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::Id)
                .update_columns([
                    Column::Title,
                    Column::State,
                    Column::Draft,
                    Column::Version,
                    Column::ReviewBy,
                    Column::RemindAt,
                    Column::UpdatedAt,
                ])
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    let Some(last) = playbook.versions.last().map(VersionRow::of) else {
        return Ok(());
    };
    let row = playbook_versions::ActiveModel {
        playbook_id: Set(playbook.id.0),
        version: Set(int(last.number)),
        content: Set(serde_json::to_string(&last.content)
            .map_err(|_| StoreError::corrupt("a playbook", last.number))?),
        origin: Set(key(&last.origin)),
        approved_at: Set(micros(last.at)),
    };
    playbook_versions::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([
                playbook_versions::Column::PlaybookId,
                playbook_versions::Column::Version,
            ])
            .do_nothing()
            .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// Sets when those who must read a playbook again are reminded next.
///
/// # Errors
/// When the database fails.
pub async fn remind(tx: &Tx, playbook: PlaybookId, next: Option<Timestamp>) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::RemindAt, Expr::val(next.map(micros)))
        .filter(Column::Id.eq(playbook.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// The playbooks of which somebody is to be reminded now.
///
/// # Errors
/// When the database fails.
pub async fn to_remind(reader: Reader<'_>, now: Timestamp, limit: u64) -> Result<Vec<PlaybookRow>> {
    Entity::find()
        .filter(Column::RemindAt.lte(micros(now)))
        .order_by_asc(Column::RemindAt)
        .limit(limit)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// A playbook's row, for checking the read side.
///
/// # Errors
/// When the database fails.
pub async fn stored(reader: Reader<'_>, id: PlaybookId) -> Result<Option<PlaybookRow>> {
    let row = Entity::find_by_id(id.0).one(&reader.run()).await?;
    row.map(from_model).transpose()
}

/// Every version of a playbook, in order.
///
/// # Errors
/// When the database fails.
pub async fn versions(reader: Reader<'_>, id: PlaybookId) -> Result<Vec<VersionRow>> {
    playbook_versions::Entity::find()
        .filter(playbook_versions::Column::PlaybookId.eq(id.0))
        .order_by_asc(playbook_versions::Column::Version)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_version)
        .collect()
}

/// The playbook of this name.
///
/// # Errors
/// When the database fails.
pub async fn by_key(reader: Reader<'_>, name: &PlaybookKey) -> Result<Option<PlaybookRow>> {
    Entity::find()
        .filter(Column::Name.eq(name.as_str()))
        .one(&reader.run())
        .await?
        .map(from_model)
        .transpose()
}

/// Every playbook, in the order in which they were begun.
///
/// # Errors
/// When the database fails.
pub async fn list(reader: Reader<'_>) -> Result<Vec<PlaybookRow>> {
    Entity::find()
        .order_by_asc(Column::Id)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// The playbooks in force, in the order in which they were begun.
///
/// # Errors
/// When the database fails.
pub async fn in_force(reader: Reader<'_>) -> Result<Vec<PlaybookRow>> {
    Entity::find()
        .filter(Column::State.eq(key(&PlaybookState::InForce)))
        .order_by_asc(Column::Id)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// The last versions of these playbooks.
///
/// # Errors
/// When the database fails.
pub async fn last_versions(
    reader: Reader<'_>,
    of: &[PlaybookRow],
) -> Result<Vec<(PlaybookId, VersionRow)>> {
    let mut last = Condition::any().add(Expr::val(1).eq(0));
    for row in of {
        last = last.add(
            Condition::all()
                .add(playbook_versions::Column::PlaybookId.eq(row.id.0))
                .add(playbook_versions::Column::Version.eq(int(row.version))),
        );
    }
    let texts = playbook_versions::Entity::find()
        .filter(last)
        .all(&reader.run())
        .await?;
    texts
        .into_iter()
        .map(|text| Ok((PlaybookId(text.playbook_id), from_version(text)?)))
        .collect()
}

/// One version of a playbook.
///
/// # Errors
/// When the database fails.
pub async fn version(
    reader: Reader<'_>,
    playbook: PlaybookId,
    wanted: u32,
) -> Result<Option<VersionRow>> {
    playbook_versions::Entity::find_by_id((playbook.0, int(wanted)))
        .one(&reader.run())
        .await?
        .map(from_version)
        .transpose()
}
