//! What the pages show against what the acts say.

use std::collections::BTreeMap;

use process::{act::SubjectKind, ids::Reference};
use store::Reader;
use uuid::Uuid;

use super::{
    finding::{Alteration, Named, Place},
    report::Report,
};
use crate::{App, AppError};

const AT_ONCE: u64 = 1_000;

/// The numbers of the cases.
pub(super) async fn references(reader: Reader<'_>) -> Result<BTreeMap<Uuid, Reference>, AppError> {
    let mut found = BTreeMap::new();
    let mut after = None;
    loop {
        let page = store::cases::all_references(reader, after, AT_ONCE).await?;
        let Some((last, _)) = page.last() else {
            return Ok(found);
        };
        after = Some(*last);
        found.extend(
            page.into_iter()
                .map(|(case, reference)| (case.0, reference)),
        );
    }
}

/// Checks the rows of the cases; to be done when the acts are sound.
pub(super) async fn check(app: &App, report: &mut Report) -> Result<(), AppError> {
    let checked = app.check_read_side().await?;
    for subject in checked.others {
        let named = Named {
            kind: Some(subject.kind),
            id: subject.id,
            reference: None,
        };
        report.add(Alteration::ShownOtherwise, Place::Story(named), "");
    }
    for reference in checked.differing {
        let id = report
            .references
            .iter()
            .find(|(_, known)| **known == reference)
            .map(|(id, _)| *id);
        let named = Named {
            kind: Some(SubjectKind::Case),
            id: id.unwrap_or_default(),
            reference: Some(reference),
        };
        report.add(Alteration::ShownOtherwise, Place::Story(named), "");
    }
    Ok(())
}
