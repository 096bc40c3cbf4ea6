//! What the owner of webhooks does: makes, tries, changes the secret, lets
//! rest, ends; each change is on record.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use process::{
    access::Standing,
    act::Private,
    ids::{DeliveryId, SubjectNumber, WebhookId},
    sign_in::acts::AccountAct,
    webhooks::{Pause, Topic},
};
use rand::RngExt;
use store::webhooks::{self, Delivery, Webhook};

use super::{address::checked, signing};
use crate::{
    App, AppError, WrongInput, entropy,
    people::{Session, own},
    record::{account_subject, record},
};

/// For how long the secret before signs as well.
const FORMER_SIGNS: SignedDuration = SignedDuration::from_hours(24);
/// The most characters of a webhook's name.
const LONGEST_NAME: usize = 80;
/// Deliveries that are shown.
const SHOWN: u64 = 50;

/// A webhook to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWebhook {
    /// What its owner calls it.
    pub name: String,
    /// Where it is told.
    pub url: String,
    /// What it is told of; everything when empty.
    pub topics: BTreeSet<Topic>,
}

/// A webhook, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookView {
    /// Its identity.
    pub id: WebhookId,
    /// What its owner calls it.
    pub name: String,
    /// Where it is told.
    pub url: String,
    /// What it is told of; everything when empty.
    pub topics: BTreeSet<Topic>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Until when the secret before signs as well.
    pub former_until: Option<Timestamp>,
    /// Since when nothing arrives.
    pub failing_since: Option<Timestamp>,
    /// Since when it rests, and why.
    pub paused: Option<(Timestamp, Pause)>,
}

impl From<Webhook> for WebhookView {
    fn from(webhook: Webhook) -> Self {
        Self {
            id: webhook.id,
            name: webhook.name,
            url: webhook.url,
            topics: webhook.topics,
            created_at: webhook.created_at,
            former_until: webhook.former.map(|(_, until)| until),
            failing_since: webhook.failing_since,
            paused: webhook.paused,
        }
    }
}

/// One thing that a webhook was told, or is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The delivery.
    pub delivery: Delivery,
    /// The number of what it tells of; none for a try of the receiver.
    pub about: Option<SubjectNumber>,
}

