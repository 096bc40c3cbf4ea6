//! Repeated requests: the first one counts, the others get its answer.

use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use store::{Tx, idempotency};

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

/// A request under its key.
pub(super) struct Claim {
    actor: String,
    key: String,
    hash: [u8; 32],
}

impl Claim {
    pub(super) fn new(
        actor: String,
        key: &IdempotencyKey,
        body: &impl Serialize,
    ) -> Result<Self, AppError> {
        let hash = Sha256::digest(serde_json::to_vec(body)?).into();
        Ok(Self {
            actor,
            key: key.0.clone(),
            hash,
        })
    }

    /// The answer given before, if the key was used for this very request.
    pub(super) async fn replay<T: DeserializeOwned>(
        &self,
        tx: &Tx,
        now: Timestamp,
    ) -> Result<Option<T>, AppError> {
        match idempotency::claim(tx, &self.actor, &self.key, &self.hash, now).await? {
            idempotency::Claim::New => Ok(None),
            idempotency::Claim::Done(answer) => Ok(Some(serde_json::from_str(&answer)?)),
            idempotency::Claim::OtherBody => Err(AppError::KeyReused),
        }
    }

    /// Keeps the answer for the next time.
    pub(super) async fn settle(self, tx: &Tx, answer: &impl Serialize) -> Result<(), AppError> {
        let answer = serde_json::to_string(answer)?;
        idempotency::settle(tx, &self.actor, &self.key, &answer)
            .await
            .map_err(Into::into)
    }
}
