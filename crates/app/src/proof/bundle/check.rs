//! Checking a bundle, with nothing but its bytes and the keys to be trusted.

use std::collections::BTreeMap;

use ledger::{
    Hash, Nonce, commitment,
    cosignature::{SeenAt, witnessed},
    disclosure::Disclosure,
    keys::PublicKey,
    leaf_hash,
    note::Note,
};
use locales::Texts;
use process::act::commitments;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{
    FORMAT, LOG_KEYS, MANIFEST, WITNESS_KEYS,
    archive::{self, Files, Unread},
    signatures::{self, SignedBy},
};

/// What a bundle that holds proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedBundle {
    /// Records whose proof holds.
    pub records: usize,
    /// Values that the records commit to, and that are there.
    pub values: usize,
    /// The keys that signed, to be compared with those known from elsewhere.
    pub keys: Vec<PublicKey>,
    /// Who vouched for the signed state, under the keys that the bundle
    /// brings, and when they saw it first.
    pub witnesses: BTreeMap<String, SeenAt>,
    /// Signatures of people on acts of the bundle.
    pub signatures: Vec<SignedBy>,
}

/// Why a bundle does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BundleFault {
    /// It is no archive that this program wrote.
    NotABundle,
    /// The archive itself was changed, at a file.
    Archive(String),
    /// The manifest cannot be read, or none of the keys signed it.
    Manifest,
    /// A file is not the one that the manifest names.
    Changed(String),
    /// A file that the manifest names is missing.
    Missing(String),
    /// A file that the manifest does not name.
    Added(String),
    /// A key is none, or none of those that are trusted.
    Key(String),
    /// The proof of a record does not hold.
    Proof(String),
    /// A value is not the one that its record commits to.
    Value(String, String),
    /// The signature of a person does not hold.
    Signature(String),
}

impl BundleFault {
    const fn text_key(&self) -> &'static str {
        match self {
            Self::NotABundle => "proof-bundle-none",
            Self::Archive(_) => "proof-bundle-archive",
            Self::Manifest => "proof-bundle-manifest",
            Self::Changed(_) => "proof-bundle-changed",
            Self::Missing(_) => "proof-bundle-missing",
            Self::Added(_) => "proof-bundle-added",
            Self::Key(_) => "proof-bundle-key",
            Self::Proof(_) => "proof-bundle-proof",
            Self::Value(..) => "proof-bundle-value",
            Self::Signature(_) => "proof-bundle-signature",
        }
    }

    /// The fault in words.
    #[must_use]
    pub fn text(&self, t: Texts) -> String {
        let (file, part) = match self {
            Self::NotABundle | Self::Manifest => ("", ""),
            Self::Archive(file)
            | Self::Changed(file)
            | Self::Missing(file)
            | Self::Added(file)
            | Self::Key(file)
            | Self::Proof(file)
            | Self::Signature(file) => (file.as_str(), ""),
            Self::Value(file, part) => (file.as_str(), part.as_str()),
        };
        let key = self.text_key();
        t.with(key).arg("file", file).arg("part", part).to_string()
    }
}

/// Checks a bundle; without trusted keys, it is only consistent with the keys
/// that it brings.
///
/// # Errors
/// The first fault.
pub fn check_bundle(bytes: &[u8], trusted: &[PublicKey]) -> Result<CheckedBundle, BundleFault> {
    let files = archive::read(bytes).map_err(|unread| match unread {
        Unread::NotOne => BundleFault::NotABundle,
        Unread::Otherwise(file) => BundleFault::Archive(file),
    })?;
    let manifest = files.get(MANIFEST).ok_or(BundleFault::Manifest)?;
    let manifest = Note::parse(manifest).map_err(|_| BundleFault::Manifest)?;
    compare(&files, &manifest)?;
    let keys = keys(&files, LOG_KEYS)?;
    if !trusted.is_empty() {
        for (path, key) in &keys {
            if !trusted.contains(key) {
                return Err(BundleFault::Key(path.clone()));
            }
        }
    }
    let keys: Vec<PublicKey> = keys.into_iter().map(|(_, key)| key).collect();
    let witnesses = keys_of_witnesses(&files)?;
    manifest.signer(&keys).map_err(|_| BundleFault::Manifest)?;
    let mut checked = CheckedBundle {
        records: 0,
        values: 0,
        keys,
        witnesses: BTreeMap::new(),
        signatures: Vec::new(),
    };
    for (path, bytes) in &files {
        if let Some(stem) = path.strip_suffix(".tlog-proof") {
            let note = prove(&files, stem, bytes, &mut checked)?;
            vouched(&note, &witnesses, path, &mut checked)?;
        }
    }
    checked.signatures = signatures::check(&files, &checked.keys)?;
    Ok(checked)
}

