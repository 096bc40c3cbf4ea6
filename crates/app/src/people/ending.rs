//! Rights whose date comes: their holders are warned once, and their end goes
//! on record.

use jiff::Timestamp;
use process::{
    access::{Actor, Seat},
    act::{Author, Private},
    facility::acts::{EndCause, GrantAct},
    rights::warned_at,
};
use store::grants::{self, Due, Grant};

use crate::{
    App, AppError,
    mails::Kind,
    record::{grant_subject, record},
};

const AT_ONCE: u64 = 100;

impl App {
    /// Warns those whose right ends soon and records the ends that have come;
    /// gives the number of both. Rounds may run on several nodes and at any
    /// time.
    ///
    /// # Errors
    /// What failed last, once every right was tried; the next round takes up
    /// the rest.
    pub(crate) async fn sweep_rights(&self) -> Result<u64, AppError> {
        let now = self.now();
        let reader = self.0.db.read();
        let delays = &self.config().process.delays;
        let soon = now.saturating_add(delays.right_warning).unwrap_or(now);
        let mut done = 0;
        let mut failed = None;
        for grant in grants::to_warn(reader, soon, now, AT_ONCE).await? {
            match self.warn_of_end(grant, now).await {
                Ok(warned) => done += warned,
                Err(error) => failed = Some(error),
            }
        }
        for grant in grants::expired(reader, now, AT_ONCE).await? {
            match self.record_end(grant, now).await {
                Ok(recorded) => done += recorded,
                Err(error) => failed = Some(error),
            }
        }
        failed.map_or(Ok(done), Err)
    }

    async fn warn_of_end(&self, grant: Grant, now: Timestamp) -> Result<u64, AppError> {
        // Whoever was given a right for less than the warning knows its end.
        let told = warned_at(grant.from, grant.until, &self.config().process.delays).is_some();
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if grants::mark_warned(tx, grant.id, now).await? == Due::Done || !told {
                        return Ok::<_, AppError>(0);
                    }
                    app.tell_account(tx, grant.account, Kind::RightEnding, grant.until)
                        .await?;
                    Ok(1)
                })
            })
            .await
    }

    async fn record_end(&self, grant: Grant, now: Timestamp) -> Result<u64, AppError> {
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if grants::mark_expired(tx, grant.id, now).await? == Due::Done {
                        return Ok::<_, AppError>(0);
                    }
                    let act = GrantAct::Ended {
                        cause: EndCause::Expired,
                        reason: Private::Known(String::new()),
                    };
                    let by = Author {
                        pseudonym: Actor::platform().pseudonym,
                        seat: Seat::Platform,
                    };
                    record(tx, grant_subject(grant.id), act, by, now).await?;
                    Ok(1)
                })
            })
            .await
    }
}
