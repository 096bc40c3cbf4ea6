//! Some words of a vocabulary, in four bytes.

use std::marker::PhantomData;

use crate::words::Word;

/// Some words of a vocabulary of at most 32.
#[derive(Debug)]
pub struct Among<W> {
    bits: u32,
    words: PhantomData<W>,
}

impl<W> Clone for Among<W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W> Copy for Among<W> {}

impl<W> PartialEq for Among<W> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}

impl<W> Eq for Among<W> {}

impl<W> Default for Among<W> {
    fn default() -> Self {
        Self::from_bits(0)
    }
}

impl<W> Among<W> {
    /// The words of these bits, as [`Among::bits`] gives them.
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self {
            bits,
            words: PhantomData,
        }
    }

    /// One bit for each word, in the order of the vocabulary.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.bits
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }
}

impl<W: Word> Among<W> {
    /// Whether `word` is among them.
    #[must_use]
    pub fn has(self, word: W) -> bool {
        self.bits & bit(word) != 0
    }

    /// The words, in the order of the vocabulary.
    pub fn iter(self) -> impl Iterator<Item = W> {
        W::WORDS
            .iter()
            .zip(0_u32..)
            .filter(move |(_, place)| self.bits >> place & 1 == 1)
            .map(|(word, _)| *word)
    }
}

impl<W: Word> FromIterator<W> for Among<W> {
    fn from_iter<I: IntoIterator<Item = W>>(words: I) -> Self {
        Self::from_bits(words.into_iter().fold(0, |bits, word| bits | bit(word)))
    }
}

fn bit<W: Word>(word: W) -> u32 {
    let place = W::WORDS.iter().position(|other| *other == word);
    place
        .and_then(|place| 1_u32.checked_shl(place as u32))
        .unwrap_or_default()
}