/// Every file is named by the manifest, with its hash, and no other.
fn compare(files: &Files, manifest: &Note) -> Result<(), BundleFault> {
    let mut lines = manifest.text().lines();
    if lines.next() != Some(FORMAT) {
        return Err(BundleFault::Manifest);
    }
    let named: BTreeMap<&str, &str> = lines
        .skip(2)
        .map(|line| line.split_once("  ").map(|(hash, path)| (path, hash)))
        .collect::<Option<_>>()
        .ok_or(BundleFault::Manifest)?;
    for (path, hash) in &named {
        match files.get(*path) {
            None => return Err(BundleFault::Missing((*path).to_owned())),
            Some(bytes) if hex::encode(Sha256::digest(bytes)) != **hash => {
                return Err(BundleFault::Changed((*path).to_owned()));
            }
            Some(_) => {}
        }
    }
    let added = files
        .keys()
        .find(|path| *path != MANIFEST && !named.contains_key(path.as_str()));
    added.map_or(Ok(()), |path| Err(BundleFault::Added(path.clone())))
}

/// The keys of a folder, with their files.
fn keys(files: &Files, folder: &str) -> Result<Vec<(String, PublicKey)>, BundleFault> {
    let mut keys = Vec::new();
    for (path, bytes) in files {
        if !path.starts_with(folder) || !path.ends_with(".vkey") {
            continue;
        }
        let fault = || BundleFault::Key(path.clone());
        let text = std::str::from_utf8(bytes).map_err(|_| fault())?;
        let key: PublicKey = text.trim_end().parse().map_err(|_| fault())?;
        let pem = path.replace(".vkey", ".pem");
        if files.get(&pem).map(Vec::as_slice) != Some(key.to_pem().as_bytes()) {
            return Err(BundleFault::Key(pem));
        }
        keys.push((path.clone(), key));
    }
    Ok(keys)
}

fn keys_of_witnesses(files: &Files) -> Result<Vec<PublicKey>, BundleFault> {
    let keys = keys(files, WITNESS_KEYS)?;
    Ok(keys.into_iter().map(|(_, key)| key).collect())
}

/// Notes who vouched for a signed state; a false line in the name of a known
/// witness is a fault.
fn vouched(
    note: &Note,
    witnesses: &[PublicKey],
    path: &str,
    checked: &mut CheckedBundle,
) -> Result<(), BundleFault> {
    for key in witnesses {
        if !note.signatures().iter().any(|line| line.is_of(key)) {
            continue;
        }
        let at = witnessed(note, key).map_err(|_| BundleFault::Proof(path.to_owned()))?;
        let first = checked
            .witnesses
            .entry(key.name().to_string())
            .or_insert(at);
        *first = at.min(*first);
    }
    Ok(())
}

fn prove(
    files: &Files,
    stem: &str,
    proof: &[u8],
    checked: &mut CheckedBundle,
) -> Result<Note, BundleFault> {
    #[derive(Deserialize)]
    struct Opened {
        field: String,
        nonce: String,
        value: String,
    }
    let record = format!("{stem}.json");
    let fault = || BundleFault::Proof(record.clone());
    let body = files.get(&record).ok_or_else(fault)?;
    let proof = Disclosure::parse(proof).map_err(|_| fault())?;
    proof
        .verify(leaf_hash(body), &checked.keys)
        .map_err(|_| fault())?;
    checked.records += 1;
    let values = format!("{stem}.valeurs.json");
    let Some(bytes) = files.get(&values) else {
        return Ok(proof.checkpoint);
    };
    let unread = || BundleFault::Changed(values.clone());
    let opened: Vec<Opened> = serde_json::from_slice(bytes).map_err(|_| unread())?;
    let facts: Value = serde_json::from_slice(body).map_err(|_| fault())?;
    let committed = commitments(&facts["act"]);
    for Opened {
        field,
        nonce,
        value,
    } in opened
    {
        let nonce = Hash::from_hex(&nonce).map(|hash| Nonce(hash.0));
        let opens = nonce.is_some_and(|nonce| {
            committed.get(&field) == Some(&commitment(&field, &nonce, value.as_bytes()))
        });
        if !opens {
            return Err(BundleFault::Value(record, field));
        }
        checked.values += 1;
    }
    Ok(proof.checkpoint)
}
