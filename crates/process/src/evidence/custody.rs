//! The chain of custody of one piece: the fold of the acts that name it.

use jiff::Timestamp;

use super::{CopyForm, Received};
use crate::{
    access::Audience,
    act::{Author, Private, Recorded, Sequence},
    case::CaseAct,
    ids::EvidenceId,
};

/// A piece with everything that became of it, as one reader may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Custody {
    /// The piece as it was received.
    pub received: Received,
    /// What became of it, its reception first, in order.
    pub entries: Vec<CustodyEntry>,
    /// When its content was destroyed.
    pub destroyed_at: Option<Timestamp>,
}

/// One link of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustodyEntry {
    /// The act's number in the case.
    pub seq: Sequence,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Author,
    /// What.
    pub step: CustodyStep,
}

/// What happened to a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CustodyStep {
    /// The platform received it and took its hash.
    Received,
    /// Somebody took a copy: nothing is opened on the platform itself.
    Copied {
        /// In which form.
        form: CopyForm,
        /// Why.
        reason: Private<String>,
    },
    /// It was given to somebody outside the platform.
    Transferred {
        /// To whom.
        recipient: Private<String>,
        /// How.
        means: Private<String>,
        /// Why.
        reason: Private<String>,
        /// What proves that it arrived.
        receipt: Private<String>,
    },
    /// Its encryption passed to another key; the content is the same.
    Rekeyed,
    /// Its content was destroyed.
    Destroyed {
        /// Why.
        reason: Private<String>,
    },
}

impl Custody {
    /// The chain that begins with a reception.
    pub(crate) fn begin(received: &Received, recorded: &Recorded<CaseAct>) -> Self {
        let mut custody = Self {
            received: received.clone(),
            entries: Vec::new(),
            destroyed_at: None,
        };
        custody.add(recorded, CustodyStep::Received);
        custody
    }

    /// Adds a link.
    pub(crate) fn add(&mut self, recorded: &Recorded<CaseAct>, step: CustodyStep) {
        if matches!(step, CustodyStep::Destroyed { .. }) {
            self.destroyed_at = Some(recorded.at);
        }
        self.entries.push(CustodyEntry {
            seq: recorded.seq,
            at: recorded.at,
            by: recorded.by.clone(),
            step,
        });
    }

    /// The piece's identity.
    #[must_use]
    pub const fn id(&self) -> EvidenceId {
        self.received.evidence
    }

    /// Who may read of the piece and copy it.
    #[must_use]
    pub const fn audience(&self) -> Audience {
        self.received.to
    }

    /// The link of its reception.
    #[must_use]
    pub fn reception(&self) -> Option<&CustodyEntry> {
        self.entries.first()
    }
}
