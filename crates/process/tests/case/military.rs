//! Military hospitals (DECL-7).

use process::{
    access::{Actor, Audience},
    case::Confirmation,
    declaration::facts::Facts,
    notices::Template,
    refusal::{Reason, Rule},
    words::{
        CareImpact, Channel, Class, Finding, MeasureKind, MilitaryNotice, SupportChoice, YesNo,
    },
};
use rstest::rstest;

use crate::story::*;

const BOTH: [MilitaryNotice; 2] = [MilitaryNotice::ExistenceOnly, MilitaryNotice::Full];

fn care_stopped() -> Facts {
    Facts {
        description: "Le bloc est arrêté.".into(),
        care_impact: CareImpact::Interruption.into(),
        ..Facts::default()
    }
}

fn full() -> Scene {
    Scene::military(MilitaryNotice::Full).stating(Facts {
        description: "Décrit par le ministère.".into(),
        ..Facts::default()
    })
}

#[rstest]
#[case(reporter())]
#[case(director())]
#[case(stranger())]
#[case(analyst())]
#[case(ars("ARS-53"))]
#[case(hfds())]
fn decl_7_nothing_is_stored_of_the_visitor_of_a_military_hospital(#[case] by: Actor) {
    for category in ["114", "115"] {
        let refusal = Scene::new()
            .of_category(category)
            .by(by.clone())
            .meets_refusal();
        assert_eq!(
            (refusal.rule, refusal.reason),
            (Rule::Decl7, Reason::MilitaryFacility)
        );
    }
}

#[rstest]
#[case(hfds())]
#[case(analyst())]
#[case(lead())]
fn decl_7_the_notice_of_the_armed_forces_is_entered_by_hfds_or_the_cert(#[case] by: Actor) {
    for notice in BOTH {
        let scene = Scene::military(notice).by(by.clone());
        let story = match notice {
            MilitaryNotice::ExistenceOnly => scene.declares(),
            MilitaryNotice::Full => scene.stating(care_stopped()).declares(),
        };
        assert_eq!(story.case.declared.channel, Channel::ArmedForces);
        assert_eq!(story.case.confirmation, Confirmation::Confirmed);
    }
}

#[rstest]
#[case(director())]
#[case(reporter())]
#[case(ars("ARS-53"))]
#[case(stranger())]
fn decl_7_nobody_else_enters_it(#[case] by: Actor) {
    let refusal = full().by(by).meets_refusal();
    assert_eq!(
        (refusal.rule, refusal.reason),
        (Rule::Decl7, Reason::NotYourRole)
    );
}

#[test]
fn decl_7_the_armed_forces_give_no_notice_of_a_civil_hospital() {
    let refusal = Scene::new()
        .by(hfds())
        .noticed_by_armed_forces(MilitaryNotice::Full)
        .meets_refusal();
    assert_eq!(
        (refusal.rule, refusal.reason),
        (Rule::Decl7, Reason::NotMilitary)
    );
}

#[test]
fn decl_7_that_it_exists_can_be_all_that_is_said() {
    let story = Scene::military(MilitaryNotice::ExistenceOnly)
        .stating_nothing()
        .declares();
    assert!(story.case.facts.description.is_blank());
    let silent = Scene::military(MilitaryNotice::Full).stating_nothing();
    assert!(silent.declare().is_err(), "a full notice describes");
}

#[test]
fn decl_7_the_ars_gets_a_standard_existence_message_and_does_not_open_the_case() {
    for scene in [
        Scene::military(MilitaryNotice::ExistenceOnly).stating_nothing(),
        full(),
    ] {
        let story = scene.declares();
        assert_eq!(
            story.opening.get(Template::MilitaryExistence),
            ["ars:ARS-53"]
        );
        assert_eq!(
            story.opening.get(Template::DeclarationReceived),
            ["cert", "hfds"]
        );
        assert!(
            !story.is_seen_by(&ars("ARS-53")) && !story.is_seen_by(&delegation("ARS-53", "35"))
        );
        assert!(story.is_seen_by(&hfds()) && story.is_seen_by(&analyst()));
    }
}

