//! The pieces of a case in short, for its page and for their list.

use std::borrow::Cow;

use app::cases::CaseView;
use jiff::Timestamp;
use locales::Texts;
use process::access::Verb;
use process::evidence::{Custody, Hazard};

use crate::naming;

/// The evidence of a case, as its page shows it.
#[derive(Clone, Debug)]
pub struct Card {
    /// Address of the list.
    pub href: String,
    /// The pieces that the reader may read of, the newest first.
    pub rows: Vec<Row>,
    /// Whether the reader may send more.
    pub may_send: bool,
}

/// One piece.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its page.
    pub href: String,
    /// Its name, or that it was erased.
    pub name: String,
    /// Its size in words.
    pub size: Cow<'static, str>,
    /// The beginning of its hash.
    pub short_hash: String,
    /// Who sent it.
    pub from: String,
    /// When it came.
    pub at: Timestamp,
    /// Who may read of it.
    pub audience: Cow<'static, str>,
    /// Whether it leaves wrapped.
    pub dangerous: bool,
    /// When its content was destroyed.
    pub destroyed_at: Option<Timestamp>,
}

impl Card {
    /// The evidence of a case whose address for the reader is `base`.
    #[must_use]
    pub fn of(t: Texts, view: &CaseView, base: &str) -> Self {
        let pieces = view.case.evidence.values().rev();
        Self {
            href: format!("{base}/pieces"),
            rows: pieces
                .map(|custody| Row::of(t, view, custody, base))
                .collect(),
            may_send: view.may(Verb::SendEvidence),
        }
    }

    /// Whether there is anything to show or to do.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.may_send || !self.rows.is_empty()
    }
}

impl Row {
    /// One piece.
    #[must_use]
    pub fn of(t: Texts, view: &CaseView, custody: &Custody, base: &str) -> Self {
        let received = &custody.received;
        let hash = received.sha256.to_string();
        let reception = custody.reception();
        Self {
            href: format!("{base}/pieces/{}", received.evidence),
            name: received
                .name
                .known()
                .cloned()
                .unwrap_or_else(|| t.get("story-erased").into_owned()),
            size: t.size(received.size),
            short_hash: hash.chars().take(12).collect(),
            from: reception.map_or_else(String::new, |entry| author(t, view, entry.seq)),
            at: reception.map_or(view.case.declared_at, |entry| entry.at),
            audience: naming::audience(t, received.to),
            dangerous: received.hazard == Hazard::Likely,
            destroyed_at: custody.destroyed_at,
        }
    }
}

/// Who did an act of the case, as its story names them.
pub(super) fn author(t: Texts, view: &CaseView, act: process::act::Sequence) -> String {
    let item = view.story.iter().find(|item| item.recorded.seq == act);
    item.map_or_else(String::new, |item| {
        naming::person(t, item.author.name.as_deref(), item.author.seat)
    })
}
