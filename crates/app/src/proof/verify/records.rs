//! Records against their leaves: acts with their values and readers, looks,
//! entries, messages.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Hash, Nonce, commitment, leaf_hash};
use process::{
    act::{Act, Opening, commitments, unseal},
    case::CaseAct,
};
use serde_json::Value;
use store::{
    Reader,
    audit::{self, ActRow, BatchRow, EntryRow, LeafRow},
    log::entries::Kind,
};
use uuid::Uuid;

use super::{finding::Alteration, report::Report, signatures::Signatures};
use crate::AppError;

/// The records behind a page of leaves.
pub(super) struct Records {
    acts: BTreeMap<Uuid, ActRow>,
    batches: BTreeMap<Uuid, BatchRow>,
    entries: BTreeMap<Uuid, EntryRow>,
}

/// What was read so far that later leaves may explain.
#[derive(Default)]
pub(super) struct Memory {
    /// Values that are gone: subject, number of the act, path.
    gone: Vec<(String, Uuid, i64, String)>,
    /// Values whose erasure is on record.
    erased: BTreeSet<(Uuid, i64, String)>,
    /// Cases that were disposed of.
    pub(super) disposed: BTreeSet<Uuid>,
    /// Entries whose record is gone.
    absent: Vec<Uuid>,
    /// What was forgotten without an act: batches of looks, addresses.
    pub(super) forgotten: BTreeSet<Uuid>,
    /// Facts of the entries by which the log speaks of itself.
    pub(super) own: Vec<(Kind, Value)>,
    pub(super) signatures: Signatures,
}

impl Records {
    pub(super) async fn behind(reader: Reader<'_>, leaves: &[LeafRow]) -> Result<Self, AppError> {
        let (acts, others): (Vec<&LeafRow>, Vec<&LeafRow>) =
            leaves.iter().partition(|leaf| leaf.act.is_some());
        let ids = |leaves: Vec<&LeafRow>| leaves.iter().map(|leaf| leaf.entry).collect();
        let (acts, others): (Vec<Uuid>, Vec<Uuid>) = (ids(acts), ids(others));
        Ok(Self {
            acts: audit::acts(reader, &acts).await?,
            batches: audit::batches(reader, &others).await?,
            entries: audit::entries(reader, &others).await?,
        })
    }

    /// The hash of a leaf's record, as that lies there now.
    pub(super) fn hash(&self, leaf: &LeafRow) -> Option<Hash> {
        let entry = &leaf.entry;
        let act = self.acts.get(entry).map(|act| &act.body);
        let batch = || self.batches.get(entry).map(|batch| &batch.body);
        let own = || self.entries.get(entry).map(|own| &own.body);
        act.or_else(batch).or_else(own).map(|body| leaf_hash(body))
    }

    /// Says that the record behind a leaf was changed.
    pub(super) fn changed(&self, leaf: &LeafRow, report: &mut Report) {
        match (&leaf.act, self.batches.contains_key(&leaf.entry)) {
            (Some((kind, id, seq)), _) => report.act(Alteration::ActChanged, kind, *id, *seq, ""),
            (None, true) => report.record(Alteration::LooksChanged, leaf.entry, ""),
            (None, false) => report.record(Alteration::EntryChanged, leaf.entry, ""),
        }
    }

    /// The act behind a leaf.
    pub(super) fn act(&self, leaf: &LeafRow) -> Option<&ActRow> {
        self.acts.get(&leaf.entry)
    }

    /// The entries of this page that are no acts.
    pub(super) fn entries(&self) -> impl Iterator<Item = &EntryRow> {
        self.entries.values()
    }

    /// Compares what is read of a sound record with its bytes.
    pub(super) fn compare(&self, leaf: &LeafRow, memory: &mut Memory, report: &mut Report) {
        if let Some(act) = self.acts.get(&leaf.entry) {
            compare_act(leaf, act, memory, report);
        } else if let Some(batch) = self.batches.get(&leaf.entry) {
            compare_batch(leaf.entry, batch, report);
        } else if let Some(entry) = self.entries.get(&leaf.entry) {
            compare_entry(leaf.entry, entry, memory, report);
        }
    }
}

impl Memory {
    /// Reports what no later leaf explained.
    pub(super) fn settle(&self, report: &mut Report) {
        for (kind, id, seq, path) in &self.gone {
            let on_record =
                self.disposed.contains(id) || self.erased.contains(&(*id, *seq, path.clone()));
            if !on_record {
                let seq = i32::try_from(*seq).unwrap_or(i32::MAX);
                report.act(Alteration::ValueGone, kind, *id, seq, path);
            }
        }
        for entry in &self.absent {
            if !self.forgotten.contains(entry) {
                report.record(Alteration::EntryGone, *entry, "");
            }
        }
    }

    /// Notes that the record behind a leaf is gone; a later entry may say that
    /// it was forgotten.
    pub(super) fn gone(&mut self, leaf: &LeafRow, report: &mut Report) {
        match &leaf.act {
            Some((kind, id, seq)) => report.act(Alteration::ActGone, kind, *id, *seq, ""),
            None => self.absent.push(leaf.entry),
        }
    }

    /// Notes the erasures that an act puts on record.
    fn note_erasures(&mut self, kind: &str, subject_kind: &str, subject: Uuid, act: &Value) {
        if kind == "disposed" {
            self.disposed.insert(subject);
        }
        if kind == "values-erased" || subject_kind == "erasure" {
            self.note_erased(subject, act);
        }
    }

