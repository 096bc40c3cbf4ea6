//! The directory of providers: kept by the CERT and the agencies, read by the
//! staff, proposed to cases (SUPP-6).

mod proposing;
mod reading;
mod sheet;
mod writing;

pub use proposing::ProposedProvider;
pub(crate) use proposing::to_send;
pub use reading::{ProviderFile, ProviderFilter, ProvidersDue, Review, Wanted};
pub use sheet::{COLUMNS, Imported, LineProblem, Refused, Run};
pub use store::directory::ProviderRow;

use process::{
    act::{Recorded, Subject, SubjectKind},
    directory::{NotAProvider, Provider, ProviderAct},
    ids::ProviderId,
};
use store::Reader;

use crate::AppError;

pub(crate) const fn subject(id: ProviderId) -> Subject {
    Subject {
        kind: SubjectKind::Provider,
        id: id.0,
    }
}

impl From<NotAProvider> for AppError {
    fn from(error: NotAProvider) -> Self {
        Self::Internal(error.to_string())
    }
}

/// The acts of an entry; none when there is no such entry.
async fn story(reader: Reader<'_>, id: ProviderId) -> Result<Vec<Recorded<ProviderAct>>, AppError> {
    let acts = store::acts::of_subject(reader, subject(id)).await?;
    Ok(acts
        .iter()
        .map(store::acts::StoredAct::unseal)
        .collect::<Result<_, _>>()?)
}

/// The entry as its acts make it.
async fn folded(reader: Reader<'_>, id: ProviderId) -> Result<Provider, AppError> {
    let acts = story(reader, id).await?;
    if acts.is_empty() {
        return Err(AppError::NotFound);
    }
    Ok(Provider::from_acts(id, &acts)?)
}
