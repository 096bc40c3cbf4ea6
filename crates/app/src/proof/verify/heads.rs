//! Heads, keys and tiles against the tree that the leaves give.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    sync::Arc,
};

use ledger::{
    Frontier, Hash, Head, checkpoint::Checkpoint, cosignature::witnessed, keys::PublicKey,
    note::Note, tiles::TileId,
};
use serde_json::Value;
use store::{
    Reader,
    audit::{self, CheckpointRow, LogRow},
    log::entries::Kind,
};
use timestamp::Unproved;

use super::{
    finding::{Alteration, Place},
    report::Report,
};
use crate::{
    AppError,
    proof::{Keeper, TimeStamps, Witness, rotation::succession, stamping::imprint},
};

const AT_ONCE: u64 = 500;

/// The checkpoints of the log at hand, in the order of their sizes, and what
/// all of them amount to.
#[derive(Default)]
pub(super) struct Heads {
    origin: String,
    keys: Vec<(PublicKey, i64)>,
    waiting: VecDeque<CheckpointRow>,
    /// The head at the size that the second copy names.
    watched: BTreeMap<(String, u64), Hash>,
    wanted: Option<(String, u64)>,
    /// Whose timestamps are believed.
    times: Option<Arc<TimeStamps>>,
    /// The witnesses whose keys are known.
    witnesses: Vec<PublicKey>,
    /// Who vouched, at which size of which log.
    vouched: BTreeSet<(i32, u64, String)>,
    number: i32,
    pub(super) checked: u64,
    pub(super) witnessed: u64,
    pub(super) timestamped: u64,
}

impl Heads {
    /// Nothing at hand yet; these witnesses may vouch, and timestamps are
    /// believed of this authority.
    pub(super) fn believing(witnesses: Vec<PublicKey>, times: Option<Arc<TimeStamps>>) -> Self {
        Self {
            witnesses,
            times,
            ..Self::default()
        }
    }

    pub(super) async fn begin(&mut self, reader: Reader<'_>, log: &LogRow) -> Result<(), AppError> {
        self.origin.clone_from(&log.origin);
        self.number = log.number;
        self.keys = log
            .keys
            .iter()
            .filter_map(|key| Some((key.key.parse().ok()?, key.since)))
            .collect();
        self.waiting.clear();
        let mut from = 0;
        loop {
            let page = audit::checkpoints(reader, log.number, from, AT_ONCE).await?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            from = last.size + 1;
            // Those that were signed since the verification began wait for
            // the next one.
            let size = log.size;
            self.waiting
                .extend(page.into_iter().filter(|signed| signed.size <= size));
        }
    }

    /// Watches for the head of a log at a size.
    pub(super) fn watch(&mut self, origin: &str, size: u64) {
        self.wanted = Some((origin.to_owned(), size));
    }

    /// Checks what was signed at the size that the tree has now.
    pub(super) fn at(&mut self, tree: &Frontier, report: &mut Report) {
        let wanted = self
            .wanted
            .as_ref()
            .is_some_and(|(origin, size)| *origin == self.origin && *size == tree.size());
        if wanted {
            self.watched
                .insert((self.origin.clone(), tree.size()), tree.root());
        }
        while let Some(next) = self.waiting.front() {
            if u64::try_from(next.size) != Ok(tree.size()) {
                return;
            }
            if let Some(signed) = self.waiting.pop_front() {
                self.check(&signed, tree.head(), report);
            }
        }
    }

    /// Reports what was signed at sizes that the tree never had.
    pub(super) fn end(&mut self, report: &mut Report) {
        while let Some(signed) = self.waiting.pop_front() {
            let number = u64::try_from(signed.size).unwrap_or_default();
            let origin = self.origin.clone();
            let at = Place::Log { origin, number };
            report.add(Alteration::CheckpointContradicted, at, "");
        }
    }

