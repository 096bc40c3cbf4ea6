//! Secrets that people hold are stored as their hashes only.

use sha2::{Digest, Sha256};

/// Hash of a random secret: a session's, an API token's, a link's. The secret
/// is long and random, so that a fast hash is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TokenHash(pub [u8; 32]);

impl TokenHash {
    /// The hash of `secret`.
    #[must_use]
    pub fn of(secret: &str) -> Self {
        Self(Sha256::digest(secret.as_bytes()).into())
    }

    pub(crate) fn column(self) -> Vec<u8> {
        self.0.to_vec()
    }

    pub(crate) fn from_column(bytes: &[u8]) -> crate::Result<Self> {
        crate::columns::bytes32(bytes).map(Self)
    }
}
