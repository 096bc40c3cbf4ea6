//! The keys of the provable log and of the witness. Each is drawn at the first
//! start and kept; it is never replaced by another one silently: what a lost
//! key signed stays proved, but only a successor of the log can go on.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use age::{scrypt, secrecy::SecretString};
use app::proof::{Keeper, Vouching, Witness};
use ledger::keys::{PublicKey, SecretKey};
use rand::RngExt;

use crate::{
    config_file::{KeyFile, LogFiles, WitnessFiles},
    failure::Failure,
};

/// The keeper of the log, with the key from its file, drawn when there is none
/// yet.
///
/// # Errors
/// When a file cannot be read or written, or does not hold a key.
pub(crate) fn keep(files: &LogFiles) -> Result<Keeper, Failure> {
    Ok(Keeper::new(kept(&files.key)?, files.head.clone()))
}

/// Whom the log is shown to, and for whom this installation vouches.
///
/// # Errors
/// As [`keep`].
pub(crate) fn vouching(
    log: &LogFiles,
    witness: Option<&WitnessFiles>,
) -> Result<Vouching, Failure> {
    let witness = witness
        .map(|files| Ok::<_, Failure>(Witness::new(kept(&files.key)?, files.logs.clone())))
        .transpose()?;
    Ok(Vouching {
        witness,
        policy: log.policy.clone(),
        times: log.times.clone(),
    })
}

/// The key that is to follow the log's: drawn, or taken up from a change that
/// was interrupted.
///
/// # Errors
/// As [`keep`].
pub(crate) fn next(files: &LogFiles) -> Result<SecretKey, Failure> {
    kept(&KeyFile {
        path: beside(&files.key.path, "next"),
        ..files.key.clone()
    })
}

/// Puts the key that follows in the place of the one that signed until now;
/// gives where that one lies from here on.
///
/// # Errors
/// When a file cannot be renamed.
pub(crate) fn take_over(files: &LogFiles, old: &PublicKey) -> Result<PathBuf, Failure> {
    let place = &files.key.path;
    let aside = beside(place, &hex::encode(old.id().0));
    let wrong = |error: io::Error| cannot("rename", place, &error);
    fs::hard_link(place, &aside)
        .or_else(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Ok(()),
            _ => Err(error),
        })
        .map_err(wrong)?;
    fs::rename(beside(place, "next"), place).map_err(wrong)?;
    Ok(aside)
}

fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

fn kept(file: &KeyFile) -> Result<SecretKey, Failure> {
    let key = match fs::read(&file.path) {
        Ok(bytes) => open(file, &bytes)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let key = draw(file);
            write(file, &key)?;
            key
        }
        Err(error) => return Err(cannot("read", &file.path, &error)),
    };
    if key.public().purpose() != file.purpose {
        return Err(damaged(file, "it is a key for another use"));
    }
    Ok(key.renamed(file.name.clone()))
}

/// A fresh key.
fn draw(file: &KeyFile) -> SecretKey {
    SecretKey::from_seed(file.name.clone(), file.purpose, &rand::rng().random())
}

fn write(file: &KeyFile, key: &SecretKey) -> Result<(), Failure> {
    let text = format!("{}\n", key.reveal());
    let bytes = match passphrase(file)? {
        None => text.into_bytes(),
        Some(passphrase) => age::encrypt(&scrypt::Recipient::new(passphrase), text.as_bytes())
            .map_err(|error| Failure::new(format!("cannot seal a key of the log: {error}")))?,
    };
    create(&file.path, &bytes).map_err(|error| cannot("write", &file.path, &error))
}

fn open(file: &KeyFile, bytes: &[u8]) -> Result<SecretKey, Failure> {
    let text = match passphrase(file)? {
        Some(passphrase) => age::decrypt(&scrypt::Identity::new(passphrase), bytes)
            .map_err(|_| damaged(file, "its passphrase does not open it"))?,
        None => bytes.to_vec(),
    };
    let text = String::from_utf8(text).map_err(|_| damaged(file, "it is not text"))?;
    text.trim()
        .parse()
        .map_err(|_| damaged(file, "it is not such a key"))
}

fn passphrase(file: &KeyFile) -> Result<Option<SecretString>, Failure> {
    let Some(path) = &file.passphrase else {
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

fn damaged(file: &KeyFile, why: &str) -> Failure {
    Failure::new(format!(
        "{} does not hold the key of {} ({why}): restore it from a backup. Remove it only if it \
         is lost: that of the log then opens a successor, and that of a witness must be given \
         anew to those whom it vouches for.",
        file.path.display(),
        file.name
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
            let mode = fs::metadata(&files.key.path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_key_that_follows_takes_the_place_of_the_one_before_which_is_kept() {
        let folder = TempDir::new().unwrap();
        let files = files(&folder);
        let keeper = keep(&files).unwrap();
        let old = keeper.key(&keeper.origin()).public();
        let new = next(&files).unwrap().public();
        assert_eq!(next(&files).unwrap().public(), new, "an interrupted change");
        let aside = take_over(&files, &old).unwrap();
        assert_eq!(public(&keep(&files).unwrap()), new.to_string());
        let kept: SecretKey = fs::read_to_string(aside).unwrap().trim().parse().unwrap();
        assert_eq!(kept.public(), old);
    }

    #[test]
    fn a_sealed_key_opens_with_its_passphrase_only() {
        let folder = TempDir::new().unwrap();
        let passphrase = folder.path().join("passphrase");
        fs::write(&passphrase, "une lampe sur le quai\n").unwrap();
        let mut files = files(&folder);
        files.key.passphrase = Some(passphrase.clone());
        let drawn = public(&keep(&files).unwrap());
        let kept = fs::read(&files.key.path).unwrap();
        assert!(kept.starts_with(b"age-encryption.org/v1"));
        assert_eq!(public(&keep(&files).unwrap()), drawn);
        fs::write(&passphrase, "une autre").unwrap();
        assert!(keep(&files).is_err());
        assert_eq!(fs::read(&files.key.path).unwrap(), kept);
    }
}
