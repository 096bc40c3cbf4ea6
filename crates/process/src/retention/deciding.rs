//! Holding, proposing and approving the end of a case's file (KEEP-2).

use jiff::Timestamp;

use super::{Disposition, Due, Fate};
use crate::{
    act::Author,
    case::{Case, CaseAct},
    decide::{Ask, reason},
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

/// A complaint or an inquiry suspends the end of a file.
pub(crate) fn hold(case: &Case, why: &str) -> Result<Vec<CaseAct>, Refusal> {
    match case.fate {
        Fate::UnderWay(_) | Fate::Disposed(_) => return Err(refused(Reason::DisposalBegun)),
        Fate::Kept | Fate::Proposed(_) | Fate::Approved(_) => {}
    }
    if case.held_since.is_some() {
        return Err(refused(Reason::AlreadyDone));
    }
    Ok(vec![CaseAct::HoldPlaced {
        reason: reason(Rule::Keep2, why)?,
    }])
}

pub(crate) fn lift(case: &Case, why: &str) -> Result<Vec<CaseAct>, Refusal> {
    if case.held_since.is_none() {
        return Err(refused(Reason::NotOnHold));
    }
    Ok(vec![CaseAct::HoldLifted {
        reason: reason(Rule::Keep2, why)?,
    }])
}

pub(crate) fn propose(
    ask: &Ask<'_>,
    disposition: Disposition,
    until: Option<Timestamp>,
    why: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    if !matches!(ask.case.fate, Fate::Kept) {
        return Err(refused(Reason::ProposalPending));
    }
    let until = match disposition {
        Disposition::Keep => Some(longer(ask, until)?),
        Disposition::Archive | Disposition::Destroy => {
            may_end(ask)?;
            None
        }
    };
    Ok(vec![CaseAct::DispositionProposed {
        disposition,
        category: ask.case.category(),
        until,
        reason: reason(Rule::Keep2, why)?,
    }])
}

/// Keeping longer has an end of its own, after the one that it replaces.
fn longer(ask: &Ask<'_>, until: Option<Timestamp>) -> Result<Timestamp, Refusal> {
    let until = until.ok_or(refused(Reason::UntilMissing))?;
    let due = ask
        .case
        .file()
        .map(|file| file.due_at(&ask.context.settings.retention));
    if until <= ask.now || due.is_some_and(|due| until <= due) {
        return Err(refused(Reason::TooEarly));
    }
    Ok(until)
}

/// A file ends when its period is over and nothing holds it.
fn may_end(ask: &Ask<'_>) -> Result<(), Refusal> {
    let settings = &ask.context.settings.retention;
    match ask.case.file().map(|file| file.due(settings, ask.now)) {
        Some(Due::Since(_)) => Ok(()),
        Some(Due::Held) => Err(refused(Reason::OnHold)),
        Some(Due::NotBefore(at)) => Err(refused(Reason::NotYetDue(at))),
        None => Err(refused(Reason::WrongState(ask.case.state))),
    }
}

pub(crate) fn approve(ask: &Ask<'_>) -> Result<Vec<CaseAct>, Refusal> {
    let Fate::Proposed(proposal) = &ask.case.fate else {
        return Err(refused(Reason::NoProposal));
    };
    if Approver::of(&proposal.by, &ask.actor.pseudonym) == Approver::Same {
        return Err(refused(Reason::SamePerson));
    }
    if proposal.disposition != Disposition::Keep {
        may_end(ask)?;
    }
    Ok(vec![CaseAct::DispositionApproved])
}

/// Either person takes back or turns down what was proposed, until the
/// platform has begun.
pub(crate) fn decline(ask: &Ask<'_>, why: &str) -> Result<Vec<CaseAct>, Refusal> {
    match ask.case.fate {
        Fate::Proposed(_) | Fate::Approved(_) => Ok(vec![CaseAct::DispositionDeclined {
            reason: reason(Rule::Keep2, why)?,
        }]),
        Fate::UnderWay(_) | Fate::Disposed(_) => Err(refused(Reason::DisposalBegun)),
        Fate::Kept => Err(refused(Reason::NoProposal)),
    }
}
