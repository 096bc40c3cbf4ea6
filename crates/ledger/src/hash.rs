//! Hashes: of entries and nodes (RFC 6962 §2.1), and commitments to values
//! that may be erased while the proofs that cover them stay valid.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Lower-case hexadecimal form.
    #[must_use]
    pub fn to_hex(self) -> String {
        hex::encode(self.0)
    }

    /// Reads the form that [`Hash::to_hex`] writes.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        Some(Self(bytes))
    }

    /// Standard Base64, the form of checkpoints and proofs.
    #[must_use]
    pub fn to_base64(self) -> String {
        STANDARD.encode(self.0)
    }

    /// Reads the one form that [`Hash::to_base64`] writes.
    #[must_use]
    pub fn from_base64(text: &str) -> Option<Self> {
        let bytes = STANDARD.decode(text).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.to_hex())
    }
}

/// 256 random bits that hide one committed value; never used twice.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Nonce(pub [u8; 32]);

impl std::fmt::Debug for Nonce {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Nonce(…)")
    }
}

/// Hash of a log entry as a leaf of the tree (RFC 6962 §2.1).
#[must_use]
pub fn leaf_hash(entry: &[u8]) -> Hash {
    digest(&[&[0x00], entry])
}

/// Hash of an inner node of the tree (RFC 6962 §2.1).
#[must_use]
pub fn node_hash(left: Hash, right: Hash) -> Hash {
    let mut bytes = [0x01; 65];
    bytes[1..33].copy_from_slice(&left.0);
    bytes[33..].copy_from_slice(&right.0);
    Hash(Sha256::digest(bytes).into())
}

/// Hash of the tree without leaves.
#[must_use]
pub fn empty_root() -> Hash {
    digest(&[])
}

/// Commitment to `value` under `label`: hiding while the nonce is secret,
/// binding always.
#[must_use]
pub fn commitment(label: &str, nonce: &Nonce, value: &[u8]) -> Hash {
    digest(&[
        b"vigie/commitment/v1\n",
        label.as_bytes(),
        b"\n",
        &nonce.0,
        value,
    ])
}

fn digest(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    Hash(hasher.finalize().into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_commitment_depends_on_label_nonce_and_value() {
        let base = commitment("a", &Nonce([1; 32]), b"v");
        assert_ne!(base, commitment("b", &Nonce([1; 32]), b"v"));
        assert_ne!(base, commitment("a", &Nonce([2; 32]), b"v"));
        assert_ne!(base, commitment("a", &Nonce([1; 32]), b"w"));
        assert_eq!(Hash::from_hex(&base.to_hex()), Some(base));
        assert_eq!(Hash::from_base64(&base.to_base64()), Some(base));
    }

    #[test]
    fn a_hash_has_one_form_in_base64() {
        let text = Hash([0xff; 32]).to_base64();
        let loose = format!("{}9=", &text[..42]);
        assert_eq!(Hash::from_base64(&loose), None);
    }
}
