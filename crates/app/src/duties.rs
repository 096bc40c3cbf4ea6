//! What is expected of whom: of cases, incidents and alerts in one reading,
//! and their reminders in one round.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::{Actor, RightTo, SeatKind, Verb, right_to, scope},
    act::Subject,
    notices::reminders,
    obligations::{Duty, Obligation},
    settings::Settings,
    significant::{case_reminder, reminder},
};
use store::{
    Tx,
    cases::Tally,
    obligations::{Change, Owed, Reminding},
};

pub use store::obligations::{DutyLine, OfCase, OwedTo};

use crate::{
    App, AppError,
    cases::load,
    incidents::to_body,
    mails::recipients::{self, Cause},
    people::directors::staff_seat,
};

const MOST_DUTIES: u64 = 200;
const AT_ONCE: u64 = 100;

impl App {
    /// What is expected of the actor: a call that nobody has answered first,
    /// then the most pressing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn duties(&self, actor: &Actor) -> Result<Vec<DutyLine>, AppError> {
        let reader = self.0.db.read();
        let mut lines = store::obligations::owed_by(reader, &scope(actor), MOST_DUTIES).await?;
        // The CERT approves an alert by its lead alone (SIGN-3).
        if right_to(Verb::ApproveAlert, SeatKind::from(staff_seat(actor))) == RightTo::Lacking {
            lines.retain(|line| line.obligation.duty != Duty::ApproveAlert);
        }
        Ok(lines)
    }

    /// How many duties of each of these kinds are expected of the actor.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn count_duties(
        &self,
        actor: &Actor,
        duties: &[Duty],
    ) -> Result<BTreeMap<Duty, Tally>, AppError> {
        let scope = scope(actor);
        let count = || store::obligations::count_owed_by(self.0.db.read(), &scope, duties);
        let question = (scope.clone(), duties.to_vec());
        Ok(self.0.tallies.duties.ask(question, count).await?)
    }

    /// Reminds those who owe something whose time comes near or has passed;
    /// gives their number.
    ///
    /// # Errors
    /// What failed last, once every duty was tried.
    pub(crate) async fn sweep_duties(&self, now: Timestamp) -> Result<u64, AppError> {
        let due = store::obligations::to_remind(self.0.db.read(), now, AT_ONCE).await?;
        let mut reminded = 0;
        let mut failed = None;
        for duty in due {
            // One that cannot be reminded must not keep the others waiting.
            match self.remind(duty, now).await {
                Ok(done) => reminded += done,
                Err(error) => failed = Some(error),
            }
        }
        failed.map_or(Ok(reminded), Err)
    }

    async fn remind(&self, duty: DutyLine, now: Timestamp) -> Result<u64, AppError> {
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let moments = duty.obligation.reminders(&app.config().process);
                    let next = moments.into_iter().find(|at| *at > now);
                    let reminding = store::obligations::mark_reminded(tx, &duty, next, now).await?;
                    if reminding == Reminding::NoLongerDue {
                        return Ok(0);
                    }
                    app.remind_in(tx, &duty, now).await?;
                    Ok::<_, AppError>(1)
                })
            })
            .await
    }

    async fn remind_in(&self, tx: &Tx, duty: &DutyLine, now: Timestamp) -> Result<(), AppError> {
        let owed = &duty.obligation;
        if let OwedTo::Incident(_, incident) = duty.to
            && let Some(notice) = reminder(owed)
        {
            let moment = duty.remind_at.map_or(0, Timestamp::as_microsecond);
            let dispatch = format!("duty:{}:{moment}", duty.number);
            return to_body(tx, &self.0, incident, &notice, dispatch, now).await;
        }
        let Some(case) = &duty.case else {
            return Ok(());
        };
        let case = load::whole(tx, case.id).await?;
        let notices = match duty.to {
            OwedTo::Case(_) => reminders(&case, owed, now),
            OwedTo::Incident(..) | OwedTo::Alert(..) => case_reminder(&case),
        };
        let cause = Cause::Duty {
            row: duty.number,
            moment: duty.remind_at,
        };
        recipients::queue(tx, &self.0, &case, cause, &notices, now).await
    }
}

/// Makes what is owed to a subject that which follows from it now.
pub(crate) async fn sync(
    tx: &Tx,
    subject: Subject,
    owed: Vec<Obligation>,
    settings: &Settings,
    change: Change,
) -> Result<(), AppError> {
    let owed = reminded(owed, settings);
    Ok(store::obligations::sync(tx, subject, &owed, change).await?)
}

/// Notes what is owed to a subject that is new.
pub(crate) async fn begin(
    tx: &Tx,
    subject: Subject,
    owed: Vec<Obligation>,
    settings: &Settings,
) -> Result<(), AppError> {
    let owed = reminded(owed, settings);
    Ok(store::obligations::begin(tx, subject, &owed).await?)
}

fn reminded(owed: Vec<Obligation>, settings: &Settings) -> Vec<Owed> {
    owed.into_iter()
        .map(|obligation| Owed {
            remind_at: obligation.reminders(settings).first().copied(),
            obligation,
        })
        .collect()
}
