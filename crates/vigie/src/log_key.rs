//! The key of the provable log. It is drawn at the first start and kept; it is
//! never replaced by another one silently: what a lost key signed stays
//! proved, but only a successor of the log can go on.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::Path,
};

use age::{scrypt, secrecy::SecretString};
use app::proof::Keeper;
use ledger::keys::{Purpose, SecretKey};
use rand::RngExt;

use crate::{config_file::LogFiles, failure::Failure};

/// The keeper of the log, with the key from its file, drawn when there is none
/// yet.
///
/// # Errors
/// When a file cannot be read or written, or does not hold a key.
pub(crate) fn keep(files: &LogFiles) -> Result<Keeper, Failure> {
    let key = match fs::read(&files.key) {
        Ok(bytes) => open(files, &bytes)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let key = draw(files);
            write(files, &key)?;
            key
        }
        Err(error) => return Err(cannot("read", &files.key, &error)),
    };
    Ok(Keeper::new(
        key.renamed(files.origin.clone()),
        files.head.clone(),
    ))
}

/// A fresh key.
fn draw(files: &LogFiles) -> SecretKey {
    SecretKey::from_seed(files.origin.clone(), Purpose::Log, &rand::rng().random())
}

fn write(files: &LogFiles, key: &SecretKey) -> Result<(), Failure> {
    let text = format!("{}\n", key.reveal());
    let bytes = match passphrase(files)? {
        None => text.into_bytes(),
        Some(passphrase) => age::encrypt(&scrypt::Recipient::new(passphrase), text.as_bytes())
            .map_err(|error| Failure::new(format!("cannot seal the log's key: {error}")))?,
    };
    create(&files.key, &bytes).map_err(|error| cannot("write", &files.key, &error))
}

fn open(files: &LogFiles, bytes: &[u8]) -> Result<SecretKey, Failure> {
    let text = match passphrase(files)? {
        Some(passphrase) => age::decrypt(&scrypt::Identity::new(passphrase), bytes)
            .map_err(|_| damaged(files, "its passphrase does not open it"))?,
        None => bytes.to_vec(),
    };
    let text = String::from_utf8(text).map_err(|_| damaged(files, "it is not text"))?;
    text.trim()
        .parse()
        .map_err(|_| damaged(files, "it is not the key of a log"))
}

fn passphrase(files: &LogFiles) -> Result<Option<SecretString>, Failure> {
    let Some(path) = &files.passphrase else {
        return Ok(None);
    };
    let text = fs::read_to_string(path).map_err(|error| cannot("read", path, &error))?;
    Ok(Some(SecretString::from(text.trim().to_owned())))
}

fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn damaged(files: &LogFiles, why: &str) -> Failure {
    Failure::new(format!(
        "{} does not hold the key of the log ({why}): restore it from a backup. Remove it only if \
         it is lost: a successor of the log then opens, under a new key.",
        files.key.display()
    ))
}

fn cannot(what: &str, path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!(
        "cannot {what} {} of the log: {error}",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use tempfile::TempDir;

    use super::*;

    fn files(folder: &TempDir) -> LogFiles {
        LogFiles::in_folder(folder.path(), "https://vigie.example").unwrap()
    }

    fn public(keeper: &Keeper) -> String {
        keeper.key(&keeper.origin()).public().to_string()
    }

    #[test]
    fn the_key_is_drawn_once_and_kept_for_the_server_alone() {
        let folder = TempDir::new().unwrap();
        let files = files(&folder);
        let drawn = public(&keep(&files).unwrap());
        assert_eq!(public(&keep(&files).unwrap()), drawn);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&files.key).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_sealed_key_opens_with_its_passphrase_only() {
        let folder = TempDir::new().unwrap();
        let passphrase = folder.path().join("passphrase");
        fs::write(&passphrase, "une lampe sur le quai\n").unwrap();
        let mut files = files(&folder);
        files.passphrase = Some(passphrase.clone());
        let drawn = public(&keep(&files).unwrap());
        let kept = fs::read(&files.key).unwrap();
        assert!(kept.starts_with(b"age-encryption.org/v1"));
        assert_eq!(public(&keep(&files).unwrap()), drawn);
        fs::write(&passphrase, "une autre").unwrap();
        assert!(keep(&files).is_err());
        assert_eq!(fs::read(&files.key).unwrap(), kept);
    }
}
