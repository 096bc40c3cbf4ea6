//! Facilities that lack what DECL-8 and DECL-4 ask of each: a mailbox, and
//! somebody who may report.

use jiff::Timestamp;
use process::facility::Facility;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};

use super::from_model;
use crate::{
    cases::Territory,
    entities::{
        accounts,
        facilities::{Column, Entity},
        grants,
    },
    error::Result,
    reader::Reader,
};

/// Facilities that lack something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// How many there are.
    pub total: u64,
    /// Some of them, those on which care rests most first.
    pub items: Vec<Facility>,
}

/// Open facilities without a security mailbox (DECL-8), of one territory or of
/// all: a page of `limit` after skipping `skip`.
///
/// # Errors
/// When the database fails.
pub async fn without_mailbox(
    reader: Reader<'_>,
    territory: Option<Territory>,
    skip: u64,
    limit: u64,
) -> Result<Lacking> {
    let without = Condition::all().add(Column::Mailbox.is_null());
    lacking(reader, territory, without, skip, limit).await
}

/// Open facilities in which nobody may report at the time `now` (DECL-4), of
/// one territory or of all: a page of `limit` after skipping `skip`. An account
/// that is shut does not count.
///
/// # Errors
/// When the database fails.
pub async fn without_reporter(
    reader: Reader<'_>,
    territory: Option<Territory>,
    now: Timestamp,
    skip: u64,
    limit: u64,
) -> Result<Lacking> {
    let held = Query::select()
        .column(grants::Column::FacilityId)
        .from(grants::Entity)
        .inner_join(
            accounts::Entity,
            Expr::col((accounts::Entity, accounts::Column::Id))
                .equals((grants::Entity, grants::Column::AccountId)),
        )
        .and_where(Expr::col((accounts::Entity, accounts::Column::DisabledAt)).is_null())
        .and_where(
            Expr::col((grants::Entity, grants::Column::FacilityId)).equals((Entity, Column::Id)),
        )
        .cond_where(crate::grants::in_force(now))
        .to_owned();
    let without = Condition::all().add(Expr::exists(held).not());
    lacking(reader, territory, without, skip, limit).await
}

async fn lacking(
    reader: Reader<'_>,
    territory: Option<Territory>,
    without: Condition,
    skip: u64,
    limit: u64,
) -> Result<Lacking> {
    let mut select = Entity::find()
        .filter(Column::ClosedOn.is_null())
        .filter(without);
    if let Some(territory) = territory {
        let within = territory.departements();
        let within = within.iter().map(|code| code.as_str());
        select = select.filter(Column::Departement.is_in(within));
    }
    let connection = reader.run();
    let total = select.clone().count(&connection).await?;
    let items: Result<Vec<Facility>> = select
        .order_by_desc(Column::CareWeight)
        .order_by_asc(Column::FoldedName)
        .order_by_asc(Column::Finess)
        .offset(skip)
        .limit(limit)
        .all(&connection)
        .await?
        .into_iter()
        .map(|row| from_model(row).map(|row| row.facility))
        .collect();
    Ok(Lacking {
        total,
        items: items?,
    })
}
