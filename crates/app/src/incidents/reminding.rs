//! Reminding those who owe something to an incident and whose time has passed.

use jiff::Timestamp;
use process::significant::{case_reminder, reminder};
use store::{incidents::obligations::IncidentDutyLine, obligations::Reminding};

use super::telling::to_body;
use crate::{
    App, AppError,
    cases::load,
    mails::recipients::{self, Cause},
};

const AT_ONCE: u64 = 200;

impl App {
    /// Reminds those who owe something to an incident; gives their number.
    pub(crate) async fn sweep_incidents(&self, now: Timestamp) -> Result<u64, AppError> {
        let reader = self.0.db.read();
        let due = store::incidents::obligations::due_unreminded(reader, now, AT_ONCE).await?;
        let mut reminded = 0;
        let mut failed = None;
        for duty in due {
            // One that cannot be reminded must not keep the others waiting.
            match self.remind_of_incident(duty, now).await {
                Ok(done) => reminded += done,
                Err(error) => failed = Some(error),
            }
        }
        failed.map_or(Ok(reminded), Err)
    }

    async fn remind_of_incident(
        &self,
        duty: IncidentDutyLine,
        now: Timestamp,
    ) -> Result<u64, AppError> {
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let marked =
                        store::incidents::obligations::mark_reminded(tx, duty.number, now).await?;
                    if marked == Reminding::NoLongerDue {
                        return Ok(0);
                    }
                    let due = duty.obligation.due.map_or(0, Timestamp::as_microsecond);
                    if let Some(notice) = reminder(&duty.obligation) {
                        let dispatch = format!("incident-duty:{}:{due}", duty.number);
                        to_body(tx, &app.0, duty.reference, &notice, dispatch, now).await?;
                    } else if let Some(case) = duty.obligation.case {
                        let case = load::whole(tx, case).await?;
                        let cause = Cause::IncidentDuty {
                            row: duty.number,
                            due: duty.obligation.due,
                        };
                        let notices = case_reminder(&case);
                        recipients::queue(tx, &app.0, &case, cause, &notices, now).await?;
                    }
                    Ok::<_, AppError>(1)
                })
            })
            .await
    }
}
