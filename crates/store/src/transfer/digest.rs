//! What a table holds, in few bytes: two tables of one digest have the same
//! rows, whichever engine they are on.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::row::{Cell, Row, Table};

/// SHA-256 over the columns and the rows of a table, in the order of its key.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest(pub [u8; 32]);

impl TryFrom<String> for Digest {
    type Error = hex::FromHexError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes)?;
        Ok(Self(bytes))
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        hex::encode(digest.0)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// How many rows.
    pub rows: u64,
    /// Which ones.
    pub digest: Digest,
}

/// What each table holds, by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Totals(pub BTreeMap<String, Total>);

impl Totals {
    /// All the rows.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.0.values().map(|total| total.rows).sum()
    }

    /// A table that does not hold the same in both.
    #[must_use]
    pub fn first_difference(&self, other: &Self) -> Option<String> {
        let names = self.0.keys().chain(other.0.keys());
        let mut different = names.filter(|name| self.0.get(*name) != other.0.get(*name));
        different.next().cloned()
    }
}

/// The rows of a table as they pass.
pub(super) struct Running {
    rows: u64,
    digest: Sha256,
}

impl Running {
    pub(super) fn of(table: &Table) -> Self {
        let mut running = Self {
            rows: 0,
            digest: Sha256::new(),
        };
        for column in &table.columns {
            running.piece(b'c', column.name.as_bytes());
        }
        running
    }

    pub(super) fn take(&mut self, rows: &[Row]) {
        for row in rows {
            self.rows += 1;
            for cell in row {
                match cell {
                    Cell::Null => self.piece(b'-', &[]),
                    Cell::Number(number) => self.piece(b'n', &number.to_be_bytes()),
                    Cell::Text(text) => self.piece(b't', text.as_bytes()),
                    Cell::Bytes(bytes) => self.piece(b'b', bytes),
                }
            }
        }
    }

    pub(super) fn total(self) -> Total {
        Total {
            rows: self.rows,
            digest: Digest(self.digest.finalize().into()),
        }
    }

    fn piece(&mut self, kind: u8, bytes: &[u8]) {
        self.digest.update([kind]);
        self.digest.update((bytes.len() as u64).to_be_bytes());
        self.digest.update(bytes);
    }
}
