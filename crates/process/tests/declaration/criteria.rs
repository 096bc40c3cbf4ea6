//! What the facts say by themselves: DECL-1 and the first key of INTAKE-3.

use std::collections::BTreeSet;

use process::declaration::criteria::{
    assess, care_impact_level, class_of, legal_kinds, proposed_class,
};
use process::declaration::facts::{Answer, Facts, Several};
use process::words::{
    Advice, AdviceReason, AffectedSystem, CareImpact, CareService, CareUrgency, Cause, Class,
    DataImpact, DataNature, IncidentNature, LegalKind, OperationImpact, PatientImpact,
    Repercussion, UrgencyReason, YesNo,
};
use proptest::prelude::*;
use rstest::rstest;

use crate::any_facts::any_facts;

fn caused_by(cause: Cause) -> Facts {
    Facts {
        causes: Several::one(cause).into(),
        ..Facts::default()
    }
}

fn kinds(facts: &Facts) -> Vec<LegalKind> {
    legal_kinds(facts).into_iter().collect()
}

#[rstest]
#[case(PatientImpact::Potential)]
#[case(PatientImpact::Proven)]
fn decl_1_potential_or_proven_danger_touches_the_safety_of_care(#[case] impact: PatientImpact) {
    let facts = Facts {
        patient_impact: impact.into(),
        ..Facts::default()
    };
    assert_eq!(kinds(&facts), [LegalKind::CareSafety]);
    assert_eq!(proposed_class(&facts), Class::Serious);
}

#[test]
fn decl_1_health_data_altered_or_disclosed_is_the_second_kind() {
    let mut facts = Facts {
        data_impact: Several::one(DataImpact::Disclosed).into(),
        data_natures: Several::one(DataNature::Health).into(),
        ..Facts::default()
    };
    assert_eq!(kinds(&facts), [LegalKind::HealthData]);
    facts.data_natures = Answer::Unknown;
    assert_eq!(
        kinds(&facts),
        [LegalKind::HealthData],
        "until the report says otherwise"
    );
    facts.data_natures = Several::one(DataNature::Technical).into();
    assert_eq!(kinds(&facts), []);
}

#[test]
fn decl_1_degraded_mode_impairs_normal_working() {
    let facts = Facts {
        care_impact: CareImpact::DegradedMode.into(),
        ..Facts::default()
    };
    assert_eq!(kinds(&facts), [LegalKind::NormalWorking]);
    let facts = Facts {
        operation_impact: OperationImpact::Disturbed.into(),
        ..Facts::default()
    };
    assert_eq!(kinds(&facts), [LegalKind::NormalWorking]);
    let facts = Facts {
        data_impact: Several::one(DataImpact::UnavailableOrLost).into(),
        ..Facts::default()
    };
    assert_eq!(kinds(&facts), [LegalKind::NormalWorking]);
}

#[test]
fn decl_1_interrupted_care_also_touches_its_safety() {
    let facts = Facts {
        care_impact: CareImpact::Interruption.into(),
        ..Facts::default()
    };
    assert_eq!(
        kinds(&facts),
        [LegalKind::CareSafety, LegalKind::NormalWorking]
    );
}

#[rstest]
#[case(Repercussion::Departement)]
#[case(Repercussion::Region)]
#[case(Repercussion::Nation)]
fn decl_1_a_repercussion_beyond_the_facility_is_significant(#[case] reach: Repercussion) {
    let facts = Facts {
        repercussion: Several::one(reach).into(),
        ..Facts::default()
    };
    assert_eq!(kinds(&facts), [LegalKind::HealthOrganisation]);
    assert_eq!(proposed_class(&facts), Class::Significant);
}

#[test]
fn decl_1_likely_to_touch_others_is_significant_by_itself() {
    let facts = Facts {
        may_touch_others: YesNo::Yes.into(),
        ..Facts::default()
    };
    assert_eq!(kinds(&facts), [LegalKind::OtherFacilities]);
    assert_eq!(proposed_class(&facts), Class::Significant);
}

#[test]
fn decl_1_serious_is_any_of_five_and_significant_is_the_fourth_or_the_fifth() {
    for bits in 0u8..32 {
        let kinds: BTreeSet<LegalKind> = LegalKind::ALL
            .iter()
            .enumerate()
            .filter(|(place, _)| bits & (1 << place) != 0)
            .map(|(_, kind)| *kind)
            .collect();
        let expected = if bits & 0b11000 != 0 {
            Class::Significant
        } else if bits != 0 {
            Class::Serious
        } else {
            Class::Minor
        };
        assert_eq!(class_of(&kinds), expected, "{kinds:?}");
    }
}

#[test]
fn decl_1_must_report_a_defaced_web_site() {
    let assessment = assess(&caused_by(Cause::Defacement));
    assert_eq!(assessment.advice, Advice::MustReport);
    assert_eq!(
        assessment.reasons,
        BTreeSet::from([AdviceReason::MaliciousHarm])
    );
}

#[test]
fn decl_1_must_report_a_patient_record_outage_even_when_replacement_procedures_cover_it() {
    let facts = Facts {
        systems: Several::one(AffectedSystem::PatientRecord).into(),
        care_impact: CareImpact::DegradedMode.into(),
        ..Facts::default()
    };
    assert_eq!(assess(&facts).advice, Advice::MustReport);
}

#[rstest]
#[case(CareImpact::DegradedMode, Advice::MustReport)]
#[case(CareImpact::None, Advice::ReportAnyway)]
fn decl_1_network_trouble_at_remote_sites_is_due_when_they_work_in_degraded_mode(
    #[case] care: CareImpact,
    #[case] advice: Advice,
) {
    let facts = Facts {
        care_impact: care.into(),
        ..caused_by(Cause::TelecomLoss)
    };
    assert_eq!(assess(&facts).advice, advice);
}

