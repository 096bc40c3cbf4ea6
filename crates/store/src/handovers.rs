//! What the shift of a body left to the next: the last word of each, its text
//! in the act (DECL-6).

use jiff::Timestamp;
use process::{
    access::Body,
    ids::{ActId, Pseudonym},
};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use crate::{
    columns::{micros, time, time_or_none},
    entities::handovers::{ActiveModel, Column, Entity},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// The last word of a shift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverRow {
    /// The act that left it.
    pub act: ActId,
    /// Who left it.
    pub by: Pseudonym,
    /// When.
    pub at: Timestamp,
    /// Who has read it, and when.
    pub read: Option<(Pseudonym, Timestamp)>,
}

/// Notes what a body's shift left, in place of what stood there.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, body: Body, row: &HandoverRow) -> Result<()> {
    let (read_by, read_at) = match &row.read {
        Some((by, at)) => (Some(by.0.clone()), Some(micros(*at))),
        None => (None, None),
    };
    let row = ActiveModel {
        body: Set(body.to_string()),
        act_id: Set(row.act.0),
        left_by: Set(row.by.0.clone()),
        left_at: Set(micros(row.at)),
        read_by: Set(read_by),
        read_at: Set(read_at),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::Body)
                .update_columns([
                    Column::ActId,
                    Column::LeftBy,
                    Column::LeftAt,
                    Column::ReadBy,
                    Column::ReadAt,
                ])
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// The last word of a body's shift.
///
/// # Errors
/// When the database fails.
pub async fn of_body(reader: Reader<'_>, body: Body) -> Result<Option<HandoverRow>> {
    let row = Entity::find_by_id(body.to_string())
        .one(&reader.run())
        .await?;
    row.map(|row| {
        Ok(HandoverRow {
            act: ActId(row.act_id),
            by: Pseudonym(row.left_by),
            at: time(row.left_at)?,
            read: match (row.read_by, time_or_none(row.read_at)?) {
                (Some(by), Some(at)) => Some((Pseudonym(by), at)),
                _ => None,
            },
        })
    })
    .transpose()
}
