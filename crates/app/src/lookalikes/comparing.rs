//! Two cases side by side.

use likeness::Likeness;
use process::{
    access::{Actor, Verb, scope},
    decide::permit,
    ids::Reference,
};
use store::lookalikes::profiles;

use super::seek::Seeker;
use crate::{
    App, AppError,
    cases::{CaseView, Looked},
};

/// Two cases, and what they share.
#[derive(Debug)]
pub struct Compared {
    /// The one.
    pub one: CaseView,
    /// The other.
    pub other: CaseView,
    /// What both share.
    pub likeness: Likeness,
}

impl App {
    /// Two cases side by side; that both were read goes to the access record
    /// (SUPP-2).
    ///
    /// # Errors
    /// When the actor does not see both, does not compare cases, or names one
    /// case twice.
    pub async fn compare(
        &self,
        actor: &Actor,
        one: Reference,
        other: Reference,
    ) -> Result<Compared, AppError> {
        let scope = scope(actor);
        let reader = self.0.db.read();
        if one == other {
            return Err(AppError::NotFound);
        }
        for reference in [one, other] {
            let line = store::cases::by_reference(reader, &scope, reference).await?;
            let facility = line.ok_or(AppError::NotFound)?.row.facility;
            permit(Verb::CompareCases, actor.seat(facility))?;
        }
        let one = self.case_for(actor, one, Looked::Case).await?;
        let other = self.case_for(actor, other, Looked::Case).await?;
        let ids = [one.case.id, other.case.id];
        let mut known = profiles(reader, &scope, ids).await?;
        known.sort_by_key(|known| known.case != one.case.id);
        let seeker = Seeker {
            reader,
            scope: &scope,
            frequencies: &self.0.frequencies,
            now: self.now(),
        };
        let likeness = match known.as_slice() {
            [one, other] => seeker.between(one, other).await?,
            _ => return Err(AppError::NotFound),
        };
        Ok(Compared {
            one,
            other,
            likeness,
        })
    }
}
