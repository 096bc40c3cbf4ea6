//! What the platform does by itself once its time has come.

use process::notices::reminder;
use store::obligations::Reminding;

use crate::{
    App, AppError,
    cases::load,
    mails::{
        Kind,
        recipients::{self, Cause},
    },
};

/// What one round of the sweeper did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Duties whose debtors were reminded.
    pub reminded: u64,
    /// Drafts removed after their delay.
    pub drafts_removed: u64,
}

const AT_ONCE: u64 = 100;

impl App {
    /// One round: reminds overdue duties, removes forgotten drafts. Rounds may run on several nodes
    /// and at any time: what is due stays due until it is done.
    ///
    /// # Errors
    /// When the database does not answer; the next round takes up the rest.
    pub async fn sweep(&self) -> Result<Swept, AppError> {
        Ok(Swept {
            reminded: self.remind().await?,
            drafts_removed: self.remove_drafts().await?,
        })
    }

    /// Gives their index to leaves of the log that wait for it.
    ///
    /// # Errors
    /// When the database does not answer; the next round takes up the rest.
    pub async fn index_leaves(&self) -> Result<u64, AppError> {
        store::log::sequence(&self.0.db, 1_000)
            .await
            .map_err(Into::into)
    }

    async fn remind(&self) -> Result<u64, AppError> {
        let now = self.now();
        let due = store::obligations::due_unreminded(self.0.db.read(), now, AT_ONCE).await?;
        let mut reminded = 0;
        for duty in due {
            let app = self.clone();
            reminded += self
                .0
                .db
                .write(move |tx| {
                    Box::pin(async move {
                        let reminding =
                            store::obligations::mark_reminded(tx, duty.number, now).await?;
                        if reminding == Reminding::NoLongerDue {
                            return Ok(0);
                        }
                        let case = load::whole(tx, duty.case).await?;
                        let notices = reminder(&case, &duty.obligation).into_iter().collect();
                        let cause = Cause::Duty(duty.number);
                        recipients::queue(tx, &app.0, &case, cause, &notices, now).await?;
                        Ok::<_, AppError>(1)
                    })
                })
                .await?;
        }
        Ok(reminded)
    }

    async fn remove_drafts(&self) -> Result<u64, AppError> {
        let now = self.now();
        let delays = self.config().process.delays.clone();
        let untouched = now
            .saturating_sub(delays.draft - delays.draft_warning)
            .unwrap_or(now);
        let stale = store::drafts::stale(self.0.db.read(), untouched, AT_ONCE).await?;
        let warned_before = now.saturating_sub(delays.draft_warning).unwrap_or(now);
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    for draft in stale.iter().filter(|draft| draft.warned_at.is_none()) {
                        if let Some(account) = draft.account {
                            let link = draft.id.to_string();
                            app.mail_to_account(tx, account, Kind::DraftExpiring, link)
                                .await?;
                        }
                        store::drafts::mark_warned(tx, draft.id, now).await?;
                    }
                    Ok::<_, AppError>(store::drafts::purge(tx, warned_before).await?)
                })
            })
            .await
    }
}
