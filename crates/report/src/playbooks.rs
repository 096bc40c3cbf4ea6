//! Playbooks to hang beside the phone: one alone, or a binder with its cover
//! and its table of contents (SUPP-5).

use locales::Texts;
use serde::Serialize;

use crate::document::{Address, Labels, Row};

/// Playbooks on paper.
#[derive(Clone, Debug, Serialize)]
pub struct Playbooks {
    /// What stands on the cover of a binder; none for a playbook alone.
    pub cover: Option<Cover>,
    /// How the CERT is reached.
    pub contacts: Vec<Row>,
    /// Lines to write one's own numbers on.
    pub own_numbers: Vec<String>,
    /// The playbooks, in order.
    pub sheets: Vec<PlaybookSheet>,
}

/// The cover of a binder.
#[derive(Clone, Debug, Serialize)]
pub struct Cover {
    /// What the binder is for.
    pub lead: String,
    /// For which readers, and when it was made.
    pub made: String,
}

/// One playbook.
#[derive(Clone, Debug, Serialize)]
pub struct PlaybookSheet {
    /// Its title.
    pub title: String,
    /// When it applies.
    pub lead: String,
    /// Its version, and the day by which it is read again.
    pub about: String,
    /// Its parts, in order.
    pub parts: Vec<PlaybookPart>,
    /// The documents that it draws on.
    pub sources: Vec<PlaybookSource>,
}

/// One part of a playbook.
#[derive(Clone, Debug, Serialize)]
pub struct PlaybookPart {
    /// Its heading.
    pub heading: String,
    /// How its steps are read.
    pub manner: Manner,
    /// Its steps, under headings of their own where there are kinds.
    pub groups: Vec<StepGroup>,
}

/// How the steps of a part are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Manner {
    /// One after the other.
    InOrder,
    /// In any order.
    Any,
    /// Never.
    Never,
}

/// Steps that belong together.
#[derive(Clone, Debug, Serialize)]
pub struct StepGroup {
    /// Their heading; empty for none.
    pub heading: String,
    /// The steps.
    pub steps: Vec<PlaybookStep>,
}

/// One step.
#[derive(Clone, Debug, Serialize)]
pub struct PlaybookStep {
    /// For whom; empty for anyone.
    pub mark: String,
    /// What to do.
    pub text: String,
}

/// A document that a playbook draws on.
#[derive(Clone, Debug, Serialize)]
pub struct PlaybookSource {
    /// Its title.
    pub title: String,
    /// Where it is read.
    pub site: Address,
}

impl Playbooks {
    pub(crate) fn labels(t: Texts) -> Labels {
        [
            ("contents", t.get("binder-contents")),
            ("contacts", t.get("binder-contacts")),
            ("own-numbers", t.get("binder-own-numbers")),
            ("sources", t.get("playbook-sources")),
        ]
        .into()
    }
}
