//! Sending what is due: the audience is checked once more, the letter signed,
//! and what came of it noted.

use futures::{StreamExt, stream};
use jiff::{SignedDuration, Timestamp};
use process::{
    ids::SubjectNumber,
    webhooks::{Pause, Trouble},
};
use rand::RngExt;
use serde_json::{Value, json};
use store::{
    Tx,
    webhooks::{self, About, After, Delivery, Resting, Subject, Webhook},
};
use tracing::{Instrument, Span, field::Empty, info_span};

use super::{
    post::{Answer, Letter},
    signing,
};
use crate::{
    App, AppError,
    mails::{AccountNotice, Kind},
};

const AT_ONCE: u64 = 24;
const CONNECTIONS: usize = 8;
/// Longer than three calls that take as long as they may: a worker's death
/// delays a delivery by this.
const LEASE: SignedDuration = SignedDuration::from_mins(2);
const FIRST_RETRY: SignedDuration = SignedDuration::from_secs(10);
const LONGEST_RETRY: SignedDuration = SignedDuration::from_hours(6);
/// The status by which a receiver says that it is gone for good.
const GONE: u16 = 410;

impl App {
    /// Sends the deliveries that are due; gives how many were tried. Workers
    /// may do this at once, and one that dies loses nothing.
    ///
    /// # Errors
    /// When the database does not answer; what was tried and not noted is tried
    /// again under the same identity.
    pub async fn send_to_webhooks(&self) -> Result<u64, AppError> {
        let due = webhooks::claim_due(&self.0.db, self.now(), LEASE, AT_ONCE).await?;
        let tried = due.len() as u64;
        let outcomes: Vec<Result<(), AppError>> = stream::iter(due)
            .map(|delivery| {
                let span = info_span!("webhook", attempts = delivery.attempts, status = Empty);
                self.send_one(delivery).instrument(span)
            })
            .buffer_unordered(CONNECTIONS)
            .collect()
            .await;
        outcomes.into_iter().collect::<Result<Vec<()>, _>>()?;
        Ok(tried)
    }