impl App {
    /// The webhooks of the person of a session.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn webhooks(&self, session: &Session) -> Result<Vec<WebhookView>, AppError> {
        let found = webhooks::of_account(self.0.db.read(), session.person.id).await?;
        Ok(found.into_iter().map(WebhookView::from).collect())
    }

    /// One of them, with what it was told last.
    ///
    /// # Errors
    /// When the person has no such webhook.
    pub async fn webhook(
        &self,
        session: &Session,
        id: WebhookId,
    ) -> Result<(WebhookView, Vec<Told>), AppError> {
        let webhook = self.own_webhook(session, id).await?;
        let told = webhooks::latest(self.0.db.read(), id, SHOWN).await?;
        let told = told
            .into_iter()
            .map(|(delivery, about)| Told { delivery, about });
        Ok((webhook.into(), told.collect()))
    }

    /// Makes a webhook, which is told of what is recorded from now on; gives
    /// it with its secret, which is shown once.
    ///
    /// # Errors
    /// When the name is missing, the address may not be called, the person has
    /// no right, or enough webhooks.
    pub async fn make_webhook(
        &self,
        session: &Session,
        new: NewWebhook,
    ) -> Result<(WebhookId, String), AppError> {
        if matches!(session.actor.standing, Standing::Stranger) {
            return Err(AppError::NotFound);
        }
        let name = new.name.trim().to_owned();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(WrongInput::WebhookName.into());
        }
        let rules = &self.config().webhooks;
        let url = checked(&new.url, rules).map_err(WrongInput::WebhookAddress)?;
        let now = self.now();
        let id = WebhookId(entropy::uuid(now));
        let (secret, sealed) = self.draw_secret(id)?;
        let webhook = Webhook {
            id,
            account: session.person.id,
            name,
            url: url.into(),
            topics: new.topics,
            secret: sealed,
            former: None,
            created_at: now,
            position: 0,
            failing_since: None,
            paused: None,
        };
        let (most, by) = (rules.most_each, own(&session.actor));
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let account = webhook.account;
                    store::accounts::hold(tx, account).await?;
                    if webhooks::count(tx.read(), account).await? >= most {
                        return Err(WrongInput::TooManyWebhooks { most }.into());
                    }
                    let position = store::log::size(tx.read()).await?;
                    let act = AccountAct::WebhookMade {
                        webhook: id,
                        name: Private::Known(webhook.name.clone()),
                        url: Private::Known(webhook.url.clone()),
                    };
                    webhooks::add(
                        tx,
                        &Webhook {
                            position,
                            ..webhook
                        },
                    )
                    .await?;
                    record(tx, account_subject(account), act, by, now).await
                })
            })
            .await?;
        Ok((id, secret))
    }

    /// Gives a webhook another secret, shown once; the one before signs as well
    /// for a day, so that the receiver can change in its own time.
    ///
    /// # Errors
    /// When the person has no such webhook.
    pub async fn rekey_webhook(
        &self,
        session: &Session,
        id: WebhookId,
    ) -> Result<String, AppError> {
        let webhook = self.own_webhook(session, id).await?;
        let (secret, sealed) = self.draw_secret(id)?;
        let (by, now) = (own(&session.actor), self.now());
        let until = now.saturating_add(FORMER_SIGNS).unwrap_or(now);
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    webhooks::rekey(tx, &webhook, sealed, until).await?;
                    let act = AccountAct::WebhookRekeyed { webhook: id };
                    record(tx, account_subject(webhook.account), act, by, now).await
                })
            })
            .await?;
        Ok(secret)
    }

    /// Queues a try of a webhook's receiver, which tells of nothing.
    ///
    /// # Errors
    /// When the person has no such webhook.
    pub async fn ping_webhook(
        &self,
        session: &Session,
        id: WebhookId,
    ) -> Result<DeliveryId, AppError> {
        let webhook = self.own_webhook(session, id).await?;
        let now = self.now();
        let ping = DeliveryId(entropy::uuid(now));
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    Ok::<_, AppError>(webhooks::ping(tx, &webhook, ping, now).await?)
                })
            })
            .await?;
        Ok(ping)
    }

    /// Sends something again that a webhook was told, or was to be.
    ///
    /// # Errors
    /// When the person has no such webhook, or it has no such delivery.
    pub async fn tell_webhook_again(
        &self,
        session: &Session,
        id: WebhookId,
        delivery: DeliveryId,
    ) -> Result<(), AppError> {
        self.own_webhook(session, id).await?;
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    match webhooks::again(tx, id, delivery, now).await? {
                        0 => Err(AppError::NotFound),
                        _ => Ok(()),
                    }
                })
            })
            .await
    }

    /// Lets a webhook rest: nothing is sent, and nothing is lost.
    ///
    /// # Errors
    /// When the person has no such webhook.
    pub async fn pause_webhook(&self, session: &Session, id: WebhookId) -> Result<(), AppError> {
        self.own_webhook(session, id).await?;
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    webhooks::pause(tx, id, Pause::ByOwner, now).await?;
                    Ok::<_, AppError>(())
                })
            })
            .await
    }

    /// Wakes a webhook up: it is told of everything since it rests.
    ///
    /// # Errors
    /// When the person has no such webhook.
    pub async fn resume_webhook(&self, session: &Session, id: WebhookId) -> Result<(), AppError> {
        self.own_webhook(session, id).await?;
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move { Ok::<_, AppError>(webhooks::resume(tx, id).await?) })
            })
            .await
    }

    /// Ends a webhook: it is told nothing any more, and what it was told is
    /// forgotten.
    ///
    /// # Errors
    /// When the person has no such webhook.
    pub async fn end_webhook(&self, session: &Session, id: WebhookId) -> Result<(), AppError> {
        let webhook = self.own_webhook(session, id).await?;
        let (by, now) = (own(&session.actor), self.now());
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    webhooks::remove(tx, id).await?;
                    let act = AccountAct::WebhookEnded { webhook: id };
                    record(tx, account_subject(webhook.account), act, by, now).await
                })
            })
            .await
    }

    async fn own_webhook(&self, session: &Session, id: WebhookId) -> Result<Webhook, AppError> {
        webhooks::by_id(self.0.db.read(), id)
            .await?
            .filter(|webhook| webhook.account == session.person.id)
            .ok_or(AppError::NotFound)
    }

    /// A fresh secret: as its owner copies it, and sealed.
    fn draw_secret(&self, id: WebhookId) -> Result<(String, Vec<u8>), AppError> {
        let secret: [u8; 32] = rand::rng().random();
        let sealed = self.0.secret.seal(id.0.as_bytes(), &secret)?;
        Ok((signing::written(&secret), sealed))
    }
}
