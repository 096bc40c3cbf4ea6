//! The proof that one entry is in a log, as a file of its own (C2SP
//! tlog-proof).

use std::fmt;

use crate::{
    checkpoint::{Checkpoint, Unacceptable, decimal},
    hash::Hash,
    keys::PublicKey,
    note::Note,
    proofs::{NotProved, verify_inclusion},
};

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";
/// Hashes of the longest path in a tree.
const LONGEST: usize = 63;

/// That an entry is in a log: where, the path to the root, the signed root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    /// The entry's place, from 0.
    pub index: u64,
    /// The path, from the entry's neighbour upwards.
    pub path: Vec<Hash>,
    /// The checkpoint, with its signatures and cosignatures.
    pub checkpoint: Note,
}

/// Why an entry is not proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unproved {
    /// The file does not have the form of a proof.
    #[error("not a proof")]
    NotAProof,
    /// The checkpoint in it is not accepted.
    #[error(transparent)]
    Checkpoint(#[from] Unacceptable),
    /// The path does not lead from the entry to the root.
    #[error(transparent)]
    Path(#[from] NotProved),
}

impl Disclosure {
    /// Reads a proof; extra data, which nothing authenticates, is left aside.
    ///
    /// # Errors
    /// When it does not have the form of one.
    pub fn parse(bytes: &[u8]) -> Result<Self, Unproved> {
        let text = std::str::from_utf8(bytes).map_err(|_| Unproved::NotAProof)?;
        let (proof, checkpoint) = text.split_once("\n\n").ok_or(Unproved::NotAProof)?;
        let mut lines = proof.split('\n').peekable();
        if lines.next() != Some(FIRST_LINE) {
            return Err(Unproved::NotAProof);
        }
        lines.next_if(|line| line.starts_with("extra "));
        let index = lines
            .next()
            .and_then(|line| decimal(line.strip_prefix("index ")?))
            .ok_or(Unproved::NotAProof)?;
        let path: Option<Vec<Hash>> = lines.map(Hash::from_base64).collect();
        let path = path.ok_or(Unproved::NotAProof)?;
        if path.len() > LONGEST {
            return Err(Unproved::NotAProof);
        }
        let checkpoint = Note::parse(checkpoint.as_bytes()).map_err(|_| Unproved::NotAProof)?;
        Ok(Self {
            index,
            path,
            checkpoint,
        })
    }

    /// Checks that a leaf is in the log that one of these keys signs.
    ///
    /// # Errors
    /// When it does not follow.
    pub fn verify(&self, leaf: Hash, keys: &[PublicKey]) -> Result<Checkpoint, Unproved> {
        let checkpoint = Checkpoint::open(&self.checkpoint, keys)?;
        verify_inclusion(leaf, self.index, checkpoint.head, &self.path)?;
        Ok(checkpoint)
    }
}

impl fmt::Display for Disclosure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST_LINE}\nindex {}", self.index)?;
        for hash in &self.path {
            writeln!(f, "{}", hash.to_base64())?;
        }
        write!(f, "\n{}", self.checkpoint)
    }
}
