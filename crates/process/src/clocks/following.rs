//! Which clocks begin, move and stop, from the case as it stands.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{Applies, Clock, ClockAnswer, LegalTerms};
use crate::{
    case::{Case, CaseAct},
    declaration::aware_at,
    facility::Facility,
    qualification::proposal,
    territory::zone_of,
    words::{Class, ClockStart, ElsewhereDuty, Finding, State},
};

/// What becomes of the clocks now that the case stands as it does: acts of the
/// platform, recorded in the transaction of whatever changed the case. A clock
/// that runs keeps the terms under which it began, and moves only with the
/// event from which it counts.
#[must_use]
pub fn follow(case: &Case, facility: &Facility, terms: &LegalTerms) -> Vec<CaseAct> {
    if case.state == State::Closed || case.declared.military.is_some() {
        return Vec::new();
    }
    let owed = owed(case, facility, terms);
    let mut acts = Vec::new();
    for &duty in &owed {
        let known = case.clocks.get(&duty);
        let (recipient, frozen) =
            known.map_or_else(|| terms.of(duty), |clock| (clock.recipient, clock.terms));
        let Some(from) = started(case, known, frozen.start) else {
            continue;
        };
        let due = frozen.term.after(from, &zone_of(case.departement));
        match known {
            Some(clock) if clock.applies == Applies::Yes && clock.from == from => {}
            Some(clock) if clock.applies == Applies::Yes => acts.push(CaseAct::ClockMoved {
                duty,
                was: clock.from,
                from,
                due,
            }),
            _ => acts.push(CaseAct::ClockStarted {
                duty,
                recipient,
                terms: frozen,
                from,
                due,
            }),
        }
    }
    // What was erased is no reason to stop (KEEP-2).
    if !case.declared.facts.erased.is_empty() {
        return acts;
    }
    acts.extend(
        case.clocks
            .iter()
            .filter(|(duty, clock)| clock.applies == Applies::Yes && !owed.contains(duty))
            .map(|(&duty, _)| CaseAct::ClockStopped { duty }),
    );
    acts
}

/// When the event took place from which a clock counts, if it has. A moment
/// that was erased since moves no clock (KEEP-2).
fn started(case: &Case, known: Option<&Clock>, start: ClockStart) -> Option<Timestamp> {
    match start {
        ClockStart::Awareness => aware_at(&case.facts)
            .or_else(|| known.map(|clock| clock.from))
            .or(Some(case.declared_at)),
        ClockStart::Notification => notified_at(case),
    }
}

fn notified_at(case: &Case) -> Option<Timestamp> {
    match case.clocks.get(&ElsewhereDuty::Nis2Notification)?.answer {
        Some(ClockAnswer::Declared { at, .. }) => Some(at),
        Some(ClockAnswer::NotConcerned { .. }) | None => None,
    }
}

/// The duties that follow from what is declared and judged so far.
fn owed(case: &Case, facility: &Facility, terms: &LegalTerms) -> BTreeSet<ElsewhereDuty> {
    if case.class() == Some(Class::NotIncident) {
        return BTreeSet::new();
    }
    let suggested = proposal(&case.facts, facility);
    let holds = |finding: Finding| case.finds(finding) || suggested.findings.contains(&finding);
    let grave = matches!(
        case.class().unwrap_or(suggested.class),
        Class::Serious | Class::Significant
    );
    let nis2 = grave && terms.nis2.is_in_force(case.aware_at());
    // NIS2 takes the place of the operators of essential services.
    let operator = holds(Finding::VitalOperator)
        || holds(Finding::EssentialOperator) && !terms.nis2.is_in_force(case.aware_at());
    let rules = [
        (ElsewhereDuty::Cnil, holds(Finding::PersonalData)),
        (ElsewhereDuty::Complaint, holds(Finding::Malicious)),
        (ElsewhereDuty::Anssi, operator),
        (
            ElsewhereDuty::Ansm,
            holds(Finding::MedicalDevice) || holds(Finding::PrescriptionSoftware),
        ),
        (ElsewhereDuty::Nis2Warning, nis2),
        (ElsewhereDuty::Nis2Notification, nis2),
        (
            ElsewhereDuty::Nis2Final,
            nis2 && notified_at(case).is_some(),
        ),
    ];
    rules
        .into_iter()
        .filter_map(|(duty, holds)| holds.then_some(duty))
        .collect()
}
