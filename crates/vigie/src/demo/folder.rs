//! The folder of a demonstration.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use store::DatabaseUrl;

use crate::{
    config_file::{HEAD, LogFiles},
    failure::Failure,
};

const DATABASE: &str = "demo.db";
const ACCOUNTS: &str = "demo.json";
/// What the log is named after, wherever the demonstration answers.
const ORIGIN: &str = "https://demo.example";
const MAILS: &str = "mails";
/// There while the demonstration is being built.
const UNFINISHED: &str = "unfinished";

/// The folder of a demonstration. Its database has a name that no real portal
/// gives to its own, so that nothing real is ever taken for a demonstration.
#[derive(Clone, Debug)]
pub(crate) struct DemoFolder(PathBuf);

/// What is found in the folder at a start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beginning {
    /// Nothing, or what was left of a building that was cut off: it is to be
    /// built.
    First,
    /// A demonstration, to go on with.
    Again,
}

impl DemoFolder {
    /// Opens the folder, which is made when it is missing. Until
    /// [`DemoFolder::finished`], a first beginning is one that can be begun
    /// anew.
    ///
    /// # Errors
    /// When it cannot be used.
    pub(crate) fn open(path: &Path) -> Result<(Self, Beginning), Failure> {
        let folder = Self(path.to_owned());
        folder
            .prepare()
            .map_err(|error| {
                Failure::new(format!("cannot use the folder {}: {error}", path.display()))
            })
            .map(|beginning| (folder, beginning))
    }

    /// The folder of a demonstration that was built.
    ///
    /// # Errors
    /// When there is none.
    pub(crate) fn existing(path: &Path) -> Result<Self, Failure> {
        let folder = Self(path.to_owned());
        if folder.accounts().is_file() {
            Ok(folder)
        } else {
            Err(Failure::new(format!(
                "{} holds no demonstration: vigie demo --data builds one",
                path.display()
            )))
        }
    }

    fn prepare(&self) -> io::Result<Beginning> {
        fs::create_dir_all(&self.0)?;
        let unfinished = self.0.join(UNFINISHED);
        if unfinished.exists() {
            for suffix in ["", "-wal", "-shm"] {
                gone(fs::remove_file(self.0.join(format!("{DATABASE}{suffix}"))))?;
            }
            gone(fs::remove_file(self.0.join(HEAD)))?;
            gone(fs::remove_file(self.accounts()))?;
            gone(fs::remove_dir_all(self.mails()))?;
            return Ok(Beginning::First);
        }
        match (self.0.join(DATABASE).exists(), self.accounts().exists()) {
            (true, true) => Ok(Beginning::Again),
            (false, false) => {
                fs::write(unfinished, "")?;
                Ok(Beginning::First)
            }
            _ => Err(io::Error::other(format!(
                "{DATABASE} and {ACCOUNTS} go together and one is missing; remove the folder to \
                 build the demonstration anew"
            ))),
        }
    }

    /// Says that the demonstration is built.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub(crate) fn finished(&self) -> io::Result<()> {
        gone(fs::remove_file(self.0.join(UNFINISHED)))
    }

    /// The folder itself.
    #[must_use]
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The database.
    #[must_use]
    pub(crate) fn database(&self) -> DatabaseUrl {
        DatabaseUrl::Sqlite(self.0.join(DATABASE))
    }

    /// The key of its log, and the second copy of the head.
    ///
    /// # Errors
    /// Never for the name of this folder.
    pub(crate) fn log(&self) -> Result<LogFiles, Failure> {
        LogFiles::in_folder(&self.0, ORIGIN)
            .ok_or_else(|| Failure::new("the demonstration's log has no name"))
    }

    /// The file that tells scripts the address and the accounts.
    #[must_use]
    pub(crate) fn accounts(&self) -> PathBuf {
        self.0.join(ACCOUNTS)
    }

    /// The folder of the mails sent.
    #[must_use]
    pub(crate) fn mails(&self) -> PathBuf {
        self.0.join(MAILS)
    }
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_building_that_was_cut_off_begins_anew() {
        let place = TempDir::new().unwrap();
        let (folder, beginning) = DemoFolder::open(place.path()).unwrap();
        assert_eq!(beginning, Beginning::First);
        fs::write(place.path().join(DATABASE), "half").unwrap();

        let (folder_again, beginning) = DemoFolder::open(folder.path()).unwrap();
        assert_eq!(beginning, Beginning::First);
        assert!(!place.path().join(DATABASE).exists());

        fs::write(place.path().join(DATABASE), "whole").unwrap();
        fs::write(folder_again.accounts(), "{}").unwrap();
        folder_again.finished().unwrap();
        let (_, beginning) = DemoFolder::open(place.path()).unwrap();
        assert_eq!(beginning, Beginning::Again);
        assert!(place.path().join(DATABASE).exists());
    }

    #[test]
    fn nothing_that_was_finished_is_ever_removed() {
        let place = TempDir::new().unwrap();
        fs::write(place.path().join(DATABASE), "somebody's").unwrap();
        assert!(DemoFolder::open(place.path()).is_err());
        assert!(place.path().join(DATABASE).exists());
    }
}
