//! Who may take reports of years past over, and take them back (FIG-1).

use super::{PastImport, PastImportAct, PastReport};
use crate::{
    access::{Seat, Verb},
    act::Private,
    decide::{permit, reason},
    evidence::{ContentHash, FileName},
    refusal::{Reason, Refusal, Rule},
    words::PastImportState,
};

/// The most reports of one file.
pub const MOST_REPORTS: usize = 100_000;

/// The largest file, in bytes.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;

/// Decides on the taking over of what a file says; `read` is the digest of
/// what is kept of it.
///
/// # Errors
/// When the seat may not, or there is nothing to take over.
pub fn import(
    file: &str,
    sha256: ContentHash,
    reports: &[PastReport],
    read: ContentHash,
    seat: Seat,
) -> Result<PastImportAct, Refusal> {
    permit(Verb::ImportPastReports, seat)?;
    let nothing = Refusal::new(Rule::Fig1, Reason::NothingSaid);
    let days = || reports.iter().map(|report| report.declared_on);
    let (Some(first_on), Some(last_on)) = (days().min(), days().max()) else {
        return Err(nothing);
    };
    Ok(PastImportAct::Imported {
        file: Private::Known(FileName::clean(file).to_string()),
        sha256,
        reports: u32::try_from(reports.len()).unwrap_or(u32::MAX),
        first_on,
        last_on,
        read,
    })
}

/// Decides on taking back all that a file brought.
///
/// # Errors
/// When the seat may not, no reason is given, or it was done before.
pub fn take_back(import: &PastImport, why: &str, seat: Seat) -> Result<PastImportAct, Refusal> {
    permit(Verb::ImportPastReports, seat)?;
    if import.state() == PastImportState::TakenBack {
        return Err(Refusal::new(Rule::Fig1, Reason::AlreadyDone));
    }
    Ok(PastImportAct::TakenBack {
        reason: reason(Rule::Fig1, why)?,
    })
}
