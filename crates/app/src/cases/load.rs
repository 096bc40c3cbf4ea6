//! Loading cases from their acts.

use process::{
    access::{Actor, Standing, may_see, scope},
    act::Recorded,
    case::{Case, CaseAct},
    ids::{CaseId, Reference},
};
use store::{Reader, Tx};

use crate::{AppError, app::case_subject, record};

/// The case of a reference, locked until the transaction ends, provided that
/// the actor sees it.
pub(crate) async fn locked(tx: &Tx, actor: &Actor, reference: Reference) -> Result<Case, AppError> {
    let id = match actor.standing {
        // The administrator reads no case; the rules leave them the holds
        // alone (KEEP-2).
        Standing::Operator => store::cases::locate(tx.read(), reference).await?,
        // Asked within the scope: one that the actor does not see costs what
        // none costs, and is not locked.
        _ => store::cases::by_reference(tx.read(), &scope(actor), reference)
            .await?
            .map(|line| line.row.id),
    }
    .ok_or(AppError::NotFound)?;
    tx.lock(&[case_subject(id)]).await?;
    let case = whole(tx, id).await?;
    if may_see(actor, &case.viewers) || actor.standing == Standing::Operator {
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
    Ok(Case::from_acts(id, &acts(reader, id).await?)?)
}

/// All the acts of a case, whoever may read them.
pub(crate) async fn acts(
    reader: Reader<'_>,
    id: CaseId,
) -> Result<Vec<Recorded<CaseAct>>, AppError> {
    record::story(reader, case_subject(id)).await
}
