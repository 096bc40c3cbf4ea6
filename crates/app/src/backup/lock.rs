//! What seals a backup, and what opens it.

use std::{
    fs,
    io::{self, BufRead, Read, Write},
    iter,
    path::Path,
};

use age::{
    DecryptError, Decryptor, Encryptor, Identity, Recipient, scrypt, secrecy::SecretString,
    stream::StreamWriter, x25519,
};

use super::BackupError;

/// What seals a backup.
#[derive(Clone)]
pub enum Lock {
    /// A public key, whose other half lies elsewhere: what makes backups
    /// cannot read them.
    Recipient(x25519::Recipient),
    /// A passphrase.
    Passphrase(SecretString),
}

/// What opens a backup.
pub enum Key {
    /// Keys.
    Identities(Vec<x25519::Identity>),
    /// A passphrase.
    Passphrase(SecretString),
}

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lock")
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

impl Lock {
    /// The public key `age1…`.
    ///
    /// # Errors
    /// When it is none.
    pub fn to(recipient: &str) -> Result<Self, BackupError> {
        let parsed = recipient.trim().parse();
        parsed
            .map(Self::Recipient)
            .map_err(|_| BackupError::NotARecipient(recipient.to_owned()))
    }

    /// The passphrase in a file.
    ///
    /// # Errors
    /// When there is none.
    pub fn by_passphrase(file: &Path) -> Result<Self, BackupError> {
        passphrase(file).map(Self::Passphrase)
    }

    pub(super) fn seal<W: Write>(&self, output: W) -> io::Result<StreamWriter<W>> {
        match self {
            Self::Recipient(recipient) => {
                Encryptor::with_recipients(iter::once(recipient as &dyn Recipient))
                    .map_err(io::Error::other)?
                    .wrap_output(output)
            }
            Self::Passphrase(passphrase) => {
                Encryptor::with_user_passphrase(passphrase.clone()).wrap_output(output)
            }
        }
    }
}

impl Key {
    /// The keys in a file, as `age-keygen` and `vigie evidence new-key` write
    /// it.
    ///
    /// # Errors
    /// When there is none.
    pub fn in_file(file: &Path) -> Result<Self, BackupError> {
        let lines = read(file)?;
        let keys: Result<Vec<_>, _> = lines
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(str::parse)
            .collect();
        match keys {
            Ok(keys) if !keys.is_empty() => Ok(Self::Identities(keys)),
            _ => Err(BackupError::NoKey(file.to_owned())),
        }
    }

    /// The passphrase in a file.
    ///
    /// # Errors
    /// When there is none.
    pub fn by_passphrase(file: &Path) -> Result<Self, BackupError> {
        passphrase(file).map(Self::Passphrase)
    }

    pub(super) fn open<R: BufRead + Send + 'static>(
        &self,
        input: R,
    ) -> Result<Box<dyn Read + Send>, BackupError> {
        let decryptor = Decryptor::new_buffered(input).map_err(not_opened)?;
        let opened = match self {
            Self::Identities(keys) => {
                decryptor.decrypt(keys.iter().map(|key| key as &dyn Identity))
            }
            Self::Passphrase(passphrase) => {
                let identity = scrypt::Identity::new(passphrase.clone());
                decryptor.decrypt(iter::once(&identity as &dyn Identity))
            }
        };
        Ok(Box::new(opened.map_err(not_opened)?))
    }
}

fn not_opened(error: DecryptError) -> BackupError {
    match error {
        DecryptError::NoMatchingKeys
        | DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed => BackupError::NotOpened,
        other => BackupError::Damaged(other.to_string()),
    }
}

fn passphrase(file: &Path) -> Result<SecretString, BackupError> {
    let text = read(file)?;
    match text.trim() {
        "" => Err(BackupError::NoPassphrase(file.to_owned())),
        passphrase => Ok(SecretString::from(passphrase.to_owned())),
    }
}

fn read(file: &Path) -> Result<String, BackupError> {
    fs::read_to_string(file).map_err(|source| BackupError::Unreadable {
        path: file.to_owned(),
        source,
    })
}
