//! A verification under way, leaf by leaf.

use std::collections::BTreeMap;

use ledger::{
    Frontier, Hash,
    tiles::{TileId, WIDTH},
};
use store::{
    Reader,
    audit::{self, LeafRow, LogRow, Orphan},
};

use super::{
    Pace,
    finding::{Alteration, Place},
    heads::{self, Heads},
    messages::Messages,
    pieces::Pieces,
    records::{Memory, Records},
    report::Report,
    shown,
};
use crate::AppError;

/// Records without a leaf that are looked for, of each kind.
const ORPHANS: u32 = 100;

/// What was read so far.
pub(super) struct Run<'a> {
    reader: Reader<'a>,
    pace: Pace,
    pub(super) report: Report,
    pub(super) memory: Memory,
    pub(super) messages: Messages,
    pub(super) pieces: Pieces,
    pub(super) entries: u64,
}

impl<'a> Run<'a> {
    pub(super) async fn begin(reader: Reader<'a>, pace: Pace) -> Result<Self, AppError> {
        Ok(Self {
            reader,
            pace,
            report: Report {
                names: shown::names(reader).await?,
                ..Report::default()
            },
            memory: Memory::default(),
            messages: Messages::default(),
            pieces: Pieces::default(),
            entries: 0,
        })
    }

    /// Checks a log: its leaves up to its size with its tree, then those that
    /// are not in the tree yet.
    pub(super) async fn log(
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
            self.messages
                .compare(self.reader, records.entries(), &mut self.report)
                .await?;
            self.pace.rest().await;
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
                self.compare(leaf, records);
                row
            }
            (Some(record), _, Some(tile)) if record == tile => {
                self.report.add(Alteration::LeafChanged, at, "");
                self.compare(leaf, records);
                tile
            }
            (Some(_), row, tile) => {
                records.changed(leaf, &mut self.report);
                tile.or(row).unwrap_or(Hash([0; 32]))
            }
            (None, row, tile) => {
                self.memory.gone(leaf, &mut self.report);
                tile.or(row).unwrap_or(Hash([0; 32]))
            }
        }
    }

    /// Compares what is read of a sound record with its bytes.
    fn compare(&mut self, leaf: &LeafRow, records: &Records) {
        records.compare(leaf, &mut self.memory, &mut self.report);
        if let Some(act) = records.act(leaf) {
            self.pieces.note(act);
        }
    }

    /// Checks the leaves that no tree holds yet.
    pub(super) async fn unproved(&mut self, mut from: i64) -> Result<(), AppError> {
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
                    None => self.memory.gone(leaf, &mut self.report),
                    Some(record) if Some(record) != row => {
                        records.changed(leaf, &mut self.report);
                    }
                    Some(_) => self.compare(leaf, &records),
                }
            }
            self.messages
                .compare(self.reader, records.entries(), &mut self.report)
                .await?;
            self.pace.rest().await;
        }
    }

    pub(super) async fn orphans(&mut self) -> Result<(), AppError> {
        for orphan in audit::orphans(self.reader, ORPHANS).await? {
            match orphan {
                Orphan::Act(kind, id, seq) => {
                    self.report.act(Alteration::ActAdded, &kind, id, seq, "");
                }
                Orphan::Batch(id) => self.report.record(Alteration::LooksAdded, id, ""),
                Orphan::Entry(id) => self.report.record(Alteration::EntryAdded, id, ""),
            }
        }
        for subject in audit::rows_without_acts(self.reader, ORPHANS).await? {
            let named = self.report.named(subject.kind.as_str(), subject.id);
            self.report
                .add(Alteration::RowAdded, Place::Story(named), "");
        }
        for (kind, id) in audit::uneven_subjects(self.reader, ORPHANS).await? {
            let story = Place::Story(self.report.named(&kind, id));
            self.report.add(Alteration::StoryUneven, story, "");
        }
        Ok(())
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