    fn note_erased(&mut self, subject: Uuid, value: &Value) {
        match value {
            Value::Object(map) => {
                let named = map
                    .get("seq")
                    .and_then(Value::as_i64)
                    .zip(map.get("field").and_then(Value::as_str));
                if let Some((seq, field)) = named {
                    let case = map.get("case").and_then(Value::as_str);
                    let of = case.and_then(|id| id.parse().ok()).unwrap_or(subject);
                    self.erased.insert((of, seq, field.to_owned()));
                }
                for child in map.values() {
                    self.note_erased(subject, child);
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.note_erased(subject, item);
                }
            }
            _ => {}
        }
    }
}

fn compare_act(leaf: &LeafRow, act: &ActRow, memory: &mut Memory, report: &mut Report) {
    let (kind, id, seq) = (act.subject_kind.as_str(), act.subject, act.seq);
    let Ok(body) = serde_json::from_slice::<Value>(&act.body) else {
        return report.act(Alteration::ActChanged, kind, id, seq, "");
    };
    let said = |path: &str| body.pointer(path).cloned().unwrap_or_default();
    let listed = [
        ("id", said("/id") == leaf.entry.to_string().as_str()),
        ("subject_kind", said("/subject/kind") == kind),
        ("subject_id", said("/subject/id") == id.to_string().as_str()),
        ("seq", said("/seq") == seq),
        ("at", said("/at") == act.at),
        ("kind", said("/act/kind") == act.kind.as_str()),
        (
            "leaf",
            leaf.act.as_ref() == Some(&(act.subject_kind.clone(), id, seq)),
        ),
    ];
    if let Some((column, _)) = listed.iter().find(|(_, same)| !same) {
        // The bytes say which act this is.
        let of = said("/subject/id").as_str().and_then(|id| id.parse().ok());
        let kind = said("/subject/kind");
        let number = said("/seq")
            .as_i64()
            .and_then(|seq| i32::try_from(seq).ok());
        return report.act(
            Alteration::ActListedOtherwise,
            kind.as_str().unwrap_or_default(),
            of.unwrap_or(id),
            number.unwrap_or(seq),
            column,
        );
    }
    let facts = said("/act");
    memory.note_erasures(&act.kind, kind, id, &facts);
    let committed = commitments(&facts);
    for (path, hash) in &committed {
        match act.openings.get(path) {
            None => {
                let gone = (kind.to_owned(), id, i64::from(seq), path.clone());
                memory.gone.push(gone);
            }
            Some((nonce, value)) => {
                let nonce: Option<[u8; 32]> = nonce.as_slice().try_into().ok();
                let opens = nonce.is_some_and(|nonce| {
                    commitment(path, &Nonce(nonce), value.as_bytes()) == *hash
                });
                if !opens {
                    report.act(Alteration::ValueChanged, kind, id, seq, path);
                }
            }
        }
    }
    for path in act
        .openings
        .keys()
        .filter(|path| !committed.contains_key(*path))
    {
        report.act(Alteration::ValueAdded, kind, id, seq, path);
    }
    memory.signatures.take(act, &body, report);
    if kind == "case" && !readers_are_said(act) {
        report.act(Alteration::ReadersChanged, kind, id, seq, "");
    }
}

fn readers_are_said(act: &ActRow) -> bool {
    let openings: Vec<Opening> = act
        .openings
        .iter()
        .map(|(field, (nonce, value))| Opening {
            field: field.clone(),
            nonce: nonce.as_slice().try_into().unwrap_or_default(),
            value: value.clone(),
        })
        .collect();
    let Ok(recorded) = unseal::<CaseAct>(&act.body, &openings) else {
        // A value that does not read is reported as such.
        return true;
    };
    let audience = recorded.act.audience();
    let said: BTreeSet<String> = audience.tokens().iter().map(ToString::to_string).collect();
    said == act.readers
}

fn compare_batch(id: Uuid, batch: &BatchRow, report: &mut Report) {
    let body: Value = serde_json::from_slice(&batch.body).unwrap_or_default();
    let said = body["looks"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let same = said.len() == batch.looks.len()
        && said.iter().zip(&batch.looks).all(|(said, look)| {
            let seat: Value = serde_json::from_str(&look.seat).unwrap_or_default();
            said["case"] == look.case.to_string().as_str()
                && said["by"] == look.by.as_str()
                && said["at"] == look.at
                && said["what"] == look.what.as_str()
                && said["seat"] == seat
        });
    if !same || said.iter().filter_map(|look| look["at"].as_i64()).max() != Some(batch.at) {
        report.record(Alteration::LooksChanged, id, "");
    }
}

fn compare_entry(id: Uuid, entry: &EntryRow, memory: &mut Memory, report: &mut Report) {
    let body: Value = serde_json::from_slice(&entry.body).unwrap_or_default();
    let case = entry.case.map(|case| case.to_string());
    let same = body["id"] == id.to_string().as_str()
        && body["kind"] == entry.kind.as_str()
        && body["at"] == entry.at
        && body["case"].as_str() == case.as_deref();
    if !same {
        return report.record(Alteration::EntryChanged, id, "");
    }
    match serde_json::from_value(body["kind"].clone()) {
        Ok(Kind::NoticeSent) | Err(_) => {}
        Ok(Kind::Forgotten) => {
            let ids = body["facts"]["ids"].as_array().into_iter().flatten();
            let ids = ids.filter_map(|id| id.as_str()?.parse::<Uuid>().ok());
            memory.forgotten.extend(ids);
        }
        Ok(kind) => memory.own.push((kind, body["facts"].clone())),
    }
}
