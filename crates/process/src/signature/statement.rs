//! The short text that a person signs for an act: it names the log, the
//! subject, the act, and the hash of the act's bytes.

use std::{fmt, str::FromStr};

use ledger::Hash;
use uuid::Uuid;

use crate::act::{Sequence, Subject, SubjectKind};

const FORMAT: &str = "vigie/signature/v1";

/// What is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The log in which the act is.
    pub origin: String,
    /// What the act is about.
    pub subject: Subject,
    /// The number by which people name that.
    pub name: String,
    /// Number of the act.
    pub act: Sequence,
    /// Hash of the act as a leaf of the log: it stands for all that the act
    /// says.
    pub leaf: Hash,
}

impl fmt::Display for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FORMAT}")?;
        writeln!(f, "{}", self.origin)?;
        let kind = self.subject.kind.as_str();
        writeln!(f, "{kind} {} {}", self.name, self.subject.id)?;
        writeln!(f, "act {}", self.act)?;
        writeln!(f, "{}", self.leaf.to_hex())
    }
}

/// The text is not what is signed for an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not what is signed for an act")]
pub struct NotAStatement;

impl FromStr for Statement {
    type Err = NotAStatement;

    fn from_str(text: &str) -> Result<Self, NotAStatement> {
        let lines: Vec<&str> = text.lines().collect();
        let [FORMAT, origin, subject, act, leaf] = lines.as_slice() else {
            return Err(NotAStatement);
        };
        let words: Vec<&str> = subject.split(' ').collect();
        let [kind, name, id] = words.as_slice() else {
            return Err(NotAStatement);
        };
        let kind: SubjectKind = kind.parse().map_err(|_| NotAStatement)?;
        let id: Uuid = id.parse().map_err(|_| NotAStatement)?;
        let act = act.strip_prefix("act ").ok_or(NotAStatement)?;
        let statement = Self {
            origin: (*origin).to_owned(),
            subject: Subject { kind, id },
            name: (*name).to_owned(),
            act: Sequence(act.parse().map_err(|_| NotAStatement)?),
            leaf: Hash::from_hex(leaf).ok_or(NotAStatement)?,
        };
        // One text for one meaning.
        if statement.to_string() == text {
            Ok(statement)
        } else {
            Err(NotAStatement)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn keep_1_a_statement_has_one_text() {
        let statement = Statement {
            origin: "vigie.example/journal".into(),
            subject: Subject {
                kind: SubjectKind::Case,
                id: Uuid::from_u128(7),
            },
            name: "2026-000012".into(),
            act: Sequence(7),
            leaf: Hash([0xab; 32]),
        };
        let text = statement.to_string();
        assert_eq!(
            text,
            format!(
                "vigie/signature/v1\nvigie.example/journal\n\
                 case 2026-000012 00000000-0000-0000-0000-000000000007\nact 7\n{}\n",
                "ab".repeat(32)
            )
        );
        assert_eq!(text.parse(), Ok(statement));
        for other in [
            text.trim_end().to_owned(),
            text.replace("act 7", "act 07"),
            text.replace("AB", "ab").to_uppercase(),
            format!("{text}\n"),
            String::new(),
        ] {
            assert_eq!(other.parse::<Statement>(), Err(NotAStatement), "{other}");
        }
    }
}
