//! Judging that two cases are different things.

use process::{
    access::{Actor, scope},
    case::{Case, CaseAct},
    ids::{CaseId, Reference},
    lookalikes::set_apart,
};
use store::{Tx, lookalikes::profiles};

use super::{frequencies::Frequencies, seek::Seeker};
use crate::{
    App, AppError,
    app::case_subject,
    cases::{
        commit::{Before, commit},
        load,
    },
};

impl App {
    /// Records, in the story of both, that two cases are different things:
    /// neither is proposed to the other again, unless something particular is
    /// found that they share (SUPP-2).
    ///
    /// # Errors
    /// When the actor sees one of them not, does not compare cases, or one is
    /// closed.
    pub async fn reject_alike(
        &self,
        actor: &Actor,
        one: Reference,
        other: Reference,
        reason: String,
    ) -> Result<(), AppError> {
        let app = self.clone();
        let actor = actor.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move { app.reject_in(tx, &actor, [one, other], &reason).await })
            })
            .await
    }

    async fn reject_in(
        &self,
        tx: &Tx,
        actor: &Actor,
        pair: [Reference; 2],
        reason: &str,
    ) -> Result<(), AppError> {
        let scope = scope(actor);
        let mut ids: Vec<CaseId> = Vec::new();
        for reference in pair {
            let line = store::cases::by_reference(tx.read(), &scope, reference).await?;
            ids.push(line.ok_or(AppError::NotFound)?.row.id);
        }
        tx.lock(&[case_subject(ids[0]), case_subject(ids[1])])
            .await?;
        let one = load::whole(tx, ids[0]).await?;
        let other = load::whole(tx, ids[1]).await?;
        let known = profiles(tx.read(), &scope, ids.iter().copied()).await?;
        let seeker = Seeker {
            reader: tx.read(),
            scope: &scope,
            frequencies: &Frequencies::default(),
            now: self.now(),
        };
        let shared = match known.as_slice() {
            [one, other] => seeker.between(one, other).await?.particulars(),
            _ => std::collections::BTreeSet::new(),
        };
        let (of_one, of_other) = set_apart(&one, &other, &shared, reason, actor)?;
        self.record_on(tx, one, of_one, actor).await?;
        self.record_on(tx, other, of_other, actor).await
    }

    async fn record_on(
        &self,
        tx: &Tx,
        case: Case,
        act: CaseAct,
        actor: &Actor,
    ) -> Result<(), AppError> {
        let facility = store::facilities::by_id(tx.read(), case.facility())
            .await?
            .ok_or(AppError::NotFound)?
            .facility;
        let before = Before::Open(Box::new(case));
        commit(tx, &self.0, before, &facility, vec![act], actor, self.now()).await?;
        Ok(())
    }
}
