//! Alerts, whom they reached, and what was answered (SIGN-3).

pub mod board;
pub mod dispatch;
pub mod population;
pub mod products;
pub mod receipts;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use jiff::Timestamp;
use process::{
    access::Viewer,
    alert::{Alert, AlertNature, AlertNumber, AlertState, AlertUrgency, Tlp},
    ids::{AlertId, FacilityId},
    territory::ArsCode,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::{
    columns::{int, key, micros, number, time, time_or_none, word},
    dialect::{self, Lock},
    entities::{
        alert_recipients,
        alerts::{ActiveModel, Column, Entity, Model},
    },
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

/// An alert, as lists and mails read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertRow {
    /// Its identity.
    pub id: AlertId,
    /// Its number.
    pub number: AlertNumber,
    /// Where it stands.
    pub state: AlertState,
    /// What it warns of.
    pub nature: AlertNature,
    /// How far it may be passed on.
    pub tlp: Tlp,
    /// How pressing it is.
    pub urgency: AlertUrgency,
    /// When its last act was recorded.
    pub updated_at: Timestamp,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
}

impl AlertRow {
    /// The row of an alert.
    #[must_use]
    pub fn of(alert: &Alert) -> Self {
        Self {
            id: alert.id,
            number: alert.number,
            state: alert.state,
            nature: alert.content.nature,
            tlp: alert.content.tlp,
            urgency: alert.content.urgency,
            updated_at: alert.updated_at,
            sent_at: alert.sending.as_ref().map(|sending| sending.at),
        }
    }
}

fn from_model(row: Model) -> Result<AlertRow> {
    Ok(AlertRow {
        id: AlertId(row.id),
        number: AlertNumber {
            year: i16::try_from(row.year).map_err(|_| StoreError::corrupt("a year", row.year))?,
            number: number(row.number)?,
        },
        state: word(&row.state)?,
        nature: word(&row.nature)?,
        tlp: word(&row.tlp)?,
        urgency: word(&row.urgency)?,
        updated_at: time(row.updated_at)?,
        sent_at: time_or_none(row.sent_at)?,
    })
}

/// An alert's row, for checking the read side.
///
/// # Errors
/// When the database fails.
pub async fn stored(reader: Reader<'_>, id: AlertId) -> Result<Option<AlertRow>> {
    let row = Entity::find_by_id(id.0).one(&reader.run()).await?;
    row.map(from_model).transpose()
}

/// Draws the next number of a year; nobody else draws one until the job ends.
///
/// # Errors
/// When the database fails.
pub async fn next_number(tx: &Tx, year: i16) -> Result<AlertNumber> {
    dialect::one_at_a_time(tx, Lock::Alerts).await?;
    let last: Option<i32> = Entity::find()
        .select_only()
        .column(Column::Number)
        .filter(Column::Year.eq(i32::from(year)))
        .order_by_desc(Column::Number)
        .limit(1)
        .into_tuple()
        .one(tx.run())
        .await?;
    Ok(AlertNumber {
        year,
        number: number(last.unwrap_or_default())? + 1,
    })
}

/// Writes an alert as it stands; when those who do not answer are reminded is
/// kept.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, alert: &Alert) -> Result<()> {
    let row = ActiveModel {
        id: Set(alert.id.0),
        year: Set(alert.number.year.into()),
        number: Set(int(alert.number.number)),
        state: Set(key(&alert.state)),
        nature: Set(key(&alert.content.nature)),
        tlp: Set(key(&alert.content.tlp)),
        urgency: Set(key(&alert.content.urgency)),
        updated_at: Set(micros(alert.updated_at)),
        sent_at: Set(alert.sending.as_ref().map(|sending| micros(sending.at))),
        remind_at: Set(None),
        reminders: Set(0),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::Id)
                .update_columns([
                    Column::State,
                    Column::Nature,
                    Column::Tlp,
                    Column::Urgency,
                    Column::UpdatedAt,
                    Column::SentAt,
                ])
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// Sets when those who do not answer are reminded next, and how often they
/// were.
///
/// # Errors
/// When the database fails.
pub async fn remind(
    tx: &Tx,
    alert: AlertId,
    next: Option<Timestamp>,
    reminders: u32,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::RemindAt, Expr::val(next.map(micros)))
        .col_expr(Column::Reminders, int(reminders).into())
        .filter(Column::Id.eq(alert.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// The alerts whose recipients are to be reminded now, each with how often
/// they were.
///
/// # Errors
/// When the database fails.
pub async fn to_remind(reader: Reader<'_>, now: Timestamp, limit: u64) -> Result<Vec<AlertId>> {
    let ids: Vec<sea_orm::prelude::Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::RemindAt.lte(micros(now)))
        .order_by_asc(Column::RemindAt)
        .limit(limit)
        .into_tuple()
        .all(&reader.run())
        .await?;
    Ok(ids.into_iter().map(AlertId).collect())
}

/// How often an alert's recipients were reminded, when the next time has come.
///
/// # Errors
/// When the database fails.
pub async fn reminders_due(
    reader: Reader<'_>,
    alert: AlertId,
    now: Timestamp,
) -> Result<Option<u32>> {
    Entity::find_by_id(alert.0)
        .filter(Column::RemindAt.lte(micros(now)))
        .one(&reader.run())
        .await?
        .map(|row| number(row.reminders))
        .transpose()
}

/// The alert of this number.
///
/// # Errors
/// When the database fails.
pub async fn by_number(reader: Reader<'_>, wanted: AlertNumber) -> Result<Option<AlertRow>> {
    Entity::find()
        .filter(Column::Year.eq(i32::from(wanted.year)))
        .filter(Column::Number.eq(int(wanted.number)))
        .one(&reader.run())
        .await?
        .map(from_model)
        .transpose()
}

/// The alerts of these identities.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(
    reader: Reader<'_>,
    ids: &BTreeSet<AlertId>,
) -> Result<BTreeMap<AlertId, AlertRow>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    Entity::find()
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .all(&reader.run())
        .await?
        .into_iter()
        .map(|row| Ok((AlertId(row.id), from_model(row)?)))
        .collect()
}

