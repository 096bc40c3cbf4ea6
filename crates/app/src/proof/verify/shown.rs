//! What the pages show against what the acts say, and what things are called.

use std::collections::BTreeMap;

use process::act::SubjectKind;
use store::{Reader, audit};
use uuid::Uuid;

use super::{
    finding::{Alteration, Named, Place},
    report::Report,
};
use crate::{App, AppError};

const AT_ONCE: u64 = 1_000;

/// The numbers of the cases, of the incidents and of the alerts, and the names
/// of the playbooks.
pub(super) async fn names(reader: Reader<'_>) -> Result<BTreeMap<Uuid, String>, AppError> {
    let mut found = audit::numbers(reader).await?;
    let mut after = None;
    loop {
        let page = store::cases::all_references(reader, after, AT_ONCE).await?;
        let Some((last, _)) = page.last() else {
            return Ok(found);
        };
        after = Some(*last);
        found.extend(
            page.into_iter()
                .map(|(case, reference)| (case.0, reference.to_string())),
        );
    }
}

/// Checks the rows that follow from acts; to be done when the acts are sound.
pub(super) async fn check(app: &App, report: &mut Report) -> Result<(), AppError> {
    let checked = app.check_read_side().await?;
    for subject in checked.others {
        let named = Named {
            kind: Some(subject.kind),
            id: subject.id,
            name: report.names.get(&subject.id).cloned(),
        };
        report.add(Alteration::ShownOtherwise, Place::Story(named), "");
    }
    for reference in checked.differing {
        let name = reference.to_string();
        let known = report.names.iter().find(|(_, known)| **known == name);
        let named = Named {
            kind: Some(SubjectKind::Case),
            id: known.map(|(id, _)| *id).unwrap_or_default(),
            name: Some(name),
        };
        report.add(Alteration::ShownOtherwise, Place::Story(named), "");
    }
    Ok(())
}
