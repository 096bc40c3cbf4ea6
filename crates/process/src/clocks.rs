//! The clocks of what a facility owes elsewhere by law (QUAL-3): each begins
//! by an act that freezes its terms, moves only when its starting event is
//! corrected, and is met by the facility's own statement alone. Telling ANSSI
//! or ANSM here, or reading the page of the CNIL, meets nothing.

mod deciding;
mod following;
mod terms;

use jiff::Timestamp;

pub(crate) use deciding::{declare, not_concerned};
pub use following::follow;
pub use terms::{LegalTerms, Nis2, Term, Terms};

use crate::{
    act::Private,
    declaration::facts::Facts,
    words::{Authority, ElsewhereDuty, OtherDuty},
};

/// A clock of a case, under the terms with which it began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// To whom the duty is owed.
    pub recipient: Authority,
    /// The legal terms, as they stood.
    pub terms: Terms,
    /// When the platform began to count.
    pub since: Timestamp,
    /// When the starting event took place.
    pub from: Timestamp,
    /// Until when, where the law sets a time.
    pub due: Option<Timestamp>,
    /// Whether the duty still applies.
    pub applies: Applies,
    /// What the facility recorded of it.
    pub answer: Option<ClockAnswer>,
}

/// Whether a duty still follows from what is known of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// It does.
    Yes,
    /// Not since this instant.
    NoLonger(Timestamp),
}

/// What the facility recorded of a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClockAnswer {
    /// That it made the declaration.
    Declared {
        /// When it did.
        at: Timestamp,
        /// Number of the receipt, or what else proves it.
        receipt: Private<String>,
        /// When it recorded so.
        recorded_at: Timestamp,
    },
    /// That the duty does not concern it.
    NotConcerned {
        /// Why.
        reason: Private<String>,
        /// When it recorded so.
        recorded_at: Timestamp,
    },
}

/// Where a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The duty no longer follows from what is known.
    Stopped,
    /// The facility recorded the declaration, in time where a time is set.
    Met {
        /// When it made the declaration.
        at: Timestamp,
    },
    /// The facility recorded the declaration, made after its time.
    MetLate {
        /// When it made the declaration.
        at: Timestamp,
    },
    /// The facility said why the duty does not concern it.
    NotConcerned,
    /// The facts of the declaration say that it is done; no receipt yet.
    Stated,
    /// To be done before a time that has not come.
    Running {
        /// That time.
        due: Timestamp,
    },
    /// Its time has passed.
    Overdue {
        /// That time.
        due: Timestamp,
    },
    /// To be done without delay.
    WithoutDelay,
}

impl Standing {
    /// Whether the facility still has to do something.
    #[must_use]
    pub const fn is_owed(self) -> bool {
        matches!(
            self,
            Self::Running { .. } | Self::Overdue { .. } | Self::WithoutDelay
        )
    }

    /// Its stable word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::Met { .. } => "met",
            Self::MetLate { .. } => "met-late",
            Self::NotConcerned => "not-concerned",
            Self::Stated => "stated",
            Self::Running { .. } => "running",
            Self::Overdue { .. } => "overdue",
            Self::WithoutDelay => "without-delay",
        }
    }
}

impl Clock {
    /// Where the clock of `duty` stands, beside the facts of the declaration.
    #[must_use]
    pub fn standing(&self, duty: ElsewhereDuty, facts: &Facts, now: Timestamp) -> Standing {
        if let Applies::NoLonger(_) = self.applies {
            return Standing::Stopped;
        }
        match (&self.answer, self.due) {
            (Some(ClockAnswer::Declared { at, .. }), Some(due)) if *at > due => {
                Standing::MetLate { at: *at }
            }
            (Some(ClockAnswer::Declared { at, .. }), _) => Standing::Met { at: *at },
            (Some(ClockAnswer::NotConcerned { .. }), _) => Standing::NotConcerned,
            (None, _) if is_stated(duty, facts) => Standing::Stated,
            (None, Some(due)) if due < now => Standing::Overdue { due },
            (None, Some(due)) => Standing::Running { due },
            (None, None) => Standing::WithoutDelay,
        }
    }

    /// Whether the duty is still owed, in time or not.
    #[must_use]
    pub fn is_owed(&self, duty: ElsewhereDuty, facts: &Facts) -> bool {
        self.standing(duty, facts, self.since).is_owed()
    }
}

/// Whether the answers of the declaration say that the duty is done.
fn is_stated(duty: ElsewhereDuty, facts: &Facts) -> bool {
    let said = |done: OtherDuty| facts.other_duties.is_known_and(|duties| duties.has(done));
    match duty {
        ElsewhereDuty::Cnil => said(OtherDuty::Cnil) || facts.cnil_on.known().is_some(),
        ElsewhereDuty::Complaint => {
            said(OtherDuty::Complaint) || facts.complaint_on.known().is_some()
        }
        ElsewhereDuty::Anssi => said(OtherDuty::Anssi),
        ElsewhereDuty::Ansm => said(OtherDuty::Ansm),
        ElsewhereDuty::Nis2Warning | ElsewhereDuty::Nis2Notification | ElsewhereDuty::Nis2Final => {
            false
        }
    }
}
