//! What changed from one text to the next, line by line.

use similar::{ChangeTag, TextDiff};

/// A line that one of two texts has alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// Whose it is.
    pub(super) of: Side,
    /// The line.
    pub(super) line: String,
}

/// The texts that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The text before.
    Before,
    /// The text after.
    After,
}

impl Difference {
    /// Whether the line is gone.
    #[must_use]
    pub(super) fn is_gone(&self) -> bool {
        self.of == Side::Before
    }
}

/// The lines that differ, in the order in which they are read; blank lines say
/// nothing.
pub(super) fn between(before: &str, after: &str) -> Vec<Difference> {
    TextDiff::from_lines(before, after)
        .iter_all_changes()
        .filter_map(|change| {
            let of = match change.tag() {
                ChangeTag::Equal => return None,
                ChangeTag::Delete => Side::Before,
                ChangeTag::Insert => Side::After,
            };
            let line = change.value().trim().to_owned();
            (!line.is_empty()).then_some(Difference { of, line })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn supp_5_two_versions_are_compared_line_by_line() {
        let found = between(
            "# Titre\n\n- Un.\n- Deux.\n",
            "# Titre\n\n- Un.\n- Trois.\n\n",
        );
        let said: Vec<(Side, &str)> = found
            .iter()
            .map(|one| (one.of, one.line.as_str()))
            .collect();
        assert_eq!(said, [(Side::Before, "- Deux."), (Side::After, "- Trois.")]);
        assert!(between("a\nb", "a\nb").is_empty());
    }
}
