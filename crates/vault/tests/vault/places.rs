//! Vaults to test: in a folder, or in an S3 store that may fail.

use std::path::PathBuf;

use bytes::Bytes;
use process::{evidence::ContentHash, ids::EvidenceId};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use testkit::s3::S3;
use vault::{Content, Keys, Piece, Place, Saved, Vault, VaultError, VaultSettings};

/// Where a vault lies.
#[derive(Clone, Copy, Debug)]
pub(crate) enum At {
    /// In a folder.
    Disk,
    /// In an S3 store.
    S3,
}

/// A vault, with what it lies in.
pub(crate) struct Lying {
    pub(crate) vault: Vault,
    pub(crate) folder: TempDir,
    pub(crate) s3: Option<S3>,
}

impl Lying {
    pub(crate) async fn at(at: At) -> Self {
        let folder = TempDir::new().unwrap();
        let key = key(&folder, "first.txt");
        let mut settings = settings(&folder, vec![key]);
        let s3 = match at {
            At::Disk => None,
            At::S3 => {
                // Another test of the same process may have been first.
                let _ = rustls::crypto::ring::default_provider().install_default();
                let s3 = S3::start().await;
                let secret = folder.path().join("secret");
                std::fs::write(&secret, "secret\n").unwrap();
                settings.s3 = Some(s3.settings(secret));
                Some(s3)
            }
        };
        Self {
            vault: open(&settings),
            folder,
            s3,
        }
    }
}

pub(crate) fn key(folder: &TempDir, name: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, Keys::draw()).unwrap();
    path
}

pub(crate) fn settings(folder: &TempDir, keys: Vec<PathBuf>) -> VaultSettings {
    let mut settings = VaultSettings::in_folder(folder.path().join("pieces"), PathBuf::new());
    settings.key_files = keys;
    settings.keep_free = 0;
    settings
}

pub(crate) fn open(settings: &VaultSettings) -> Vault {
    let keys = Keys::read(&settings.key_files, settings.recipient.as_deref()).unwrap();
    Vault::new(settings, keys, Place::open(settings).unwrap())
}

pub(crate) fn id(number: u128) -> EvidenceId {
    EvidenceId(uuid::Uuid::from_u128(number))
}

/// Bytes that do not repeat from one segment to the next.
pub(crate) fn bytes(length: usize) -> Bytes {
    (0..length)
        .map(|at| u8::try_from((at / 7 + at / 65_537) % 251).unwrap_or_default())
        .collect()
}

pub(crate) fn piece(number: u128, content: &[u8]) -> Piece {
    let hash = ContentHash(Sha256::digest(content).into());
    Piece::new(id(number), content.len() as u64, hash)
}

/// Receives bytes in one sitting; gives what would be written down.
pub(crate) async fn receive(
    vault: &Vault,
    number: u128,
    from: Option<&Saved>,
    mut bytes: Bytes,
) -> Result<(Saved, ContentHash), VaultError> {
    let received = from.map_or(0, |saved| saved.received);
    let state = from.map(|saved| &saved.state);
    let mut intake = vault.resume(id(number), received, state).await?;
    while !bytes.is_empty() {
        if intake.take(&mut bytes) == vault::Room::Full {
            intake.save().await?;
        }
    }
    let saved = intake.save().await?;
    Ok((saved, intake.hash()))
}

/// What is read, and how the reading ended.
pub(crate) async fn read(mut content: Content) -> (Vec<u8>, Result<(), VaultError>) {
    let mut read = Vec::new();
    loop {
        match content.next().await {
            Ok(Some(bytes)) => read.extend_from_slice(&bytes),
            Ok(None) => return (read, Ok(())),
            Err(error) => return (read, Err(error)),
        }
    }
}
