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
    /// Subjects that were disposed of, or of which values were erased.
    touched: BTreeSet<Uuid>,
    disposed: BTreeSet<Uuid>,
    /// Messages whose address is gone, with the case that they are about.
    unaddressed: Vec<(Uuid, Uuid)>,
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

    /// Says that the record behind a leaf is gone.
    pub(super) fn gone(leaf: &LeafRow, report: &mut Report) {
        match &leaf.act {
            Some((kind, id, seq)) => report.act(Alteration::ActGone, kind, *id, *seq, ""),
            None => report.record(Alteration::EntryGone, leaf.entry, ""),
        }
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

    /// Compares the messages of this page with what the log says of them.
    pub(super) async fn compare_mails(
        &self,
        reader: Reader<'_>,
        memory: &mut Memory,
        report: &mut Report,
    ) -> Result<(), AppError> {
        let sent: BTreeMap<Uuid, (&EntryRow, Value)> = self
            .entries
            .values()
            .filter(|entry| entry.kind == NOTICE_SENT)
            .filter_map(|entry| {
                let body: Value = serde_json::from_slice(&entry.body).ok()?;
                let message = body["facts"]["message"].as_str()?.parse().ok()?;
                Some((message, (entry, body)))
            })
            .collect();
        let ids: Vec<Uuid> = sent.keys().copied().collect();
        let mails = audit::mails(reader, &ids).await?;
        for (id, (entry, body)) in sent {
            let Some(mail) = mails.get(&id) else {
                // A message's row may have had its time; the log keeps that it
                // went out.
                continue;
            };
            let facts = &body["facts"];
            let act = mail.act.map(|act| act.to_string());
            let same = facts["act"].as_str() == act.as_deref()
                && facts["template"] == mail.template.as_str()
                && facts["lang"] == mail.lang.as_str()
                && facts["message_id"] == mail.message_id.as_str()
                && mail.case == entry.case
                && mail.sent_at == Some(entry.at);
            if !same {
                report.record(Alteration::MessageChanged, id, &mail.template);
                continue;
            }
            let nonce: Option<[u8; 32]> = mail.nonce.as_deref().and_then(|n| n.try_into().ok());
            match (nonce, mail.address.is_empty(), mail.case) {
                (Some(nonce), false, _) => {
                    let to =
                        store::outbox::destination(&Nonce(nonce), &mail.recipient, &mail.address);
                    if facts["to"] != to.to_hex().as_str() {
                        report.record(Alteration::MessageChanged, id, &mail.template);
                    }
                }
                (_, true, Some(case)) => memory.unaddressed.push((id, case)),
                (_, true, None) => {}
                (None, false, _) => report.record(Alteration::MessageChanged, id, &mail.template),
            }
        }
        Ok(())
    }
}

const NOTICE_SENT: &str = "notice-sent";

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
        for (message, case) in &self.unaddressed {
            if !self.touched.contains(case) {
                report.record(Alteration::MessageChanged, *message, "address");
            }
        }
    }

    /// Notes the erasures that an act puts on record.
    fn note_erasures(&mut self, kind: &str, subject_kind: &str, subject: Uuid, act: &Value) {
        if kind == "disposed" {
            self.disposed.insert(subject);
            self.touched.insert(subject);
        }
        if kind == "values-erased" || subject_kind == "erasure" {
            self.touched.insert(subject);
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
                    self.touched.insert(of);
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
    if let Ok(kind) = serde_json::from_value::<Kind>(body["kind"].clone())
        && kind != Kind::NoticeSent
    {
        memory.own.push((kind, body["facts"].clone()));
    }
}
