//! The custody sheet of a piece of evidence, from the acts that name it.

use std::collections::BTreeSet;

use app::cases::CaseView;
use locales::Texts;
use process::act::Private;
use process::ids::EvidenceId;
use report::{CustodySheet, Row};

use super::story::act;
use crate::naming;
use crate::story;

/// The size as people say it, and to the byte where that differs.
fn size(t: Texts, bytes: u64) -> String {
    if bytes < 1000 {
        return t.size(bytes).into_owned();
    }
    t.with("custody-size")
        .arg("size", t.size(bytes))
        .arg("bytes", t.number(bytes))
        .text()
        .into_owned()
}

/// The sheet of a piece; none where the reader sees no such piece.
pub(super) fn custody(t: Texts, view: &CaseView, evidence: EvidenceId) -> Option<CustodySheet> {
    let custody = view.case.evidence.get(&evidence)?;
    let numbers: BTreeSet<u32> = custody.entries.iter().map(|link| link.seq.0).collect();
    let links: Vec<_> = story::of_case(t, view)
        .into_iter()
        .filter(|entry| numbers.contains(&entry.number))
        .map(|entry| act(t, entry))
        .collect();
    let received = &custody.received;
    let mut piece = Vec::new();
    let mut add = |label: &str, value: String| {
        if !value.is_empty() {
            let label = t.get(label).into_owned();
            piece.push(Row { label, value });
        }
    };
    let said = |text: &Private<String>| match text {
        Private::Known(text) => text.clone(),
        Private::Erased => t.get("story-erased").into_owned(),
    };
    add("evidence-name", said(&received.name));
    add("custody-number", received.evidence.to_string());
    add("evidence-size", size(t, received.size));
    if let Some(reception) = links.first() {
        add("custody-received", reception.when.clone());
        add("custody-received-from", reception.who.clone());
    }
    add("evidence-origin", said(&received.origin));
    add("evidence-note", said(&received.note));
    add("custody-readers", naming::audience(t, received.to).into());
    let fate = custody.destroyed_at.map_or_else(
        || t.get("custody-kept"),
        |at| t.one("custody-destroyed", "when", t.date_time(at)),
    );
    add("custody-content", fate.into_owned());
    Some(CustodySheet {
        piece,
        sha256: received.sha256.to_string(),
        links,
    })
}
