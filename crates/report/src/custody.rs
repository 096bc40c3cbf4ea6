//! The custody sheet of a piece of evidence: what it is, and everything that
//! became of it (KEEP-1).

use locales::Texts;
use serde::Serialize;

use crate::document::{Labels, Row};
use crate::story::Act;

/// The custody sheet of a piece.
#[derive(Clone, Debug, Serialize)]
pub struct CustodySheet {
    /// What it is.
    pub piece: Vec<Row>,
    /// The SHA-256 of its bytes as they were received, in hexadecimal digits.
    pub sha256: String,
    /// Every link of the chain, in order.
    pub links: Vec<Act>,
}

impl CustodySheet {
    pub(crate) fn labels(t: Texts) -> Labels {
        [
            ("piece", t.get("custody-piece")),
            ("hash", t.get("evidence-hash")),
            ("hash-text", t.get("custody-hash-text")),
            ("chain", t.get("custody-chain")),
            ("by-hand", t.get("custody-by-hand")),
            ("by-hand-text", t.get("custody-by-hand-text")),
            ("by-hand-when", t.get("custody-by-hand-when")),
            ("by-hand-from", t.get("custody-by-hand-from")),
            ("by-hand-to", t.get("custody-by-hand-to")),
            ("by-hand-why", t.get("evidence-reason")),
            ("act-before", t.get("story-before")),
            ("act-after", t.get("story-after")),
        ]
        .into()
    }
}