#[rstest]
#[case::degraded(Facts { care_impact: CareImpact::DegradedMode.into(), ..care_stopped() })]
#[case::stopped(care_stopped())]
#[case::redirected(Facts {
    care_impact: CareImpact::None.into(),
    patients_redirected: YesNo::Yes.into(),
    ..care_stopped()
})]
fn decl_7_when_care_supply_is_affected_the_ars_is_informed_at_once(#[case] facts: Facts) {
    for notice in BOTH {
        let story = Scene::military(notice).stating(facts.clone()).declares();
        assert_eq!(
            story.opening.get(Template::DeclarationReceived),
            ["ars:ARS-53", "cert", "hfds"]
        );
        assert_eq!(story.opening.get(Template::MilitaryExistence), [""; 0]);
        assert!(story.is_seen_by(&ars("ARS-53")) && story.is_seen_by(&delegation("ARS-53", "35")));
    }
}

#[test]
fn decl_7_the_ars_is_informed_as_soon_as_care_supply_is_found_to_be_affected() {
    let mut story = full().declares();
    let events = story.as_cert().does(supplement(care_stopped()));
    assert_eq!(events.get(Template::DeclarationReceived), ["ars:ARS-53"]);
    assert!(story.is_seen_by(&ars("ARS-53")));
    story.as_cert().does(supplement(Facts {
        care_impact: CareImpact::None.into(),
        ..Facts::default()
    }));
    assert!(
        story.is_seen_by(&ars("ARS-53")) && !story.case.hidden_from_agencies(),
        "who was told keeps what it was told"
    );
}

#[test]
fn decl_7_the_military_hospital_itself_neither_sees_nor_is_told() {
    let story = full().declares();
    for actor in [reporter(), director(), security_officer(), follower()] {
        assert!(!story.is_seen_by(&actor));
    }
    let told = story.opening.recipients();
    assert!(!told.contains("facility") && !told.contains("reporter"));
}

#[test]
fn decl_7_nothing_is_asked_of_the_military_hospital_by_the_platform() {
    let mut story = full().declares();
    story.as_cert().qualify(Class::Serious, []);
    for command in [
        ask(),
        measure(MeasureKind::Isolation),
        providers(["Prestataire A"]),
        management_report(),
    ] {
        assert_eq!(
            story.as_cert().meets_refusal(command),
            (Rule::Decl7, Reason::MilitaryFacility)
        );
    }
    assert!(!story.owed().iter().any(|owed| owed.starts_with("facility")));
    assert!(!story.owes("cert: first-contact"));
}

#[test]
fn decl_7_qualifying_a_hidden_case_tells_the_ars_nothing_more() {
    let mut story = full().declares();
    let events = story
        .as_cert()
        .qualify(Class::Serious, [Finding::SanitaryImpact]);
    assert_eq!(events.get(Template::CaseQualified), ["dgs", "hfds"]);
    let later = story.as_cert().does(supplement(care_stopped()));
    assert_eq!(later.get(Template::CaseQualified), ["ars:ARS-53"]);
}

#[test]
fn decl_7_a_hidden_case_asks_the_ars_for_nothing() {
    let mut story = full().declares();
    story.as_cert().qualify(Class::Serious, []);
    assert!(!story.owed().iter().any(|owed| owed.starts_with("ars")));
    assert_eq!(
        story
            .as_ars()
            .meets_refusal(decide_support(SupportChoice::Share)),
        (Rule::Qual5, Reason::NotYourCase)
    );
    let hidden = "ars:ARS-53".parse().unwrap();
    assert_eq!(
        story
            .as_cert()
            .meets_refusal(message(Audience::Body(hidden))),
        (Rule::Qual5, Reason::BodyNotTold(hidden))
    );
    for recipient in story.as_cert().does(message(Audience::All)).recipients() {
        assert_ne!(recipient, "ars:ARS-53");
    }
}

#[test]
fn decl_7_a_military_case_closes_without_facility_and_without_a_hidden_ars() {
    let mut story = full().declares();
    story.as_cert().qualify(Class::Serious, []);
    story.as_cert().move_to_closing();
    let asked = story.as_cert_lead().does(closing_report());
    assert_eq!(
        asked.get(Template::AgreementAsked),
        [""; 0],
        "the CERT itself asks"
    );
    story.as_cert().agree();
    let closed = story.as_cert().close();
    assert_eq!(closed.recipients(), ["hfds".to_owned()].into());
}
