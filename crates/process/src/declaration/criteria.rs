//! What the facts say by themselves: the legal kinds (DECL-1), the class they
//! propose, whether a report is due, and how much care suffers (INTAKE-3).
//! These help people to decide; none of them turns a report away.

use std::collections::BTreeSet;

use super::facts::Facts;
use crate::words::{
    Advice, AdviceReason, AffectedSystem, CareImpact, CareService, CareUrgency, Cause, Class,
    DataImpact, DataNature, IncidentNature, LegalKind, OperationImpact, PatientImpact,
    Repercussion, UrgencyReason, YesNo,
};

/// The kinds of art. D1111-16-2 that the facts reach (DECL-1).
///
/// Unknown and missing answers reach nothing, with one exception: data that
/// were altered or disclosed count as health data until the report says
/// otherwise.
#[must_use]
pub fn legal_kinds(facts: &Facts) -> BTreeSet<LegalKind> {
    LegalKind::ALL
        .iter()
        .copied()
        .filter(|kind| match kind {
            LegalKind::CareSafety => touches_care_safety(facts),
            LegalKind::HealthData => touches_health_data(facts),
            LegalKind::NormalWorking => impairs_working(facts),
            LegalKind::HealthOrganisation => facts
                .repercussion
                .is_known_and(|reach| reach.iter().any(|level| level != Repercussion::None)),
            LegalKind::OtherFacilities => facts.may_touch_others.is(YesNo::Yes),
        })
        .collect()
}

/// The class that kinds amount to: serious = any of the five, significant =
/// kind (4) or (5) (DECL-1). Never [`Class::NotIncident`]: only an expert
/// says so.
#[must_use]
pub fn class_of(kinds: &BTreeSet<LegalKind>) -> Class {
    let significant = [LegalKind::HealthOrganisation, LegalKind::OtherFacilities];
    if significant.iter().any(|kind| kinds.contains(kind)) {
        Class::Significant
    } else if kinds.is_empty() {
        Class::Minor
    } else {
        Class::Serious
    }
}

/// The class that the facts propose to the expert (QUAL-2).
#[must_use]
pub fn proposed_class(facts: &Facts) -> Class {
    class_of(&legal_kinds(facts))
}

/// The form's answer to "must I report?", and why (DECL-1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The answer.
    pub advice: Advice,
    /// The reasons; never empty.
    pub reasons: BTreeSet<AdviceReason>,
}

/// Whether the facts make a report due.
#[must_use]
pub fn assess(facts: &Facts) -> Assessment {
    let mut due: BTreeSet<AdviceReason> =
        legal_kinds(facts).into_iter().map(reason_of_kind).collect();
    if malice_does_harm(facts) {
        due.insert(AdviceReason::MaliciousHarm);
    }
    if has_cause(facts, |cause| cause == Cause::PowerFailure) {
        due.insert(AdviceReason::PowerFailure);
    }
    if !due.is_empty() {
        return Assessment {
            advice: Advice::MustReport,
            reasons: due,
        };
    }
    let mut welcome = BTreeSet::new();
    if has_cause(facts, |cause| cause == Cause::SoftwareBug) && touches_care_systems(facts) {
        welcome.insert(AdviceReason::CareSoftwareBug);
    }
    if is_malicious(facts) {
        welcome.insert(AdviceReason::WeakSignal);
    }
    if !welcome.is_empty() {
        return Assessment {
            advice: Advice::Recommended,
            reasons: welcome,
        };
    }
    Assessment {
        advice: Advice::ReportAnyway,
        reasons: BTreeSet::from([AdviceReason::NoCriterionReached]),
    }
}

/// How much patients' care suffers, and why (INTAKE-3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarePriority {
    /// The level.
    pub urgency: CareUrgency,
    /// What makes it so, the gravest first; never empty.
    pub reasons: BTreeSet<UrgencyReason>,
}

/// The level of impact on patients' care, for the order of work (INTAKE-3).
/// It is the level of the gravest reason.
#[must_use]
pub fn care_impact_level(facts: &Facts) -> CarePriority {
    let mut reasons: BTreeSet<UrgencyReason> = UrgencyReason::ALL
        .iter()
        .copied()
        .filter(|reason| match reason {
            UrgencyReason::PatientsInDanger => facts.patient_impact.is(PatientImpact::Proven),
            UrgencyReason::CareInterrupted => facts.care_impact.is(CareImpact::Interruption),
            UrgencyReason::PatientsRedirected => facts.patients_redirected.is(YesNo::Yes),
            UrgencyReason::PatientsMayBeInDanger => {
                facts.patient_impact.is(PatientImpact::Potential)
            }
            UrgencyReason::VitalServiceTouched => touches_vital_service(facts),
            UrgencyReason::DegradedMode => facts.care_impact.is(CareImpact::DegradedMode),
            UrgencyReason::ImpactNotKnown | UrgencyReason::NoImpact => false,
        })
        .collect();
    if reasons.is_empty() {
        reasons.insert(if facts.care_impact.is(CareImpact::None) {
            UrgencyReason::NoImpact
        } else {
            UrgencyReason::ImpactNotKnown
        });
    }
    let urgency = reasons
        .iter()
        .map(|reason| level_of(*reason))
        .max()
        .unwrap_or(CareUrgency::Unknown);
    CarePriority { urgency, reasons }
}

