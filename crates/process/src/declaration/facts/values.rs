//! The kinds of value that an answer may have, apart from moments and words.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize};

use crate::words::Word;

/// Declares a text that is held as it was written, even when it breaks its
/// bound or its form: the problems of a text are told, its words never lost.
/// The empty text means that nobody answered.
macro_rules! texts {
    ($( $(#[$meta:meta])* $Name:ident $(<const $MAX:ident>)?, $clean:path; )+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $Name $(<const $MAX: usize>)? (String);

        impl $(<const $MAX: usize>)? $Name $(<$MAX>)? {
            /// The text as written, without surrounding blanks.
            #[must_use]
            pub fn new(written: &str) -> Self {
                Self($clean(written))
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether nothing was written.
            #[must_use]
            pub fn is_blank(&self) -> bool {
                self.0.is_empty()
            }

            /// Length in characters.
            #[must_use]
            pub fn length(&self) -> usize {
                self.0.chars().count()
            }
        }

        impl $(<const $MAX: usize>)? From<&str> for $Name $(<$MAX>)? {
            fn from(written: &str) -> Self {
                Self::new(written)
            }
        }

        impl<'de $(, const $MAX: usize)?> Deserialize<'de> for $Name $(<$MAX>)? {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let written = Option::<String>::deserialize(deserializer)?;
                Ok(written.map_or_else(Self::default, |text| Self::new(&text)))
            }
        }
    )+};
}

texts! {
    /// A text on one line, of at most `MAX` characters.
    Line<const MAX>, on_one_line;
    /// A text of several lines, of at most `MAX` characters.
    Prose<const MAX>, with_plain_line_ends;
    /// An e-mail address.
    Email, on_one_line;
    /// A phone number, with the words that may go with it ("ext. 12").
    Phone, on_one_line;
}

/// The greatest length of an e-mail address (RFC 5321, path without brackets).
pub const EMAIL_MAX: usize = 254;

/// The greatest length of a phone number as written.
pub const PHONE_MAX: usize = 40;

impl Email {
    /// Whether it looks like an address: one `@`, something on both sides, no blank.
    #[must_use]
    pub fn is_plausible(&self) -> bool {
        let mut parts = self.0.split('@');
        let (local, domain, rest) = (parts.next(), parts.next(), parts.next());
        local.is_some_and(|part| !part.is_empty())
            && domain.is_some_and(|part| {
                part.len() > 2
                    && !part.starts_with('.')
                    && part.contains('.')
                    && !part.ends_with('.')
            })
            && rest.is_none()
            && !self
                .0
                .contains(|c: char| c.is_whitespace() || c.is_control())
    }
}

impl Phone {
    /// Whether it holds enough digits to be called: two (an extension, a
    /// short number) or more.
    #[must_use]
    pub fn is_plausible(&self) -> bool {
        self.0.chars().filter(char::is_ascii_digit).count() >= 2
    }
}

fn on_one_line(written: &str) -> String {
    written
        .split(['\r', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn with_plain_line_ends(written: &str) -> String {
    written
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .trim()
        .to_owned()
}

/// A number of things or persons, expected to be at most `MAX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Count<const MAX: u32>(u32);

impl<const MAX: u32> Count<MAX> {
    /// The number as given, even when it is too large to be true.
    #[must_use]
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// One or several words of a list, in the order of the list. Never empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Several<W: Word>(BTreeSet<W>);

impl<W: Word> Several<W> {
    /// The words; `None` when there is none.
    #[must_use]
    pub fn of(words: impl IntoIterator<Item = W>) -> Option<Self> {
        let words: BTreeSet<W> = words.into_iter().collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// One word.
    #[must_use]
    pub fn one(word: W) -> Self {
        Self(BTreeSet::from([word]))
    }

    /// Whether `word` is among them.
    #[must_use]
    pub fn has(&self, word: W) -> bool {
        self.0.contains(&word)
    }

    /// Whether `word` is the only one.
    #[must_use]
    pub fn is_only(&self, word: W) -> bool {
        self.0.len() == 1 && self.has(word)
    }

    /// The words, in the order of the list.
    pub fn iter(&self) -> impl Iterator<Item = W> + '_ {
        self.0.iter().copied()
    }
}

impl<'de, W: Word + Deserialize<'de>> Deserialize<'de> for Several<W> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of(Vec::<W>::deserialize(deserializer)?)
            .ok_or_else(|| serde::de::Error::custom("expected at least one choice"))
    }
}
