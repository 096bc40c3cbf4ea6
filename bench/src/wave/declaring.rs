//! Those who declare: one person of each facility.

use std::{
    error::Error,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use jiff::Timestamp;
use process::{
    access::{FacilityRole, Reach, Right},
    facility::{Facility, FinessNumber},
    ids::{AccountId, GrantId, Pseudonym},
};
use reqwest::StatusCode;
use serde_json::{Value, json};
use store::{
    Db, StoreError, TokenHash, accounts, accounts::Account, grants, grants::Grant, tokens,
    tokens::ApiToken,
};
use tokio::{task::JoinSet, time};
use uuid::Uuid;

use super::balancer::Balancer;

/// People made in one job.
const AT_ONCE: usize = 500;

/// A declaration that the portal said it keeps.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) reference: String,
    /// Of the person who declared.
    pub(super) email: String,
    /// What was written.
    pub(super) words: String,
    /// When it was sent for the first time.
    pub(super) begun: Instant,
}

/// A kind of request, and how long one took.
pub(super) type Timed = (&'static str, Duration);

/// The name of their requests.
pub(super) const DECLARE: &str = "declare";

/// Those who declare.
pub(super) struct Declarers {
    facilities: Vec<FinessNumber>,
    kept: Mutex<Vec<Kept>>,
    times: Mutex<Vec<Timed>>,
}

impl Declarers {
    /// Gives each facility somebody who declares, with a key.
    pub(super) async fn of(
        db: &Db,
        facilities: &[Facility],
        now: Timestamp,
    ) -> Result<Self, Box<dyn Error>> {
        for some in facilities.chunks(AT_ONCE) {
            let some = some.to_vec();
            db.write(move |tx| {
                Box::pin(async move {
                    for facility in &some {
                        let account = account(facility.finess, now);
                        accounts::create(tx, &account).await?;
                        grants::give(tx, &grant(&account, facility, now)).await?;
                        tokens::issue(tx, &token(&account, facility.finess, now)).await?;
                    }
                    Ok::<_, StoreError>(())
                })
            })
            .await?;
        }
        Ok(Self {
            facilities: facilities.iter().map(|one| one.finess).collect(),
            kept: Mutex::default(),
            times: Mutex::default(),
        })
    }

    /// So many declare, each once the one before was answered.
    pub(super) async fn one_after_the_other(
        &self,
        balancer: &Balancer,
        many: usize,
    ) -> Result<(), Box<dyn Error>> {
        for finess in self.facilities.iter().take(many) {
            let declared = self.declare(*finess, "avant", balancer).await;
            declared.map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    /// All declare, spread evenly, whether those before were answered or not.
    pub(super) async fn all_within(
        self: Arc<Self>,
        span: Duration,
        balancer: Arc<Balancer>,
    ) -> Result<(), String> {
        let begun = time::Instant::now();
        let mut declaring = JoinSet::new();
        let many = u32::try_from(self.facilities.len()).unwrap_or(u32::MAX);
        for (place, finess) in (0..many).zip(self.facilities.clone()) {
            time::sleep_until(begun + span.mul_f64(f64::from(place) / f64::from(many))).await;
            let (one, balancer) = (Arc::clone(&self), Arc::clone(&balancer));
            declaring.spawn(async move {
                let declared = one.declare(finess, "vague", &balancer).await;
                declared.map_err(|error| error.to_string())
            });
        }
        declaring.join_all().await.into_iter().collect()
    }

    async fn declare(
        &self,
        finess: FinessNumber,
        occasion: &str,
        balancer: &Balancer,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        let words = format!("{finess}, {occasion} : les postes ne démarrent plus.");
        let body = json!({
            "facility": finess.to_string(),
            "description": &words,
            "care_impact": "degraded-mode",
            "nature": "malicious",
        });
        let key = format!("{occasion}-{finess}");
        let begun = Instant::now();
        let answer = balancer
            .send(|client, address| {
                client
                    .post(format!("http://{address}/api/v1/declarations"))
                    .bearer_auth(secret(finess))
                    .header("idempotency-key", &key)
                    .json(&body)
            })
            .await?;
        if answer.status != StatusCode::CREATED {
            return Err(format!("{}: {}", answer.status, answer.body).into());
        }
        let receipt: Value = serde_json::from_str(&answer.body)?;
        let reference = receipt["reference"].as_str().ok_or("no number")?;
        lock(&self.times).push((DECLARE, begun.elapsed()));
        lock(&self.kept).push(Kept {
            reference: reference.to_owned(),
            email: email(finess),
            words,
            begun,
        });
        Ok(())
    }

    /// What the portal said that it keeps, so far.
    pub(super) fn kept(&self) -> Vec<Kept> {
        lock(&self.kept).clone()
    }

    /// The number of a case that it keeps, in their order.
    pub(super) fn reference(&self, place: usize) -> Option<String> {
        let kept = lock(&self.kept);
        kept.get(place).map(|one| one.reference.clone())
    }

    /// How long requests took since this was last asked.
    pub(super) fn times(&self) -> Vec<Timed> {
        std::mem::take(&mut *lock(&self.times))
    }
}

fn lock<T>(held: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

fn secret(finess: FinessNumber) -> String {
    format!("wave-{finess}")
}

fn email(finess: FinessNumber) -> String {
    format!("declarant-{finess}@facilities.example")
}

fn account(finess: FinessNumber, now: Timestamp) -> Account {
    Account {
        id: AccountId(Uuid::now_v7()),
        pseudonym: Pseudonym(format!("wave-{finess}")),
        email: email(finess),
        name: "Camille Exemple".to_owned(),
        function: None,
        phone: Some("0200000000".to_owned()),
        lang: "fr".to_owned(),
        password_hash: None,
        created_at: now,
        disabled_at: None,
    }
}

fn grant(account: &Account, facility: &Facility, now: Timestamp) -> Grant {
    Grant {
        id: GrantId(Uuid::now_v7()),
        account: account.id,
        right: Right::Facility {
            facility: facility.id,
            role: FacilityRole::Reporter,
        },
        from: now,
        until: None,
        granted_by: Pseudonym("bench".to_owned()),
        note: None,
    }
}

fn token(account: &Account, finess: FinessNumber, now: Timestamp) -> ApiToken {
    ApiToken {
        hash: TokenHash::of(&secret(finess)),
        account: account.id,
        name: "wave".to_owned(),
        reach: Reach::whole(),
        created_at: now,
        expires_at: now.checked_add(jiff::SignedDuration::from_hours(24)).ok(),
        last_used_at: Some(now),
        revoked_at: None,
    }
}
