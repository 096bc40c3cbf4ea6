//! Checking the whole installation against its log: every record against its
//! leaf, every value against its commitment, the tree, all signatures, and
//! what the pages show.

mod finding;
mod heads;
mod records;
mod report;
mod rights;
mod shown;
mod signatures;

use std::{collections::BTreeMap, time::Duration};

use jiff::Timestamp;
use ledger::{
    Frontier, Hash,
    tiles::{TileId, WIDTH},
};
use serde::{Deserialize, Serialize};
use store::{
    Reader,
    audit::{
        self, LeafRow, LogRow, Orphan,
        outcomes::{self, Outcome},
    },
};

use self::{
    heads::Heads,
    records::{Memory, Records},
    report::Report,
};
use crate::{App, AppError};

pub use finding::{Alteration, Finding, Named, Place};

/// What a verification looked at and found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// When it began.
    pub begun_at: Timestamp,
    /// When it ended.
    pub ended_at: Timestamp,
    /// Entries of the log that were checked.
    pub entries: u64,
    /// Checkpoints whose signatures were checked.
    pub checkpoints: u64,
    /// Checkpoints for which a witness vouches.
    pub witnessed: u64,
    /// Checkpoints with the token of a timestamp authority.
    pub timestamped: u64,
    /// What is not as the log proves.
    pub findings: Vec<Finding>,
    /// Findings beyond those.
    pub untold: u64,
}

impl Verification {
    /// Whether everything is as the log proves.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.findings.is_empty() && self.untold == 0
    }
}

/// How much of the machine a verification takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// All that it can.
    Fast,
    /// It lets others go first: the portal is open.
    Gentle,
}

/// Pause of a gentle verification after each page.
const PAUSE: Duration = Duration::from_millis(20);
/// Records without a leaf that are looked for, of each kind.
const ORPHANS: u32 = 100;

impl App {
    /// Checks everything that is recorded against the log.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn verify(&self, pace: Pace) -> Result<Verification, AppError> {
        let begun_at = self.now();
        let reader = self.0.db.read();
        let mut run = Run {
            reader,
            pace,
            report: Report {
                references: shown::references(reader).await?,
                ..Report::default()
            },
            memory: Memory::default(),
            entries: 0,
        };
        // The copy first: the log only grows meanwhile.
        let copy = self.0.keeper.as_ref().and_then(heads::copied);
        let logs = audit::logs(reader).await?;
        let mut heads = Heads::default();
        if let Some(known) = &copy {
            heads.watch(known.origin.as_str(), known.head.size);
        }
        for (index, log) in logs.iter().enumerate() {
            let next = logs.get(index + 1).map(|next| next.first);
            run.log(log, next, &mut heads).await?;
        }
        if logs.is_empty() {
            run.unproved(0).await?;
        }
        run.orphans().await?;
        run.memory.settle(&mut run.report);
        run.memory
            .signatures
            .compare(reader, &mut run.report)
            .await?;
        heads::check_keys(&logs, &run.memory.own, &mut run.report);
        if let (Some(keeper), Some(log)) = (&self.0.keeper, logs.last()) {
            heads::check_own_key(keeper, log, &mut run.report);
        }
        heads::check_copy(copy.as_ref(), &logs, &heads, &mut run.report);
        rights::check(reader, &mut run.report).await?;
        if run.report.findings.is_empty() {
            shown::check(self, &mut run.report).await?;
        }
        Ok(Verification {
            begun_at,
            ended_at: self.now(),
            entries: run.entries,
            checkpoints: heads.checked,
            witnessed: heads.witnessed,
            timestamped: heads.timestamped,
            findings: run.report.findings,
            untold: run.report.untold,
        })
    }

    /// Checks everything at a low priority, and keeps the result for those
    /// who lead the desk.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn verify_and_keep(&self) -> Result<Verification, AppError> {
        let found = self.verify(Pace::Gentle).await?;
        let outcome = Outcome {
            begun_at: found.begun_at,
            ended_at: found.ended_at,
            outcome: serde_json::to_string(&found)
                .map_err(|error| AppError::Internal(error.to_string()))?,
        };
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    outcomes::keep(tx, &outcome).await?;
                    Ok::<_, AppError>(())
                })
            })
            .await?;
        Ok(found)
    }

    /// What the last verification found.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn last_verification(&self) -> Result<Option<Verification>, AppError> {
        let last = outcomes::last(self.0.db.read()).await?;
        Ok(last.and_then(|last| serde_json::from_str(&last.outcome).ok()))
    }
}

/// A verification under way.
struct Run<'a> {
    reader: Reader<'a>,
    pace: Pace,
    report: Report,
    memory: Memory,
    entries: u64,
}

