//! Checkpoints (C2SP tlog-checkpoint): a log's origin and head, signed.

use crate::{
    hash::Hash,
    keys::{KeyName, PublicKey, SecretKey},
    note::{NotANote, NotSigned, Note},
    tree::Head,
};

/// What a log says of itself at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's unique name.
    pub origin: KeyName,
    /// Its head.
    pub head: Head,
}

/// Why a checkpoint is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unacceptable {
    /// It does not have the form of one.
    #[error("not a checkpoint")]
    NotOne,
    /// It is of another log.
    #[error("the checkpoint is of another log")]
    OtherOrigin,
    /// The log did not sign it.
    #[error(transparent)]
    NotSigned(#[from] NotSigned),
}

impl From<NotANote> for Unacceptable {
    fn from(_: NotANote) -> Self {
        Self::NotOne
    }
}

impl Checkpoint {
    /// Signs it with the keys of its log.
    ///
    /// # Errors
    /// When the origin cannot stand in a note, which its type excludes.
    pub fn signed(&self, keys: &[SecretKey]) -> Result<Note, NotANote> {
        let note = Note::unsigned(format!(
            "{}\n{}\n{}\n",
            self.origin,
            self.head.size,
            self.head.root.to_base64()
        ))?;
        Ok(keys.iter().fold(note, Note::signed_by))
    }

    /// Reads what a note says, whoever signed it. Lines after the third are
    /// extensions, which say nothing here.
    ///
    /// # Errors
    /// When the note is not a checkpoint.
    pub fn read(note: &Note) -> Result<Self, Unacceptable> {
        let mut lines = note.text().split('\n');
        let mut line = || lines.next().ok_or(Unacceptable::NotOne);
        let origin = line()?.parse().map_err(|_| Unacceptable::NotOne)?;
        let size = decimal(line()?).ok_or(Unacceptable::NotOne)?;
        let root = Hash::from_base64(line()?).ok_or(Unacceptable::NotOne)?;
        let mut extensions: Vec<&str> = lines.collect();
        let ended = extensions.pop() == Some("");
        if !ended || extensions.contains(&"") {
            return Err(Unacceptable::NotOne);
        }
        let head = Head { size, root };
        Ok(Self { origin, head })
    }

    /// Reads a checkpoint that one of these keys of its log signed.
    ///
    /// # Errors
    /// When it is none, or none of them did.
    pub fn open(note: &Note, keys: &[PublicKey]) -> Result<Self, Unacceptable> {
        let checkpoint = Self::read(note)?;
        let signer = note.signer(keys)?;
        if *signer.name() != checkpoint.origin {
            return Err(Unacceptable::OtherOrigin);
        }
        Ok(checkpoint)
    }
}

/// A number as C2SP writes it: digits, no sign, no leading zero.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}
