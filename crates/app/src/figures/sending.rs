//! The ministry's monthly indicator, sent once a month is over (FIG-1).

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use locales::Texts;
use process::{access::Body, calendar::paris};
use store::figures as kept;

use super::ReportFigures;
use crate::{
    App, AppError,
    mails::{Attached, Kind},
};

/// At which hour of Paris a month's indicator leaves, on the first day after.
const HOUR: i8 = 8;

/// What sets figures that anybody may read as PDF. It takes a processor for
/// some tenths of a second.
pub trait Papers: Send + Sync {
    /// The indicator of a month.
    ///
    /// # Errors
    /// What went wrong, in words for the operator.
    fn indicator(
        &self,
        t: Texts,
        figures: &ReportFigures,
        at: Timestamp,
    ) -> Result<Attached, String>;
}

impl App {
    /// Queues the indicator of the month that is over, once whatever the number
    /// of nodes; gives how many mails. A portal that begins to work sends none
    /// for the months before.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn send_indicator(&self) -> Result<u64, AppError> {
        let now = self.now();
        let Some(due) = due_at(self.today()) else {
            return Ok(0);
        };
        let waits = move |done: Option<Timestamp>| done.is_none_or(|done| done < due);
        if now < due || !waits(kept::indicator_sent(self.0.db.read()).await?) {
            return Ok(0);
        }
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    kept::one_at_a_time(tx).await?;
                    let done = kept::indicator_sent(tx.read()).await?;
                    if !waits(done) {
                        // Another node was quicker.
                        return Ok(0);
                    }
                    kept::mark_indicator_sent(tx, now).await?;
                    if done.is_none() {
                        return Ok(0);
                    }
                    app.tell_body(tx, Body::Hfds, Kind::Indicator).await?;
                    Ok::<_, AppError>(1)
                })
            })
            .await
    }

    /// The indicator that goes with a mail queued at that time; nothing where
    /// nobody sets documents.
    pub(crate) async fn indicator_of(
        &self,
        t: Texts,
        queued_at: Timestamp,
    ) -> Result<Option<Attached>, AppError> {
        let Some(papers) = self.0.papers.clone() else {
            return Ok(None);
        };
        let month = month_before(queued_at).ok_or(AppError::NotFound)?;
        let figures = self.indicator_to_send(month).await?;
        let set = move || papers.indicator(t, &figures, queued_at);
        let made = tokio::task::spawn_blocking(set).await;
        made.map_err(|failed| AppError::Internal(failed.to_string()))?
            .map(Some)
            .map_err(AppError::Internal)
    }

    /// The same application, whose indicators are set as documents.
    #[must_use]
    pub fn with_papers(&self, papers: Arc<dyn Papers>) -> Self {
        Self(Arc::new(crate::app::Inner {
            papers: Some(papers),
            ..self.0.parts()
        }))
    }
}

/// When the indicator of the month before a day is due.
fn due_at(today: Date) -> Option<Timestamp> {
    let first = today.first_of_month().at(HOUR, 0, 0, 0);
    first.to_zoned(paris()).ok().map(|due| due.timestamp())
}

/// A day of the month before a time.
pub(crate) fn month_before(at: Timestamp) -> Option<Date> {
    paris()
        .to_datetime(at)
        .date()
        .first_of_month()
        .yesterday()
        .ok()
}
