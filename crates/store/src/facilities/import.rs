//! Taking over an extract of the register: many rows, few statements, in jobs
//! short enough to let others write in between.

use std::collections::BTreeMap;

use jiff::civil::Date;
use process::{
    facility::{
        Facility, FinessNumber,
        register::{RegisterChange, RegisterEntry},
    },
    ids::FacilityId,
};
use sea_orm::EntityTrait;

use super::{from_model, put_registered};
use crate::{connect::Db, entities::facilities, error::Result};

/// Facilities that one statement writes: SQLite takes 32,766 values, and a
/// facility has twenty.
const STATEMENT: usize = 1_000;
/// Facilities that one job writes.
const JOB: usize = 5_000;
/// Changes that the report tells one by one.
const TOLD: usize = 100;

/// What an extract of the register changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Facilities named for the first time.
    pub created: u64,
    /// Facilities of which something else is said than before.
    pub updated: u64,
    /// Facilities of which the same is said as before.
    pub unchanged: u64,
    /// Facilities no longer named, closed now.
    pub closed: u64,
    /// Closed facilities that are named again; counted among those updated.
    pub reopened: u64,
    /// The first changes to facilities that were known, one by one.
    pub changes: Vec<(FinessNumber, RegisterChange)>,
}

/// Takes over an extract of the register made on `date`: facilities it names
/// are created or updated, those it no longer names are closed, none is ever
/// deleted. Doing it twice changes nothing the second time, and an import
/// that was cut short is completed by the next one.
///
/// # Errors
/// When the database fails.
pub async fn import(
    db: &Db,
    entries: impl IntoIterator<Item = RegisterEntry>,
    date: Date,
    mut new_id: impl FnMut() -> FacilityId,
) -> Result<ImportReport> {
    let mut known = known(db).await?;
    let mut report = ImportReport::default();
    let mut changed = Vec::new();
    for entry in entries {
        let facility = known.remove(&entry.finess);
        let change = RegisterChange::by_entry(facility.as_ref(), &entry);
        report.count(entry.finess, &change, facility.as_ref());
        match (change, facility) {
            (RegisterChange::Unchanged, _) => {}
            (_, Some(mut facility)) => {
                facility.take_over(entry);
                changed.push(facility);
            }
            (_, None) => changed.push(entry.into_facility(new_id())),
        }
    }
    for (number, facility) in known {
        let change = RegisterChange::by_absence(&facility);
        if change == RegisterChange::Closed {
            report.count(number, &change, Some(&facility));
            changed.push(Facility {
                closed_on: Some(date),
                ..facility
            });
        }
    }
    let mut changed = changed.into_iter().peekable();
    while changed.peek().is_some() {
        let some: Vec<Facility> = changed.by_ref().take(JOB).collect();
        db.write(move |tx| {
            Box::pin(async move {
                for facilities in some.chunks(STATEMENT) {
                    put_registered(tx, facilities).await?;
                }
                Ok::<_, crate::StoreError>(())
            })
        })
        .await?;
    }
    Ok(report)
}

impl ImportReport {
    fn count(&mut self, number: FinessNumber, change: &RegisterChange, known: Option<&Facility>) {
        match change {
            RegisterChange::Created => self.created += 1,
            RegisterChange::Unchanged => self.unchanged += 1,
            RegisterChange::Closed => self.closed += 1,
            RegisterChange::Updated(_) => {
                self.updated += 1;
                self.reopened += u64::from(known.is_some_and(Facility::is_closed));
            }
        }
        let told = matches!(change, RegisterChange::Updated(_) | RegisterChange::Closed);
        if told && self.changes.len() < TOLD {
            self.changes.push((number, change.clone()));
        }
    }
}

async fn known(db: &Db) -> Result<BTreeMap<FinessNumber, Facility>> {
    facilities::Entity::find()
        .all(&db.read().run())
        .await?
        .into_iter()
        .map(|row| {
            let facility = from_model(row)?.facility;
            Ok((facility.finess, facility))
        })
        .collect()
}
