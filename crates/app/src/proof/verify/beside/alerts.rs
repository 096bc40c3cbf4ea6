//! Alerts: the rows by which they are found. What each facility answered is
//! in its own acts.

use process::{
    act::Recorded,
    alert::{Alert, AlertAct},
    ids::AlertId,
};
use store::{
    Reader,
    alerts::{self, AlertRow},
};

use super::Rows;
use crate::{AppError, alerts::subject, retention::subjects::alert_file};

pub(super) async fn follow(
    reader: Reader<'_>,
    id: AlertId,
    acts: &[Recorded<AlertAct>],
) -> Result<Rows, AppError> {
    let alert = Alert::from_acts(id, acts)?;
    let row = AlertRow::of(&alert);
    let file = store::retention::subjects::stored(reader, subject(id)).await?;
    let stored = alerts::by_ids(reader, &[id].into()).await?;
    let unexplained = alerts::receipts::unexplained(reader, id).await?;
    let same = stored.get(&id) == Some(&row) && file == alert_file(&alert) && unexplained == 0;
    Ok(same.into())
}
