//! What a verification has found so far.

use std::collections::BTreeMap;

use process::{act::SubjectKind, ids::EvidenceId};
use uuid::Uuid;

use super::finding::{Alteration, Finding, Named, Place};

/// Findings that are told one by one; the others are counted.
const TOLD: usize = 1_000;

/// What was found, in the order of the log.
#[derive(Default)]
pub(super) struct Report {
    pub(super) findings: Vec<Finding>,
    pub(super) untold: u64,
    /// What cases, incidents and alerts are called.
    pub(super) names: BTreeMap<Uuid, String>,
}

impl Report {
    pub(super) fn add(&mut self, what: Alteration, place: Place, part: &str) {
        if self.findings.len() >= TOLD {
            self.untold += 1;
            return;
        }
        self.findings.push(Finding {
            what,
            place,
            part: part.to_owned(),
        });
    }

    pub(super) fn named(&self, kind: &str, id: Uuid) -> Named {
        Named {
            kind: kind.parse().ok(),
            id,
            name: self.names.get(&id).cloned(),
        }
    }

    pub(super) fn act(&mut self, what: Alteration, kind: &str, id: Uuid, seq: i32, part: &str) {
        let of = self.named(kind, id);
        let number = i64::from(seq);
        self.add(what, Place::Act { of, number }, part);
    }

    pub(super) fn message(&mut self, what: Alteration, id: Uuid, case: Option<Uuid>, part: &str) {
        let of = case.map(|case| self.named(SubjectKind::Case.as_str(), case));
        self.add(what, Place::Message { id, of }, part);
    }

    pub(super) fn file(&mut self, what: Alteration, id: EvidenceId, case: Uuid, number: i32) {
        let of = self.named(SubjectKind::Case.as_str(), case);
        let number = i64::from(number);
        self.add(what, Place::File { id, of, number }, "");
    }

    pub(super) fn record(&mut self, what: Alteration, id: Uuid, part: &str) {
        self.add(what, Place::Record(id), part);
    }
}
