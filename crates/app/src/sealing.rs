//! Sealing with the server's secret: what the portal must be able to read
//! again, and a copy of the database must not give away.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use rand::RngExt;

use crate::{AppError, app::ServerSecret};

const NONCE: usize = 24;

impl ServerSecret {
    /// Seals `clear` for `owner`, whose seal no other owner's can stand for:
    /// a nonce, then XChaCha20-Poly1305.
    pub(crate) fn seal(&self, owner: &[u8], clear: &[u8]) -> Result<Vec<u8>, AppError> {
        let nonce: [u8; NONCE] = rand::rng().random();
        let payload = Payload {
            msg: clear,
            aad: owner,
        };
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| AppError::Internal("a secret cannot be sealed".to_owned()))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for `owner`.
    pub(crate) fn unseal(&self, owner: &[u8], sealed: &[u8]) -> Result<Vec<u8>, AppError> {
        let broken = || AppError::Internal("a sealed secret cannot be opened".to_owned());
        let (nonce, sealed) = sealed.split_at_checked(NONCE).ok_or_else(broken)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| broken())?;
        let payload = Payload {
            msg: sealed,
            aad: owner,
        };
        self.cipher()
            .decrypt(&XNonce::from(nonce), payload)
            .map_err(|_| broken())
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.derived(b"vigie/seal/v1").into())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_owner_under_the_same_secret_alone() {
        let secret = ServerSecret::from_bytes([1; 32]);
        let sealed = secret.seal(b"somebody", b"a key").unwrap();
        assert!(!sealed.windows(5).any(|part| part == b"a key"));
        assert_eq!(secret.unseal(b"somebody", &sealed).unwrap(), b"a key");
        assert!(secret.unseal(b"somebody else", &sealed).is_err());
        assert!(secret.unseal(b"somebody", &sealed[..20]).is_err());
        let other = ServerSecret::from_bytes([2; 32]);
        assert!(other.unseal(b"somebody", &sealed).is_err());
    }
}
