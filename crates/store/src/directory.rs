//! The directory of providers, as it is listed and searched (SUPP-6). A region
//! knows some dozens of them: lists are read whole.

use jiff::{Timestamp, civil::Date};
use process::{
    act::Sequence,
    directory::{Entry, Provider, ProviderState},
    ids::ProviderId,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict,
};

use crate::{
    columns::{from_json, int, json, key, micros, number, parse, time, word},
    dialect::{self, Lock},
    entities::providers::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    words,
    write::Tx,
};

/// An entry of the directory as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderRow {
    /// Its identity.
    pub id: ProviderId,
    /// Where it stands.
    pub state: ProviderState,
    /// Number of its last act.
    pub seq: Sequence,
    /// What it says.
    pub entry: Entry,
    /// The day by which it must be checked again.
    pub review_by: Date,
    /// When it was last written or checked.
    pub checked_at: Timestamp,
    /// When its last act was recorded.
    pub updated_at: Timestamp,
}

impl From<&Provider> for ProviderRow {
    fn from(provider: &Provider) -> Self {
        Self {
            id: provider.id,
            state: provider.state(),
            seq: provider.seq,
            entry: provider.entry.clone(),
            review_by: provider.review_by,
            checked_at: provider.checked_at,
            updated_at: provider.updated_at,
        }
    }
}

fn from_model(row: Model) -> Result<ProviderRow> {
    Ok(ProviderRow {
        id: ProviderId(row.id),
        state: word(&row.state)?,
        seq: Sequence(number(row.seq)?),
        entry: from_json(&row.entry)?,
        review_by: parse(&row.review_by)?,
        checked_at: time(row.checked_at)?,
        updated_at: time(row.updated_at)?,
    })
}

/// A name as it is compared, however it is typed.
#[must_use]
pub fn folded(name: &str) -> String {
    words::folded_text(name)
}

/// Makes the job the only one that names an entry, until it ends.
///
/// # Errors
/// When the database fails.
pub async fn naming(tx: &Tx) -> Result<()> {
    dialect::one_at_a_time(tx, Lock::Directory).await
}

/// Writes an entry as it stands.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, provider: &Provider) -> Result<()> {
    let row = ActiveModel {
        id: Set(provider.id.0),
        words: Set(words::folded_text(&provider.entry.name)),
        state: Set(key(&provider.state())),
        seq: Set(int(provider.seq.0)),
        entry: Set(json(&provider.entry)?),
        review_by: Set(provider.review_by.to_string()),
        checked_at: Set(micros(provider.checked_at)),
        updated_at: Set(micros(provider.updated_at)),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::Id)
                .update_columns([
                    Column::Words,
                    Column::State,
                    Column::Seq,
                    Column::Entry,
                    Column::ReviewBy,
                    Column::CheckedAt,
                    Column::UpdatedAt,
                ])
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// An entry.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, id: ProviderId) -> Result<Option<ProviderRow>> {
    Entity::find_by_id(id.0)
        .one(&reader.run())
        .await?
        .map(from_model)
        .transpose()
}

/// The entry that is listed under a name, however it is typed.
///
/// # Errors
/// When the database fails.
pub async fn listed_as(reader: Reader<'_>, name: &str) -> Result<Option<ProviderRow>> {
    Entity::find()
        .filter(Column::Words.eq(words::folded_text(name)))
        .filter(Column::State.eq(key(&ProviderState::Listed)))
        .one(&reader.run())
        .await?
        .map(from_model)
        .transpose()
}

/// Every entry whose name has these words; all of them when there are none.
///
/// # Errors
/// When the database fails.
pub async fn named(reader: Reader<'_>, text: &str) -> Result<Vec<ProviderRow>> {
    let mut found = Entity::find().order_by_asc(Column::Words);
    for word in words::folded(text) {
        found = found.filter(Column::Words.contains(word));
    }
    found
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}