    fn check(&mut self, signed: &CheckpointRow, head: Head, report: &mut Report) {
        self.checked += 1;
        let origin = self.origin.clone();
        let number = head.size;
        let at = Place::Log { origin, number };
        let keys: Vec<PublicKey> = self
            .keys
            .iter()
            .filter(|(_, since)| *since <= signed.size)
            .map(|(key, _)| key.clone())
            .collect();
        let note = Note::parse(signed.note.as_bytes());
        let opened = note.as_ref().ok().and_then(|note| {
            let opened = Checkpoint::open(note, &keys).ok()?;
            (opened.origin.as_str() == self.origin).then_some(opened)
        });
        let Some(opened) = opened else {
            return report.add(Alteration::CheckpointUnsigned, at, "");
        };
        if opened.head != head || signed.root != head.root.0 {
            report.add(Alteration::CheckpointContradicted, at, "");
        }
        let Ok(note) = note else {
            return;
        };
        self.count_witnesses(&note, number, report);
        match self.stamped(&note, signed.token.as_deref()) {
            Stamp::None => {}
            Stamp::Holds => self.timestamped += 1,
            Stamp::False => {
                let origin = self.origin.clone();
                let at = Place::Log { origin, number };
                report.add(Alteration::TimestampFalse, at, "");
            }
        }
    }

    /// A token of somebody whom the configuration does not name, or no longer
    /// names, counts for nothing.
    fn stamped(&self, note: &Note, token: Option<&[u8]>) -> Stamp {
        let (Some(times), Some(token)) = (&self.times, token) else {
            return Stamp::None;
        };
        match times.authority.check(token, imprint(note)) {
            Ok(_) => Stamp::Holds,
            Err(Unproved::OtherAuthority) => Stamp::None,
            Err(_) => Stamp::False,
        }
    }
}

/// What the token over a checkpoint is worth.
enum Stamp {
    None,
    Holds,
    False,
}

impl Heads {
    /// Counts a checkpoint for which a known witness vouched; a line in such a
    /// witness's name that is not its own is reported.
    fn count_witnesses(&mut self, note: &Note, size: u64, report: &mut Report) {
        let mut valid = false;
        for line in note.signatures() {
            let Some(key) = self.witnesses.iter().find(|key| line.is_of(key)) else {
                // Of one that is no longer, or not yet, in the policy.
                self.vouched
                    .insert((self.number, size, line.name.to_string()));
                continue;
            };
            if witnessed(note, key).is_ok() {
                valid = true;
                self.vouched
                    .insert((self.number, size, line.name.to_string()));
            } else {
                let origin = self.origin.clone();
                let at = Place::Log {
                    origin,
                    number: size,
                };
                report.add(Alteration::CosignatureFalse, at, line.name.as_str());
            }
        }
        self.witnessed += u64::from(valid);
    }

    /// Checks that whoever is said to have vouched did.
    pub(super) async fn check_vouchers(
        &self,
        reader: Reader<'_>,
        logs: &[LogRow],
        report: &mut Report,
    ) -> Result<(), AppError> {
        for row in audit::vouchers(reader).await? {
            let size = u64::try_from(row.size).unwrap_or_default();
            let of = logs.iter().find(|log| log.number == row.log);
            // One that came in since is checked the next time.
            let later = of.is_some_and(|log| log.size < row.size);
            if later || self.vouched.contains(&(row.log, size, row.witness.clone())) {
                continue;
            }
            let at = Place::Log {
                origin: of.map_or_else(String::new, |log| log.origin.clone()),
                number: size,
            };
            report.add(Alteration::VoucherUnfounded, at, &row.witness);
        }
        Ok(())
    }
}

/// Checks that the last heads of other logs for which this installation
/// vouched are those that they signed.
pub(super) async fn check_seen(
    reader: Reader<'_>,
    witness: &Witness,
    report: &mut Report,
) -> Result<(), AppError> {
    for row in audit::seen_heads(reader).await? {
        let keys: Vec<PublicKey> = witness
            .logs
            .iter()
            .filter(|key| key.name().as_str() == row.origin)
            .cloned()
            .collect();
        if keys.is_empty() {
            continue;
        }
        let signed = Note::parse(row.note.as_bytes()).ok();
        let signed = signed.and_then(|note| Checkpoint::open(&note, &keys).ok());
        let same = signed.is_some_and(|signed| {
            u64::try_from(row.size) == Ok(signed.head.size) && row.root == signed.head.root.0
        });
        if !same {
            let at = Place::Log {
                origin: row.origin,
                number: u64::try_from(row.size).unwrap_or_default(),
            };
            report.add(Alteration::SeenHeadChanged, at, "");
        }
    }
    Ok(())
}

