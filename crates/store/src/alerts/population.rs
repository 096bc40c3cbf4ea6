//! From criteria to facilities (SIGN-3).

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::{
    alert::{Counted, Population},
    facility::{CategoryCode, FacilityNature},
    ids::IncidentReference,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, IntoColumnRef, LikeExpr, Query, SelectStatement, UnionType},
};

use super::agency;
use crate::{
    columns::{int, key},
    entities::{
        accounts, cases,
        facilities::{Column, Entity},
        facility_products, facility_suppliers, grants, incident_cases, incidents,
    },
    error::Result,
    reader::Reader,
    words,
};

/// The condition that a facility is of the population: open, not military
/// (DECL-7), and as was chosen.
pub(super) fn of(population: &Population) -> Condition {
    let military = CategoryCode::all()
        .filter(|code| FacilityNature::of(*code) == FacilityNature::MilitaryHospital)
        .map(|code| code.to_string());
    let mut all = Condition::all()
        .add(Column::ClosedOn.is_null())
        .add(Column::Category.is_not_in(military));
    match population {
        Population::List { numbers } => {
            all = all.add(Column::Finess.is_in(numbers.iter().map(|number| number.as_str())));
        }
        Population::Criteria(criteria) => {
            if let Some(within) = criteria.territory() {
                all = all.add(Column::Departement.is_in(within.iter().map(|code| code.as_str())));
            }
            if let Some(kinds) = criteria.kinds() {
                all = all.add(Column::Category.is_in(kinds.iter().map(ToString::to_string)));
            }
            if !criteria.flags.is_empty() {
                let mut any = Condition::any();
                for flag in &criteria.flags {
                    let held = format!("%{}%", key(flag));
                    any = any.add(Expr::col(Column::Flags).like(LikeExpr::new(held)));
                }
                all = all.add(any);
            }
            if !criteria.uses.is_empty() {
                all = all.add(Expr::col((Entity, Column::Id)).in_subquery(using(&criteria.uses)));
            }
            if let Some(incident) = criteria.outside {
                let touched = touched_by(incident);
                all = all.add(Expr::col((Entity, Column::Id)).not_in_subquery(touched));
            }
        }
    }
    all
}

/// The facilities that said they use one of these, in a report or on their
/// page.
fn using(terms: &[String]) -> SelectStatement {
    let mut reported = Query::select();
    reported
        .column(facility_products::Column::FacilityId)
        .from(facility_products::Entity)
        .cond_where(naming(terms, facility_products::Column::Words));
    let stated = Query::select()
        .column(facility_suppliers::Column::FacilityId)
        .from(facility_suppliers::Entity)
        .cond_where(naming(terms, facility_suppliers::Column::Words))
        .to_owned();
    reported.union(UnionType::Distinct, stated);
    reported
}

/// That a column holds every word of one of the terms.
fn naming<C: IntoColumnRef + Copy>(terms: &[String], column: C) -> Condition {
    let mut any = Condition::any();
    for term in terms {
        let mut every = Condition::all();
        for word in words::folded(term) {
            let held = format!("%{}%", word.replace(['%', '_'], ""));
            every = every.add(Expr::col(column).like(LikeExpr::new(held)));
        }
        any = any.add(every);
    }
    any
}

/// The facilities that have a case in an incident.
fn touched_by(incident: IncidentReference) -> SelectStatement {
    Query::select()
        .column((cases::Entity, cases::Column::FacilityId))
        .from(incident_cases::Entity)
        .inner_join(
            incidents::Entity,
            Expr::col((incidents::Entity, incidents::Column::Id))
                .equals((incident_cases::Entity, incident_cases::Column::IncidentId)),
        )
        .inner_join(
            cases::Entity,
            Expr::col((cases::Entity, cases::Column::Id))
                .equals((incident_cases::Entity, incident_cases::Column::CaseId)),
        )
        .and_where(incidents::Column::Year.eq(i32::from(incident.year)))
        .and_where(incidents::Column::Number.eq(int(incident.number)))
        .and_where(incident_cases::Column::LeftAt.is_null())
        .to_owned()
}

/// The condition that nothing could be mailed to a facility: it has no
/// security mailbox, and nobody acts for it.
fn unreachable(now: Timestamp) -> Condition {
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
    Condition::all()
        .add(Column::Mailbox.is_null())
        .add(Expr::exists(held).not())
}

/// How many facilities a population counts now, how many of them could not be
/// written to, and whose territories they are in.
///
/// # Errors
/// When the database fails.
pub async fn count(reader: Reader<'_>, population: &Population, now: Timestamp) -> Result<Counted> {
    let connection = reader.run();
    let chosen = Entity::find().filter(of(population));
    let facilities = chosen.clone().count(&connection).await?;
    let without_address = chosen
        .clone()
        .filter(unreachable(now))
        .count(&connection)
        .await?;
    let departements: BTreeSet<String> = chosen
        .select_only()
        .column(Column::Departement)
        .distinct()
        .into_tuple::<String>()
        .all(&connection)
        .await?
        .into_iter()
        .collect();
    Ok(Counted {
        facilities,
        without_address,
        ars: departements
            .iter()
            .filter_map(|code| agency(code))
            .collect(),
    })
}
