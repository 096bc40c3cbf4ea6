//! Where the facilities stand with the action plan (SIGN-1). Each says it in
//! its own case, so that no other facility reads it (QUAL-5).

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::acts::ActionOwner;
use crate::{
    case::CaseAct,
    decide::{Ask, optional, reason},
    ids::{CaseId, FacilityId, IncidentReference},
    refusal::{Reason, Refusal, Rule},
    words::{Progress, State},
};

/// A case of an incident, as far as steering needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The case.
    pub case: CaseId,
    /// The declaring facility.
    pub facility: FacilityId,
    /// Where the case stands.
    pub state: State,
    /// Whether the facility takes part: a military one answers to its own
    /// chain alone (DECL-7).
    pub takes_part: Part,
    /// Where it stands with the actions, since when.
    pub progress: BTreeMap<u32, (Timestamp, Progress)>,
}

/// Whether a facility takes part in the action plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It does.
    Taken,
    /// It is military, and hears from its own chain (DECL-7).
    OwnChain,
}

impl Member {
    /// Where the facility stands with an action.
    #[must_use]
    pub fn stands(&self, action: u32) -> Progress {
        self.progress
            .get(&action)
            .map_or(Progress::NotStarted, |(_, progress)| *progress)
    }
}

/// How many facilities stand where with an action.
pub type Tally = BTreeMap<Progress, usize>;

/// How many of the facilities that take part stand where with an action.
#[must_use]
pub fn tally<'m>(members: impl IntoIterator<Item = &'m Member>, action: u32) -> Tally {
    let mut tally = Tally::new();
    for member in members {
        if member.takes_part == Part::Taken {
            *tally.entry(member.stands(action)).or_default() += 1;
        }
    }
    tally
}

pub(crate) fn state_progress(
    ask: &Ask<'_>,
    reference: IncidentReference,
    action: u32,
    progress: Progress,
    note: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    let known = ask.case.incident.filter(|it| it.reference == reference);
    let (Some(membership), Some(incident)) = (known, ask.context.incident) else {
        return Err(Refusal::new(Rule::Sign2, Reason::NotInIncident));
    };
    if incident.is_over() {
        return Err(Refusal::new(Rule::Sign2, Reason::IncidentOver));
    }
    let open = incident
        .actions
        .get(&action)
        .is_some_and(|action| action.owner == ActionOwner::Facilities && action.ended.is_none());
    if !open {
        return Err(Refusal::new(Rule::Sign1, Reason::NoSuchAction));
    }
    // Who helps must know with what, and why somebody is left out of the plan.
    let note = match progress {
        Progress::NeedsHelp | Progress::NotConcerned => reason(Rule::Sign1, note)?,
        Progress::NotStarted | Progress::UnderWay | Progress::Done => optional(Rule::Sign1, note)?,
    };
    Ok(vec![CaseAct::ProgressStated {
        incident: membership.incident,
        action,
        progress,
        note,
    }])
}
