//! Where something stands in the file.

use toml::de::{DeTable, DeValue};

/// A place in a text, as people count: from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The line.
    pub(crate) line: usize,
    /// The column, in characters.
    pub(crate) column: usize,
    /// The line's text.
    pub(crate) text: String,
}

impl Place {
    /// The place of a byte.
    pub(super) fn at(text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let begin = before.rfind('\n').map_or(0, |newline| newline + 1);
        let rest = text.get(begin..).unwrap_or_default();
        Self {
            line: before.matches('\n').count() + 1,
            column: before.get(begin..).unwrap_or_default().chars().count() + 1,
            text: rest
                .lines()
                .next()
                .unwrap_or_default()
                .trim_end()
                .to_owned(),
        }
    }

    /// The place of a setting such as `portal.bodies.cert`, or of the nearest
    /// table around it when it is not written.
    pub(super) fn of_key(text: &str, key: &str) -> Self {
        Self::at(text, walk(text, key).0)
    }
}

/// Whether a setting is written in the file.
pub(super) fn has_key(text: &str, key: &str) -> bool {
    walk(text, key).1 == Walk::Found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Walk {
    Found,
    Missing,
}

/// Follows a dotted key as far as the file has it; gives the byte where the
/// last part that was found begins.
fn walk(text: &str, key: &str) -> (usize, Walk) {
    let Ok(document) = DeTable::parse(text) else {
        return (0, Walk::Missing);
    };
    let mut table = document.get_ref();
    let mut byte = 0;
    let mut parts = key.split('.').peekable();
    while let Some(part) = parts.next() {
        let Some((name, value)) = table
            .iter()
            .find(|(name, _)| name.get_ref().as_ref() == part)
        else {
            return (byte, Walk::Missing);
        };
        byte = name.span().start;
        match (value.get_ref(), parts.peek()) {
            (_, None) => return (byte, Walk::Found),
            (DeValue::Table(inner), Some(_)) => table = inner,
            (_, Some(_)) => return (byte, Walk::Missing),
        }
    }
    (byte, Walk::Missing)
}
