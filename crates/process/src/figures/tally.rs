//! Taking figures of facts.

use std::collections::{BTreeMap, HashSet};

use super::{Delay, Fact, Group, Question, Value, group::each_group, groups, value::decile};
use crate::{
    ids::{FacilityId, IncidentId},
    words::{Basis, CareImpact, Dimension, Figure, IncidentNature, PatientImpact, Unit, YesNo},
};

/// A figure that is being taken.
struct Tally {
    figure: Figure,
    whole: u64,
    part: u64,
    facilities: HashSet<FacilityId>,
    events: HashSet<IncidentId>,
    times: Vec<u32>,
}

impl Tally {
    fn of(figure: Figure) -> Self {
        Self {
            figure,
            whole: 0,
            part: 0,
            facilities: HashSet::new(),
            events: HashSet::new(),
            times: Vec::new(),
        }
    }

    fn add(&mut self, fact: &Fact) {
        self.whole += 1;
        match self.figure {
            Figure::Reports | Figure::Incidents => {}
            Figure::Events => match fact.event {
                Some(event) => drop(self.events.insert(event)),
                None => self.part += 1,
            },
            Figure::Facilities => drop(self.facilities.insert(fact.facility)),
            figure => match figure.unit() {
                Unit::Share => self.part += u64::from(holds(figure, fact)),
                Unit::Duration => self.times.extend(time(figure, fact).minutes()),
                Unit::Count => {}
            },
        }
    }

    fn value(mut self) -> Value {
        match self.figure.unit() {
            Unit::Count => Value::Count(match self.figure {
                Figure::Events => self.part + self.events.len() as u64,
                Figure::Facilities => self.facilities.len() as u64,
                _ => self.whole,
            }),
            Unit::Share => Value::Share {
                part: self.part,
                whole: self.whole,
            },
            Unit::Duration => Value::Duration {
                known: self.times.len() as u64,
                of: self.whole,
                median: decile(&mut self.times, 5),
                ninth: decile(&mut self.times, 9),
            },
        }
    }
}

/// Whether a case is of the part that a share counts; false of other figures.
pub(super) fn holds(figure: Figure, fact: &Fact) -> bool {
    match figure {
        Figure::Malicious => fact.malice == IncidentNature::Malicious,
        Figure::NonMalicious => fact.malice == IncidentNature::NonMalicious,
        Figure::Degraded => fact.is_degraded(),
        Figure::Interrupted => fact.care == Some(CareImpact::Interruption),
        Figure::DataTouched => fact.touched_data(),
        Figure::PatientsEndangered => matches!(
            fact.patients,
            Some(PatientImpact::Potential | PatientImpact::Proven)
        ),
        Figure::NoImpact => fact.had_no_impact(),
        Figure::SupportAsked => fact.support == YesNo::Yes,
        Figure::ResolvedBefore => fact.resolved_before == YesNo::Yes,
        _ => false,
    }
}

/// The time that a figure measures of a case; unknown of other figures.
pub(super) fn time(figure: Figure, fact: &Fact) -> Delay {
    match figure {
        Figure::DegradedDuration => fact.degraded,
        Figure::DeclaredAfter => fact.declared_after,
        Figure::TakenInAfter => fact.taken_in_after,
        Figure::QualifiedAfter => fact.qualified_after,
        Figure::FirstMeasureAfter => fact.first_measure_after,
        Figure::ClosedAfter => fact.closed_after,
        _ => Delay::UNKNOWN,
    }
}

/// Whether a figure of this denominator is taken of the case.
pub(super) fn is_counted(basis: Basis, fact: &Fact) -> bool {
    match basis {
        Basis::Reports => fact.is_real(),
        Basis::Incidents => fact.is_incident(),
        Basis::DegradedIncidents => fact.is_incident() && fact.is_degraded(),
    }
}

/// A figure of the cases that a question is about.
#[must_use]
pub fn measure<'f>(
    figure: Figure,
    question: &Question,
    facts: impl IntoIterator<Item = &'f Fact>,
) -> Value {
    let mut tally = Tally::of(figure);
    for fact in facts {
        if is_counted(figure.basis(), fact) && question.is_about(fact) {
            tally.add(fact);
        }
    }
    tally.value()
}

/// A figure of each group of the cases that a question is about.
#[must_use]
pub fn broken_down<'f>(
    figure: Figure,
    dimension: Dimension,
    question: &Question,
    facts: impl IntoIterator<Item = &'f Fact>,
) -> Vec<(Group, Value)> {
    let groups = groups(dimension, question);
    let mut tallies: BTreeMap<Group, Tally> = groups
        .iter()
        .map(|group| (*group, Tally::of(figure)))
        .collect();
    for fact in facts {
        if is_counted(figure.basis(), fact) && question.is_about(fact) {
            each_group(dimension, fact, |group| {
                if let Some(tally) = tallies.get_mut(&group) {
                    tally.add(fact);
                }
            });
        }
    }
    groups
        .into_iter()
        .filter_map(|group| Some((group, tallies.remove(&group)?.value())))
        .collect()
}
