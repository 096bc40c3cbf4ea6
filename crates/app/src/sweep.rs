//! What the platform does by itself once its time has come.

use jiff::SignedDuration;
use store::drafts::Warning;

use crate::{App, AppError, mails::Kind};

/// What tidying up removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tidied {
    /// Drafts whose authors were warned and did not come back (DECL-3).
    pub drafts: u64,
    /// Keys of repeated requests.
    pub keys: u64,
    /// Sessions that have ended.
    pub sessions: u64,
    /// Failed attempts to sign in.
    pub attempts: u64,
    /// Devices on which nobody signed in for half a year.
    pub devices: u64,
    /// People who left for an identity provider and did not come back.
    pub provider_visits: u64,
    /// Sign-ins that nobody finished, and what was asked of them.
    pub unfinished: u64,
    /// People who begin anew without the factors that they lost.
    pub resets: u64,
}

const DEVICES_KEPT: SignedDuration = SignedDuration::from_hours(24 * 180);
const AT_ONCE: u64 = 100;
const LEAVES_AT_ONCE: u64 = 1_000;

impl App {
    /// Reminds those who owe something whose time comes near or has passed, warns those whose
    /// right ends soon and records the ends that have come; gives their
    /// number. Rounds may run on several nodes and at any time: what is due
    /// stays due until it is done.
    ///
    /// # Errors
    /// What failed last, once every duty was tried; the next round takes up
    /// the rest.
    pub async fn sweep(&self) -> Result<u64, AppError> {
        let now = self.now();
        let mut reminded = 0;
        let mut failed = None;
        match self.sweep_duties(now).await {
            Ok(done) => reminded += done,
            Err(error) => failed = Some(error),
        }
        match self.remind_alerts().await {
            Ok(done) => reminded += done,
            Err(error) => failed = Some(error),
        }
        match self.remind_of_playbooks(now).await {
            Ok(done) => reminded += done,
            Err(error) => failed = Some(error),
        }
        match self.sweep_rights().await {
            Ok(done) => reminded += done,
            Err(error) => failed = Some(error),
        }
        failed.map_or(Ok(reminded), Err)
    }

    /// Gives their place to leaves of the log that wait for it, and takes
    /// them into its tree; says how many were placed.
    ///
    /// # Errors
    /// When the database does not answer; the next round takes up the rest.
    pub async fn index_leaves(&self) -> Result<u64, AppError> {
        let placed = store::log::sequence(&self.0.db, LEAVES_AT_ONCE).await?;
        while store::log::tree::grow(&self.0.db, LEAVES_AT_ONCE).await? == LEAVES_AT_ONCE {}
        Ok(placed)
    }

    /// Warns the authors of drafts that nobody touches, and forgets what has
    /// had its time.
    ///
    /// # Errors
    /// When the database does not answer; the next round takes up the rest.
    pub async fn tidy(&self) -> Result<Tidied, AppError> {
        let now = self.now();
        let periods = self.config().process.retention.clone();
        let before = move |length| now.saturating_sub(length).unwrap_or(now);
        let untouched = before(periods.draft - periods.draft_warning);
        let stale = store::drafts::stale(self.0.db.read(), untouched, AT_ONCE).await?;
        let warned_before = before(periods.draft_warning);
        let resets = self.carry_out_resets().await?;
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    for draft in stale {
                        let warning =
                            store::drafts::mark_warned(tx, draft.id, untouched, now).await?;
                        if let (Warning::ToGive, Some(account)) = (warning, draft.account) {
                            let link = draft.id.to_string();
                            app.mail_to_account(tx, account, Kind::DraftExpiring, Some(link))
                                .await?;
                        }
                    }
                    Ok::<_, AppError>(Tidied {
                        drafts: store::drafts::purge(tx, warned_before).await?,
                        keys: store::idempotency::purge(tx, before(periods.request_key)).await?,
                        sessions: store::sessions::purge(tx, now).await?,
                        attempts: store::attempts::purge(tx, before(periods.attempt)).await?,
                        devices: store::devices::purge(tx, before(DEVICES_KEPT)).await?,
                        provider_visits: store::provider_visits::purge(tx, now).await?,
                        unfinished: store::pending_sign_ins::purge(tx, now).await?
                            + store::challenges::purge(tx, now).await?,
                        resets,
                    })
                })
            })
            .await
    }
}
