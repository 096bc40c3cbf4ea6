//! Randomness, drawn at the edge and passed in.

use jiff::Timestamp;
use ledger::Nonce;
use rand::RngExt;
use sha2::{Digest, Sha256};
use uuid::{NoContext, Uuid};

/// A secret given to a person once; only its hash is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A fresh secret of 256 bits.
    #[must_use]
    pub fn draw() -> Self {
        Self(hex::encode(rand::rng().random::<[u8; 32]>()))
    }

    /// A secret that somebody presents.
    #[must_use]
    pub fn presented(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The secret itself, to be shown once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

pub(crate) fn nonce() -> Nonce {
    Nonce(rand::rng().random())
}

pub(crate) fn uuid(now: Timestamp) -> Uuid {
    let seconds = u64::try_from(now.as_second()).unwrap_or_default();
    let nanos = u32::try_from(now.subsec_nanosecond()).unwrap_or_default();
    Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, seconds, nanos))
}

pub(crate) fn pseudonym() -> process::ids::Pseudonym {
    process::ids::Pseudonym(hex::encode(rand::rng().random::<[u8; 8]>()))
}
