//! Phase 2: taking in, and the order of work (INTAKE-1..3).

use jiff::Timestamp;

use crate::{
    case::{Case, CaseAct, Confirmation, HelpNeeded},
    decide::{Ask, reason},
    declaration::criteria::care_impact_level,
    facility::{CareWeight, Facility, FacilityNature},
    refusal::{Reason, Refusal, Rule},
    territory::{Ars, DepartementCode, departement},
    words::{CareUrgency, Class, State, UrgencyReason},
};

/// What is to be done with a case, in which parts the queue is read: what
/// nobody has looked at yet comes first (INTAKE-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Nothing any more.
    Closed,
    /// To be closed.
    Close,
    /// To be treated.
    Treat,
    /// Taken in, to be qualified.
    Qualify,
    /// To be taken in.
    TakeIn,
}

impl Stage {
    /// The stage of a case in `state`, taken in at that time if it was.
    #[must_use]
    pub const fn of(state: State, taken_in_at: Option<Timestamp>) -> Self {
        match (state, taken_in_at) {
            (State::AwaitingQualification, None) => Self::TakeIn,
            (State::AwaitingQualification, Some(_)) => Self::Qualify,
            (State::InTreatment, _) => Self::Treat,
            (State::ToClose, _) => Self::Close,
            (State::Closed, _) => Self::Closed,
        }
    }
}

/// Where a case stands in the queue, and why (INTAKE-3). The greater comes
/// first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priority {
    /// What is to be done with it.
    pub stage: Stage,
    /// Whether help is needed at once.
    pub help: HelpNeeded,
    /// How much patients' care suffers.
    pub urgency: CareUrgency,
    /// Why, the gravest first.
    pub reasons: Vec<UrgencyReason>,
    /// What kind of facility reports.
    pub nature: FacilityNature,
    /// The class, once judged.
    pub class: Option<Class>,
    /// Whether the report waits for confirmation.
    pub confirmation: Confirmation,
}

impl Priority {
    /// The order as one number, the most urgent first when sorted downwards:
    /// what is to be done, then patients' care, then help needed at once, then
    /// the class, then the facility's nature. Cases of equal rank stand in the
    /// order of arrival.
    #[must_use]
    pub fn rank(&self) -> u32 {
        let stage = self.stage as u32;
        let urgency = self.urgency as u32;
        let help = u32::from(self.help != HelpNeeded::Normally);
        let class = self.class.map_or(2, |class| class as u32);
        let weight = u32::from(self.weight().value());
        stage * 100_000 + urgency * 10_000 + help * 5_000 + class * 1_000 + weight
    }

    /// How much patients' care rests on such a facility.
    #[must_use]
    pub fn weight(&self) -> CareWeight {
        self.nature.care_weight()
    }
}

/// The priority of a case of `facility` (INTAKE-3).
#[must_use]
pub fn priority(case: &Case, facility: &Facility) -> Priority {
    let care = care_impact_level(&case.facts);
    Priority {
        stage: Stage::of(case.state, case.taken_in.as_ref().map(|(at, _)| *at)),
        help: case.help,
        urgency: care.urgency,
        reasons: care.reasons.into_iter().collect(),
        nature: facility.nature(),
        class: case.class(),
        confirmation: case.confirmation,
    }
}

pub(crate) fn take_in(ask: &Ask<'_>) -> Result<Vec<CaseAct>, Refusal> {
    if ask.case.taken_in.is_some() || ask.case.state != State::AwaitingQualification {
        return Err(Refusal::new(Rule::Intake2, Reason::AlreadyDone));
    }
    Ok(vec![CaseAct::TakenIn])
}

pub(crate) fn change_lead(
    ask: &Ask<'_>,
    to: DepartementCode,
    why: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    if to == ask.case.departement {
        return Err(Refusal::new(Rule::Intake1, Reason::NothingSaid));
    }
    Ok(vec![CaseAct::LeadChanged {
        departement: to,
        ars: departement(to).ars().map(Ars::code),
        reason: reason(Rule::Intake1, why)?,
    }])
}
