//! Where a key of the provable log lies.

use std::path::PathBuf;

use ledger::keys::{KeyName, Purpose};

/// The file of a key, drawn at the first start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyFile {
    /// The file.
    pub(crate) path: PathBuf,
    /// The file of the passphrase that opens it; none when the key lies open
    /// in its file, which only the server reads.
    pub(crate) passphrase: Option<PathBuf>,
    /// The name that the key bears.
    pub(crate) name: KeyName,
    /// What it signs.
    pub(crate) purpose: Purpose,
}
