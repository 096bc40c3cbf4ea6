//! Providers of the directory: the rows that are listed and sent.

use process::{
    act::Recorded,
    directory::{Provider, ProviderAct},
    ids::ProviderId,
};
use store::{
    Reader,
    directory::{self, ProviderRow},
};

use super::Rows;
use crate::AppError;

pub(super) async fn follow(
    reader: Reader<'_>,
    id: ProviderId,
    acts: &[Recorded<ProviderAct>],
) -> Result<Rows, AppError> {
    let row = ProviderRow::from(&Provider::from_acts(id, acts)?);
    let stored = directory::by_id(reader, id).await?;
    Ok((stored == Some(row)).into())
}
