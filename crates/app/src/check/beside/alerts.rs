//! Alerts: the rows by which they are found, and what is due of them. What
//! each facility answered is in its own acts.

use process::{
    act::Recorded,
    alert::{Alert, AlertAct, obligations},
    ids::AlertId,
};
use store::{
    Reader,
    alerts::{self, AlertRow},
};

use super::{Rows, terms};
use crate::{AppError, alerts::subject, retention::subjects::alert_file};

pub(super) async fn follow(
    reader: Reader<'_>,
    id: AlertId,
    acts: &[Recorded<AlertAct>],
) -> Result<Rows, AppError> {
    let alert = Alert::from_acts(id, acts)?;
    let owed = store::obligations::open_of(reader, subject(id)).await?;
    let file = store::retention::subjects::stored(reader, subject(id)).await?;
    let same = alerts::stored(reader, id).await? == Some(AlertRow::of(&alert))
        && file == alert_file(&alert)
        && terms(&owed) == terms(&obligations(&alert))
        && alerts::receipts::unexplained(reader, id).await? == 0;
    Ok(Rows::compared(same))
}
