//! The files of a bundle.

use std::fmt::Write;

use ledger::{
    disclosure::Disclosure,
    keys::{PublicKey, SecretKey},
    note::Note,
};
use locales::{Lang, Texts};
use process::act::Opening;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{AUTHORITY, FORMAT, LOG_KEYS, MANIFEST, WITNESS_KEYS, archive::Files, token_of};
use crate::AppError;

const VERIFIER: &str = include_str!("../../../templates/bundle/verifier.py");

/// One record with what proves it.
pub(super) struct Proved {
    pub(super) folder: &'static str,
    pub(super) number: usize,
    pub(super) body: Vec<u8>,
    pub(super) openings: Vec<Opening>,
    pub(super) proof: Disclosure,
}

/// The tokens of an authority over checkpoints, and its certificates.
pub(super) struct Stamps {
    pub(super) authority: Option<String>,
    pub(super) tokens: Vec<(Note, Vec<u8>)>,
}

/// The files of these records.
pub(super) fn files(
    title: &str,
    proved: &[Proved],
    keys: &[PublicKey],
    witnesses: &[PublicKey],
    stamps: &Stamps,
) -> Result<Files, AppError> {
    let mut files = Files::new();
    for record in proved {
        let stem = format!("{}/{:05}", record.folder, record.number);
        files.insert(format!("{stem}.json"), record.body.clone());
        files.insert(
            format!("{stem}.tlog-proof"),
            record.proof.to_string().into_bytes(),
        );
        if !record.openings.is_empty() {
            let values: Vec<Value> = record.openings.iter().map(opened).collect();
            let text = serde_json::to_string_pretty(&values)
                .map_err(|error| AppError::Internal(error.to_string()))?;
            files.insert(format!("{stem}.valeurs.json"), text.into_bytes());
        }
    }
    for (folder, keys) in [(LOG_KEYS, keys), (WITNESS_KEYS, witnesses)] {
        for (index, key) in keys.iter().enumerate() {
            let stem = format!("{folder}/{index}");
            files.insert(format!("{stem}.pem"), key.to_pem().into_bytes());
            files.insert(format!("{stem}.vkey"), format!("{key}\n").into_bytes());
        }
    }
    if let Some(authority) = &stamps.authority {
        files.insert(AUTHORITY.to_owned(), authority.clone().into_bytes());
        for (note, token) in &stamps.tokens {
            files.insert(token_of(note), token.clone());
        }
    }
    for (lang, name) in [(Lang::Fr, "LISEZMOI.txt"), (Lang::En, "README.txt")] {
        let t = Texts::new(lang);
        let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
        let text = t
            .with("proof-bundle-readme")
            .arg("title", title)
            .arg("keys", keys.join("\n"))
            .to_string();
        files.insert(name.to_owned(), format!("{text}\n").into_bytes());
    }
    files.insert("verifier.py".to_owned(), VERIFIER.as_bytes().to_vec());
    Ok(files)
}

fn opened(opening: &Opening) -> Value {
    json!({
        "field": opening.field,
        "nonce": hex::encode(opening.nonce),
        "value": opening.value,
    })
}

/// Adds the manifest: every file with its hash, signed by the log.
pub(super) fn sealed(mut files: Files, title: &str, key: &SecretKey) -> Result<Files, AppError> {
    let mut text = format!("{FORMAT}\n{}\n{title}\n", key.public().name());
    for (path, bytes) in &files {
        let _ = writeln!(text, "{}  {path}", hex::encode(Sha256::digest(bytes)));
    }
    let note = Note::unsigned(text)
        .map_err(|error| AppError::Internal(error.to_string()))?
        .signed_by(key);
    files.insert(MANIFEST.to_owned(), note.to_string().into_bytes());
    Ok(files)
}
