//! What recipients answered (SIGN-3).

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    act::SubjectKind,
    alert::{MeasureAnswer, ReceiptState},
    ids::{ActId, AlertId, FacilityId},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    columns::{from_json, json, key, micros, number, time_or_none, word},
    dialect,
    entities::{
        acts,
        alert_recipients::{Column, Entity, Model},
    },
    error::Result,
    reader::Reader,
    write::Tx,
};

/// Where one recipient of an alert stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The facility.
    pub facility: FacilityId,
    /// Under how many addresses it is written to; under none, it must be
    /// called.
    pub addresses: u32,
    /// Where it stands.
    pub state: ReceiptState,
    /// What it says of each measure, by the measure's place.
    pub answers: BTreeMap<u16, MeasureAnswer>,
    /// When it answered last.
    pub answered_at: Option<Timestamp>,
    /// The act that says so, which holds its words.
    pub act: Option<ActId>,
}

pub(super) fn from_model(row: &Model) -> Result<Receipt> {
    Ok(Receipt {
        facility: FacilityId(row.facility_id),
        addresses: number(row.addresses)?,
        state: word(&row.receipt)?,
        answers: from_json(&row.answers)?,
        answered_at: time_or_none(row.answered_at)?,
        act: row.answer_act.map(ActId),
    })
}

/// Where some facilities stand with an alert; those that are no recipients are
/// left out.
///
/// # Errors
/// When the database fails.
pub async fn of_facilities(
    reader: Reader<'_>,
    alert: AlertId,
    facilities: &[FacilityId],
) -> Result<Vec<Receipt>> {
    Entity::find()
        .filter(Column::AlertId.eq(alert.0))
        .filter(Column::FacilityId.is_in(facilities.iter().map(|id| id.0)))
        .all(&reader.run())
        .await?
        .iter()
        .map(from_model)
        .collect()
}

/// How many recipients of an alert are said to have answered without an act
/// that says so.
///
/// # Errors
/// When the database fails.
pub async fn unexplained(reader: Reader<'_>, alert: AlertId) -> Result<u64> {
    let waits = Condition::all().add(Column::AnswerAct.is_null()).add(
        Condition::any()
            .add(Column::Receipt.ne(key(&ReceiptState::Waiting)))
            .add(Column::AnsweredAt.is_not_null()),
    );
    Ok(Entity::find()
        .filter(Column::AlertId.eq(alert.0))
        .filter(waits)
        .count(&reader.run())
        .await?)
}

/// The acts by which facilities answered an alert, earlier answers among them.
///
/// # Errors
/// When the database fails.
pub async fn answers_to(reader: Reader<'_>, alert: AlertId) -> Result<Vec<Uuid>> {
    let answered = Entity::find()
        .select_only()
        .column(Column::FacilityId)
        .filter(Column::AlertId.eq(alert.0))
        .filter(Column::AnswerAct.is_not_null())
        .into_query();
    let said: Vec<(Uuid, Vec<u8>)> = acts::Entity::find()
        .select_only()
        .columns([acts::Column::Id, acts::Column::Body])
        .filter(acts::Column::SubjectKind.eq(SubjectKind::Facility.as_str()))
        .filter(acts::Column::Kind.eq("alert-answered"))
        .filter(acts::Column::SubjectId.in_subquery(answered))
        .into_tuple()
        .all(&reader.run())
        .await?;
    let mut answers = Vec::new();
    for (id, body) in said {
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
        if body["act"]["alert"] == alert.to_string().as_str() {
            answers.push(id);
        }
    }
    Ok(answers)
}

/// The same for one facility, held until the job ends: two of its people do
/// not answer over one another.
///
/// # Errors
/// When the database fails.
pub async fn held(tx: &Tx, alert: AlertId, facility: FacilityId) -> Result<Option<Receipt>> {
    use sea_orm::ConnectionTrait;
    let mut select = Entity::find()
        .filter(Column::AlertId.eq(alert.0))
        .filter(Column::FacilityId.eq(facility.0));
    dialect::hold(
        tx.run().get_database_backend(),
        QueryTrait::query(&mut select),
    );
    let row = select.one(tx.run()).await?;
    row.as_ref().map(from_model).transpose()
}

/// Writes where a facility stands.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, alert: AlertId, receipt: &Receipt) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Receipt, key(&receipt.state).into())
        .col_expr(Column::Answers, json(&receipt.answers)?.into())
        .col_expr(
            Column::AnsweredAt,
            Expr::val(receipt.answered_at.map(micros)),
        )
        .col_expr(Column::AnswerAct, Expr::val(receipt.act.map(|act| act.0)))
        .filter(Column::AlertId.eq(alert.0))
        .filter(Column::FacilityId.eq(receipt.facility.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Asks those who had answered everything again, as there are more measures.
///
/// # Errors
/// When the database fails.
pub async fn ask_again(tx: &Tx, alert: AlertId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Receipt, key(&ReceiptState::Acknowledged).into())
        .filter(Column::AlertId.eq(alert.0))
        .filter(Column::Receipt.eq(key(&ReceiptState::Answered)))
        .exec(tx.run())
        .await?;
    Ok(())
}
