//! A file of past reports as it stands after its acts.

use jiff::{Timestamp, civil::Date};

use super::PastImportAct;
use crate::{
    act::{Author, Private, Recorded, Sequence},
    evidence::ContentHash,
    ids::PastImportId,
    words::PastImportState,
};

/// A file of past reports that was taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastImport {
    /// Its identity.
    pub id: PastImportId,
    /// Number of its last act.
    pub seq: Sequence,
    /// The name of the file.
    pub file: Private<String>,
    /// The hash of its bytes.
    pub sha256: ContentHash,
    /// How many reports it brought.
    pub reports: u32,
    /// The first day on which one of them was declared.
    pub first_on: Date,
    /// The last one.
    pub last_on: Date,
    /// [`super::digest`] of what was read in it.
    pub read: ContentHash,
    /// By whom.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// How it came to be counted no longer.
    pub taken_back: Option<TakenBack>,
}

/// How a file came to be counted no longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// By whom.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: Private<String>,
}

/// The acts do not begin with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("past reports begin with the file that brought them")]
pub struct NotAnImport;

impl PastImport {
    /// Folds the acts of one file, in order.
    ///
    /// # Errors
    /// When they do not begin with the file.
    pub fn from_acts(
        id: PastImportId,
        acts: &[Recorded<PastImportAct>],
    ) -> Result<Self, NotAnImport> {
        let (first, later) = acts.split_first().ok_or(NotAnImport)?;
        let PastImportAct::Imported {
            file,
            sha256,
            reports,
            first_on,
            last_on,
            read,
        } = &first.act
        else {
            return Err(NotAnImport);
        };
        let mut import = Self {
            id,
            seq: first.seq,
            file: file.clone(),
            sha256: *sha256,
            reports: *reports,
            first_on: *first_on,
            last_on: *last_on,
            read: *read,
            by: first.by.clone(),
            at: first.at,
            taken_back: None,
        };
        for act in later {
            import.apply(act);
        }
        Ok(import)
    }

    /// Takes one more act into account.
    pub fn apply(&mut self, recorded: &Recorded<PastImportAct>) {
        self.seq = recorded.seq;
        if let PastImportAct::TakenBack { reason } = &recorded.act {
            self.taken_back = Some(TakenBack {
                by: recorded.by.clone(),
                at: recorded.at,
                reason: reason.clone(),
            });
        }
    }

    /// Whether its reports are counted.
    #[must_use]
    pub const fn state(&self) -> PastImportState {
        if self.taken_back.is_some() {
            PastImportState::TakenBack
        } else {
            PastImportState::Counted
        }
    }
}
