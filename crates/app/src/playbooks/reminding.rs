//! Reminding the CERT of the playbooks that must be read again (SUPP-5).

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date};
use process::{calendar::paris, playbook::PlaybookKey};
use store::playbooks::PlaybookRow;

use super::deciding::Sending;
use crate::{App, AppError, mails::PlaybookMail};

const AT_ONCE: u64 = 50;

/// A playbook that is still not read again is reminded this often.
const AGAIN: SignedDuration = SignedDuration::from_hours(24 * 30);

/// The instant at which a day begins in Europe/Paris.
fn begins(day: Date) -> Option<Timestamp> {
    day.to_zoned(paris()).ok().map(|begun| begun.timestamp())
}

/// The end of the day by which a playbook must be read again.
pub(super) fn ends(day: Date) -> Option<Timestamp> {
    begins(day.saturating_add(1.day()))
}

impl App {
    /// When the CERT is reminded next of a playbook: some weeks before its
    /// day, once the day has passed, and every month from then on.
    pub(super) fn next_reminder(
        &self,
        review_by: Option<Date>,
        now: Timestamp,
    ) -> Option<Timestamp> {
        let ends = ends(review_by?)?;
        let before = ends
            .checked_sub(self.config().process.delays.playbook_warning)
            .ok()
            .filter(|before| *before > now);
        before.or_else(|| {
            let mut next = ends;
            while next <= now {
                next = next.checked_add(AGAIN).ok()?;
            }
            Some(next)
        })
    }

    /// Reminds the CERT of the playbooks whose day comes near or has passed;
    /// gives their number.
    pub(crate) async fn remind_of_playbooks(&self, now: Timestamp) -> Result<u64, AppError> {
        let due = store::playbooks::to_remind(self.0.db.read(), now, AT_ONCE).await?;
        let mut reminded = 0;
        for row in due {
            reminded += self.remind_of_playbook(row.key, now).await?;
        }
        Ok(reminded)
    }

    async fn remind_of_playbook(&self, key: PlaybookKey, now: Timestamp) -> Result<u64, AppError> {
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::playbooks::naming(tx).await?;
                    let due = store::playbooks::to_remind(tx.read(), now, AT_ONCE).await?;
                    let Some(row) = due.into_iter().find(|row| row.key == key) else {
                        return Ok(0);
                    };
                    let next = app.next_reminder(row.review_by, now);
                    store::playbooks::remind(tx, row.id, next).await?;
                    let Some(sending) = sending(&row, now) else {
                        return Ok(0);
                    };
                    app.tell_cert(tx, &row.key, sending, now).await?;
                    Ok::<_, AppError>(1)
                })
            })
            .await
    }
}

fn sending(row: &PlaybookRow, now: Timestamp) -> Option<Sending> {
    let ends = ends(row.review_by?)?;
    let mail = if ends <= now {
        PlaybookMail::ReviewOverdue
    } else {
        PlaybookMail::ReviewNear
    };
    Some(Sending {
        mail,
        dispatch: format!("playbook:{}:{}:{now}", row.id, mail.key()),
        act: None,
        deadline: Some(ends),
    })
}