#[rstest]
#[case(OperationImpact::Stopped, Advice::MustReport)]
#[case(OperationImpact::None, Advice::ReportAnyway)]
fn decl_1_a_cooling_failure_is_due_when_the_second_room_does_not_suffice(
    #[case] operation: OperationImpact,
    #[case] advice: Advice,
) {
    let facts = Facts {
        operation_impact: operation.into(),
        ..caused_by(Cause::CoolingFailure)
    };
    assert_eq!(assess(&facts).advice, advice);
}

#[test]
fn decl_1_must_report_a_power_failure() {
    let assessment = assess(&caused_by(Cause::PowerFailure));
    assert_eq!(assessment.advice, Advice::MustReport);
    assert_eq!(
        assessment.reasons,
        BTreeSet::from([AdviceReason::PowerFailure])
    );
}

#[test]
fn decl_1_a_bug_at_the_heart_of_care_is_recommended() {
    let facts = Facts {
        systems: Several::one(AffectedSystem::Pharmacy).into(),
        ..caused_by(Cause::SoftwareBug)
    };
    let assessment = assess(&facts);
    assert_eq!(assessment.advice, Advice::Recommended);
    assert_eq!(
        assessment.reasons,
        BTreeSet::from([AdviceReason::CareSoftwareBug])
    );
}

#[test]
fn decl_1_degraded_procedures_started_early_are_due_whatever_the_tolerated_outage() {
    let facts = Facts {
        care_impact: CareImpact::DegradedMode.into(),
        care_since: Answer::Known("2026-11-20T10:00[Europe/Paris]".parse().unwrap()),
        care_until: Answer::Known("2026-11-20T11:00[Europe/Paris]".parse().unwrap()),
        ..caused_by(Cause::LocalInfrastructure)
    };
    assert_eq!(assess(&facts).advice, Advice::MustReport);
}

#[test]
fn decl_1_an_attack_without_harm_is_a_weak_signal() {
    let facts = Facts {
        nature: IncidentNature::Malicious.into(),
        ..Facts::default()
    };
    assert_eq!(
        assess(&facts).reasons,
        BTreeSet::from([AdviceReason::WeakSignal])
    );
    let harmed = Facts {
        data_impact: Several::one(DataImpact::Altered).into(),
        ..facts
    };
    assert!(
        assess(&harmed)
            .reasons
            .contains(&AdviceReason::MaliciousHarm)
    );
}

#[test]
fn decl_1_the_form_never_turns_a_report_away() {
    let assessment = assess(&Facts::default());
    assert_eq!(assessment.advice, Advice::ReportAnyway);
    assert_eq!(
        assessment.reasons,
        BTreeSet::from([AdviceReason::NoCriterionReached])
    );
}

#[test]
fn intake_3_impact_on_care_is_ordered_from_none_to_proven_danger() {
    let level = |facts: Facts| care_impact_level(&facts).urgency;
    let nothing = Facts {
        care_impact: CareImpact::None.into(),
        ..Facts::default()
    };
    let degraded = Facts {
        care_impact: CareImpact::DegradedMode.into(),
        ..Facts::default()
    };
    let potential = Facts {
        patient_impact: PatientImpact::Potential.into(),
        ..degraded.clone()
    };
    let interrupted = Facts {
        care_impact: CareImpact::Interruption.into(),
        ..potential.clone()
    };
    let proven = Facts {
        patient_impact: PatientImpact::Proven.into(),
        ..Facts::default()
    };
    let levels = [
        level(nothing),
        level(Facts::default()),
        level(degraded),
        level(potential),
        level(interrupted),
        level(proven),
    ];
    assert_eq!(levels.as_slice(), CareUrgency::ALL);
    assert!(levels.is_sorted());
}

#[test]
fn intake_3_the_queue_can_say_why() {
    let facts = Facts {
        care_impact: CareImpact::DegradedMode.into(),
        care_services: Several::of([CareService::Samu, CareService::Wards])
            .unwrap()
            .into(),
        ..Facts::default()
    };
    let priority = care_impact_level(&facts);
    assert_eq!(priority.urgency, CareUrgency::PotentialDanger);
    assert_eq!(
        priority.reasons,
        BTreeSet::from([
            UrgencyReason::VitalServiceTouched,
            UrgencyReason::DegradedMode
        ])
    );
}

#[test]
fn intake_3_patients_sent_elsewhere_weigh_as_interrupted_care() {
    let facts = Facts {
        patients_redirected: YesNo::Yes.into(),
        ..Facts::default()
    };
    assert_eq!(care_impact_level(&facts).urgency, CareUrgency::Interruption);
}

proptest! {
    #[test]
    fn decl_1_whatever_makes_a_class_serious_makes_a_report_due(facts in any_facts()) {
        if proposed_class(&facts) >= Class::Serious {
            prop_assert_eq!(assess(&facts).advice, Advice::MustReport);
        }
    }

    #[test]
    fn decl_1_the_form_never_proposes_that_it_is_no_incident(facts in any_facts()) {
        prop_assert!(proposed_class(&facts) > Class::NotIncident);
    }

    #[test]
    fn there_is_always_a_reason(facts in any_facts()) {
        prop_assert!(!assess(&facts).reasons.is_empty());
        prop_assert!(!care_impact_level(&facts).reasons.is_empty());
    }

    #[test]
    fn intake_3_learning_of_danger_never_lowers_a_case(facts in any_facts()) {
        let before = care_impact_level(&facts).urgency;
        let worse = Facts { patient_impact: PatientImpact::Proven.into(), ..facts };
        prop_assert!(care_impact_level(&worse).urgency >= before);
    }
}
