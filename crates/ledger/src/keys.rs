//! Ed25519 keys of logs and of witnesses, in the text forms of C2SP
//! signed-note.

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Notes, as the log that issues them.
    Log,
    /// Cosignatures, as a witness.
    Witness,
}

impl Purpose {
    const fn algorithm(self) -> u8 {
        match self {
            Self::Log => 0x01,
            Self::Witness => 0x04,
        }
    }

    const fn of_algorithm(byte: u8) -> Option<Self> {
        match byte {
            0x01 => Some(Self::Log),
            0x04 => Some(Self::Witness),
            _ => None,
        }
    }
}

/// The name of a key: that of a log is its origin.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyName(String);

impl KeyName {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for KeyName {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = |letter: char| !letter.is_whitespace() && !letter.is_control() && letter != '+';
        if text.is_empty() || !text.chars().all(fits) {
            return Err(NotAKey);
        }
        Ok(Self(text.to_owned()))
    }
}

/// The first four bytes of a hash over name, purpose and key: tells which key
/// a signature is to be checked with, and proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(pub [u8; 4]);

/// The text is not a key in the form that was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a key in the form NAME+ID+KEY of signed notes")]
pub struct NotAKey;

/// A key that checks signatures: `name+id+key` in text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    name: KeyName,
    purpose: Purpose,
    key: VerifyingKey,
}

impl PublicKey {
    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &KeyName {
        &self.name
    }

    /// What it checks.
    #[must_use]
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Its 32 bytes, as RFC 8032 writes them.
    #[must_use]
    pub fn bytes(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// Its identity in signature lines.
    #[must_use]
    pub fn id(&self) -> KeyId {
        key_id(&self.name, self.purpose, &self.bytes())
    }

    /// The file that OpenSSL reads.
    #[must_use]
    pub fn to_pem(&self) -> String {
        // SubjectPublicKeyInfo of Ed25519 (RFC 8410 §4).
        let mut der = hex::decode("302a300506032b6570032100").unwrap_or_default();
        der.extend(self.bytes());
        format!(
            "-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n",
            STANDARD.encode(der)
        )
    }

    /// Checks a bare signature over bytes.
    #[must_use]
    pub fn accepts(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.key.verify_strict(message, &signature).is_ok())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut key = vec![self.purpose.algorithm()];
        key.extend(self.bytes());
        let id = hex::encode(self.id().0);
        write!(f, "{}+{id}+{}", self.name, STANDARD.encode(key))
    }
}

impl FromStr for PublicKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let written = read(text)?;
        let key = Self {
            name: written.name,
            purpose: written.purpose,
            key: VerifyingKey::from_bytes(&written.bytes).map_err(|_| NotAKey)?,
        };
        if key.id() != written.id {
            return Err(NotAKey);
        }
        Ok(key)
    }
}

/// A key that signs: `PRIVATE+KEY+name+id+seed` in text. Never shown by
/// [`fmt::Debug`].
#[derive(Clone)]
pub struct SecretKey {
    name: KeyName,
    purpose: Purpose,
    key: SigningKey,
}

const PRIVATE: &str = "PRIVATE+KEY+";

impl SecretKey {
    /// The key that grows from 32 random bytes.
    #[must_use]
    pub fn from_seed(name: KeyName, purpose: Purpose, seed: &[u8; 32]) -> Self {
        Self {
            name,
            purpose,
            key: SigningKey::from_bytes(seed),
        }
    }

    /// The same key under another name: that of a log's successor.
    #[must_use]
    pub fn renamed(&self, name: KeyName) -> Self {
        Self {
            name,
            ..self.clone()
        }
    }

    /// Its public part.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey {
            name: self.name.clone(),
            purpose: self.purpose,
            key: self.key.verifying_key(),
        }
    }

    /// The text from which it is read again: to be kept secret.
    #[must_use]
    pub fn reveal(&self) -> String {
        let mut seed = vec![self.purpose.algorithm()];
        seed.extend(self.key.to_bytes());
        let id = hex::encode(self.public().id().0);
        format!("{PRIVATE}{}+{id}+{}", self.name, STANDARD.encode(seed))
    }

    /// Signs bytes.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({})", self.name)
    }
}

impl FromStr for SecretKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.strip_prefix(PRIVATE).ok_or(NotAKey)?;
        let written = read(text)?;
        let key = Self::from_seed(written.name, written.purpose, &written.bytes);
        if key.public().id() != written.id {
            return Err(NotAKey);
        }
        Ok(key)
    }
}

/// A key in text, its identity unchecked.
struct Written {
    name: KeyName,
    id: KeyId,
    purpose: Purpose,
    bytes: [u8; 32],
}

fn read(text: &str) -> Result<Written, NotAKey> {
    // Base64 may hold the sign as well.
    let mut parts = text.splitn(3, '+');
    let mut part = || parts.next().ok_or(NotAKey);
    let name = part()?.parse()?;
    let mut id = [0; 4];
    hex::decode_to_slice(part()?, &mut id).map_err(|_| NotAKey)?;
    let key = STANDARD.decode(part()?).map_err(|_| NotAKey)?;
    let (algorithm, bytes) = key.split_first().ok_or(NotAKey)?;
    Ok(Written {
        name,
        id: KeyId(id),
        purpose: Purpose::of_algorithm(*algorithm).ok_or(NotAKey)?,
        bytes: bytes.try_into().map_err(|_| NotAKey)?,
    })
}

fn key_id(name: &KeyName, purpose: Purpose, key: &[u8; 32]) -> KeyId {
    let mut hasher = Sha256::new();
    hasher.update(name.as_str());
    hasher.update(b"\n");
    hasher.update([purpose.algorithm()]);
    hasher.update(key);
    let digest: [u8; 32] = hasher.finalize().into();
    KeyId([digest[0], digest[1], digest[2], digest[3]])
}
