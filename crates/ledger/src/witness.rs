//! Being a witness (C2SP tlog-witness): what a log sends to have a checkpoint
//! cosigned, and when it is refused.

use std::fmt;

use crate::{
    checkpoint::{Checkpoint, Unacceptable, decimal},
    hash::{Hash, empty_root},
    keys::PublicKey,
    note::Note,
    proofs::verify_consistency,
    tree::Head,
};

/// Hashes of the longest proof that may be sent.
const LONGEST: usize = 63;

/// A request to vouch for a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// Size of the checkpoint that the witness saw last, as the log knows it.
    pub old: u64,
    /// That the log continues that one.
    pub proof: Vec<Hash>,
    /// The checkpoint.
    pub checkpoint: Note,
}

/// Why a witness does not vouch, with the status that the specification gives
/// to each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// 400: the request has not the form that it must have, or its old size
    /// is above the new one.
    #[error("the request cannot be read")]
    Malformed,
    /// 404: this witness does not know the log.
    #[error("this log is not known here")]
    UnknownLog,
    /// 403: no known key of the log signed the checkpoint.
    #[error("no known key of the log signed this")]
    NotSigned,
    /// 409: the witness saw another size last, which is this one.
    #[error("the last size seen is {0}")]
    OtherSize(u64),
    /// 409: a checkpoint of the same size has another root.
    #[error("another root was seen at size {0}")]
    OtherRoot(u64),
    /// 422: the proof does not hold.
    #[error("the proof does not hold")]
    NotConsistent,
}

impl AddCheckpoint {
    /// Reads a request's body.
    ///
    /// # Errors
    /// [`Refused::Malformed`].
    pub fn parse(bytes: &[u8]) -> Result<Self, Refused> {
        let text = std::str::from_utf8(bytes).map_err(|_| Refused::Malformed)?;
        let (head, checkpoint) = text.split_once("\n\n").ok_or(Refused::Malformed)?;
        let mut lines = head.split('\n');
        let old = lines
            .next()
            .and_then(|line| decimal(line.strip_prefix("old ")?))
            .ok_or(Refused::Malformed)?;
        let proof: Option<Vec<Hash>> = lines.map(Hash::from_base64).collect();
        let proof = proof.ok_or(Refused::Malformed)?;
        if proof.len() > LONGEST || (old == 0 && !proof.is_empty()) {
            return Err(Refused::Malformed);
        }
        let checkpoint = Note::parse(checkpoint.as_bytes()).map_err(|_| Refused::Malformed)?;
        Ok(Self {
            old,
            proof,
            checkpoint,
        })
    }

    /// Whether the witness that trusts these keys, and saw `last` of the log
    /// last, may vouch; gives what it is to remember before it does.
    ///
    /// # Errors
    /// Why it may not.
    pub fn judge(&self, keys: &[PublicKey], last: Option<Head>) -> Result<Checkpoint, Refused> {
        let said = Checkpoint::read(&self.checkpoint).map_err(|_| Refused::Malformed)?;
        let of_log: Vec<PublicKey> = keys
            .iter()
            .filter(|key| *key.name() == said.origin)
            .cloned()
            .collect();
        if of_log.is_empty() {
            return Err(Refused::UnknownLog);
        }
        Checkpoint::open(&self.checkpoint, &of_log).map_err(|error| match error {
            Unacceptable::NotOne => Refused::Malformed,
            Unacceptable::OtherOrigin | Unacceptable::NotSigned(_) => Refused::NotSigned,
        })?;
        if self.old > said.head.size {
            return Err(Refused::Malformed);
        }
        let last = last.unwrap_or(Head {
            size: 0,
            root: empty_root(),
        });
        if last.size != self.old {
            return Err(Refused::OtherSize(last.size));
        }
        if last.size == said.head.size && last.root != said.head.root {
            return Err(Refused::OtherRoot(last.size));
        }
        verify_consistency(last, said.head, &self.proof).map_err(|_| Refused::NotConsistent)?;
        Ok(said)
    }
}

impl fmt::Display for AddCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old)?;
        for hash in &self.proof {
            writeln!(f, "{}", hash.to_base64())?;
        }
        write!(f, "\n{}", self.checkpoint)
    }
}
