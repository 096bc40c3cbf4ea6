//! Technical traces that two cases may share: addresses, domains, hashes,
//! names of files.

mod common;
mod defanged;
mod extract;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use extract::{extract, of_file_name};

/// Kind of an observable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ObservableKind {
    /// An internet address, version 4 or 6.
    Address,
    /// The name of a domain or machine.
    Domain,
    /// The address of a page.
    Url,
    /// A MD5, SHA-1, SHA-256 or SHA-512 hash.
    Hash,
    /// An e-mail address.
    Mailbox,
    /// The name of a file.
    FileName,
    /// The name of a file that asks for a ransom.
    RansomNote,
    /// The ending that encrypted files were given.
    Ending,
    /// A published vulnerability, by its CVE number.
    Vulnerability,
}

impl ObservableKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Address,
        Self::Domain,
        Self::Url,
        Self::Hash,
        Self::Mailbox,
        Self::FileName,
        Self::RansomNote,
        Self::Ending,
        Self::Vulnerability,
    ];

    /// Stable name, as it is stored.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Domain => "domain",
            Self::Url => "url",
            Self::Hash => "hash",
            Self::Mailbox => "mailbox",
            Self::FileName => "file-name",
            Self::RansomNote => "ransom-note",
            Self::Ending => "ending",
            Self::Vulnerability => "vulnerability",
        }
    }

    /// The kind stored under a name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A technical trace, in the one form in which all its spellings meet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Observable {
    /// Its kind.
    pub kind: ObservableKind,
    /// Its value: small letters, not defanged.
    pub value: String,
}

impl Observable {
    pub(crate) fn new(kind: ObservableKind, value: impl Into<String>) -> Self {
        Self {
            kind,
            value: value.into(),
        }
    }
}

impl fmt::Display for Observable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}
