//! Evidence: files sent to a case, each with its chain of custody (KEEP-1).
//!
//! The acts hold what a piece was and what became of it; its content lies
//! elsewhere, encrypted, and can be destroyed while the acts remain.

mod custody;
mod hazard;
mod name;
mod rules;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

pub use custody::{Custody, CustodyEntry, CustodyStep};
pub use hazard::{Hazard, SNIFFED};
pub use name::FileName;
pub use rules::{Offer, Pending, copy, hand_out, may_send, receive, rekey};
pub(crate) use rules::{destroy, transfer};

use crate::{access::Audience, act::Private, ids::EvidenceId};

/// SHA-256 of the bytes of a piece, as they were received.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentHash(pub [u8; 32]);

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&ledger::Hash(self.0).to_hex())
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a SHA-256 has 64 hexadecimal digits")]
pub struct NotAHash;

impl FromStr for ContentHash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        ledger::Hash::from_hex(&text.trim().to_ascii_lowercase())
            .map(|hash| Self(hash.0))
            .ok_or(NotAHash)
    }
}

impl Serialize for ContentHash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ContentHash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

crate::as_text::text_schema!(
    ContentHash,
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
);

/// A piece as it was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// Its identity.
    pub evidence: EvidenceId,
    /// Who may read of it and copy it.
    pub to: Audience,
    /// Its name, made safe to write to any disk.
    pub name: Private<String>,
    /// The media type that its sender declared; nothing relies on it.
    pub media_type: Private<String>,
    /// Its size, in bytes.
    pub size: u64,
    /// Its hash, taken while it was received.
    pub sha256: ContentHash,
    /// Whether opening it may run something.
    pub hazard: Hazard,
    /// Where the sender has it from: a machine, a person, a log server.
    pub origin: Private<String>,
    /// What the sender says of it.
    pub note: Private<String>,
}

/// In which form a piece leaves the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CopyForm {
    /// Byte for byte as it was received.
    AsReceived,
    /// In an encrypted archive whose password is known to all, so that no
    /// mail filter or double click opens it.
    Wrapped,
}