impl Run<'_> {
    /// Checks a log: its leaves up to its size with its tree, then those that
    /// are not in the tree yet.
    async fn log(
        &mut self,
        log: &LogRow,
        next: Option<i64>,
        heads: &mut Heads,
    ) -> Result<(), AppError> {
        let size = u64::try_from(log.size).unwrap_or_default();
        let mut grown = Grown::default();
        heads.begin(self.reader, log).await?;
        heads.at(&grown.tree, &mut self.report);
        while grown.tree.size() < size {
            let number = grown.tree.size() / WIDTH as u64;
            let wanted = (size - grown.tree.size()).min(WIDTH as u64);
            let from = log.first + i64::try_from(grown.tree.size()).unwrap_or(i64::MAX);
            let leaves = audit::leaves(self.reader, from, wanted).await?;
            let tile = audit::tiles(
                self.reader,
                log.number,
                0,
                i64::try_from(number).unwrap_or(i64::MAX),
                1,
            )
            .await?
            .pop()
            .filter(|tile| u64::try_from(tile.number) == Ok(number));
            let hashes: Vec<Hash> = tile
                .as_ref()
                .map(|tile| tile.hashes.as_chunks::<32>().0)
                .unwrap_or_default()
                .iter()
                .copied()
                .map(Hash)
                .collect();
            if u64::try_from(hashes.len()).unwrap_or_default() < wanted {
                let id = TileId {
                    level: 0,
                    index: number,
                };
                let origin = log.origin.clone();
                let whole = Place::WholeLog { origin };
                self.report
                    .add(Alteration::TileChanged, whole, &id.path(WIDTH));
            }
            let records = Records::behind(self.reader, &leaves).await?;
            let mut leaves = leaves.into_iter().peekable();
            for offset in 0..wanted {
                let place = from + i64::try_from(offset).unwrap_or_default();
                let leaf = leaves.next_if(|leaf| leaf.place == place);
                let proved = usize::try_from(offset)
                    .ok()
                    .and_then(|offset| hashes.get(offset).copied());
                let hash = self.leaf(log, grown.tree.size(), leaf.as_ref(), proved, &records);
                grown.push(hash);
                heads.at(&grown.tree, &mut self.report);
            }
            records
                .compare_mails(self.reader, &mut self.memory, &mut self.report)
                .await?;
            self.rest().await;
        }
        heads.end(&mut self.report);
        if grown.tree.to_bytes() != log.frontier {
            let origin = log.origin.clone();
            self.report
                .add(Alteration::TreeChanged, Place::WholeLog { origin }, "");
        }
        heads::check_tiles(self.reader, log, &grown.upper, &mut self.report).await?;
        if next.is_none() {
            self.unproved(log.first + log.size).await?;
        }
        Ok(())
    }

    /// Judges one leaf: which of the record, the row of the leaf and the tile
    /// was changed is told by the two that agree. Gives the hash that stood
    /// in the tree, as far as can be told.
    fn leaf(
        &mut self,
        log: &LogRow,
        number: u64,
        leaf: Option<&LeafRow>,
        tile: Option<Hash>,
        records: &Records,
    ) -> Hash {
        self.entries += 1;
        let origin = log.origin.clone();
        let at = Place::Log { origin, number };
        let Some(leaf) = leaf else {
            self.report.add(Alteration::LeafGone, at, "");
            return tile.unwrap_or(Hash([0; 32]));
        };
        let row = leaf.hash.as_slice().try_into().ok().map(Hash);
        let record = records.hash(leaf);
        match (record, row, tile) {
            (Some(record), Some(row), tile) if record == row => {
                if tile.is_some_and(|tile| tile != row) {
                    self.report.add(Alteration::TileChanged, at, "");
                }
                records.compare(leaf, &mut self.memory, &mut self.report);
                row
            }
            (Some(record), _, Some(tile)) if record == tile => {
                self.report.add(Alteration::LeafChanged, at, "");
                records.compare(leaf, &mut self.memory, &mut self.report);
                tile
            }
            (Some(_), row, tile) => {
                records.changed(leaf, &mut self.report);
                tile.or(row).unwrap_or(Hash([0; 32]))
            }
            (None, row, tile) => {
                Records::gone(leaf, &mut self.report);
                tile.or(row).unwrap_or(Hash([0; 32]))
            }
        }
    }

    /// Checks the leaves that no tree holds yet.
    async fn unproved(&mut self, mut from: i64) -> Result<(), AppError> {
        loop {
            let leaves = audit::leaves(self.reader, from, WIDTH as u64).await?;
            let Some(last) = leaves.last() else {
                return Ok(());
            };
            from = last.place + 1;
            let records = Records::behind(self.reader, &leaves).await?;
            for leaf in &leaves {
                self.entries += 1;
                let row = leaf.hash.as_slice().try_into().ok().map(Hash);
                match records.hash(leaf) {
                    None => Records::gone(leaf, &mut self.report),
                    Some(record) if Some(record) != row => {
                        records.changed(leaf, &mut self.report);
                    }
                    Some(_) => records.compare(leaf, &mut self.memory, &mut self.report),
                }
            }
            records
                .compare_mails(self.reader, &mut self.memory, &mut self.report)
                .await?;
            self.rest().await;
        }
    }

    async fn orphans(&mut self) -> Result<(), AppError> {
        for orphan in audit::orphans(self.reader, ORPHANS).await? {
            match orphan {
                Orphan::Act(kind, id, seq) => {
                    self.report.act(Alteration::ActAdded, &kind, id, seq, "");
                }
                Orphan::Batch(id) => self.report.record(Alteration::LooksAdded, id, ""),
                Orphan::Entry(id) => self.report.record(Alteration::EntryAdded, id, ""),
            }
        }
        for (kind, id) in audit::uneven_subjects(self.reader, ORPHANS).await? {
            let story = Place::Story(self.report.named(&kind, id));
            self.report.add(Alteration::StoryUneven, story, "");
        }
        for (message, _) in audit::unlogged_mails(self.reader, ORPHANS).await? {
            self.report.record(Alteration::MessageAdded, message, "");
        }
        Ok(())
    }

    async fn rest(&self) {
        if self.pace == Pace::Gentle {
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// The tree as it grows again from the leaves, with the hashes of its tiles
/// above the leaves.
#[derive(Default)]
struct Grown {
    tree: Frontier,
    upper: BTreeMap<TileId, Vec<Hash>>,
}

impl Grown {
    fn push(&mut self, leaf: Hash) {
        let upper = &mut self.upper;
        self.tree.push_telling(leaf, |node, hash| {
            if node.height > 0 && node.height.is_multiple_of(8) {
                upper.entry(TileId::of(node)).or_default().push(hash);
            }
        });
    }
}
