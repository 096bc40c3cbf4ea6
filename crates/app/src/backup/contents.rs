//! What a backup says of itself.

use std::collections::BTreeMap;

use base64::{Engine, prelude::BASE64_STANDARD};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use store::log::tree::Log;

/// The form of backups that this version writes and reads.
pub(super) const FORM: u32 = 1;

/// The first line of a backup.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Header {
    /// The form of the file.
    #[serde(rename = "vigie-backup")]
    pub(super) form: u32,
    /// The version of the program that made it.
    pub program: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// The steps that its database had taken, in order.
    pub steps: Vec<String>,
    /// The log's head in it; none before there was a log.
    pub log: Option<LogHead>,
    /// Files that lay beside the database.
    #[serde(default)]
    pub files: BTreeMap<KeptFile, FileBytes>,
}

/// The head of the provable log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogHead {
    /// The name of the log that grew.
    pub origin: String,
    /// How many entries its tree had.
    pub size: u64,
    /// The root of its tree.
    pub root: String,
}

impl LogHead {
    pub(super) fn of(log: &Log) -> Self {
        Self {
            origin: log.origin.to_string(),
            size: log.tree.size(),
            root: log.tree.root().to_hex(),
        }
    }
}

/// A file beside the database, without which some of what it holds is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeptFile {
    /// From which links of reports are derived, and with which keys of code
    /// applications are sealed.
    ServerSecret,
    /// The key that signs the log.
    LogKey,
    /// The key that vouches for the logs of others.
    WitnessKey,
}

/// The bytes of a file.
#[derive(Clone, PartialEq, Eq)]
pub struct FileBytes(pub Vec<u8>);

impl std::fmt::Debug for FileBytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FileBytes({} of them)", self.0.len())
    }
}

impl Serialize for FileBytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64_STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for FileBytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        BASE64_STANDARD
            .decode(text)
            .map(Self)
            .map_err(D::Error::custom)
    }
}
