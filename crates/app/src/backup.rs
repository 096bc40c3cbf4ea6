//! Backups: the whole database in one sealed file, the same for both engines,
//! taken while the portal works; and their restoration, which proves what it
//! did or does nothing.
//!
//! A file of the format of [age](https://age-encryption.org), within it gzip,
//! within it a line of JSON for what the backup is, for each table and for
//! each row, and a last one with the count and the hash of every table: what
//! ordinary tools open.

mod contents;
mod lines;
mod lock;
mod reading;
mod restoring;
mod writing;

use std::{io, path::PathBuf};

use store::{StoreError, transfer::NotLoaded};

pub use contents::{Header, KeptFile, LogHead};
pub use lock::{Key, Lock};
pub use reading::Bundle;
pub use restoring::{Restored, restore};
pub use writing::BackedUp;

/// Why a backup was not made or not restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file to be written is there.
    #[error("{} is there already: name a file that is not, an old backup is never overwritten", .0.display())]
    Exists(PathBuf),
    /// A file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// What should be a public key is none.
    #[error("{0:?} is no public key of age, such as age1…")]
    NotARecipient(String),
    /// A key file holds no key.
    #[error("{} holds no key of age (AGE-SECRET-KEY-1…)", .0.display())]
    NoKey(PathBuf),
    /// The passphrase is empty.
    #[error("{} holds no passphrase", .0.display())]
    NoPassphrase(PathBuf),
    /// The key is not one that opens the backup.
    #[error("this key or passphrase does not open the backup")]
    NotOpened,
    /// The backup is not as it was written.
    #[error("the backup is damaged or not whole, nothing of it was used: {0}")]
    Damaged(String),
    /// Sealed, and not a backup of Vigie.
    #[error("this is not a backup of Vigie")]
    NotABackup,
    /// The backup was made by a later version.
    #[error("the backup was made by Vigie {0}, which is newer: restore it with that version")]
    Newer(String),
    /// The database to restore into has a form of its own.
    #[error(
        "the database has tables already, and not those of the backup: restore into an empty \
         database"
    )]
    OtherForm,
    /// The database to restore into holds something, or could not take what
    /// the backup holds.
    #[error("nothing was restored: {0}")]
    NotLoaded(#[from] NotLoaded),
    /// The database fails.
    #[error("the database: {0}")]
    Store(#[from] StoreError),
    /// Something that should not happen.
    #[error("internal error: {0}")]
    Internal(String),
}
