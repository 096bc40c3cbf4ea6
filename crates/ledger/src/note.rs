//! Signed notes (C2SP signed-note): a text, and lines that sign it.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::keys::{KeyId, KeyName, PublicKey, Purpose, SecretKey};

/// Lines of signatures that a note may bear.
const MOST_SIGNATURES: usize = 100;
/// Size of the largest note, in bytes.
const LARGEST: usize = 1_000_000;

/// A text with its signatures, none of which was checked by reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<SignatureLine>,
}

/// One line of signature, of whatever key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureLine {
    /// Whose it says that it is.
    pub name: KeyName,
    /// Of which of their keys.
    pub key: KeyId,
    /// The signature, in the form of that kind of key.
    pub bytes: Vec<u8>,
}

/// The bytes are not a signed note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a signed note")]
pub struct NotANote;

/// No signature of a known key is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no valid signature of a known key")]
pub struct NotSigned;

impl Note {
    /// A text to be signed; it ends with a line's end and holds no control
    /// character but line ends.
    ///
    /// # Errors
    /// When it does not.
    pub fn unsigned(text: String) -> Result<Self, NotANote> {
        if !text.ends_with('\n') || text.chars().any(|c| c != '\n' && c.is_control()) {
            return Err(NotANote);
        }
        Ok(Self {
            text,
            signatures: Vec::new(),
        })
    }

    /// Reads a note.
    ///
    /// # Errors
    /// When the bytes do not have the form of one, or are more than a
    /// megabyte.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotANote> {
        if bytes.len() > LARGEST {
            return Err(NotANote);
        }
        Self::parse_long(bytes)
    }

    /// Reads a note of any size, which whoever gives it has in hand already:
    /// the list of the files of a large bundle.
    ///
    /// # Errors
    /// When the bytes do not have the form of one.
    pub fn parse_long(bytes: &[u8]) -> Result<Self, NotANote> {
        let whole = std::str::from_utf8(bytes).map_err(|_| NotANote)?;
        let end = whole.rfind("\n\n").ok_or(NotANote)?;
        let mut note = Self::unsigned(whole[..=end].to_owned())?;
        let lines = whole[end + 2..].strip_suffix('\n').ok_or(NotANote)?;
        for line in lines.split('\n') {
            note.signatures.push(SignatureLine::parse(line)?);
        }
        if note.signatures.len() > MOST_SIGNATURES {
            return Err(NotANote);
        }
        Ok(note)
    }

    /// The text that is signed, with its last line end.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Every signature line, known or not.
    #[must_use]
    pub fn signatures(&self) -> &[SignatureLine] {
        &self.signatures
    }

    /// Adds a log's signature.
    #[must_use]
    pub fn signed_by(mut self, key: &SecretKey) -> Self {
        let public = key.public();
        self.signatures.push(SignatureLine {
            name: public.name().clone(),
            key: public.id(),
            bytes: key.sign(self.text.as_bytes()).to_vec(),
        });
        self
    }

    /// Adds a line that somebody else signed.
    #[must_use]
    pub fn with(mut self, line: SignatureLine) -> Self {
        if !self.signatures.contains(&line) {
            self.signatures.push(line);
        }
        self
    }

    /// Checks that one of these logs signed the text; gives its key.
    ///
    /// # Errors
    /// When none did, or a line that names one of them is false.
    pub fn signer<'k>(&self, keys: &'k [PublicKey]) -> Result<&'k PublicKey, NotSigned> {
        let mut found = None;
        for line in &self.signatures {
            let Some(key) = keys.iter().find(|key| line.is_of(key)) else {
                continue;
            };
            if key.purpose() != Purpose::Log || !key.accepts(self.text.as_bytes(), &line.bytes) {
                return Err(NotSigned);
            }
            found = found.or(Some(key));
        }
        found.ok_or(NotSigned)
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures
            .iter()
            .try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl SignatureLine {
    /// Reads a line, without its end.
    ///
    /// # Errors
    /// When it does not have the form of one.
    pub fn parse(line: &str) -> Result<Self, NotANote> {
        let rest = line.strip_prefix("— ").ok_or(NotANote)?;
        let (name, encoded) = rest.split_once(' ').ok_or(NotANote)?;
        let bytes = STANDARD.decode(encoded).map_err(|_| NotANote)?;
        let (key, bytes) = bytes.split_first_chunk::<4>().ok_or(NotANote)?;
        if bytes.is_empty() {
            return Err(NotANote);
        }
        Ok(Self {
            name: name.parse().map_err(|_| NotANote)?,
            key: KeyId(*key),
            bytes: bytes.to_vec(),
        })
    }

    /// Whether it says that this key made it.
    #[must_use]
    pub fn is_of(&self, key: &PublicKey) -> bool {
        self.name == *key.name() && self.key == key.id()
    }
}

impl fmt::Display for SignatureLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = self.key.0.to_vec();
        bytes.extend(&self.bytes);
        write!(f, "— {} {}", self.name, STANDARD.encode(bytes))
    }
}
