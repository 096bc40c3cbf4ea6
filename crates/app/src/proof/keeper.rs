//! What signing the log takes: a key, and where the last head is kept a
//! second time.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

use ledger::{
    keys::{KeyName, SecretKey},
    note::Note,
};

/// The key of the log, and the second place of its head.
#[derive(Clone, Debug)]
pub struct Keeper(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    key: SecretKey,
    copy: PathBuf,
}

/// What the second place holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Copy {
    /// Nothing yet.
    None,
    /// A checkpoint.
    Head(Note),
    /// Something that cannot be read.
    Unreadable,
}

impl Keeper {
    /// A keeper with the key of the first log, whose name is the origin; the
    /// last signed head is also kept in the file `copy`, best on another disk
    /// than the database.
    #[must_use]
    pub fn new(key: SecretKey, copy: PathBuf) -> Self {
        Self(Arc::new(Inner { key, copy }))
    }

    /// The key under the name of the log that it signs.
    #[must_use]
    pub fn key(&self, origin: &KeyName) -> SecretKey {
        self.0.key.renamed(origin.clone())
    }

    /// The name of the first log.
    #[must_use]
    pub fn origin(&self) -> KeyName {
        self.0.key.public().name().clone()
    }

    /// Where the head is kept a second time.
    #[must_use]
    pub fn copy(&self) -> &Path {
        &self.0.copy
    }

    pub(super) fn read_copy(&self) -> Copy {
        match fs::read(&self.0.copy) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Copy::None,
            Err(_) => Copy::Unreadable,
            Ok(bytes) => Note::parse(&bytes).map_or(Copy::Unreadable, Copy::Head),
        }
    }

    /// Replaces the copy as a whole, durably.
    pub(super) fn write_copy(&self, note: &Note) -> io::Result<()> {
        let beside = self.0.copy.with_extension("new");
        let mut file = fs::File::create(&beside)?;
        file.write_all(note.to_string().as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, &self.0.copy)?;
        if let Some(folder) = self.0.copy.parent()
            && let Ok(folder) = fs::File::open(folder)
        {
            folder.sync_all()?;
        }
        Ok(())
    }
}
