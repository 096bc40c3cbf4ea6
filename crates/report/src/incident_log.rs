//! The log of an incident: where it stands, and every act that its reader may
//! read, in order (SIGN-4).

use locales::Texts;
use serde::Serialize;

use crate::document::{Labels, Row};
use crate::story::Act;

/// The log of an incident.
#[derive(Clone, Debug, Serialize)]
pub struct IncidentLog {
    /// Where it stands, at a glance.
    pub summary: Vec<Row>,
    /// As whom the reader reads, and so what this copy holds.
    pub scope: String,
    /// Every act, in order.
    pub acts: Vec<Act>,
}

impl IncidentLog {
    pub(crate) fn labels(t: Texts) -> Labels {
        [
            ("summary", t.get("incident-log-summary")),
            ("acts", t.get("incident-log-acts")),
            ("end", t.get("story-document-end")),
            ("act-before", t.get("story-before")),
            ("act-after", t.get("story-after")),
        ]
        .into()
    }
}
