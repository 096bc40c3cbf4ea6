//! What stays on record of a file that has ended (KEEP-2).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    act::Author,
    retention::{Category, Copies, Disposition},
};

/// How a file ended: what stays on record of it (KEEP-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disposal {
    /// What became of it.
    pub disposition: Disposition,
    /// The category under which it was kept.
    pub category: Category,
    /// When it was closed, from which its period counted.
    pub closed_at: Timestamp,
    /// The bundle that was archived.
    pub bundle: Option<Bundle>,
    /// Who proposed it.
    pub proposed_by: Author,
    /// Who approved it.
    pub approved_by: Option<Author>,
    /// Where copies may still be.
    pub copies: Copies,
}

/// A bundle in the archives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    /// Its name in the archives.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u64,
}
