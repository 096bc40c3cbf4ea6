//! A text in small letters without accents, each byte of which knows where it
//! comes from: what is sought in it is shown in the text as it was written.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

pub(crate) struct Folded<'t> {
    pub(crate) original: &'t str,
    pub(crate) text: String,
    /// Of each byte of `text`, where its character begins in the original.
    starts: Vec<usize>,
    /// Of each byte of `text`, where its character ends in the original.
    ends: Vec<usize>,
}

impl<'t> Folded<'t> {
    pub(crate) fn of(original: &'t str) -> Self {
        let mut folded = Self {
            original,
            text: String::with_capacity(original.len()),
            starts: Vec::with_capacity(original.len()),
            ends: Vec::with_capacity(original.len()),
        };
        for (at, character) in original.char_indices() {
            let end = at + character.len_utf8();
            match character {
                '’' | 'ʼ' | '`' => folded.push('\'', at, end),
                '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' => folded.push(' ', at, end),
                '‑' | '–' | '‐' | '−' => folded.push('-', at, end),
                _ => {
                    for piece in simple(character) {
                        folded.push(piece, at, end);
                    }
                }
            }
        }
        folded
    }

    fn push(&mut self, character: char, start: usize, end: usize) {
        self.text.push(character);
        for _ in 0..character.len_utf8() {
            self.starts.push(start);
            self.ends.push(end);
        }
    }

    /// Where bytes of the folded text stand in the original.
    pub(crate) fn span(&self, range: Range<usize>) -> Range<usize> {
        let start = self.starts.get(range.start).copied().unwrap_or_default();
        let end = range
            .end
            .checked_sub(1)
            .and_then(|last| self.ends.get(last).copied())
            .unwrap_or(start);
        start..end.max(start)
    }
}

fn simple(character: char) -> Vec<char> {
    match character {
        'œ' | 'Œ' => vec!['o', 'e'],
        'æ' | 'Æ' => vec!['a', 'e'],
        _ => std::iter::once(character)
            .nfd()
            .filter(|piece| !is_combining_mark(*piece))
            .flat_map(char::to_lowercase)
            .collect(),
    }
}

/// A word in small letters without accents.
pub(crate) fn fold(word: &str) -> String {
    word.chars().flat_map(simple).collect()
}