    /// Takes up the deliveries that a worker held when it died, where one
    /// worker runs at a time.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn release_deliveries(&self) -> Result<(), AppError> {
        self.0
            .db
            .write(|tx| Box::pin(async move { Ok(webhooks::release_claims(tx).await?) }))
            .await
    }

    async fn send_one(&self, delivery: Delivery) -> Result<(), AppError> {
        let reader = self.0.db.read();
        let Some(webhook) = webhooks::by_id(reader, delivery.webhook).await? else {
            return Ok(());
        };
        let Some(data) = self.data(&webhook, &delivery).await? else {
            let lost = Answer {
                status: None,
                trouble: Some(Trouble::RightsLost),
            };
            return self.settle(webhook, &delivery, lost).await;
        };
        let now = self.now();
        let body = json!({
            "type": match delivery.subject {
                Subject::Ping => "ping",
                Subject::Act { about, .. } => match about {
                    About::Case(_) => "case.act",
                    About::Incident(_) => "incident.act",
                    About::Alert(_) => "alert.act",
                },
            },
            "timestamp": delivery.at,
            "data": data,
        })
        .to_string();
        let secrets = self.secrets(&webhook, now)?;
        let letter = Letter {
            id: delivery.id.to_string(),
            timestamp: now.as_second().to_string(),
            signature: signing::signatures(&secrets, delivery.id, now, &body),
            body: &body,
        };
        let rules = &self.config().webhooks;
        let answer = self.0.post.call(&webhook.url, &letter, rules).await;
        Span::current().record("status", answer.status);
        self.settle(webhook, &delivery, answer).await
    }

    /// What is told: numbers, kind, instant and links; neither a text nor a
    /// name (KEEP-3). None when the owner may not read the act, or no longer.
    async fn data(
        &self,
        webhook: &Webhook,
        delivery: &Delivery,
    ) -> Result<Option<Value>, AppError> {
        let Some(reads) = self.reads_of(webhook).await? else {
            return Ok(None);
        };
        let Subject::Act {
            act,
            about,
            number,
            kind,
        } = &delivery.subject
        else {
            return Ok(Some(json!({})));
        };
        let reader = self.0.db.read();
        let read = webhooks::readable(reader, &reads, *act, *about).await?;
        let url = &self.config().public_url;
        Ok(read.map(|it| {
            let (name, page, api) = match it {
                SubjectNumber::Case(_) => ("case", format!("dossiers/{it}#acte-{number}"), "cases"),
                SubjectNumber::Incident(_) => ("incident", format!("incidents/{it}"), "incidents"),
                SubjectNumber::Alert(_) => ("alert", format!("alertes/{it}"), "alerts"),
            };
            json!({
                name: it.to_string(),
                "act": number,
                "kind": kind,
                "at": delivery.at,
                "link": format!("{url}/{page}"),
                "api": format!("{url}/api/v1/{api}/{it}"),
            })
        }))
    }

    /// The secret, and while it still signs the one before.
    fn secrets(&self, webhook: &Webhook, now: Timestamp) -> Result<Vec<Vec<u8>>, AppError> {
        let owner = webhook.id.0.as_bytes();
        let former = webhook.former.iter().filter(|(_, until)| now < *until);
        std::iter::once(&webhook.secret)
            .chain(former.map(|(sealed, _)| sealed))
            .map(|sealed| self.0.secret.unseal(owner, sealed))
            .collect()
    }

    async fn settle(
        &self,
        webhook: Webhook,
        delivery: &Delivery,
        answer: Answer,
    ) -> Result<(), AppError> {
        let app = self.clone();
        let (id, attempts, queued_at) = (delivery.id, delivery.attempts, delivery.queued_at);
        let ping = delivery.subject == Subject::Ping;
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let now = app.now();
                    let keep = app.config().webhooks.pause_after;
                    let said = (answer.status, answer.trouble);
                    let Some(trouble) = answer.trouble else {
                        webhooks::settle(tx, id, said, After::Delivered, now).await?;
                        if webhook.failing_since.is_some() {
                            webhooks::failing(tx, webhook.id, None).await?;
                        }
                        return Ok(());
                    };
                    let lost = trouble == Trouble::RightsLost;
                    let over = lost || ping || now.duration_since(queued_at) >= keep;
                    let after = match over {
                        true => After::GiveUp,
                        false => After::TryAt(retry_at(now, attempts)),
                    };
                    webhooks::settle(tx, id, said, after, now).await?;
                    // That rights were lost or a try failed says nothing of
                    // how the receiver does.
                    if lost || ping {
                        return Ok(());
                    }
                    app.consider_rest(tx, &webhook, answer.status, now).await
                })
            })
            .await
    }

    /// Lets a webhook rest to which nothing arrives for days, or that is gone,
    /// and tells its owner.
    async fn consider_rest(
        &self,
        tx: &Tx,
        webhook: &Webhook,
        status: Option<u16>,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let since = webhook.failing_since.unwrap_or(now);
        if webhook.failing_since.is_none() {
            webhooks::failing(tx, webhook.id, Some(now)).await?;
        }
        let why = if status == Some(GONE) {
            Pause::Gone
        } else if now.duration_since(since) >= self.config().webhooks.pause_after {
            Pause::Failing
        } else {
            return Ok(());
        };
        if webhooks::pause(tx, webhook.id, why, now).await? == Resting::FromNow {
            let kind = Kind::Account(AccountNotice::WebhookPaused);
            self.mail_to_account(tx, webhook.account, kind, None)
                .await?;
        }
        Ok(())
    }
}

/// When a delivery is tried again: after a delay that doubles, of which a
/// quarter is left to chance, so that receivers that come back are not called
/// by everything at once.
fn retry_at(now: Timestamp, attempts: u32) -> Timestamp {
    let doubled = FIRST_RETRY * 2_i32.saturating_pow(attempts.min(20));
    let wait = doubled.min(LONGEST_RETRY);
    let share: f64 = rand::rng().random_range(0.75..1.25);
    let wait = SignedDuration::from_secs_f64(wait.as_secs_f64() * share);
    now.saturating_add(wait).unwrap_or(now)
}
