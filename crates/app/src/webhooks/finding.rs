//! Looking through the log for what each webhook is to be told.

use process::{
    access::{Actor, Standing, scope},
    ids::DeliveryId,
};
use store::webhooks::{More, Reads, Webhook};

use crate::{App, AppError, alerts, entropy};

impl App {
    /// Queues what webhooks are to be told of what was recorded since the last
    /// round; gives how many deliveries those are. Rounds may run on several
    /// nodes.
    ///
    /// # Errors
    /// When the database does not answer; the next round takes up the rest.
    pub async fn find_for_webhooks(&self) -> Result<u64, AppError> {
        let mut queued = 0;
        for mut webhook in store::webhooks::active(self.0.db.read()).await? {
            let Some(reads) = self.reads_of(&webhook).await? else {
                continue;
            };
            loop {
                let now = self.now();
                let draw = || DeliveryId(entropy::uuid(now));
                let (found, more) =
                    store::webhooks::find(&self.0.db, &webhook, &reads, now, draw).await?;
                queued += found;
                let again = store::webhooks::by_id(self.0.db.read(), webhook.id).await?;
                match again {
                    Some(again) if more == More::Waits => webhook = again,
                    _ => break,
                }
            }
        }
        Ok(queued)
    }

    /// What the owner of a webhook may read now; nothing once the account is
    /// shut.
    pub(super) async fn reads_of(&self, webhook: &Webhook) -> Result<Option<Reads>, AppError> {
        let owner = store::webhooks::owner(self.0.db.read(), webhook, self.now()).await?;
        let Some(owner) = owner else {
            return Ok(None);
        };
        let actor = Actor {
            account: Some(owner.account.id),
            pseudonym: owner.account.pseudonym,
            standing: Standing::from_rights(&owner.rights)?,
        };
        Ok(Some(Reads {
            scope: scope(&actor),
            alerts: alerts::which(&actor),
        }))
    }
}
