//! The cases as they are counted.

use std::collections::BTreeSet;

use ::signals::Sighting;
use jiff::Timestamp;
use likeness::Name;
use process::{
    access::Scope,
    case::Reality,
    ids::{CaseId, FacilityId},
    words::Cause,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QuerySelect,
    sea_query::{Expr, ExprTrait, JoinType, Order, Query},
};
use serde::Deserialize;

use crate::{
    cases::seen_by,
    columns::{inflated, key, micros, parse, time, time_or_none},
    entities::{case_likeness, cases},
    error::Result,
    reader::Reader,
};

/// Cases that are counted at the most: beyond so many in five weeks a signal
/// tells nobody anything new.
const MOST_COUNTED: u64 = 20_000;

/// What is counted of a case's profile.
#[derive(Deserialize)]
struct Told {
    causes: BTreeSet<Cause>,
    names: BTreeSet<Name>,
}

/// The real cases declared after a time that the scope sees; of very many, the
/// newest.
///
/// # Errors
/// When the database fails.
pub async fn sightings(
    reader: Reader<'_>,
    scope: &Scope,
    after: Timestamp,
) -> Result<Vec<Sighting>> {
    let select = Query::select()
        .columns([
            (cases::Entity, cases::Column::Id),
            (cases::Entity, cases::Column::FacilityId),
            (cases::Entity, cases::Column::DeclaredAt),
            (cases::Entity, cases::Column::Departement),
        ])
        .column((case_likeness::Entity, case_likeness::Column::Profile))
        .from(cases::Entity)
        .join(
            JoinType::InnerJoin,
            case_likeness::Entity,
            Expr::col((case_likeness::Entity, case_likeness::Column::CaseId))
                .equals((cases::Entity, cases::Column::Id)),
        )
        .and_where(cases::Column::DeclaredAt.gt(micros(after)))
        .and_where(cases::Column::Reality.eq(key(&Reality::Real)))
        .cond_where(seen_by(scope, cases::Column::Id))
        .order_by((cases::Entity, cases::Column::DeclaredAt), Order::Desc)
        .limit(MOST_COUNTED)
        .to_owned();
    let rows = reader.run().query_all(&select).await?;
    rows.iter()
        .map(|row| {
            let told: Told = inflated(&row.try_get::<Vec<u8>>("", "profile")?)?;
            Ok(Sighting {
                case: CaseId(row.try_get("", "id")?),
                facility: FacilityId(row.try_get("", "facility_id")?),
                at: time(row.try_get("", "declared_at")?)?,
                departement: parse(&row.try_get::<String>("", "departement")?)?,
                causes: told.causes,
                names: told.names,
            })
        })
        .collect()
}

/// When the first case of all was declared.
///
/// # Errors
/// When the database fails.
pub async fn counted_since(reader: Reader<'_>) -> Result<Option<Timestamp>> {
    let first: Option<Option<i64>> = cases::Entity::find()
        .select_only()
        .column_as(cases::Column::DeclaredAt.min(), "first")
        .into_tuple()
        .one(&reader.run())
        .await?;
    time_or_none(first.flatten())
}
