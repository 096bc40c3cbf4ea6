//! Repeated requests: the first one counts, the others get its answer.

use jiff::Timestamp;
use process::{
    access::{Actor, Standing},
    ids::{AccountId, DraftId},
};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use store::{Reader, TokenHash, Tx, idempotency};

use crate::{AppError, WrongInput};

/// A key that makes a repeated request harmless.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// The key, if it has 1 to 200 visible characters.
    ///
    /// # Errors
    /// When it has not.
    pub fn new(text: &str) -> Result<Self, WrongInput> {
        let text = text.trim();
        if (1..=200).contains(&text.len()) && text.chars().all(|c| !c.is_control()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(WrongInput::Key)
        }
    }
}

/// Whoever a key belongs to: everybody who follows a report bears the same
/// pseudonym.
pub(crate) fn owner(actor: &Actor) -> String {
    match actor.standing {
        Standing::Follower(case) => format!("follower:{case}"),
        _ => actor.pseudonym.0.clone(),
    }
}

/// Carries out `work` once under its key; asked again, gives the same answer.
/// Without a key, it is simply carried out.
///
/// # Errors
/// Those of the work, or when the key was used for something else.
pub(crate) async fn once<T: Serialize + DeserializeOwned>(
    tx: &Tx,
    actor: &Actor,
    key: Option<&IdempotencyKey>,
    asked: &impl Serialize,
    now: Timestamp,
    work: impl Future<Output = Result<T, AppError>>,
) -> Result<T, AppError> {
    let Some(key) = key else {
        return work.await;
    };
    let claim = Claim::under(owner(actor), key).of(asked)?;
    if let Some(done) = claim.replay(tx, now).await? {
        return Ok(done);
    }
    let done = work.await?;
    claim.settle(tx, &done).await?;
    Ok(done)
}

/// Whoever began a draft.
pub(super) enum DraftAuthor {
    Account(AccountId),
    Secret(TokenHash),
}

/// A request under its key.
pub(crate) struct Claim {
    owner: String,
    key: String,
    hash: [u8; 32],
}

impl Claim {
    /// A request under a key that its owner chose.
    pub(crate) fn under(owner: String, key: &IdempotencyKey) -> Self {
        Self {
            owner,
            key: key.0.clone(),
            hash: [0; 32],
        }
    }

    /// The sending of a draft.
    pub(super) fn sent(draft: DraftId) -> Self {
        Self {
            owner: "draft".to_owned(),
            key: draft.to_string(),
            hash: [0; 32],
        }
    }

    /// The sending of a draft by whoever began it.
    pub(super) fn sent_by(author: &DraftAuthor, draft: DraftId) -> Self {
        let author = match author {
            DraftAuthor::Account(account) => account.to_string(),
            DraftAuthor::Secret(secret) => hex::encode(secret.0),
        };
        Self {
            owner: format!("draft:{author}"),
            ..Self::sent(draft)
        }
    }

    /// What the request asks.
    pub(crate) fn of(self, body: &impl Serialize) -> Result<Self, AppError> {
        let hash = Sha256::digest(serde_json::to_vec(body)?).into();
        Ok(Self { hash, ..self })
    }

    /// The answer given before, if the key was used for this very request.
    pub(crate) async fn replay<T: DeserializeOwned>(
        &self,
        tx: &Tx,
        now: Timestamp,
    ) -> Result<Option<T>, AppError> {
        match idempotency::claim(tx, &self.owner, &self.key, &self.hash, now).await? {
            idempotency::Claim::New => Ok(None),
            idempotency::Claim::Done(answer) => Ok(Some(serde_json::from_str(&answer)?)),
            idempotency::Claim::OtherBody => Err(AppError::KeyReused),
        }
    }

    /// The answer given before, whatever was asked.
    pub(super) async fn answer<T: DeserializeOwned>(
        &self,
        reader: Reader<'_>,
    ) -> Result<Option<T>, AppError> {
        let answer = idempotency::answer(reader, &self.owner, &self.key).await?;
        Ok(answer
            .map(|answer| serde_json::from_str(&answer))
            .transpose()?)
    }

    /// Keeps the answer for the next time.
    pub(crate) async fn settle(self, tx: &Tx, answer: &impl Serialize) -> Result<(), AppError> {
        let answer = serde_json::to_string(answer)?;
        idempotency::settle(tx, &self.owner, &self.key, &answer)
            .await
            .map_err(Into::into)
    }

    /// Claims and settles at once.
    pub(super) async fn keep(
        self,
        tx: &Tx,
        answer: &impl Serialize,
        now: Timestamp,
    ) -> Result<(), AppError> {
        idempotency::claim(tx, &self.owner, &self.key, &self.hash, now).await?;
        self.settle(tx, answer).await
    }
}
