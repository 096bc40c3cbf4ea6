//! Requests that wait for somebody: erasures, mass reading.

use process::{
    act::Recorded,
    facility::acts::MassReadingAct,
    ids::MassReadingId,
    retention::{ErasureAct, PersonErasure},
};
use store::{
    Reader,
    erasures::{self, ErasureRow},
    mass_readings,
};
use uuid::Uuid;

use super::Rows;
use crate::AppError;

pub(super) async fn erasure(
    reader: Reader<'_>,
    id: Uuid,
    acts: &[Recorded<ErasureAct>],
) -> Result<Rows, AppError> {
    let row = ErasureRow::of(id, &PersonErasure::from_acts(acts)?);
    let same = erasures::by_id(reader, id).await? == Some(row);
    Ok(Rows::compared(same))
}

/// What was read in number may grow after it was noticed: only who read, from
/// which seat, and what came of it are compared.
pub(super) async fn mass_reading(
    reader: Reader<'_>,
    id: MassReadingId,
    acts: &[Recorded<MassReadingAct>],
) -> Result<Rows, AppError> {
    let Some(row) = mass_readings::by_id(reader, id).await? else {
        return Ok(Rows::Otherwise);
    };
    let mut same = true;
    let mut settled = None;
    for act in acts {
        match &act.act {
            MassReadingAct::Noticed {
                person,
                seat,
                excess,
            } => {
                same &= *person == row.person
                    && *seat == row.seat
                    && excess.since == row.excess.since
                    && excess.cases <= row.excess.cases
                    && excess.exported <= row.excess.exported;
            }
            MassReadingAct::Acknowledged { .. } => {
                settled = Some((act.at, act.by.pseudonym.clone()));
            }
        }
    }
    same &= settled == row.acknowledged_at.zip(row.acknowledged_by);
    Ok(Rows::compared(same))
}
