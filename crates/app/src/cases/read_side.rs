//! What lists, figures, the base of lessons, playbooks and the end of files
//! read of a case: pure functions of it, of which an act writes those that it
//! changed.

use std::collections::BTreeSet;

use process::{
    access::Viewer,
    case::Case,
    facility::Facility,
    figures::Fact,
    intake::priority,
    lessons::{LinkLine, SharedEdition, SharedLessons},
};
use store::{
    Tx,
    cases::{CaseRow, Seen},
    retention::RetentionRow,
};

use crate::AppError;

/// What is read of a case.
pub(super) struct ReadSide {
    row: CaseRow,
    viewers: BTreeSet<Viewer>,
    fact: Fact,
    lessons: Option<SharedLessons>,
    edition: Option<SharedEdition>,
    links: Vec<LinkLine>,
    retention: Option<RetentionRow>,
}

impl ReadSide {
    pub(super) fn of(case: &Case, facility: &Facility) -> Self {
        let nature = facility.nature();
        Self {
            row: CaseRow::of(case, facility, &priority(case, facility)),
            viewers: case.viewers.clone(),
            fact: Fact::of(case, nature),
            lessons: SharedLessons::of(case, nature),
            edition: SharedEdition::of(case),
            links: LinkLine::of(case),
            retention: RetentionRow::of(case),
        }
    }

    /// Writes what differs from what was read before; all of it for a case
    /// that is new.
    pub(super) async fn put(&self, tx: &Tx, before: Option<&Self>) -> Result<(), AppError> {
        let id = self.row.id;
        store::cases::put(tx, self.seen(), before.map(Self::seen)).await?;
        if before.is_none_or(|before| before.fact != self.fact) {
            store::figures::put(tx, id, &self.fact).await?;
        }
        if self.lessons.as_ref() != before.and_then(|before| before.lessons.as_ref()) {
            store::lessons::put(tx, id, self.lessons.as_ref()).await?;
        }
        if self.edition.as_ref() != before.and_then(|before| before.edition.as_ref()) {
            store::editions::put(tx, id, self.edition.as_ref()).await?;
        }
        if self.links.as_slice() != before.map_or(&[][..], |before| before.links.as_slice()) {
            store::links::put(tx, id, &self.links).await?;
        }
        if self.retention.as_ref() != before.and_then(|before| before.retention.as_ref()) {
            store::retention::put(tx, id, self.retention.as_ref()).await?;
        }
        Ok(())
    }

    const fn seen(&self) -> Seen<'_> {
        Seen {
            row: &self.row,
            viewers: &self.viewers,
        }
    }
}
