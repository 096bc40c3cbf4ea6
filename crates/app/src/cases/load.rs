//! Loading cases from their acts.

use process::{
    access::{Actor, may_see, scope},
    case::{Case, CaseAct},
    ids::{CaseId, Reference},
};
use store::{Reader, Tx};

use crate::{AppError, app::case_subject};

/// The case of a reference, locked until the transaction ends, provided that
/// the actor sees it.
pub(crate) async fn locked(tx: &Tx, actor: &Actor, reference: Reference) -> Result<Case, AppError> {
    // Asked within the scope: one that the actor does not see costs what none
    // costs, and is not locked.
    let id = store::cases::by_reference(tx.read(), &scope(actor), reference)
        .await?
        .ok_or(AppError::NotFound)?
        .row
        .id;
    tx.lock(&[case_subject(id)]).await?;
    let case = whole(tx, id).await?;
    if may_see(actor, &case.viewers) {
        Ok(case)
    } else {
        Err(AppError::NotFound)
    }
}

/// A case with all its acts, whoever may read them.
pub(crate) async fn whole(tx: &Tx, id: CaseId) -> Result<Case, AppError> {
    folded(tx.read(), id).await
}

/// The same, outside a transaction.
pub(crate) async fn folded(reader: Reader<'_>, id: CaseId) -> Result<Case, AppError> {
    let stored = store::acts::of_subject(reader, case_subject(id)).await?;
    let acts = stored
        .iter()
        .map(store::acts::StoredAct::unseal::<CaseAct>)
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Case::from_acts(id, &acts)?)
}
