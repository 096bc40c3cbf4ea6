//! Phase 2: taking in, and the order of work (INTAKE-1..3).

use crate::{
    case::{Case, CaseAct, Confirmation, HelpNeeded},
    decide::{Ask, reason},
    declaration::criteria::care_impact_level,
    facility::{CareWeight, Facility, FacilityNature},
    refusal::{Reason, Refusal, Rule},
    territory::{Ars, DepartementCode, departement},
    words::{CareUrgency, Class, State, UrgencyReason},
};

/// Where a case stands in the queue, and why (INTAKE-3). The greater comes
/// first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priority {
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
    /// patients' care, then help needed at once, then the class, then the
    /// facility's nature. Cases of equal rank stand in the order of arrival.
    #[must_use]
    pub fn rank(&self) -> u32 {
        let urgency = self.urgency as u32;
        let help = u32::from(self.help != HelpNeeded::Normally);
        let class = self.class.map_or(2, |class| class as u32);
        urgency * 10_000 + help * 5_000 + class * 1_000 + u32::from(self.weight().value())
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
