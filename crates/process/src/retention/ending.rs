//! The end of a file, whatever it is about: a case, a significant incident, an
//! alert (KEEP-2).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{CaseFile, Category, Disposed, Disposition, Fate, Proposal};
use crate::{
    access::Verb,
    act::{Author, Private},
    case::Disposal,
    refusal::Reason,
};

/// One thing that happened to a file at the end of its life.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum EndAct {
    /// Its end was suspended, for a complaint or an inquiry.
    HoldPlaced {
        /// Why.
        reason: Private<String>,
    },
    /// It is no longer suspended.
    HoldLifted {
        /// Why.
        reason: Private<String>,
    },
    /// Somebody proposed what becomes of it.
    Proposed {
        /// What.
        disposition: Disposition,
        /// The category under which it is kept.
        category: Category,
        /// Until when it is kept longer; only then.
        until: Option<Timestamp>,
        /// Why.
        reason: Private<String>,
    },
    /// A second person agreed.
    Approved,
    /// Either person turned it down.
    Declined {
        /// Why.
        reason: Private<String>,
    },
    /// The platform has begun: there is no way back.
    Begun,
    /// The content is gone.
    Disposed(Box<Disposal>),
}

impl EndAct {
    /// Why, where somebody said so.
    #[must_use]
    pub const fn reason(&self) -> Option<&Private<String>> {
        match self {
            Self::HoldPlaced { reason }
            | Self::HoldLifted { reason }
            | Self::Proposed { reason, .. }
            | Self::Declined { reason } => Some(reason),
            Self::Approved | Self::Begun | Self::Disposed(_) => None,
        }
    }
}

/// What somebody wants to do with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum EndCommand {
    /// Suspend its end, for a complaint or an inquiry.
    PlaceHold {
        /// Why.
        reason: String,
    },
    /// Lift such a suspension.
    LiftHold {
        /// Why.
        reason: String,
    },
    /// Propose what becomes of it; a second person decides.
    ProposeDisposition {
        /// What.
        disposition: Disposition,
        /// Until when it is kept longer; only then.
        #[serde(default)]
        until: Option<Timestamp>,
        /// Why.
        reason: String,
    },
    /// Agree with what somebody else proposed; needs the version read.
    ApproveDisposition,
    /// Turn it down, or take it back.
    DeclineDisposition {
        /// Why.
        reason: String,
    },
}

impl EndCommand {
    /// The right that it needs.
    #[must_use]
    pub const fn verb(&self) -> Verb {
        match self {
            Self::PlaceHold { .. } | Self::LiftHold { .. } => Verb::HoldFile,
            Self::ProposeDisposition { .. } => Verb::ProposeDisposition,
            Self::ApproveDisposition | Self::DeclineDisposition { .. } => Verb::ReviewDisposition,
        }
    }

    /// Whether it judges what was read, and so must say which version that was
    /// (KEEP-1).
    #[must_use]
    pub const fn judges(&self) -> bool {
        matches!(self, Self::ApproveDisposition)
    }
}

/// Where the file of an incident or an alert stands at the end of its life.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ending {
    /// How far its end has come.
    pub fate: Fate,
    /// Since when it is held.
    pub held_since: Option<Timestamp>,
    /// Until when two persons decided to keep it longer.
    pub kept_until: Option<Timestamp>,
}

impl Ending {
    /// Takes one more act into account.
    pub fn apply(&mut self, at: Timestamp, by: &Author, act: &EndAct) {
        match act {
            EndAct::HoldPlaced { .. } => self.held_since = Some(at),
            EndAct::HoldLifted { .. } => self.held_since = None,
            EndAct::Proposed {
                disposition, until, ..
            } => {
                self.fate = Fate::Proposed(Proposal {
                    disposition: *disposition,
                    until: *until,
                    at,
                    by: by.clone(),
                    approved_by: None,
                });
            }
            EndAct::Approved => self.approve(by),
            EndAct::Declined { .. } => self.fate = Fate::Kept,
            EndAct::Begun => {
                if let Fate::Approved(proposal) = std::mem::take(&mut self.fate) {
                    self.fate = Fate::UnderWay(proposal);
                }
            }
            EndAct::Disposed(disposal) => {
                self.fate = Fate::Disposed(Disposed {
                    at,
                    disposition: disposal.disposition,
                    category: disposal.category,
                });
            }
        }
    }

    /// Keeping longer needs no carrying out.
    fn approve(&mut self, by: &Author) {
        if let Fate::Proposed(proposal) = std::mem::take(&mut self.fate) {
            match proposal.disposition {
                Disposition::Keep => self.kept_until = proposal.until,
                Disposition::Archive | Disposition::Destroy => {
                    self.fate = Fate::Approved(Proposal {
                        approved_by: Some(by.clone()),
                        ..proposal
                    });
                }
            }
        }
    }

    /// What became of the content, once that is gone.
    #[must_use]
    pub const fn disposed(&self) -> Option<Disposed> {
        match self.fate {
            Fate::Disposed(disposed) => Some(disposed),
            _ => None,
        }
    }
}

/// A file as the rules look at it, whatever it is about.
#[derive(Clone, Debug)]
pub struct FileStanding<'a> {
    /// How far its end has come.
    pub fate: &'a Fate,
    /// Since when it is held.
    pub held_since: Option<Timestamp>,
    /// Until when two persons decided to keep it longer.
    pub kept_until: Option<Timestamp>,
    /// Its category.
    pub category: Category,
    /// When what it is about was over; none while that goes on.
    pub over_at: Option<Timestamp>,
    /// Why it cannot end meanwhile.
    pub goes_on: Reason,
}

impl FileStanding<'_> {
    /// The file, once what it is about is over and as long as its content is
    /// there.
    #[must_use]
    pub fn file(&self) -> Option<CaseFile> {
        let there = !matches!(self.fate, Fate::Disposed(_));
        self.over_at.filter(|_| there).map(|counts_from| CaseFile {
            category: self.category,
            counts_from,
            kept_until: self.kept_until,
            held_since: self.held_since,
        })
    }

    /// What was proposed for it and is not carried out.
    #[must_use]
    pub const fn proposal(&self) -> Option<&Proposal> {
        match self.fate {
            Fate::Proposed(proposal) | Fate::Approved(proposal) | Fate::UnderWay(proposal) => {
                Some(proposal)
            }
            Fate::Kept | Fate::Disposed(_) => None,
        }
    }
}
