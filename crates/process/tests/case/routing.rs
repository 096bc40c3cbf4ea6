//! Whom a qualification tells (QUAL-2, QUAL-3).

use std::collections::BTreeSet;

use process::{
    access::{Actor, Body},
    declaration::facts::{Answer, Facts},
    facility::FacilityFlag,
    notices::Template,
    qualification::{would_notify, would_tell},
    words::{Class, Finding, YesNo},
};
use rstest::rstest;

use crate::story::*;

#[rstest]
#[case::nothing_found(&[], &[])]
#[case::sanitary_impact(&[Finding::SanitaryImpact], &["dgs"])]
#[case::national_scope(&[Finding::NationalScope], &["anssi"])]
#[case::medical_device(&[Finding::MedicalDevice], &["ansm"])]
#[case::prescription_software(&[Finding::PrescriptionSoftware], &["ansm"])]
#[case::vital_operator(&[Finding::VitalOperator], &["anssi"])]
#[case::essential_operator(&[Finding::EssentialOperator], &["anssi"])]
#[case::major(&[Finding::Major], &["anssi"])]
#[case::personal_data(&[Finding::PersonalData], &[])]
#[case::malicious(&[Finding::Malicious], &[])]
#[case::several_at_once(
    &[Finding::SanitaryImpact, Finding::MedicalDevice, Finding::Major, Finding::NationalScope],
    &["dgs", "ansm", "anssi"]
)]
fn qual_2_and_3_each_finding_tells_whom_it_concerns_beside_hfds_and_the_ars(
    #[case] findings: &[Finding],
    #[case] beside: &[&str],
) {
    for class in [Class::Minor, Class::Serious, Class::Significant] {
        let mut story = Story::declared();
        let events = story.as_cert().qualify(class, findings.iter().copied());
        let mut expected = vec!["ars:ARS-53", "hfds"];
        expected.extend(beside);
        expected.sort_unstable();
        assert_eq!(events.get(Template::CaseQualified), expected);
    }
}

#[test]
fn qual_2_hfds_is_told_of_every_analysed_case_even_where_nothing_is_the_matter() {
    for class in Class::ALL {
        let mut story = Story::declared();
        let events = story.as_cert().qualify(*class, []);
        assert!(events.get(Template::CaseQualified).contains(&"hfds".into()));
        assert!(story.is_seen_by(&hfds()));
    }
}

#[test]
fn qual_2_a_possible_sanitary_impact_alerts_dgs_and_ars_without_delay() {
    let mut story = Story::declared();
    let events = story
        .as_cert()
        .qualify(Class::Serious, [Finding::SanitaryImpact]);
    assert_eq!(
        events.get_urgently(Template::CaseQualified),
        ["ars:ARS-53", "dgs"]
    );
}

#[rstest]
#[case(FacilityFlag::Oiv, Finding::VitalOperator)]
#[case(FacilityFlag::Ose, Finding::EssentialOperator)]
fn qual_3_the_facilitys_designation_routes_to_anssi_without_being_ticked(
    #[case] flag: FacilityFlag,
    #[case] finding: Finding,
) {
    let mut story = Scene::new().flagged(flag).declares();
    let events = story.as_cert().qualify(Class::Minor, []);
    assert_eq!(
        events.get(Template::CaseQualified),
        ["anssi", "ars:ARS-53", "hfds"]
    );
    assert!(story.case.finds(finding));
    story.as_cert().qualify(Class::NotIncident, []);
    assert!(
        !story.case.finds(finding),
        "nothing is found in a non-incident"
    );
}

#[test]
fn qual_2_a_revision_tells_only_the_bodies_that_it_newly_concerns() {
    let mut story = Story::qualified(Class::Serious, [Finding::SanitaryImpact]);
    let events = story.as_cert().qualify(
        Class::Serious,
        [Finding::SanitaryImpact, Finding::MedicalDevice],
    );
    assert_eq!(events.get(Template::CaseQualified), ["ansm"]);
    let withdrawn = story.as_cert().qualify(Class::Serious, []);
    assert_eq!(withdrawn.get(Template::CaseQualified), [""; 0]);
    assert!(
        story.is_seen_by(&dgs()) && story.is_seen_by(&ansm()),
        "who was told keeps what it was told"
    );
    let again = story
        .as_cert()
        .qualify(Class::Serious, [Finding::SanitaryImpact]);
    assert_eq!(again.get(Template::CaseQualified), [""; 0]);
}

#[test]
fn qual_2_an_ars_concerned_after_the_judgement_learns_that_the_case_is_qualified() {
    let mut story = Story::in_treatment();
    let events = story
        .as_reporter()
        .naming([site_in(2, "44")])
        .does(supplement(Facts {
            may_touch_others: YesNo::Yes.into(),
            ..Facts::default()
        }));
    assert_eq!(events.get(Template::CaseQualified), ["ars:ARS-52"]);
    assert_eq!(events.get(Template::DeclarationReceived), [""; 0]);
    let revised = story.as_cert().qualify(Class::Minor, []);
    assert_eq!(revised.get(Template::CaseQualified), [""; 0]);
}

#[rstest]
#[case(Class::NotIncident, &[])]
#[case(Class::Serious, &[Finding::SanitaryImpact, Finding::Major])]
#[case(Class::Significant, &[Finding::MedicalDevice])]
fn qual_2_who_would_be_told_is_shown_before_it_is_confirmed(
    #[case] class: Class,
    #[case] findings: &[Finding],
) {
    let begun = [
        Scene::new().flagged(FacilityFlag::Ose).declares(),
        Scene::new().in_departement("975").declares(),
        Story::qualified(Class::Serious, [Finding::SanitaryImpact]),
        Scene::military(process::words::MilitaryNotice::ExistenceOnly).declares(),
    ];
    for mut story in begun {
        let findings = findings.iter().copied();
        let shown = would_tell(
            &story.case,
            &story.facility,
            class,
            &findings.clone().collect(),
        );
        let mut shown: Vec<String> = shown.iter().map(Body::to_string).collect();
        shown.sort();
        let messages = would_notify(
            &story.case,
            &story.facility,
            class,
            &findings.clone().collect(),
            &analyst(),
            &story.settings.legal,
        );
        let events = story.as_cert().qualify(class, findings);
        assert_eq!(events.get(Template::CaseQualified), shown);
        assert_eq!(
            events.notices.into_iter().collect::<BTreeSet<_>>(),
            messages
        );
    }
}

#[test]
fn qual_5_a_body_sees_the_case_from_its_first_notice_on_and_not_before() {
    let national: [Actor; 4] = [hfds(), dgs(), ansm(), anssi()];
    let mut story = Story::declared();
    assert!(national.iter().all(|body| !story.is_seen_by(body)));
    story
        .as_cert()
        .qualify(Class::Serious, [Finding::SanitaryImpact]);
    let seeing = national.map(|body| story.is_seen_by(&body));
    assert_eq!(seeing, [true, true, false, false]);
}

#[test]
fn qual_3_without_a_date_of_awareness_the_clock_starts_when_it_was_noticed_or_declared() {
    let noticed = Facts {
        noticed_at: Answer::Known("2026-03-09T08:00[Europe/Paris]".parse().unwrap()),
        ..Facts::default()
    };
    let story = Scene::new().stating(noticed).declares();
    assert_eq!(story.case.aware_at(), in_paris("2026-03-09T08:00"));
    assert_eq!(
        Story::declared().case.aware_at(),
        in_paris("2026-03-10T10:00")
    );
}
