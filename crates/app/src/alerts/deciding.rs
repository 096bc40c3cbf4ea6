//! Acting on an alert: asking for approval, approving, sending, reminding,
//! correcting, ending.

use jiff::Timestamp;
use process::{
    access::{Actor, Body, Seat, StaffRole, Standing},
    act::Sequence,
    alert::{Alert, AlertAct, AlertCommand, AlertNature, AlertNumber, AlertState, Counted, decide},
    ids::{ActId, AlertId},
    territory::ArsCode,
};
use store::{
    Tx,
    alerts::{
        self,
        dispatch::{self, Dispatch, DispatchKind, Recipients},
    },
};

use super::{author, commit, folded, subject};
use crate::{
    App, AppError, entropy, mails::AlertMail, people::directors::staff_seat, record::by_staff,
};

const AT_ONCE: u64 = 20;

impl App {
    /// Carries a command on an alert out; `seen` is the version that its
    /// author read, which approving and sending need (KEEP-1).
    ///
    /// # Errors
    /// When there is no such alert for the actor, or a rule refuses.
    pub async fn act_on_alert(
        &self,
        actor: &Actor,
        number: AlertNumber,
        command: AlertCommand,
        seen: Option<Sequence>,
    ) -> Result<(), AppError> {
        process::decide::permit(command.verb(), staff_seat(actor))?;
        let id = self.readable_alert(actor, number).await?;
        let app = self.clone();
        let actor = actor.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[subject(id)]).await?;
                    let alert = folded(tx.read(), id).await?;
                    let now = app.now();
                    let counted = counted(tx, &alert, &command, &actor, now).await?;
                    let seat = staff_seat(&actor);
                    let act = decide(&alert, &command, seen, &counted, &actor, seat)?;
                    let by = by_staff(&actor);
                    let settings = &app.config().process;
                    let (act_id, alert) =
                        commit(tx, settings, id, Some(alert), act.clone(), by, now).await?;
                    app.follow(tx, &alert, &act, act_id, now).await
                })
            })
            .await
    }

    /// What follows from an act: sendings begin, and those who decide or whose
    /// territory it is are told.
    async fn follow(
        &self,
        tx: &Tx,
        alert: &Alert,
        act: &AlertAct,
        act_id: ActId,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let delays = &self.config().process.delays;
        let due = now.saturating_add(delays.alert_answer).ok();
        let began = |kind, ars, deadline| Dispatch {
            id: entropy::uuid(now),
            alert: alert.id,
            act: act_id,
            kind,
            ars,
            deadline,
            reached: 0,
            facilities: 0,
            begun_at: now,
            done_at: None,
        };
        let (kind, ars, deadline, mail) = match act {
            AlertAct::Written { .. } | AlertAct::Signed(_) | AlertAct::Retention(_) => {
                return Ok(());
            }
            AlertAct::Submitted => {
                let to = match alert.content.nature {
                    AlertNature::Spreading => Body::Hfds,
                    AlertNature::Vulnerability => Body::Cert,
                };
                return self
                    .tell_bodies(tx, alert, act_id, AlertMail::ToApprove, &[to], now)
                    .await;
            }
            AlertAct::Approved => {
                return self
                    .tell_bodies(tx, alert, act_id, AlertMail::Approved, &writer(alert), now)
                    .await;
            }
            AlertAct::Declined { .. } => {
                return self
                    .tell_bodies(tx, alert, act_id, AlertMail::Declined, &writer(alert), now)
                    .await;
            }
            AlertAct::Sent { .. } => {
                alerts::remind(tx, alert.id, due.filter(|_| delays.alert_reminders > 0), 0).await?;
                (DispatchKind::Sent, None, due, AlertMail::Sent)
            }
            AlertAct::Reminded { ars, .. } => {
                let open = began(DispatchKind::Reminder, *ars, None);
                return Ok(dispatch::begin(tx, &open).await?);
            }
            AlertAct::Corrected { measures, .. } => {
                if !measures.is_empty() {
                    alerts::receipts::ask_again(tx, alert.id).await?;
                }
                (DispatchKind::Corrected, None, None, AlertMail::Corrected)
            }
            AlertAct::Ended { .. } | AlertAct::Withdrawn { .. } if alert.sending.is_none() => {
                return Ok(());
            }
            AlertAct::Ended { .. } => {
                alerts::remind(tx, alert.id, None, 0).await?;
                (DispatchKind::Ended, None, None, AlertMail::Ended)
            }
            AlertAct::Withdrawn { .. } => {
                alerts::remind(tx, alert.id, None, 0).await?;
                (DispatchKind::Withdrawn, None, None, AlertMail::Withdrawn)
            }
        };
        dispatch::begin(tx, &began(kind, ars, deadline)).await?;
        let told: Vec<Body> = alert
            .sending
            .iter()
            .flat_map(|sending| sending.ars.iter().copied().map(Body::Ars))
            .chain([Body::Hfds, Body::Cert])
            .collect();
        let mail = match mail {
            AlertMail::Sent => AlertMail::ToldOf,
            other => other,
        };
        self.tell_bodies(tx, alert, act_id, mail, &told, now).await
    }

    /// Reminds those who have not answered in time, as often as is set; gives
    /// the number of alerts.
    ///
    /// # Errors
    /// When the database does not answer; the next round takes up the rest.
    pub async fn remind_alerts(&self) -> Result<u64, AppError> {
        let now = self.now();
        let due = alerts::to_remind(self.0.db.read(), now, AT_ONCE).await?;
        let mut reminded = 0;
        for id in due {
            reminded += self.remind_alert(id, now).await?;
        }
        Ok(reminded)
    }

    async fn remind_alert(&self, id: AlertId, now: Timestamp) -> Result<u64, AppError> {
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[subject(id)]).await?;
                    let Some(times) = alerts::reminders_due(tx.read(), id, now).await? else {
                        return Ok(0);
                    };
                    let alert = folded(tx.read(), id).await?;
                    let left = Recipients::Unanswered(None).count(tx.read(), id).await?;
                    if alert.state != AlertState::Sent || left == 0 {
                        alerts::remind(tx, id, None, times).await?;
                        return Ok(0);
                    }
                    let delays = &app.config().process.delays;
                    let again = (times + 1 < delays.alert_reminders)
                        .then(|| now.saturating_add(delays.alert_answer).ok())
                        .flatten();
                    alerts::remind(tx, id, again, times + 1).await?;
                    let act = AlertAct::Reminded {
                        ars: None,
                        facilities: left,
                    };
                    let by = author(&Actor::platform(), Seat::Platform);
                    let settings = &app.config().process;
                    let (act_id, alert) =
                        commit(tx, settings, id, Some(alert), act.clone(), by, now).await?;
                    app.follow(tx, &alert, &act, act_id, now).await?;
                    Ok::<_, AppError>(1)
                })
            })
            .await
    }
}

/// The body for which an alert was written.
fn writer(alert: &Alert) -> Vec<Body> {
    match alert.written_by.seat {
        Seat::Staff { role } => vec![role.body()],
        _ => Vec::new(),
    }
}

async fn counted(
    tx: &Tx,
    alert: &Alert,
    command: &AlertCommand,
    actor: &Actor,
    now: Timestamp,
) -> Result<Counted, AppError> {
    Ok(match command {
        AlertCommand::Send => {
            alerts::population::count(tx.read(), &alert.content.population, now).await?
        }
        AlertCommand::Remind { ars } => Counted {
            facilities: Recipients::Unanswered(ars.or_else(|| own_agency(actor)))
                .count(tx.read(), alert.id)
                .await?,
            ..Counted::default()
        },
        _ => Counted::default(),
    })
}

fn own_agency(actor: &Actor) -> Option<ArsCode> {
    match actor.standing {
        Standing::Staff(StaffRole::Ars { ars, .. }) => Some(ars),
        _ => None,
    }
}
