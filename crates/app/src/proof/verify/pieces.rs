//! Files of evidence against the hashes that their acts hold.

use std::collections::{BTreeMap, BTreeSet};

use process::{evidence::ContentHash, ids::CaseId, ids::EvidenceId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{
    audit::ActRow,
    evidence::{self, Keeping},
};
use uuid::Uuid;
use vault::{Piece, Vault, VaultError};

use super::{Pace, finding::Alteration, records::Memory, report::Report};
use crate::{App, AppError, cases::load};

const AT_ONCE: u64 = 500;

/// What became of the files that a verification read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceRead {
    /// Files that were read whole.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Files that the store did not give: it does not answer, or none is
    /// configured.
    pub unread: u64,
}

/// A piece as the log knows it.
struct OnRecord {
    case: Uuid,
    number: i32,
    piece: Piece,
}

/// The pieces whose content must be there, as far as the acts were read.
#[derive(Default)]
pub(super) struct Pieces {
    kept: BTreeMap<EvidenceId, OnRecord>,
    destroyed: BTreeSet<EvidenceId>,
}

/// How a piece was found.
enum Found {
    Sound,
    Missing,
    Altered,
    Unread,
}

impl Pieces {
    /// Notes what an act says of a piece.
    pub(super) fn note(&mut self, act: &ActRow) {
        if !act.kind.starts_with("evidence-") {
            return;
        }
        let body: Value = serde_json::from_slice(&act.body).unwrap_or_default();
        let facts = &body["act"];
        let Some(id) = facts["evidence"].as_str().and_then(|id| id.parse().ok()) else {
            return;
        };
        let id = EvidenceId(id);
        match facts["kind"].as_str() {
            Some("evidence-received") => {
                let sha256 = facts["sha256"].as_str().and_then(|hash| hash.parse().ok());
                let size = facts["size"].as_u64().unwrap_or_default();
                let piece = Piece::new(id, size, sha256.unwrap_or(ContentHash([0; 32])));
                let on_record = OnRecord {
                    case: act.subject,
                    number: act.seq,
                    piece,
                };
                self.kept.insert(id, on_record);
            }
            Some("evidence-destroyed") => {
                self.destroyed.insert(id);
            }
            _ => {}
        }
    }

    /// Leaves out what was destroyed on record.
    pub(super) fn settle(&mut self, memory: &Memory) {
        let destroyed = &self.destroyed;
        self.kept.retain(|id, on_record| {
            !destroyed.contains(id) && !memory.disposed.contains(&on_record.case)
        });
    }

    /// Reads every file, and compares it with its act.
    pub(super) async fn check(
        &self,
        app: &App,
        pace: Pace,
        report: &mut Report,
    ) -> Result<EvidenceRead, AppError> {
        let mut read = EvidenceRead::default();
        for (id, on_record) in &self.kept {
            let found = match &app.0.vault {
                None => Found::Unread,
                Some(vault) => whole(vault, on_record.piece, pace).await,
            };
            let what = match found {
                Found::Sound => {
                    read.files += 1;
                    read.bytes += on_record.piece.size;
                    None
                }
                Found::Missing => Some(Alteration::FileGone),
                Found::Altered => Some(Alteration::FileChanged),
                Found::Unread => {
                    read.unread += 1;
                    None
                }
            };
            let (case, number) = (on_record.case, on_record.number);
            match what {
                // It may have been destroyed meanwhile.
                Some(what) if is_kept(app, case, *id).await? => {
                    report.file(what, *id, case, number);
                }
                None if !listed(app, on_record).await? && is_kept(app, case, *id).await? => {
                    report.file(Alteration::FileListedOtherwise, *id, case, number);
                }
                _ => {}
            }
            pace.rest().await;
        }
        self.added(app, report).await?;
        Ok(read)
    }

    /// Reports the pieces that are listed and that no act knows.
    async fn added(&self, app: &App, report: &mut Report) -> Result<(), AppError> {
        let mut after = None;
        loop {
            let page = evidence::held(app.0.db.read(), after, AT_ONCE).await?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            after = Some(last.id);
            for piece in page {
                let case = piece.case.0;
                let known = self.kept.contains_key(&piece.id) || self.destroyed.contains(&piece.id);
                if !known && !is_kept(app, case, piece.id).await? {
                    report.file(Alteration::FileAdded, piece.id, case, 0);
                }
            }
        }
    }
}

/// Reads a file whole, little by little.
async fn whole(vault: &Vault, piece: Piece, pace: Pace) -> Found {
    let mut content = vault.read(piece);
    let mut read = 0_u64;
    loop {
        match content.next().await {
            Ok(None) => return Found::Sound,
            Ok(Some(bytes)) => {
                let before = read / BREATH;
                read += bytes.len() as u64;
                if read / BREATH > before {
                    pace.rest().await;
                }
            }
            Err(VaultError::Missing { segment: 0 }) => return Found::Missing,
            Err(error) if error.is_damage() => return Found::Altered,
            Err(error) => {
                tracing::warn!(piece = %piece.id, %error, "a piece of evidence was not verified");
                return Found::Unread;
            }
        }
    }
}

/// Bytes after which a gentle verification rests.
const BREATH: u64 = 1 << 20;

/// Whether the piece's row is what its act says.
async fn listed(app: &App, on_record: &OnRecord) -> Result<bool, AppError> {
    let row = evidence::by_id(app.0.db.read(), on_record.piece.id).await?;
    Ok(row.is_some_and(|row| {
        row.keeping == Keeping::Held
            && row.case.0 == on_record.case
            && row.length == on_record.piece.size
    }))
}

/// Whether the acts, as they stand now, hold the piece.
async fn is_kept(app: &App, case: Uuid, piece: EvidenceId) -> Result<bool, AppError> {
    // A case that cannot be read is found as such.
    let Ok(case) = load::folded(app.0.db.read(), CaseId(case)).await else {
        return Ok(true);
    };
    let held = case.evidence.get(&piece);
    Ok(case.disposed().is_none() && held.is_some_and(|held| held.destroyed_at.is_none()))
}
