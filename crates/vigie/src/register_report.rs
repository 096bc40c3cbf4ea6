//! What an import of the register did, in words for the operator.

use std::{fmt::Write, time::Duration};

use app::operator::Imported;
use process::facility::register::{FacilityField, RegisterChange};

/// Changes and skipped lines that are told one by one.
const TOLD: usize = 20;

/// The report, several lines.
#[must_use]
pub(crate) fn of(imported: &Imported, took: Duration) -> String {
    let report = &imported.report;
    let mut text = format!(
        "Extract of {}, loaded in {:.1} s\n\
         {:>8} created\n{:>8} updated\n{:>8} unchanged\n\
         {:>8} closed (no longer in the register)\n{:>8} reopened\n{:>8} lines skipped",
        imported.date,
        took.as_secs_f32(),
        report.created,
        report.updated,
        report.unchanged,
        report.closed,
        report.reopened,
        imported.skipped.len()
    );
    // Writing to a text cannot fail.
    let changed = report
        .changes
        .iter()
        .filter_map(|(number, change)| Some((number, words(change)?)));
    for (number, words) in changed.take(TOLD) {
        let _ = write!(text, "\n{number}: {words}");
    }
    for skipped in imported.skipped.iter().take(TOLD) {
        let _ = write!(text, "\nskipped {skipped}");
    }
    if let Some(more) = imported.skipped.len().checked_sub(TOLD + 1) {
        let _ = write!(text, "\n… and {} more lines skipped", more + 1);
    }
    text
}

/// What changed; nothing for what a first import brings in thousands.
fn words(change: &RegisterChange) -> Option<String> {
    match change {
        RegisterChange::Created | RegisterChange::Unchanged => None,
        RegisterChange::Closed => Some("closed".to_owned()),
        RegisterChange::Updated(fields) => {
            let fields: Vec<&str> = fields.iter().copied().map(name).collect();
            Some(format!("changed: {}", fields.join(", ")))
        }
    }
}

const fn name(field: FacilityField) -> &'static str {
    match field {
        FacilityField::LegalEntity => "legal entity",
        FacilityField::Name => "name",
        FacilityField::LongName => "full name",
        FacilityField::Category => "category",
        FacilityField::CategoryLabel => "category's label",
        FacilityField::Address => "address",
        FacilityField::Departement => "département",
        FacilityField::Phone => "phone",
        FacilityField::OpenedOn => "day of opening",
        FacilityField::ClosedOn => "reopened",
    }
}
