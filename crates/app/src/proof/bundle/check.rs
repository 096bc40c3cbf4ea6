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
use timestamp::{Authority, Stamped};

use super::{
    AUTHORITY, FORMAT, LOG_KEYS, MANIFEST, PIECES, WITNESS_KEYS,
    archive::{self, Files, Unread},
    signatures::{self, SignedBy},
    token_of,
};
use crate::proof::stamping::imprint;

/// What a bundle that holds proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedBundle {
    /// Records whose proof holds.
    pub records: usize,
    /// Values that the records commit to, and that are there.
    pub values: usize,
    /// Files of evidence that are there, each as its record received it.
    pub files: usize,
    /// The keys that signed, to be compared with those known from elsewhere.
    pub keys: Vec<PublicKey>,
    /// Who vouched for the signed state, under the keys that the bundle
    /// brings, and when they saw it first.
    pub witnesses: BTreeMap<String, SeenAt>,
    /// When the authority whose certificates the bundle brings had the signed
    /// state in hand; the latest, where there are several logs.
    pub stamped: Option<Stamped>,
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
    /// A file of evidence is not one that a record received.
    Piece(String),
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
            Self::Piece(_) => "proof-bundle-piece",
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
            | Self::Piece(file)
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
    let manifest = Note::parse_long(manifest).map_err(|_| BundleFault::Manifest)?;
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
        files: 0,
        keys,
        witnesses: BTreeMap::new(),
        stamped: None,
        signatures: Vec::new(),
    };
    let authority = authority(&files)?;
    for (path, bytes) in &files {
        if let Some(stem) = path.strip_suffix(".tlog-proof") {
            let note = prove(&files, stem, bytes, &mut checked)?;
            vouched(&note, &witnesses, path, &mut checked)?;
            if let Some(authority) = &authority {
                checked.stamped = checked.stamped.max(stamped(&files, authority, &note)?);
            }
        }
    }
    checked.files = compare_pieces(&files)?;
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

/// Every file of evidence is one that a record of the bundle received; their
/// number. The records were proved before.
fn compare_pieces(files: &Files) -> Result<usize, BundleFault> {
    let received: BTreeMap<String, String> = files
        .iter()
        .filter(|(path, _)| path.starts_with("actes/") && path.ends_with(".json"))
        .filter_map(|(_, body)| {
            let body: Value = serde_json::from_slice(body).ok()?;
            let act = body.get("act")?;
            let of = |part: &str| Some(act.get(part)?.as_str()?.to_owned());
            (of("kind")? == "evidence-received").then_some((of("evidence")?, of("sha256")?))
        })
        .collect();
    let mut sound = 0;
    for (path, bytes) in files {
        let piece = path
            .strip_prefix(PIECES)
            .and_then(|rest| rest.strip_prefix('/'));
        let Some(piece) = piece.filter(|name| !name.contains('.')) else {
            continue;
        };
        if received.get(piece) != Some(&hex::encode(Sha256::digest(bytes))) {
            return Err(BundleFault::Piece(path.clone()));
        }
        sound += 1;
    }
    Ok(sound)
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

/// The authority whose certificates the bundle brings.
fn authority(files: &Files) -> Result<Option<Authority>, BundleFault> {
    let Some(pem) = files.get(AUTHORITY) else {
        return Ok(None);
    };
    let fault = || BundleFault::Key(AUTHORITY.to_owned());
    let pem = std::str::from_utf8(pem).map_err(|_| fault())?;
    Authority::from_pem(pem).map(Some).map_err(|_| fault())
}

/// When a checkpoint was stamped, where it was; a false token is a fault.
fn stamped(
    files: &Files,
    authority: &Authority,
    note: &Note,
) -> Result<Option<Stamped>, BundleFault> {
    let path = token_of(note);
    let Some(token) = files.get(&path) else {
        return Ok(None);
    };
    let judged = authority.check(token, imprint(note));
    judged.map(Some).map_err(|_| BundleFault::Proof(path))
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
