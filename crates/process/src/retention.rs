//! The end of a file's life (KEEP-2): how long each category is kept, from
//! which event, what becomes of it then, and who decides.

mod category;
mod deciding;
mod ending;
mod erasure;
mod period;
mod settings;

use jiff::Timestamp;

pub use category::{Basis, Category, Counting, Decider, Disposition};
pub(crate) use deciding::ended;
pub use deciding::{Approver, end};
pub use ending::{EndAct, EndCommand, Ending, FileStanding};
pub use erasure::{
    Copies, Copy, Erasability, Erased, ErasureAct, ErasureGround, ErasureState, Kept, NotAnErasure,
    PersonErasure, ValueRef, Why, erasability,
};
pub use period::{NotAPeriod, Period};
pub use settings::{Keeping, Length, Retention};

use crate::{
    act::Author,
    alert::{Alert, AlertState},
    case::{Case, CaseAct, Reality},
    refusal::Reason,
    significant::Incident,
    words::{Class, State},
};

/// Where the file of a closed case stands at the end of its life.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fate {
    /// Kept; nobody has proposed anything.
    #[default]
    Kept,
    /// One person has proposed what becomes of it; a second one decides.
    Proposed(Proposal),
    /// Two persons have decided; the platform carries it out.
    Approved(Proposal),
    /// The platform has begun: there is no way back.
    UnderWay(Proposal),
    /// The content is gone; the acts remain.
    Disposed(Disposed),
}

/// What somebody proposes to do with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What is to become of it.
    pub disposition: Disposition,
    /// Until when it is kept longer; only then.
    pub until: Option<Timestamp>,
    /// When it was proposed.
    pub at: Timestamp,
    /// By whom: somebody else decides.
    pub by: Author,
    /// Who approved it.
    pub approved_by: Option<Author>,
}

/// What remains to be said of a case whose content is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disposed {
    /// When it went.
    pub at: Timestamp,
    /// What became of it.
    pub disposition: Disposition,
    /// The category under which it was kept.
    pub category: Category,
}

/// What the rules look at to say whether a file is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseFile {
    /// Its category.
    pub category: Category,
    /// The event from which its period counts.
    pub counts_from: Timestamp,
    /// Until when two persons decided to keep it longer.
    pub kept_until: Option<Timestamp>,
    /// Since when a legal hold suspends its end.
    pub held_since: Option<Timestamp>,
}

/// Whether the time of a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Not before this instant.
    NotBefore(Timestamp),
    /// A legal hold suspends it.
    Held,
    /// Since this instant.
    Since(Timestamp),
}

impl CaseFile {
    /// The instant from which the file may end, a hold apart.
    #[must_use]
    pub fn due_at(&self, settings: &Retention) -> Timestamp {
        let due = settings
            .keeping(self.category)
            .period
            .after(self.counts_from);
        self.kept_until.map_or(due, |until| until.max(due))
    }

    /// Whether its time has come (KEEP-2): never before its period, never
    /// under a hold.
    #[must_use]
    pub fn due(&self, settings: &Retention, now: Timestamp) -> Due {
        let at = self.due_at(settings);
        match self.held_since {
            Some(_) => Due::Held,
            None if at <= now => Due::Since(at),
            None => Due::NotBefore(at),
        }
    }
}

impl Case {
    /// The category under which the case's file is kept.
    #[must_use]
    pub fn category(&self) -> Category {
        match (self.declared.reality, self.class()) {
            (Reality::Exercise, _) => Category::Exercise,
            (Reality::Real, Some(Class::NotIncident)) => Category::NotIncident,
            (Reality::Real, Some(Class::Significant)) => Category::SignificantCase,
            (Reality::Real, Some(Class::Minor | Class::Serious) | None) => Category::CaseFile,
        }
    }

    /// Its file, as the rules look at it.
    #[must_use]
    pub fn file_standing(&self) -> FileStanding<'_> {
        FileStanding {
            fate: &self.fate,
            held_since: self.held_since,
            kept_until: self.kept_until,
            category: self.category(),
            over_at: self.closed_at.filter(|_| self.state == State::Closed),
            goes_on: Reason::WrongState(self.state),
        }
    }

    /// Its file, once it is closed and as long as its content is there.
    #[must_use]
    pub fn file(&self) -> Option<CaseFile> {
        self.file_standing().file()
    }

    /// What became of its content, once that is gone.
    #[must_use]
    pub const fn disposed(&self) -> Option<Disposed> {
        match self.fate {
            Fate::Disposed(disposed) => Some(disposed),
            _ => None,
        }
    }

    /// What was proposed for its file and is not carried out.
    #[must_use]
    pub const fn proposal(&self) -> Option<&Proposal> {
        match &self.fate {
            Fate::Proposed(proposal) | Fate::Approved(proposal) | Fate::UnderWay(proposal) => {
                Some(proposal)
            }
            Fate::Kept | Fate::Disposed(_) => None,
        }
    }
}

impl From<EndAct> for CaseAct {
    fn from(act: EndAct) -> Self {
        match act {
            EndAct::HoldPlaced { reason } => Self::HoldPlaced { reason },
            EndAct::HoldLifted { reason } => Self::HoldLifted { reason },
            EndAct::Proposed {
                disposition,
                category,
                until,
                reason,
            } => Self::DispositionProposed {
                disposition,
                category,
                until,
                reason,
            },
            EndAct::Approved => Self::DispositionApproved,
            EndAct::Declined { reason } => Self::DispositionDeclined { reason },
            EndAct::Begun => Self::DispositionBegun,
            EndAct::Disposed(disposal) => Self::Disposed(disposal),
        }
    }
}

impl Incident {
    /// Its file, as the rules look at it: what was decided once for all its
    /// cases, and the crisis log (SIGN-2, SIGN-4).
    #[must_use]
    pub fn file_standing(&self) -> FileStanding<'_> {
        FileStanding {
            fate: &self.ending.fate,
            held_since: self.ending.held_since,
            kept_until: self.ending.kept_until,
            category: match self.reality {
                Reality::Exercise => Category::Exercise,
                Reality::Real => Category::IncidentFile,
            },
            over_at: self.closed_at.or(self.merged.map(|merged| merged.at)),
            goes_on: Reason::NotOver,
        }
    }
}

impl Alert {
    /// Its file, as the rules look at it: its text, and what facilities said
    /// of it (SIGN-3).
    #[must_use]
    pub fn file_standing(&self) -> FileStanding<'_> {
        FileStanding {
            fate: &self.ending.fate,
            held_since: self.ending.held_since,
            kept_until: self.ending.kept_until,
            category: Category::AlertFile,
            over_at: match self.state {
                AlertState::Ended | AlertState::Withdrawn => {
                    self.outcome.as_ref().map(|outcome| outcome.at)
                }
                _ => None,
            },
            goes_on: Reason::NotOver,
        }
    }
}
