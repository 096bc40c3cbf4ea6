//! Files of past reports: what is kept of their lines, against the hash that
//! their acts hold.

use process::{
    act::Recorded,
    ids::PastImportId,
    past::{PastImport, PastImportAct},
    words::PastImportState,
};
use store::{
    Reader,
    past::{self, PastImportRow},
};

use super::Rows;
use crate::AppError;

pub(super) async fn follow(
    reader: Reader<'_>,
    id: PastImportId,
    acts: &[Recorded<PastImportAct>],
) -> Result<Rows, AppError> {
    let import = PastImport::from_acts(id, acts)?;
    let row = PastImportRow::from(&import);
    let lines = past::lines(reader, id).await?;
    let kept = match import.state() {
        PastImportState::Counted => past::digest_of(&lines) == import.read,
        PastImportState::TakenBack => lines.is_empty(),
    };
    let stored = past::by_id(reader, id).await?;
    Ok(Rows::compared(kept && stored == Some(row)))
}
