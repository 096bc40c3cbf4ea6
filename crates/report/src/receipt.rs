//! The confirmation of a declaration: its number, who was told, what happens
//! next (DECL-5).

use locales::Texts;
use serde::Serialize;

use crate::document::{Address, Labels, Owed, Row};

/// The confirmation of a declaration.
#[derive(Clone, Debug, Serialize)]
pub struct Receipt {
    /// The case's number.
    pub reference: String,
    /// What was declared, by whom, when.
    pub summary: Vec<Row>,
    /// The secret link of somebody without an account; empty for the others.
    pub link: Address,
    /// The bodies alerted.
    pub bodies: Vec<String>,
    /// What happens next, in order.
    pub next: Vec<String>,
    /// What is owed elsewhere.
    pub elsewhere: Vec<Owed>,
    /// How the CERT is reached: within its hours, then outside them.
    pub contacts: Vec<Row>,
}

impl Receipt {
    pub(crate) fn labels(t: Texts) -> Labels {
        [
            ("number", t.get("receipt-number")),
            ("link", t.get("receipt-link")),
            ("link-text", t.get("receipt-link-kept")),
            ("told", t.get("receipt-told")),
            ("next", t.get("receipt-next")),
            ("elsewhere", t.get("receipt-elsewhere")),
            ("not-here", t.get("elsewhere-not-here")),
            ("contacts", t.get("receipt-document-contacts")),
        ]
        .into()
    }
}