const fn level_of(reason: UrgencyReason) -> CareUrgency {
    match reason {
        UrgencyReason::PatientsInDanger => CareUrgency::ProvenDanger,
        UrgencyReason::CareInterrupted | UrgencyReason::PatientsRedirected => {
            CareUrgency::Interruption
        }
        UrgencyReason::PatientsMayBeInDanger | UrgencyReason::VitalServiceTouched => {
            CareUrgency::PotentialDanger
        }
        UrgencyReason::DegradedMode => CareUrgency::DegradedMode,
        UrgencyReason::ImpactNotKnown => CareUrgency::Unknown,
        UrgencyReason::NoImpact => CareUrgency::NoImpact,
    }
}

const fn reason_of_kind(kind: LegalKind) -> AdviceReason {
    match kind {
        LegalKind::CareSafety => AdviceReason::CareSafety,
        LegalKind::HealthData => AdviceReason::HealthData,
        LegalKind::NormalWorking => AdviceReason::NormalWorking,
        LegalKind::HealthOrganisation => AdviceReason::HealthOrganisation,
        LegalKind::OtherFacilities => AdviceReason::OtherFacilities,
    }
}

fn touches_care_safety(facts: &Facts) -> bool {
    facts
        .patient_impact
        .is_known_and(|impact| *impact != PatientImpact::None)
        || facts.care_impact.is(CareImpact::Interruption)
        || facts.patients_redirected.is(YesNo::Yes)
        || touches_vital_service(facts)
}

fn touches_vital_service(facts: &Facts) -> bool {
    !facts.care_impact.is(CareImpact::None)
        && facts
            .care_services
            .is_known_and(|services| services.iter().any(CareService::is_vital))
}

fn touches_health_data(facts: &Facts) -> bool {
    let touched = facts.data_impact.is_known_and(|impacts| {
        impacts.has(DataImpact::Altered) || impacts.has(DataImpact::Disclosed)
    });
    let about_health = facts
        .data_natures
        .known()
        .is_none_or(|natures| natures.has(DataNature::Health));
    touched && about_health
}

fn impairs_working(facts: &Facts) -> bool {
    let care = [CareImpact::DegradedMode, CareImpact::Interruption];
    let operation = [OperationImpact::Disturbed, OperationImpact::Stopped];
    facts
        .care_impact
        .is_known_and(|impact| care.contains(impact))
        || facts
            .operation_impact
            .is_known_and(|impact| operation.contains(impact))
        || lacks_data(facts)
}

/// Whether data are out of reach, unless the report says that everything
/// goes on as usual all the same.
fn lacks_data(facts: &Facts) -> bool {
    let as_usual =
        facts.care_impact.is(CareImpact::None) && facts.operation_impact.is(OperationImpact::None);
    !as_usual
        && facts
            .data_impact
            .is_known_and(|impacts| impacts.has(DataImpact::UnavailableOrLost))
}

fn touches_care_systems(facts: &Facts) -> bool {
    facts
        .systems
        .is_known_and(|systems| systems.iter().any(AffectedSystem::serves_care))
}

fn is_malicious(facts: &Facts) -> bool {
    facts.nature.is(IncidentNature::Malicious)
        || (!facts.nature.is(IncidentNature::NonMalicious)
            && has_cause(facts, |cause| {
                cause.nature() == Some(IncidentNature::Malicious)
            }))
}

/// A malicious action, or the suspicion of one, that makes data or services
/// unavailable, altered or lost (DECL-1, the wider criterion of 2017).
fn malice_does_harm(facts: &Facts) -> bool {
    let data_suffer = facts
        .data_impact
        .is_known_and(|impacts| impacts.iter().any(|impact| impact != DataImpact::None));
    is_malicious(facts) && (data_suffer || has_cause(facts, Cause::harms_by_itself))
}

fn has_cause(facts: &Facts, predicate: impl Fn(Cause) -> bool) -> bool {
    facts
        .causes
        .is_known_and(|causes| causes.iter().any(predicate))
}
