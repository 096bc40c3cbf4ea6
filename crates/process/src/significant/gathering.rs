//! Cases join an incident and leave it (SUPP-2, SIGN-2).

use super::{acts::IncidentAct, fold::Incident};
use crate::{
    access::{Actor, RightTo, Seat, SeatKind, Verb, may_see, right_to},
    act::Private,
    case::{Case, Reality},
    decide::{permit, reason},
    ids::CaseId,
    refusal::{Reason, Refusal, Rule},
    words::{Class, State},
};

/// Whether the actor may pass a case, as it stands, to phase 4 bis: it must
/// still be handled, and be an incident (SUPP-2).
///
/// # Errors
/// When the actor lacks the right or does not see the case, or the case is
/// closed or was judged to be no incident.
pub fn may_gather(case: &Case, actor: &Actor) -> Result<Seat, Refusal> {
    let seat = actor.seat(case.facility());
    permit(Verb::GatherCases, seat)?;
    if !may_see(actor, &case.viewers) {
        return Err(Refusal::new(Rule::Qual5, Reason::NotYourCase));
    }
    if case.state == State::Closed {
        return Err(Refusal::new(Rule::Supp2, Reason::WrongState(case.state)));
    }
    if case.class() == Some(Class::NotIncident) {
        return Err(Refusal::new(Rule::Supp2, Reason::NotSignificant));
    }
    Ok(seat)
}

/// The acts by which cases join an incident, each with the reason that an
/// expert gives. `reality` is that of the incident, or of the first case when
/// it opens.
///
/// # Errors
/// When no reason is given, a single case was not judged significant, or
/// exercise and reality would be mixed.
pub fn gather(
    incident: Option<&Incident>,
    joining: &[&Case],
    why: &str,
) -> Result<Vec<IncidentAct>, Refusal> {
    let why: Private<String> = reason(Rule::Supp2, why)?;
    if let Some(incident) = incident
        && incident.is_over()
    {
        return Err(Refusal::new(Rule::Sign2, Reason::IncidentOver));
    }
    if let (None, [alone]) = (incident, joining)
        && alone.class() != Some(Class::Significant)
    {
        return Err(Refusal::new(Rule::Sign1, Reason::NotSignificant));
    }
    let first = incident.map(|incident| incident.reality);
    let realities = first
        .into_iter()
        .chain(joining.iter().map(|case| case.declared.reality));
    if mixed(realities) {
        return Err(Refusal::new(Rule::Sign2, Reason::MixesExercise));
    }
    Ok(joining
        .iter()
        .map(|case| IncidentAct::CaseJoined {
            case: case.id,
            reason: why.clone(),
        })
        .collect())
}

fn mixed(realities: impl Iterator<Item = Reality>) -> bool {
    let mut realities: Vec<Reality> = realities.collect();
    realities.dedup();
    realities.len() > 1
}

/// The act by which a case leaves an incident.
///
/// # Errors
/// When the seat lacks the right, the case is not in it, or no reason is
/// given.
pub fn release(
    incident: &Incident,
    case: CaseId,
    why: &str,
    seat: Seat,
) -> Result<IncidentAct, Refusal> {
    if right_to(Verb::ReleaseCase, SeatKind::from(seat)) == RightTo::Lacking {
        return Err(Refusal::new(Rule::Sign2, Reason::NotYourRole));
    }
    if !incident.cases.contains_key(&case) {
        return Err(Refusal::new(Rule::Sign2, Reason::NotInIncident));
    }
    Ok(IncidentAct::CaseLeft {
        case,
        reason: reason(Rule::Sign2, why)?,
    })
}
