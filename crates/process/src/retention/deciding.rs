//! Holding, proposing and approving the end of a file (KEEP-2).

use jiff::Timestamp;

use super::{Disposition, Due, EndAct, EndCommand, Fate, FileStanding, Retention};
use crate::{
    access::{Actor, Seat},
    act::{Author, Sequence},
    decide::{permit, reason},
    ids::Pseudonym,
    refusal::{Reason, Refusal, Rule},
};

/// Whether somebody may be the second person of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approver {
    /// Somebody else than the one who proposed.
    Another,
    /// The one who proposed.
    Same,
}

impl Approver {
    /// Two persons are two pseudonyms: whoever proposed does not approve.
    #[must_use]
    pub fn of(proposed_by: &Author, who: &Pseudonym) -> Self {
        if proposed_by.pseudonym == *who {
            Self::Same
        } else {
            Self::Another
        }
    }
}

const fn refused(reason: Reason) -> Refusal {
    Refusal::new(Rule::Keep2, reason)
}

/// Decides on the end of the file of an incident or an alert: `current` is the
/// version that the actor reads, `seen` that on which the judgement rests.
///
/// # Errors
/// The refusal, with the rule that refuses.
pub fn end(
    file: &FileStanding<'_>,
    command: &EndCommand,
    (seen, current): (Option<Sequence>, Sequence),
    (actor, seat): (&Actor, Seat),
    settings: &Retention,
    now: Timestamp,
) -> Result<EndAct, Refusal> {
    permit(command.verb(), seat)?;
    if command.judges() && seen != Some(current) {
        let why = seen.map_or(Reason::VersionMissing, |_| Reason::ChangedSince(current));
        return Err(Refusal::new(Rule::Keep1, why));
    }
    ended(file, command, &actor.pseudonym, settings, now)
}

/// The same for whoever was let in and has read the version as it stands.
pub(crate) fn ended(
    file: &FileStanding<'_>,
    command: &EndCommand,
    who: &Pseudonym,
    settings: &Retention,
    now: Timestamp,
) -> Result<EndAct, Refusal> {
    let ask = Ask {
        file,
        who,
        settings,
        now,
    };
    match command {
        EndCommand::PlaceHold { reason: why } => ask.hold(why),
        EndCommand::LiftHold { reason: why } => ask.lift(why),
        EndCommand::ProposeDisposition {
            disposition,
            until,
            reason: why,
        } => ask.propose(*disposition, *until, why),
        EndCommand::ApproveDisposition => ask.approve(),
        EndCommand::DeclineDisposition { reason: why } => ask.decline(why),
    }
}

struct Ask<'a> {
    file: &'a FileStanding<'a>,
    who: &'a Pseudonym,
    settings: &'a Retention,
    now: Timestamp,
}

impl Ask<'_> {
    /// A complaint or an inquiry suspends the end of a file.
    fn hold(&self, why: &str) -> Result<EndAct, Refusal> {
        match self.file.fate {
            Fate::UnderWay(_) | Fate::Disposed(_) => return Err(refused(Reason::DisposalBegun)),
            Fate::Kept | Fate::Proposed(_) | Fate::Approved(_) => {}
        }
        if self.file.held_since.is_some() {
            return Err(refused(Reason::AlreadyDone));
        }
        Ok(EndAct::HoldPlaced {
            reason: reason(Rule::Keep2, why)?,
        })
    }

    fn lift(&self, why: &str) -> Result<EndAct, Refusal> {
        if self.file.held_since.is_none() {
            return Err(refused(Reason::NotOnHold));
        }
        Ok(EndAct::HoldLifted {
            reason: reason(Rule::Keep2, why)?,
        })
    }

    fn propose(
        &self,
        disposition: Disposition,
        until: Option<Timestamp>,
        why: &str,
    ) -> Result<EndAct, Refusal> {
        if !matches!(self.file.fate, Fate::Kept) {
            return Err(refused(Reason::ProposalPending));
        }
        let until = match disposition {
            Disposition::Keep => Some(self.longer(until)?),
            Disposition::Archive | Disposition::Destroy => {
                self.may_end()?;
                None
            }
        };
        Ok(EndAct::Proposed {
            disposition,
            category: self.file.category,
            until,
            reason: reason(Rule::Keep2, why)?,
        })
    }

    /// Keeping longer has an end of its own, after the one that it replaces.
    fn longer(&self, until: Option<Timestamp>) -> Result<Timestamp, Refusal> {
        let until = until.ok_or(refused(Reason::UntilMissing))?;
        let due = self.file.file().map(|file| file.due_at(self.settings));
        if until <= self.now || due.is_some_and(|due| until <= due) {
            return Err(refused(Reason::TooEarly));
        }
        Ok(until)
    }

    /// A file ends when its period is over and nothing holds it.
    fn may_end(&self) -> Result<(), Refusal> {
        match self
            .file
            .file()
            .map(|file| file.due(self.settings, self.now))
        {
            Some(Due::Since(_)) => Ok(()),
            Some(Due::Held) => Err(refused(Reason::OnHold)),
            Some(Due::NotBefore(at)) => Err(refused(Reason::NotYetDue(at))),
            None => Err(refused(self.file.goes_on.clone())),
        }
    }

    fn approve(&self) -> Result<EndAct, Refusal> {
        let Fate::Proposed(proposal) = self.file.fate else {
            return Err(refused(Reason::NoProposal));
        };
        if Approver::of(&proposal.by, self.who) == Approver::Same {
            return Err(refused(Reason::SamePerson));
        }
        if proposal.disposition != Disposition::Keep {
            self.may_end()?;
        }
        Ok(EndAct::Approved)
    }

    /// Either person takes back or turns down what was proposed, until the
    /// platform has begun.
    fn decline(&self, why: &str) -> Result<EndAct, Refusal> {
        match self.file.fate {
            Fate::Proposed(_) | Fate::Approved(_) => Ok(EndAct::Declined {
                reason: reason(Rule::Keep2, why)?,
            }),
            Fate::UnderWay(_) | Fate::Disposed(_) => Err(refused(Reason::DisposalBegun)),
            Fate::Kept => Err(refused(Reason::NoProposal)),
        }
    }
}
