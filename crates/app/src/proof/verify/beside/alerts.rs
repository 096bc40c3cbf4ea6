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
use crate::AppError;

pub(super) async fn follow(
    reader: Reader<'_>,
    id: AlertId,
    acts: &[Recorded<AlertAct>],
) -> Result<Rows, AppError> {
    let row = AlertRow::of(&Alert::from_acts(id, acts)?);
    let stored = alerts::by_ids(reader, &[id].into()).await?;
    let unexplained = alerts::receipts::unexplained(reader, id).await?;
    Ok((stored.get(&id) == Some(&row) && unexplained == 0).into())
}
