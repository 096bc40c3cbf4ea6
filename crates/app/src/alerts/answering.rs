//! What facilities answer: receipt, and each measure (SIGN-3).

use std::collections::BTreeSet;

use process::{
    access::{Actor, Body, Standing},
    alert::{AlertNumber, ReceiptState, Reply, answer, receipt_after},
    facility::acts::FacilityAct,
    ids::FacilityId,
};
use store::alerts::receipts;

use super::{author, folded};
use crate::{
    App, AppError,
    mails::AlertMail,
    record::{facility_subject, numbered},
};

impl App {
    /// Records what a person answers for facilities of theirs: that the alert
    /// was received, and what is done about each measure.
    ///
    /// # Errors
    /// When a facility is not the actor's or was not sent the alert, or a rule
    /// refuses; then nothing is recorded for any of them.
    pub async fn answer_alert(
        &self,
        actor: &Actor,
        number: AlertNumber,
        facilities: BTreeSet<FacilityId>,
        reply: Reply,
    ) -> Result<(), AppError> {
        let Standing::Facilities(roles) = &actor.standing else {
            return Err(AppError::NotFound);
        };
        if facilities.is_empty() || facilities.iter().any(|id| !roles.contains_key(id)) {
            return Err(AppError::NotFound);
        }
        let id = self.readable_alert(actor, number).await?;
        let app = self.clone();
        let actor = actor.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let now = app.now();
                    let alert = folded(tx.read(), id).await?;
                    let measures = alert.measures().count();
                    let subjects: Vec<_> =
                        facilities.iter().copied().map(facility_subject).collect();
                    tx.lock(&subjects).await?;
                    for facility in facilities {
                        let held = receipts::held(tx, id, facility).await?;
                        let mut receipt = held.ok_or(AppError::NotFound)?;
                        let seat = actor.seat(facility);
                        let act: FacilityAct = answer(&alert, &reply, seat)?;
                        let by = author(&actor, seat);
                        let act = numbered(tx, facility_subject(facility), act, by, now).await?;
                        receipt.answers.extend(&reply.answers);
                        let before = receipt.state;
                        receipt.state = receipt_after(&receipt.answers, measures);
                        receipt.answered_at = Some(now);
                        receipt.act = Some(act);
                        receipts::put(tx, id, &receipt).await?;
                        if receipt.state == ReceiptState::NeedHelp && before != receipt.state {
                            let cert = [Body::Cert];
                            app.tell_bodies(tx, &alert, act, AlertMail::HelpNeeded, &cert, now)
                                .await?;
                        }
                    }
                    Ok::<_, AppError>(())
                })
            })
            .await
    }
}
