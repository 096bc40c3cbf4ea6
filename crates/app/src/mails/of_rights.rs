//! Mails about rights: they hold a link, the kind of request and a date, and
//! name no facility and no person (KEEP-3).

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::{
    access::{Body, FacilityRole, Right},
    ids::{AccountId, FacilityId},
    notices::Urgency,
};
use store::{
    Tx,
    outbox::{self, OutboxRow},
};

use super::{Kind, recipients};
use crate::{App, AppError, entropy};

impl App {
    /// Queues a mail to the owner of an account.
    pub(crate) async fn tell_account(
        &self,
        tx: &Tx,
        account: AccountId,
        kind: Kind,
        deadline: Option<Timestamp>,
    ) -> Result<(), AppError> {
        match store::accounts::by_id(tx.read(), account).await? {
            Some(account) if account.disabled_at.is_none() => {
                self.tell(tx, account.email, account.lang, kind, deadline)
                    .await
            }
            _ => Ok(()),
        }
    }

    /// Queues a mail to the functional mailbox of a body.
    pub(crate) async fn tell_body(&self, tx: &Tx, body: Body, kind: Kind) -> Result<(), AppError> {
        match self.config().bodies.of(body) {
            Some(email) => {
                self.tell(tx, email.to_owned(), "fr".to_owned(), kind, None)
                    .await
            }
            None => Ok(()),
        }
    }

    /// Queues a mail to each director of a facility.
    pub(crate) async fn tell_directors(
        &self,
        tx: &Tx,
        facility: FacilityId,
        kind: Kind,
    ) -> Result<(), AppError> {
        let director = Right::Facility {
            facility,
            role: FacilityRole::Director,
        };
        for (grant, account) in store::grants::of_facility(tx.read(), facility, self.now()).await? {
            if grant.right == director {
                self.tell(tx, account.email, account.lang, kind, None)
                    .await?;
            }
        }
        Ok(())
    }

    pub(crate) async fn tell(
        &self,
        tx: &Tx,
        to: String,
        lang: String,
        kind: Kind,
        deadline: Option<Timestamp>,
    ) -> Result<(), AppError> {
        let now = self.now();
        let id = entropy::uuid(now);
        let row = OutboxRow {
            id,
            dispatch: format!("rights:{id}"),
            recipient: "account".to_owned(),
            case: None,
            act: None,
            alert: None,
            template: kind.key().to_owned(),
            to,
            lang,
            priority: recipients::priority(Urgency::Normal),
            urgency: Urgency::Normal,
            deadline,
            bodies: BTreeSet::new(),
            secret: None,
            message_id: recipients::message_id(&self.0, id),
            queued_at: now,
        };
        outbox::enqueue(tx, &[row]).await.map_err(Into::into)
    }
}
