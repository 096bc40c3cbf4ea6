//! Sendings on their way: one row is committed with the act, and expanded into
//! recipients and mails in batches, so that nobody waits for thirty thousand.
//! A batch and the place that it reached are one job: what was interrupted is
//! taken up where it stopped.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    alert::{Population, ReceiptState},
    ids::{ActId, AlertId, FacilityId},
    territory::ArsCode,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{agency, population};
use crate::{
    columns::{int, key, micros, number, parse_or_none, time_or_none, word},
    dialect::{self, Lock},
    entities::{
        accounts,
        alert_dispatches::{ActiveModel, Column, Entity, Model},
        alert_recipients as recipients, facilities, grants,
    },
    error::Result,
    reader::Reader,
    write::Tx,
};

/// Why recipients are written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DispatchKind {
    /// The alert itself.
    Sent,
    /// They have not answered.
    Reminder,
    /// It was corrected.
    Corrected,
    /// It is no longer in force.
    Ended,
    /// It should not be followed.
    Withdrawn,
}

/// A sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispatch {
    /// Its identity.
    pub id: Uuid,
    /// The alert.
    pub alert: AlertId,
    /// The act that began it.
    pub act: ActId,
    /// Why recipients are written to.
    pub kind: DispatchKind,
    /// Of which agency's territory; everywhere when absent.
    pub ars: Option<ArsCode>,
    /// Until when an answer is expected.
    pub deadline: Option<Timestamp>,
    /// The last facility dealt with, by its place in the register.
    pub reached: i64,
    /// How many were dealt with.
    pub facilities: u32,
    /// When it began.
    pub begun_at: Timestamp,
    /// When every recipient was dealt with.
    pub done_at: Option<Timestamp>,
}

fn from_model(row: Model) -> Result<Dispatch> {
    Ok(Dispatch {
        id: row.id,
        alert: AlertId(row.alert_id),
        act: ActId(row.act_id),
        kind: word(&row.kind)?,
        ars: parse_or_none(row.ars.as_deref())?,
        deadline: time_or_none(row.deadline)?,
        reached: row.reached,
        facilities: number(row.facilities)?,
        begun_at: crate::columns::time(row.begun_at)?,
        done_at: time_or_none(row.done_at)?,
    })
}

/// Begins a sending.
///
/// # Errors
/// When the database fails.
pub async fn begin(tx: &Tx, dispatch: &Dispatch) -> Result<()> {
    let row = ActiveModel {
        id: Set(dispatch.id),
        alert_id: Set(dispatch.alert.0),
        act_id: Set(dispatch.act.0),
        kind: Set(key(&dispatch.kind)),
        ars: Set(dispatch.ars.map(|ars| ars.to_string())),
        deadline: Set(dispatch.deadline.map(micros)),
        reached: Set(dispatch.reached),
        facilities: Set(int(dispatch.facilities)),
        begun_at: Set(micros(dispatch.begun_at)),
        done_at: Set(dispatch.done_at.map(micros)),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// Whether a sending is on its way.
///
/// # Errors
/// When the database fails.
pub async fn waiting(reader: Reader<'_>) -> Result<u64> {
    Ok(Entity::find()
        .filter(Column::DoneAt.is_null())
        .count(&reader.run())
        .await?)
}

/// The sending that has waited longest; no other job expands one until this
/// one ends.
///
/// # Errors
/// When the database fails.
pub async fn next(tx: &Tx) -> Result<Option<Dispatch>> {
    dialect::one_at_a_time(tx, Lock::Dispatch).await?;
    Entity::find()
        .filter(Column::DoneAt.is_null())
        .order_by_asc(Column::BegunAt)
        .order_by_asc(Column::Id)
        .limit(1)
        .one(tx.run())
        .await?
        .map(from_model)
        .transpose()
}

/// The sendings of an alert, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_alert(reader: Reader<'_>, alert: AlertId, limit: u64) -> Result<Vec<Dispatch>> {
    Entity::find()
        .filter(Column::AlertId.eq(alert.0))
        .order_by_desc(Column::BegunAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// A facility to be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The facility.
    pub facility: FacilityId,
    /// Its place in the register.
    pub position: i64,
    /// Its département.
    pub departement: String,
    /// Its security mailbox.
    pub mailbox: Option<String>,
}

type TargetRow = (Uuid, i64, String, Option<String>);

fn target((facility, position, departement, mailbox): TargetRow) -> Target {
    Target {
        facility: FacilityId(facility),
        position,
        departement,
        mailbox,
    }
}

const TARGET: [facilities::Column; 4] = [
    facilities::Column::Id,
    facilities::Column::Number,
    facilities::Column::Departement,
    facilities::Column::Mailbox,
];

/// The next facilities of a population, in the order of the register.
///
/// # Errors
/// When the database fails.
pub async fn of_population(
    reader: Reader<'_>,
    chosen: &Population,
    after: i64,
    limit: u64,
) -> Result<Vec<Target>> {
    let rows: Vec<TargetRow> = facilities::Entity::find()
        .select_only()
        .columns(TARGET)
        .filter(population::of(chosen))
        .filter(facilities::Column::Number.gt(after))
        .order_by_asc(facilities::Column::Number)
        .limit(limit)
        .into_tuple()
        .all(&reader.run())
        .await?;
    Ok(rows.into_iter().map(target).collect())
}

/// The next recipients of an alert, in the order of the register.
///
/// # Errors
/// When the database fails.
pub async fn of_recipients(
    reader: Reader<'_>,
    alert: AlertId,
    which: &Recipients,
    after: i64,
    limit: u64,
) -> Result<Vec<Target>> {
    let chosen: Vec<Uuid> = recipients::Entity::find()
        .select_only()
        .column(recipients::Column::FacilityId)
        .filter(which.condition(alert))
        .filter(recipients::Column::Position.gt(after))
        .order_by_asc(recipients::Column::Position)
        .limit(limit)
        .into_tuple()
        .all(&reader.run())
        .await?;
    let rows: Vec<TargetRow> = facilities::Entity::find()
        .select_only()
        .columns(TARGET)
        .filter(facilities::Column::Id.is_in(chosen))
        .order_by_asc(facilities::Column::Number)
        .into_tuple()
        .all(&reader.run())
        .await?;
    Ok(rows.into_iter().map(target).collect())
}

/// Which recipients of an alert are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipients {
    /// All of them.
    All,
    /// Those who have not answered, of one agency's territory or everywhere.
    Unanswered(Option<ArsCode>),
}

impl Recipients {
    fn condition(self, alert: AlertId) -> Condition {
        let mut all = Condition::all().add(recipients::Column::AlertId.eq(alert.0));
        if let Self::Unanswered(ars) = self {
            let open = [ReceiptState::Waiting, ReceiptState::Acknowledged];
            all = all.add(recipients::Column::Receipt.is_in(open.iter().map(key)));
            if let Some(ars) = ars {
                all = all.add(recipients::Column::Ars.eq(ars.as_str()));
            }
        }
        all
    }

    /// How many they are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count(self, reader: Reader<'_>, alert: AlertId) -> Result<u64> {
        Ok(recipients::Entity::find()
            .filter(self.condition(alert))
            .count(&reader.run())
            .await?)
    }
}

