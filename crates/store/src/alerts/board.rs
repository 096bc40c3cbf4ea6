//! Who has answered an alert, who has not, who needs help (SIGN-3).

use std::collections::BTreeMap;

use process::{
    access::Viewer,
    alert::ReceiptState,
    ids::{AlertId, FacilityId},
    territory::ArsCode,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{CaseStatement, SimpleExpr},
};

use super::{
    among,
    receipts::{self, Receipt},
};
use crate::{
    columns::{key, parse_or_none, word},
    entities::alert_recipients::{Column, Entity},
    error::{Result, StoreError},
    facilities::{self, FacilityRow},
    reader::Reader,
};

/// Which recipients are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardFilter {
    /// Those of these viewers alone; all when absent.
    pub within: Option<Vec<Viewer>>,
    /// Those of one agency.
    pub ars: Option<ArsCode>,
    /// Those who stand there.
    pub receipt: Option<ReceiptState>,
    /// By how they are reached.
    pub reached: Reached,
}

/// How recipients are reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reached {
    /// In any way.
    #[default]
    Any,
    /// Not by mail: somebody must call.
    NotByMail,
}

impl BoardFilter {
    fn condition(&self, alert: AlertId) -> Condition {
        let mut all = Condition::all().add(Column::AlertId.eq(alert.0));
        if let Some(within) = &self.within {
            all = all.add(among(within));
        }
        if let Some(ars) = self.ars {
            all = all.add(Column::Ars.eq(ars.as_str()));
        }
        if let Some(receipt) = self.receipt {
            all = all.add(Column::Receipt.eq(key(&receipt)));
        }
        if self.reached == Reached::NotByMail {
            all = all.add(Column::Addresses.eq(0));
        }
        all
    }
}

/// One recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardLine {
    /// The facility.
    pub facility: FacilityRow,
    /// Where it stands.
    pub receipt: Receipt,
}

/// How many recipients of each agency stand where; those without an agency
/// under none.
pub type Tallies = BTreeMap<Option<ArsCode>, BTreeMap<ReceiptState, u64>>;

/// Counts the recipients.
///
/// # Errors
/// When the database fails.
pub async fn tallies(reader: Reader<'_>, alert: AlertId, filter: &BoardFilter) -> Result<Tallies> {
    let rows: Vec<(Option<String>, String, i64)> = Entity::find()
        .select_only()
        .column(Column::Ars)
        .column(Column::Receipt)
        .column_as(Column::FacilityId.count(), "many")
        .filter(filter.condition(alert))
        .group_by(Column::Ars)
        .group_by(Column::Receipt)
        .into_tuple()
        .all(&reader.run())
        .await?;
    let mut tallies = Tallies::new();
    for (ars, receipt, many) in rows {
        let many = u64::try_from(many).map_err(|_| StoreError::corrupt("a count", many))?;
        tallies
            .entry(parse_or_none(ars.as_deref())?)
            .or_default()
            .insert(word(&receipt)?, many);
    }
    Ok(tallies)
}

/// The recipients, those who need help first, then those who have not
/// answered; a page of `limit` after skipping `skip`.
///
/// # Errors
/// When the database fails.
pub async fn lines(
    reader: Reader<'_>,
    alert: AlertId,
    filter: &BoardFilter,
    skip: u64,
    limit: u64,
) -> Result<Vec<BoardLine>> {
    let mut pressing = CaseStatement::new();
    for (place, state) in (0_i32..).zip(ReceiptState::ALL) {
        pressing = pressing.case(Column::Receipt.eq(key(state)), place);
    }
    let pressing: SimpleExpr = pressing.finally(9).into();
    let rows = Entity::find()
        .filter(filter.condition(alert))
        .order_by_asc(pressing)
        .order_by_asc(Column::Departement)
        .order_by_asc(Column::Position)
        .offset(skip)
        .limit(limit)
        .all(&reader.run())
        .await?;
    let ids: Vec<FacilityId> = rows.iter().map(|row| FacilityId(row.facility_id)).collect();
    let mut known = facilities::by_ids(reader, &ids).await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in &rows {
        if let Some(facility) = known.remove(&FacilityId(row.facility_id)) {
            lines.push(BoardLine {
                facility,
                receipt: receipts::from_model(row)?,
            });
        }
    }
    Ok(lines)
}
