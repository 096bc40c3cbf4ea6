//! Hashes of the provable log: RFC 6962 leaves and nodes, and commitments to
//! values that may be erased while the proofs that cover them stay valid.

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
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.to_hex())
    }
}

/// 256 random bits that hide one committed value; never used twice.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Nonce(pub [u8; 32]);

/// Hash of a log entry as a leaf of the tree (RFC 6962 §2.1).
#[must_use]
pub fn leaf_hash(entry: &[u8]) -> Hash {
    digest(&[&[0x00], entry])
}

/// Hash of an inner node of the tree (RFC 6962 §2.1).
#[must_use]
pub fn node_hash(left: Hash, right: Hash) -> Hash {
    digest(&[&[0x01], &left.0, &right.0])
}

/// Root of the tree over `leaves` (RFC 6962 §2.1); the empty tree hashes the
/// empty string.
#[must_use]
pub fn root_hash(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => digest(&[]),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            node_hash(root_hash(left), root_hash(right))
        }
    }
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
    use super::*;

    fn leaves(inputs: &[&str]) -> Vec<Hash> {
        inputs
            .iter()
            .map(|input| leaf_hash(&hex::decode(input).unwrap()))
            .collect()
    }

    #[test]
    fn roots_equal_the_vectors_of_certificate_transparency() {
        let inputs = [
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f",
        ];
        assert_eq!(
            root_hash(&[]).to_hex(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_eq!(
            root_hash(&leaves(&inputs[..1])).to_hex(),
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        );
        assert_eq!(
            root_hash(&leaves(&inputs[..3])).to_hex(),
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
        );
        assert_eq!(
            root_hash(&leaves(&inputs)).to_hex(),
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
        );
    }

    #[test]
    fn a_commitment_depends_on_label_nonce_and_value() {
        let base = commitment("a", &Nonce([1; 32]), b"v");
        assert_ne!(base, commitment("b", &Nonce([1; 32]), b"v"));
        assert_ne!(base, commitment("a", &Nonce([2; 32]), b"v"));
        assert_ne!(base, commitment("a", &Nonce([1; 32]), b"w"));
        assert_eq!(Hash::from_hex(&base.to_hex()), Some(base));
    }
}
