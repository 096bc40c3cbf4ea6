//! What the CNIL asks about a breach of personal data, answered from the
//! declaration (QUAL-3). Nothing is sent from here.

use locales::Texts;
use serde::Serialize;

use crate::document::{Address, Labels, Row};

/// The prefilled statement.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    /// By when it is owed; empty when that is not known.
    pub due: String,
    /// The page where a breach is notified.
    pub site: Address,
    /// What is asked, and what the declaration says of it.
    pub rows: Vec<Row>,
}

impl Statement {
    pub(crate) fn labels(t: Texts) -> Labels {
        [
            ("not-sent", t.get("statement-not-sent")),
            ("partial", t.get("statement-partial")),
            ("site", t.get("statement-document-site")),
        ]
        .into()
    }
}
