//! Which hosts, publishers and providers a facility says it uses: stated by its
//! people, read by whoever may see what is kept of it (SIGN-3).

use process::{
    access::{Actor, Verb},
    act::Author,
    decide::permit,
    facility::suppliers::{Supplier, no_longer, state},
    ids::{FacilityId, SupplierId},
};
use store::{facilities, suppliers};

pub use store::suppliers::SupplierRow;

use crate::{
    App, AppError, entropy,
    facilities::may_open_desk,
    record::{facility_subject, record},
};

impl App {
    /// What a facility says it uses, by name.
    ///
    /// # Errors
    /// When the actor may not see what is kept of the facility.
    pub async fn suppliers(
        &self,
        actor: &Actor,
        facility: FacilityId,
    ) -> Result<Vec<SupplierRow>, AppError> {
        let reader = self.0.db.read();
        let row = facilities::by_id(reader, facility)
            .await?
            .ok_or(AppError::NotFound)?;
        if !may_open_desk(actor, &row.facility) {
            return Err(AppError::NotFound);
        }
        Ok(suppliers::of_facility(reader, facility).await?)
    }

    /// Records that a facility uses a supplier; gives its identity. The same
    /// one twice is recorded once.
    ///
    /// # Errors
    /// When the actor has no role there, or nothing is named.
    pub async fn state_supplier(
        &self,
        actor: &Actor,
        facility: FacilityId,
        supplier: Supplier,
    ) -> Result<SupplierId, AppError> {
        let by = states(actor, facility)?;
        let now = self.now();
        let id = SupplierId(entropy::uuid(now));
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let subject = facility_subject(facility);
                    tx.lock(&[subject]).await?;
                    let stated = suppliers::of_facility(tx.read(), facility).await?;
                    let (act, supplier) = state(id, &supplier, stated.len(), by.seat)?;
                    if let Some(known) = stated.iter().find(|row| row.supplier == supplier) {
                        return Ok(known.id);
                    }
                    record(tx, subject, act, by, now).await?;
                    let row = SupplierRow {
                        id,
                        supplier,
                        at: now,
                    };
                    suppliers::put(tx, facility, &row).await?;
                    Ok::<_, AppError>(id)
                })
            })
            .await
    }

    /// Records that a facility no longer uses a supplier.
    ///
    /// # Errors
    /// When the actor has no role there, or it was not stated.
    pub async fn remove_supplier(
        &self,
        actor: &Actor,
        facility: FacilityId,
        id: SupplierId,
    ) -> Result<(), AppError> {
        let by = states(actor, facility)?;
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let subject = facility_subject(facility);
                    tx.lock(&[subject]).await?;
                    let act = no_longer(id, by.seat)?;
                    if suppliers::remove(tx, facility, id).await? == 0 {
                        return Err(AppError::NotFound);
                    }
                    record(tx, subject, act, by, now).await
                })
            })
            .await
    }
}

fn states(actor: &Actor, facility: FacilityId) -> Result<Author, AppError> {
    let by = actor.author(facility);
    permit(Verb::StateSuppliers, by.seat)?;
    Ok(by)
}
