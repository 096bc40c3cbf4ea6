//! Seeking look-alikes by oneself, of the cases that came or changed, so that
//! lists can mark those that have some (SUPP-2).

use std::collections::BTreeSet;

use process::{
    access::{Actor, RightTo, SeatKind, Standing, Verb, cert_scope, right_to, scope},
    ids::{CaseId, Reference},
    words::State,
};
use store::lookalikes::{Mark, Waiting, looked, marked, profiles, touch, waiting};

use super::{reading::is_set_apart, seek::Seeker};
use crate::{App, AppError};

/// Cases that one round takes up.
const AT_ONCE: u64 = 50;

impl App {
    /// Seeks look-alikes of the cases that came or changed since the last
    /// round, and marks those that have some; says how many were sought.
    ///
    /// # Errors
    /// When the database does not answer; the next round takes up the rest.
    pub async fn seek_lookalikes(&self) -> Result<usize, AppError> {
        let sought = waiting(self.0.db.read(), AT_ONCE).await?;
        for one in &sought {
            self.seek_of(*one).await?;
        }
        Ok(sought.len())
    }

    async fn seek_of(&self, sought: Waiting) -> Result<(), AppError> {
        let scope = cert_scope();
        let reader = self.0.db.read();
        let own = profiles(reader, &scope, [sought.case]).await?.pop();
        let line = store::cases::of_ids(reader, &scope, &[sought.case])
            .await?
            .pop();
        let mut found: Vec<CaseId> = Vec::new();
        let mut open = false;
        if let (Some(own), Some(line)) = (own, line) {
            open = line.row.state != State::Closed;
            let seeker = Seeker {
                reader,
                scope: &scope,
                frequencies: &self.0.frequencies,
                now: self.now(),
            };
            let resembling = seeker
                .search(&own)
                .await?
                .resembling(&[&own], &BTreeSet::new())
                .await?;
            found.extend(
                resembling
                    .into_iter()
                    .flatten()
                    .filter(|one| {
                        let row = &one.line.row;
                        row.state != State::Closed
                            && !(open && is_set_apart(&own, row.reference, &one.likeness))
                    })
                    .map(|one| one.known.case),
            );
        }
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if open {
                        let mark = if found.is_empty() {
                            Mark::None
                        } else {
                            Mark::Alike
                        };
                        looked(tx, sought, mark, &found).await?;
                    } else {
                        // Those that were marked for its sake are looked at anew.
                        looked(tx, sought, Mark::None, &[]).await?;
                        for case in found {
                            touch(tx, case).await?;
                        }
                    }
                    Ok::<_, AppError>(())
                })
            })
            .await
    }

    /// Which of these cases have open look-alikes; none for those who do not
    /// compare cases.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn marked_alike(
        &self,
        actor: &Actor,
        of: &[Reference],
    ) -> Result<BTreeSet<Reference>, AppError> {
        let Standing::Staff(role) = actor.standing else {
            return Ok(BTreeSet::new());
        };
        match right_to(Verb::CompareCases, SeatKind::from(role)) {
            RightTo::Held => Ok(marked(self.0.db.read(), &scope(actor), of).await?),
            RightTo::Lacking => Ok(BTreeSet::new()),
        }
    }
}
