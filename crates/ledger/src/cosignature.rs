//! Cosignatures (C2SP tlog-cosignature, Ed25519): a witness says that at a
//! time the log had this head, and had only ever grown.

use crate::{
    keys::{PublicKey, Purpose, SecretKey},
    note::{NotSigned, Note, SignatureLine},
};

/// When a witness saw a head, in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeenAt(pub u64);

fn message(note: &Note, at: SeenAt) -> String {
    format!("cosignature/v1\ntime {}\n{}", at.0, note.text())
}

/// The line by which a witness vouches for a checkpoint.
#[must_use]
pub fn cosign(note: &Note, key: &SecretKey, at: SeenAt) -> SignatureLine {
    let public = key.public();
    let mut bytes = at.0.to_be_bytes().to_vec();
    bytes.extend(key.sign(message(note, at).as_bytes()));
    SignatureLine {
        name: public.name().clone(),
        key: public.id(),
        bytes,
    }
}

/// When this witness vouched for the note: the earliest of its lines.
///
/// # Errors
/// When it did not, or a line in its name is false.
pub fn witnessed(note: &Note, witness: &PublicKey) -> Result<SeenAt, NotSigned> {
    let mut seen: Option<SeenAt> = None;
    for line in note.signatures().iter().filter(|line| line.is_of(witness)) {
        let at = seen_at(note, witness, line)?;
        seen = Some(seen.map_or(at, |before| before.min(at)));
    }
    seen.ok_or(NotSigned)
}

fn seen_at(note: &Note, witness: &PublicKey, line: &SignatureLine) -> Result<SeenAt, NotSigned> {
    let (time, signature) = line.bytes.split_first_chunk::<8>().ok_or(NotSigned)?;
    let at = SeenAt(u64::from_be_bytes(*time));
    let holds = witness.purpose() == Purpose::Witness
        && i64::try_from(at.0).is_ok()
        && witness.accepts(message(note, at).as_bytes(), signature);
    holds.then_some(at).ok_or(NotSigned)
}