/// Which alerts are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// All of them, drafts among them.
    Every,
    /// Those sent to facilities of these viewers: of an agency's territory, of
    /// a département, or facilities themselves.
    SentTo(Vec<Viewer>),
    /// Those in force that anybody may read.
    Public,
}

impl Which {
    fn condition(&self) -> Condition {
        let sent = Condition::all().add(Column::SentAt.is_not_null());
        match self {
            Self::Every => Condition::all(),
            Self::Public => Condition::all()
                .add(Column::State.eq(key(&AlertState::Sent)))
                .add(Column::Tlp.eq(key(&Tlp::Clear))),
            Self::SentTo(viewers) => {
                let reached = alert_recipients::Entity::find()
                    .select_only()
                    .column(alert_recipients::Column::AlertId)
                    .filter(among(viewers))
                    .into_query();
                sent.add(Column::Id.in_subquery(reached))
            }
        }
    }
}

/// The condition that the alert named by `column` is one of these.
pub(crate) fn named_among(which: &Which, column: impl ColumnTrait) -> Condition {
    let found = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(which.condition())
        .into_query();
    Condition::all().add(column.in_subquery(found))
}

/// The recipients that belong to some of these viewers.
pub(crate) fn among(viewers: &[Viewer]) -> Condition {
    use alert_recipients::Column as Of;
    let mut any = Condition::any();
    for viewer in viewers {
        any = match viewer {
            Viewer::Body(process::access::Body::Ars(ars)) => any.add(Of::Ars.eq(ars.as_str())),
            Viewer::Delegation(code) => any.add(Of::Departement.eq(code.as_str())),
            Viewer::Facility(facility) => any.add(Of::FacilityId.eq(facility.0)),
            Viewer::Body(_) | Viewer::Follower(_) => any,
        };
    }
    // An empty condition would hold for everybody.
    any.add(Expr::val(1).eq(0))
}

/// The alerts, those in force first, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn list(reader: Reader<'_>, which: &Which, limit: u64) -> Result<Vec<AlertRow>> {
    Entity::find()
        .filter(which.condition())
        .order_by_desc(Column::UpdatedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// The alerts sent from one time to before another, in order; with viewers,
/// those that reached facilities of theirs.
///
/// # Errors
/// When the database fails.
pub async fn sent(
    reader: Reader<'_>,
    which: &Which,
    reached: Option<&[Viewer]>,
    times: Range<Timestamp>,
    limit: u64,
) -> Result<Vec<AlertRow>> {
    let reached = reached.map(|viewers| Which::SentTo(viewers.to_vec()).condition());
    Entity::find()
        .filter(which.condition())
        .filter(Column::SentAt.gte(micros(times.start)))
        .filter(Column::SentAt.lt(micros(times.end)))
        .filter(Condition::all().add_option(reached))
        .order_by_asc(Column::SentAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// Whether an alert is among those.
///
/// # Errors
/// When the database fails.
pub async fn is_among(reader: Reader<'_>, alert: AlertId, which: &Which) -> Result<Presence> {
    let found = Entity::find_by_id(alert.0)
        .filter(which.condition())
        .count(&reader.run())
        .await?;
    Ok(if found > 0 {
        Presence::There
    } else {
        Presence::Absent
    })
}

/// Whether something is where it was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is.
    There,
    /// It is not.
    Absent,
}

/// What a facility has not answered yet, of the alerts in force.
///
/// # Errors
/// When the database fails.
pub async fn unanswered_by(
    reader: Reader<'_>,
    facilities: &[FacilityId],
) -> Result<Vec<(AlertRow, FacilityId)>> {
    use process::alert::ReceiptState;
    let open = [ReceiptState::Waiting, ReceiptState::Acknowledged];
    let of: Vec<(sea_orm::prelude::Uuid, sea_orm::prelude::Uuid)> =
        alert_recipients::Entity::find()
            .select_only()
            .columns([
                alert_recipients::Column::AlertId,
                alert_recipients::Column::FacilityId,
            ])
            .filter(alert_recipients::Column::FacilityId.is_in(facilities.iter().map(|id| id.0)))
            .filter(alert_recipients::Column::Receipt.is_in(open.iter().map(key)))
            .into_tuple()
            .all(&reader.run())
            .await?;
    let rows = Entity::find()
        .filter(Column::Id.is_in(of.iter().map(|(alert, _)| *alert)))
        .filter(Column::State.eq(key(&AlertState::Sent)))
        .order_by_desc(Column::SentAt)
        .all(&reader.run())
        .await?;
    let mut found = Vec::new();
    for row in rows {
        let row = from_model(row)?;
        for (_, facility) in of.iter().filter(|(alert, _)| *alert == row.id.0) {
            found.push((row.clone(), FacilityId(*facility)));
        }
    }
    Ok(found)
}

/// The agency of a recipient's département, as it is stored.
pub(crate) fn agency(departement: &str) -> Option<ArsCode> {
    let code: process::territory::DepartementCode = departement.parse().ok()?;
    Some(process::territory::departement(code).ars()?.code())
}
