//! Requests to be a facility's director, which the CERT answers (DECL-8).

use jiff::Timestamp;
use process::ids::{DirectorRequestId, FacilityId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::{
    columns::{micros, time},
    entities::director_requests::{ActiveModel, Column, Entity, Model},
    error::Result,
    reader::Reader,
    write::Tx,
};

/// Somebody who asks to be a facility's director.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectorRequest {
    /// Its identity.
    pub id: DirectorRequestId,
    /// The facility.
    pub facility: FacilityId,
    /// When it was made.
    pub asked_at: Timestamp,
    /// First and last name.
    pub name: String,
    /// Function.
    pub function: String,
    /// E-mail address.
    pub email: String,
    /// Phone, which is never the one that is called back (DECL-8).
    pub phone: String,
    /// What the person adds.
    pub words: String,
}

fn from_model(row: Model) -> Result<DirectorRequest> {
    Ok(DirectorRequest {
        id: DirectorRequestId(row.id),
        facility: FacilityId(row.facility_id),
        asked_at: time(row.asked_at)?,
        name: row.name,
        function: row.job,
        email: row.email,
        phone: row.phone,
        words: row.words,
    })
}

/// Keeps a request until it is answered.
///
/// # Errors
/// When the database fails.
pub async fn keep(tx: &Tx, request: &DirectorRequest) -> Result<()> {
    let row = ActiveModel {
        id: Set(request.id.0),
        facility_id: Set(request.facility.0),
        asked_at: Set(micros(request.asked_at)),
        name: Set(request.name.clone()),
        job: Set(request.function.clone()),
        email: Set(request.email.clone()),
        phone: Set(request.phone.clone()),
        words: Set(request.words.clone()),
        answered_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// The requests that wait for an answer, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn waiting(reader: Reader<'_>, limit: u64) -> Result<Vec<DirectorRequest>> {
    Entity::find()
        .filter(Column::AnsweredAt.is_null())
        .order_by_asc(Column::AskedAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// How many requests wait for an answer.
///
/// # Errors
/// When the database fails.
pub async fn count(reader: Reader<'_>) -> Result<u64> {
    Ok(Entity::find()
        .filter(Column::AnsweredAt.is_null())
        .count(&reader.run())
        .await?)
}

/// A request that waits for an answer.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, id: DirectorRequestId) -> Result<Option<DirectorRequest>> {
    Entity::find_by_id(id.0)
        .filter(Column::AnsweredAt.is_null())
        .one(&reader.run())
        .await?
        .map(from_model)
        .transpose()
}

/// Whether an answer is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answering {
    /// It is.
    First,
    /// Somebody answered before.
    AnsweredBefore,
}

/// Notes that a request was answered; what the person wrote of themselves is
/// forgotten.
///
/// # Errors
/// When the database fails.
pub async fn answer(tx: &Tx, id: DirectorRequestId, now: Timestamp) -> Result<Answering> {
    let answered = Entity::update_many()
        .col_expr(Column::AnsweredAt, micros(now).into())
        .col_expr(Column::Name, "".into())
        .col_expr(Column::Job, "".into())
        .col_expr(Column::Email, "".into())
        .col_expr(Column::Phone, "".into())
        .col_expr(Column::Words, "".into())
        .filter(Column::Id.eq(id.0))
        .filter(Column::AnsweredAt.is_null())
        .exec(tx.run())
        .await?;
    Ok(if answered.rows_affected == 1 {
        Answering::First
    } else {
        Answering::AnsweredBefore
    })
}
