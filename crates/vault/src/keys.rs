//! The keys under which evidence lies: any of them reads, one of them writes.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use age::{DecryptError, Decryptor, Identity, secrecy::ExposeSecret, x25519};

/// The keys of a portal.
pub struct Keys {
    identities: Vec<x25519::Identity>,
    recipient: x25519::Recipient,
}

/// Keys that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WrongKeys {
    /// No key file is named, or none holds a key.
    #[error("no key: name at least one file written by age-keygen or vigie evidence new-key")]
    None,
    /// A key file cannot be read.
    #[error("cannot read the key file {path}: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A line of a key file is no key.
    #[error("{path}, line {line}: expected AGE-SECRET-KEY-1…")]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// The recipient is none of the keys'.
    #[error(
        "{0} is the public key of none of the configured keys: what is encrypted to it could not be read back"
    )]
    Stranger(String),
}

impl Keys {
    /// Reads key files, each of one or several x25519 keys. New pieces are
    /// encrypted to `recipient`, which is by default the first key.
    ///
    /// # Errors
    /// When a file cannot be read or holds something else, and when the
    /// recipient is not the public key of one of the keys.
    pub fn read(files: &[PathBuf], recipient: Option<&str>) -> Result<Self, WrongKeys> {
        let mut identities = Vec::new();
        for path in files {
            identities.extend(read_file(path)?);
        }
        Self::of(identities, recipient)
    }

    fn of(identities: Vec<x25519::Identity>, recipient: Option<&str>) -> Result<Self, WrongKeys> {
        let mut publics = identities.iter().map(x25519::Identity::to_public);
        let recipient = match recipient {
            None => publics.next().ok_or(WrongKeys::None)?,
            Some(wanted) => publics
                .find(|public| public.to_string() == wanted.trim())
                .ok_or_else(|| WrongKeys::Stranger(wanted.to_owned()))?,
        };
        Ok(Self {
            identities,
            recipient,
        })
    }

    /// The public key to which new pieces are encrypted.
    #[must_use]
    pub fn recipient(&self) -> String {
        self.recipient.to_string()
    }

    /// A fresh key, as the text of a key file.
    #[must_use]
    pub fn draw() -> String {
        let identity = x25519::Identity::generate();
        format!(
            "# public key: {}\n{}\n",
            identity.to_public(),
            identity.to_string().expose_secret()
        )
    }

    pub(crate) fn encrypt(&self, plain: &[u8]) -> Result<Vec<u8>, age::EncryptError> {
        age::encrypt(&self.recipient, plain)
    }

    pub(crate) fn decrypt(&self, sealed: &[u8], expected: usize) -> Result<Vec<u8>, DecryptError> {
        let identities = self
            .identities
            .iter()
            .map(|identity| identity as &dyn Identity);
        let mut reader = Decryptor::new_buffered(sealed)?.decrypt(identities)?;
        let mut plain = Vec::with_capacity(expected);
        io::Read::read_to_end(&mut reader, &mut plain)?;
        Ok(plain)
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({} of them)", self.identities.len())
    }
}

fn read_file(path: &Path) -> Result<Vec<x25519::Identity>, WrongKeys> {
    let text = fs::read_to_string(path).map_err(|source| WrongKeys::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(index, line)| {
            line.trim().parse().map_err(|_| WrongKeys::Line {
                path: path.to_owned(),
                line: index + 1,
            })
        })
        .collect()
}
