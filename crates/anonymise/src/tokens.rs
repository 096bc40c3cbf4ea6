//! The words of a text with their place, shape and neighbours.

use std::ops::Range;

use crate::{folded::fold, words};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Small,
    Capitalised,
    Capitals,
    /// Capitals inside, or letters and digits.
    Mixed,
    Number,
}

#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) span: Range<usize>,
    pub(crate) folded: String,
    pub(crate) shape: Shape,
    /// Whether a sentence, a line or a list's item begins with it.
    pub(crate) opens: bool,
    /// Whether it stands among capitals only, where they tell nothing.
    pub(crate) shouted: bool,
}

impl Token {
    /// Written as names are, where that tells something.
    pub(crate) fn named(&self) -> bool {
        match self.shape {
            Shape::Capitalised | Shape::Mixed => true,
            Shape::Capitals => !self.shouted || !words::ordinary(&self.folded),
            Shape::Small | Shape::Number => false,
        }
    }

    /// Whether it is a word of anything; with a capital inside a sentence only
    /// one that is known as it stands.
    pub(crate) fn usual(&self) -> bool {
        if self.shape == Shape::Capitalised && !self.opens {
            words::usual(&self.folded)
        } else {
            words::ordinary(&self.folded)
        }
    }
}

pub(crate) struct Tokens<'t> {
    pub(crate) text: &'t str,
    pub(crate) all: Vec<Token>,
}

impl<'t> Tokens<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let mut tokens = Self {
            text,
            all: Vec::new(),
        };
        let mut start = None;
        for (at, character) in text.char_indices() {
            match (character.is_alphanumeric(), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    tokens.push(from..at);
                    start = None;
                }
                _ => {}
            }
        }
        if let Some(from) = start {
            tokens.push(from..text.len());
        }
        tokens.mark_shouted();
        tokens
    }

    fn push(&mut self, span: Range<usize>) {
        let word = self.text.get(span.clone()).unwrap_or_default();
        let before = self.all.last().map_or(0, |token| token.span.end);
        let gap = self.text.get(before..span.start).unwrap_or_default();
        let initial = self.all.last().is_some_and(|token| {
            ABBREVIATIONS.contains(&token.folded.as_str()) || token.folded.chars().nth(1).is_none()
        });
        let opens = self.all.is_empty()
            || gap.contains(['!', '?', '…', '\n', '•'])
            || (gap.contains('.') && !initial)
            || gap.contains(": ")
            || gap.contains(" : ")
            || gap.contains(":\u{a0}")
            || gap.contains("\u{a0}: ");
        self.all.push(Token {
            folded: fold(word),
            shape: shape(word),
            span,
            opens,
            shouted: false,
        });
    }

    fn mark_shouted(&mut self) {
        let mut from = 0;
        for line in self.text.split_inclusive('\n') {
            let to = from + line.len();
            let letters = line.chars().filter(|c| c.is_alphabetic()).count();
            let capitals = line.chars().filter(|c| c.is_uppercase()).count();
            if letters > 20 && capitals * 10 > letters * 7 {
                for token in &mut self.all {
                    if token.span.start >= from && token.span.end <= to {
                        token.shouted = true;
                    }
                }
            }
            from = to;
        }
    }

    pub(crate) fn get(&self, at: usize) -> Option<&Token> {
        self.all.get(at)
    }

    pub(crate) fn word(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |token| token.folded.as_str())
    }

    /// What stands between a word and the next.
    pub(crate) fn gap(&self, at: usize) -> &str {
        match (self.all.get(at), self.all.get(at + 1)) {
            (Some(one), Some(next)) => self
                .text
                .get(one.span.end..next.span.start)
                .unwrap_or_default(),
            _ => "\n",
        }
    }

    /// Whether a word and the next belong to one expression.
    pub(crate) fn tied(&self, at: usize) -> bool {
        matches!(
            self.gap(at),
            " " | "\u{a0}" | "\u{202f}" | "-" | "‑" | "'" | "’" | " l'" | " d'"
        )
    }

    /// As [`Self::tied`], where an abbreviation's point may stand between.
    pub(crate) fn nearly_tied(&self, at: usize) -> bool {
        self.tied(at) || matches!(self.gap(at), ". " | "." | ".\u{a0}" | ".-" | ". -")
    }

    pub(crate) fn span(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.all.get(from).map_or(0, |token| token.span.start);
        let end = self.all.get(to).map_or(start, |token| token.span.end);
        start..end
    }

    /// The last word of a name that begins at a word: words written as names,
    /// and small ones between them.
    pub(crate) fn name_from(&self, at: usize) -> Option<usize> {
        let first = self.all.get(at)?;
        if !first.named() {
            return None;
        }
        let mut last = at;
        loop {
            let mut next = last + 1;
            if !self.tied(last) {
                return Some(last);
            }
            while self.tied(next) && self.joins(next) {
                next += 1;
            }
            match self.all.get(next) {
                Some(token) if token.named() => last = next,
                Some(token)
                    if token.shape == Shape::Number
                        && next == last + 1
                        && token.folded.len() < 5 =>
                {
                    last = next;
                }
                _ => return Some(last),
            }
        }
    }

    /// Whether a word may stand inside a name: "Val de Songe", "Bourg-en-Songe".
    fn joins(&self, at: usize) -> bool {
        let word = self.word(at);
        PARTICLES.contains(&word)
            || (JOINED_BY_HYPHENS.contains(&word)
                && at
                    .checked_sub(1)
                    .is_some_and(|before| self.gap(before) == "-"))
    }

    /// The last word of a name written in small letters that begins at a word:
    /// one word that is not ordinary, and those tied to it by hyphens.
    pub(crate) fn small_name_from(&self, at: usize) -> Option<usize> {
        let first = self.all.get(at)?;
        if first.shape == Shape::Number || words::ordinary(&first.folded) {
            return None;
        }
        let mut last = at;
        while self.gap(last) == "-" && self.all.get(last + 1).is_some() {
            last += 1;
        }
        Some(last)
    }
}

/// Words that stand inside names.
pub(crate) const PARTICLES: [&str; 19] = [
    "bin", "d", "da", "de", "del", "den", "der", "des", "di", "du", "el", "l", "la", "le", "les",
    "of", "the", "van", "von",
];
/// As above, between hyphens only.
const JOINED_BY_HYPHENS: [&str; 8] = ["a", "au", "aux", "en", "et", "sous", "sur", "lez"];

/// Words after which a point ends no sentence.
const ABBREVIATIONS: [&str; 15] = [
    "m", "mr", "mrs", "ms", "dr", "pr", "st", "ste", "me", "mme", "av", "bd", "ltd", "etc", "cf",
];

fn shape(word: &str) -> Shape {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let first_upper = word.chars().next().is_some_and(char::is_uppercase);
    if letters == 0 || (digits > 0 && word.chars().next().is_some_and(|c| c.is_ascii_digit())) {
        Shape::Number
    } else if upper == 0 {
        Shape::Small
    } else if digits > 0 && letters > 0 {
        Shape::Mixed
    } else if upper == letters && letters > 1 {
        Shape::Capitals
    } else if first_upper && upper == 1 {
        Shape::Capitalised
    } else {
        Shape::Mixed
    }
}
