//! Checking that the read side is what the acts say (KEEP-1).

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::{
    access::Viewer,
    ids::Reference,
    intake::priority,
    obligations::{Duty, Obligation, obligations},
};
use store::cases::CaseRow;

use crate::{App, AppError, cases::load};

/// What a check of the read side found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// How many cases were compared.
    pub cases: u64,
    /// The cases whose rows are not those that their acts give.
    pub differing: Vec<Reference>,
}

const AT_ONCE: u64 = 200;

/// A duty keeps the instant since which it was first owed, so that is not
/// compared.
fn terms(owed: &[Obligation]) -> BTreeSet<(Duty, Viewer, Option<Timestamp>)> {
    owed.iter()
        .map(|owed| (owed.duty, owed.owed_by, owed.due))
        .collect()
}

impl App {
    /// Folds every case from its acts and compares its rows with those that
    /// are stored.
    ///
    /// # Errors
    /// When the database does not answer, or an act cannot be read.
    pub async fn check_read_side(&self) -> Result<Checked, AppError> {
        let mut checked = Checked::default();
        let mut after = None;
        loop {
            let reader = self.0.db.read();
            let ids = store::cases::all_ids(reader, after, AT_ONCE).await?;
            let Some(last) = ids.last().copied() else {
                return Ok(checked);
            };
            for id in ids {
                let case = load::folded(reader, id).await?;
                let facility = store::facilities::by_id(reader, case.facility())
                    .await?
                    .ok_or(AppError::NotFound)?
                    .facility;
                let row = CaseRow::of(&case, &facility, &priority(&case, &facility));
                let owed = obligations(&case, &self.config().process);
                let stored_owed = store::obligations::open_of(reader, id).await?;
                let stored = store::cases::stored(reader, id).await?;
                if stored != Some((row, case.viewers.clone()))
                    || terms(&owed) != terms(&stored_owed)
                {
                    checked.differing.push(case.reference);
                }
                checked.cases += 1;
            }
            after = Some(last);
        }
    }
}