/// Makes facilities recipients of an alert, each with the number of addresses
/// under which it is written to.
///
/// # Errors
/// When the database fails.
pub async fn enlist(tx: &Tx, alert: AlertId, targets: &[(Target, u32)]) -> Result<()> {
    if targets.is_empty() {
        return Ok(());
    }
    let rows = targets
        .iter()
        .map(|(target, addresses)| recipients::ActiveModel {
            alert_id: Set(alert.0),
            facility_id: Set(target.facility.0),
            position: Set(target.position),
            departement: Set(target.departement.clone()),
            ars: Set(agency(&target.departement).map(|ars| ars.to_string())),
            addresses: Set(int(*addresses)),
            receipt: Set(key(&ReceiptState::Waiting)),
            answers: Set("{}".to_owned()),
            answered_at: Set(None),
            answer_act: Set(None),
        });
    recipients::Entity::insert_many(rows)
        .on_conflict(
            OnConflict::columns([recipients::Column::AlertId, recipients::Column::FacilityId])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// Notes how far a sending came; with a time, that it is done.
///
/// # Errors
/// When the database fails.
pub async fn reach(
    tx: &Tx,
    dispatch: &Dispatch,
    reached: i64,
    more: u32,
    done_at: Option<Timestamp>,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Reached, reached.into())
        .col_expr(
            Column::Facilities,
            Expr::col(Column::Facilities).add(int(more)),
        )
        .col_expr(Column::DoneAt, Expr::val(done_at.map(micros)))
        .filter(Column::Id.eq(dispatch.id))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Where the people of facilities read their mails, with their language.
///
/// # Errors
/// When the database fails.
pub async fn people_of(
    reader: Reader<'_>,
    of: &[FacilityId],
    now: Timestamp,
) -> Result<BTreeMap<FacilityId, Vec<(String, String)>>> {
    let rows: Vec<(Uuid, Uuid)> = grants::Entity::find()
        .select_only()
        .columns([grants::Column::FacilityId, grants::Column::AccountId])
        .filter(grants::Column::FacilityId.is_in(of.iter().map(|id| id.0)))
        .filter(crate::grants::in_force(now))
        .order_by_asc(grants::Column::Id)
        .into_tuple()
        .all(&reader.run())
        .await?;
    let accounts: BTreeMap<Uuid, (String, String)> = accounts::Entity::find()
        .select_only()
        .columns([
            accounts::Column::Id,
            accounts::Column::Email,
            accounts::Column::Lang,
        ])
        .filter(accounts::Column::Id.is_in(rows.iter().map(|(_, account)| *account)))
        .filter(accounts::Column::DisabledAt.is_null())
        .into_tuple::<(Uuid, String, String)>()
        .all(&reader.run())
        .await?
        .into_iter()
        .map(|(id, email, lang)| (id, (email, lang)))
        .collect();
    let mut people: BTreeMap<FacilityId, Vec<(String, String)>> = BTreeMap::new();
    for (facility, account) in rows {
        if let Some(address) = accounts.get(&account) {
            people
                .entry(FacilityId(facility))
                .or_default()
                .push(address.clone());
        }
    }
    Ok(people)
}

/// The acts whose sendings have not reached everybody yet.
///
/// # Errors
/// When the database fails.
pub async fn acts_on_their_way(reader: Reader<'_>) -> Result<Vec<Uuid>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::ActId)
        .filter(Column::DoneAt.is_null())
        .into_tuple()
        .all(&reader.run())
        .await?)
}