/// Checks that every key but the first was named by an earlier one, and that
/// every log but the first was opened by an entry.
pub(super) fn check_keys(logs: &[LogRow], own: &[(Kind, Value)], report: &mut Report) {
    for (index, log) in logs.iter().enumerate() {
        let origin = log.origin.clone();
        let whole = Place::WholeLog { origin };
        let opened = own.iter().any(|(kind, facts)| {
            let key = log.keys.first().map(|key| key.key.as_str());
            *kind == Kind::LogOpened
                && facts["origin"] == log.origin.as_str()
                && facts["key"].as_str() == key
        });
        if index > 0 && !opened {
            report.add(Alteration::SuccessorUnexplained, whole.clone(), "");
        }
        for (nth, key) in log.keys.iter().enumerate().skip(1) {
            let earlier: Vec<PublicKey> = log.keys[..nth]
                .iter()
                .filter_map(|key| key.key.parse().ok())
                .collect();
            let named = own.iter().any(|(kind, facts)| {
                *kind == Kind::KeyChanged
                    && facts["new"] == key.key.as_str()
                    && names(facts, &log.origin, &earlier)
            });
            if !named {
                report.add(Alteration::KeyUnexplained, whole.clone(), &key.key);
            }
        }
    }
}

/// Checks that the key at hand is one of the log's.
pub(super) fn check_own_key(keeper: &Keeper, log: &LogRow, report: &mut Report) {
    let origin = log.origin.clone();
    let own = origin.parse().map(|origin| keeper.key(&origin).public());
    let own = own.map(|key| key.to_string()).unwrap_or_default();
    if !log.keys.iter().any(|key| key.key == own) {
        report.add(Alteration::KeyUnexplained, Place::WholeLog { origin }, &own);
    }
}

/// Whether one of these keys signed that another follows it.
fn names(facts: &Value, origin: &str, earlier: &[PublicKey]) -> bool {
    let (Some(old), Some(new), Some(signature)) = (
        facts["old"].as_str(),
        facts["new"].as_str(),
        facts["signature"].as_str(),
    ) else {
        return false;
    };
    let said = succession(origin, old, new);
    let signature = hex::decode(signature).unwrap_or_default();
    earlier
        .iter()
        .any(|key| key.to_string() == old && key.accepts(said.as_bytes(), &signature))
}

/// The log and the size of the second copy of the head.
pub(super) fn copied(keeper: &Keeper) -> Option<Checkpoint> {
    let note = Note::parse(&fs::read(keeper.copy()).ok()?).ok()?;
    Checkpoint::read(&note).ok()
}

/// Checks the second copy of the head against the tree.
pub(super) fn check_copy(
    known: Option<&Checkpoint>,
    logs: &[LogRow],
    heads: &Heads,
    report: &mut Report,
) {
    let Some(known) = known else { return };
    let origin = known.origin.to_string();
    let number = known.head.size;
    let at = Place::Log {
        origin: origin.clone(),
        number,
    };
    let size = logs
        .iter()
        .find(|log| log.origin == origin)
        .map_or(0, |log| u64::try_from(log.size).unwrap_or_default());
    if size < number {
        return report.add(Alteration::HeadAhead, at, "");
    }
    if heads.watched.get(&(origin, number)) != Some(&known.head.root) {
        report.add(Alteration::HeadContradicted, at, "");
    }
}

/// Checks the tiles above the leaves.
pub(super) async fn check_tiles(
    reader: Reader<'_>,
    log: &LogRow,
    grown: &BTreeMap<TileId, Vec<Hash>>,
    report: &mut Report,
) -> Result<(), AppError> {
    for (id, hashes) in grown {
        let number = i64::try_from(id.index).unwrap_or(i64::MAX);
        let tile = audit::tiles(reader, log.number, id.level.into(), number, 1)
            .await?
            .pop()
            .filter(|tile| tile.number == number);
        let expected: Vec<u8> = hashes.iter().flat_map(|hash| hash.0).collect();
        // The tree may have grown since.
        if !tile.is_some_and(|tile| tile.hashes.starts_with(&expected)) {
            let origin = log.origin.clone();
            let whole = Place::WholeLog { origin };
            report.add(Alteration::TileChanged, whole, &id.path(hashes.len()));
        }
    }
    Ok(())
}
