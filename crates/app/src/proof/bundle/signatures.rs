//! Signatures by people in a bundle: their keys as files that OpenSSL reads,
//! and who they are, for those who may read it.

use std::collections::BTreeMap;

use ledger::keys::PublicKey as LogKey;
use process::{
    act::Opening,
    ids::Pseudonym,
    signature::{Means, Statement},
};
use serde::Deserialize;
use serde_json::Value;
use store::accounts::PersonName;

use super::{BundleFault, archive::Files, contents::Proved};
use crate::signatures::checking::{PROOF, Recorded};

const FOLDER: &str = "signatures";
const ACTS: &str = "actes";

/// A person's signature that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedBy {
    /// Number of the act that records it.
    pub number: u64,
    /// Number of the act that is signed.
    pub signs: u64,
    /// The name that the bundle gives to who signed; the pseudonym of the acts
    /// when it gives none.
    pub by: String,
    /// By what; none when what proves it was forgotten.
    pub means: Option<Means>,
}

/// The pseudonyms of those who signed.
pub(super) fn signers(proved: &[Proved]) -> Vec<Pseudonym> {
    let signed = proved.iter().filter_map(|record| {
        let act = recorded(&record.body, &record.openings)?;
        Some(Pseudonym(act.pseudonym().to_owned()))
    });
    signed.collect()
}

/// A file for the key of each signature, and one for the name of who signed.
pub(super) fn files(proved: &[Proved], names: &BTreeMap<Pseudonym, PersonName>) -> Files {
    let mut files = Files::new();
    for record in proved {
        let Some(act) = recorded(&record.body, &record.openings) else {
            continue;
        };
        let stem = format!("{FOLDER}/{:05}", record.number);
        if let Ok(Some(sound)) = act.check() {
            files.insert(format!("{stem}.pem"), sound.key.to_pem().into_bytes());
        }
        if let Some(person) = names.get(&Pseudonym(act.pseudonym().to_owned())) {
            files.insert(
                format!("{stem}.txt"),
                format!("{}\n", person.name).into_bytes(),
            );
        }
    }
    files
}

fn recorded(body: &[u8], openings: &[Opening]) -> Option<Recorded> {
    let act: Value = serde_json::from_slice(body).ok()?;
    let proof = openings.iter().find(|opening| opening.field == PROOF);
    Recorded::of(&act, proof.map(|opening| opening.value.clone()))
}

/// Checks every signature of a bundle whose records were checked.
pub(super) fn check(files: &Files, keys: &[LogKey]) -> Result<Vec<SignedBy>, BundleFault> {
    let mut found = Vec::new();
    for (path, body) in files {
        let stem = path
            .strip_suffix(".json")
            .and_then(|stem| stem.strip_prefix("actes/"));
        let Some((stem, act)) = stem.zip(serde_json::from_slice::<Value>(body).ok()) else {
            continue;
        };
        let Some(act) = Recorded::of(&act, proof(files, stem)) else {
            continue;
        };
        let fault = || BundleFault::Signature(path.clone());
        let statement: Statement = act.statement().map_err(|_| fault())?;
        if !keys
            .iter()
            .any(|key| key.name().as_str() == statement.origin)
        {
            return Err(fault());
        }
        let sound = act.check().map_err(|_| fault())?;
        let pem = files.get(&format!("{FOLDER}/{stem}.pem"));
        let expected = sound.as_ref().map(|sound| sound.key.to_pem().into_bytes());
        if pem != expected.as_ref() {
            return Err(fault());
        }
        // One act can be disclosed without the other.
        if let Some(signed) = files.get(&format!("{ACTS}/{:05}.json", act.signs)) {
            act.check_act(signed).map_err(|_| fault())?;
        }
        let name = files.get(&format!("{FOLDER}/{stem}.txt"));
        let name = name.map(|name| String::from_utf8_lossy(name).trim().to_owned());
        found.push(SignedBy {
            number: stem.parse().map_err(|_| fault())?,
            signs: act.signs,
            by: name.unwrap_or_else(|| act.pseudonym().to_owned()),
            means: sound.map(|sound| sound.means),
        });
    }
    Ok(found)
}

/// The value that proves the signature of an act, if the bundle holds it.
fn proof(files: &Files, stem: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Opened {
        field: String,
        value: String,
    }
    let values = files.get(&format!("{ACTS}/{stem}.valeurs.json"))?;
    let values: Vec<Opened> = serde_json::from_slice(values).ok()?;
    values
        .into_iter()
        .find(|opened| opened.field == PROOF)
        .map(|opened| opened.value)
}
