//! What the facility records of its clocks.

use jiff::Timestamp;

use super::Applies;
use crate::{
    case::CaseAct,
    decide::{Ask, needed, reason},
    refusal::{Reason, Refusal, Rule},
    words::ElsewhereDuty,
};

/// The facility made a declaration elsewhere. It may say so again, to correct
/// what it said: the last statement stands, the record keeps them all.
pub(crate) fn declare(
    ask: &Ask<'_>,
    duty: ElsewhereDuty,
    at: Option<Timestamp>,
    receipt: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    applies(ask, duty)?;
    Ok(vec![CaseAct::DeclaredElsewhere {
        duty,
        at: ask.past(Rule::Qual3, at)?,
        receipt: needed(Rule::Qual3, receipt)?,
    }])
}

/// The duty does not concern the facility, which says why.
pub(crate) fn not_concerned(
    ask: &Ask<'_>,
    duty: ElsewhereDuty,
    why: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    applies(ask, duty)?;
    Ok(vec![CaseAct::NotConcerned {
        duty,
        reason: reason(Rule::Qual3, why)?,
    }])
}

fn applies(ask: &Ask<'_>, duty: ElsewhereDuty) -> Result<(), Refusal> {
    match ask.case.clocks.get(&duty) {
        Some(clock) if clock.applies == Applies::Yes => Ok(()),
        _ => Err(Refusal::new(Rule::Qual3, Reason::NoSuchClock)),
    }
}
