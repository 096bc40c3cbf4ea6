//! Phase 4: support (SUPP-1, 3, 6, 7, 9, 10, 11).

use jiff::SignedDuration;
use process::{
    command::Command,
    notices::Template,
    refusal::{Reason, Rule},
    words::{
        Class, Finding, MeasureKind, RelayTarget, State, Step, StepActor, StepState, SupportChoice,
    },
};
use rstest::rstest;

use crate::story::*;

#[test]
fn supp_1_the_leading_ars_says_who_supports_and_the_cert_does_until_then() {
    let mut story = Scene::new().touching([site_in(2, "44")]).declares();
    story.as_cert().qualify(Class::Serious, []);
    assert_eq!(story.case.support, None);
    story.as_cert().does(measure(MeasureKind::Isolation));
    assert!(story.owes("ars:ARS-53: decide-support"));
    assert_eq!(
        story
            .turn(ars("ARS-52"))
            .meets_refusal(decide_support(SupportChoice::Share)),
        (Rule::Supp1, Reason::NotYourCase)
    );
    assert_eq!(
        story
            .as_cert()
            .meets_refusal(decide_support(SupportChoice::Entrust)),
        (Rule::Supp1, Reason::NotYourRole)
    );
    let events = story.as_ars().does(decide_support(SupportChoice::Entrust));
    assert_eq!(events.get(Template::SupportDecided), ["cert", "reporter"]);
    assert!(!story.owes("ars:ARS-53: decide-support"));
}

#[test]
fn supp_1_the_ars_may_change_its_mind_and_does_not_repeat_itself() {
    let mut story = Story::in_treatment();
    story.as_ars().does(decide_support(SupportChoice::Entrust));
    assert_eq!(
        story
            .as_ars()
            .meets_refusal(decide_support(SupportChoice::Entrust)),
        (Rule::Supp1, Reason::AlreadyDone)
    );
    story.as_ars().does(decide_support(SupportChoice::TakeOver));
    assert_eq!(story.case.support, Some(SupportChoice::TakeOver));
}

#[test]
fn supp_1_nobody_says_who_supports_before_the_case_is_qualified() {
    let mut story = Story::declared();
    assert_eq!(
        story
            .as_ars()
            .meets_refusal(decide_support(SupportChoice::Share)),
        (
            Rule::Qual2b,
            Reason::WrongState(State::AwaitingQualification)
        )
    );
}

#[rstest]
#[case(None, false)]
#[case(Some(SupportChoice::Entrust), false)]
#[case(Some(SupportChoice::Share), true)]
#[case(Some(SupportChoice::TakeOver), true)]
fn supp_1_the_ars_supports_when_it_said_so(
    #[case] choice: Option<SupportChoice>,
    #[case] supports: bool,
) {
    let mut story = Story::in_treatment();
    if let Some(choice) = choice {
        story.as_ars().does(decide_support(choice));
    }
    for command in [
        measure(MeasureKind::Containment),
        step(Step::Containment, StepActor::Ars),
    ] {
        let done = story.as_ars().tries(command);
        assert_eq!(done.is_ok(), supports);
        if let Err(refusal) = done {
            assert_eq!(refusal.rule, Rule::Supp1);
        }
    }
}

#[test]
fn supp_3_causes_and_technical_perimeter_are_recorded_and_can_be_corrected() {
    let mut story = Story::in_treatment();
    story.as_cert().does(causes());
    let (nature, _) = story.case.causes.clone().unwrap();
    assert_eq!(nature, process::words::IncidentNature::Malicious);
    assert_eq!(
        story.as_ars().meets_refusal(causes()),
        (Rule::Supp3, Reason::NotYourRole)
    );
}

#[test]
fn supp_7_every_ars_concerned_records_what_it_does_about_care_supply() {
    let mut story = Scene::new().touching([site_in(2, "44")]).declares();
    for agency in ["ARS-53", "ARS-52"] {
        let events = story.turn(ars(agency)).does(care_supply());
        assert_eq!(events.get(Template::AssessmentRecorded), ["cert"]);
    }
    assert_eq!(
        story.as_cert().meets_refusal(care_supply()),
        (Rule::Supp7, Reason::NotYourRole)
    );
    assert!(
        !story
            .read_by(&reporter())
            .contains(&"care-supply-recorded".into())
    );
}

#[test]
fn supp_9_the_steps_run_at_the_same_time_each_with_its_own_actors() {
    let mut story = Story::in_treatment();
    for one in [Step::Containment, Step::Investigation, Step::Remediation] {
        story.as_cert().does(step(one, StepActor::CertSante));
    }
    let under_way = story
        .case
        .steps
        .values()
        .filter(|record| record.state == StepState::InProgress);
    assert_eq!(under_way.count(), 3);
}

#[rstest]
#[case::cert_sante(StepActor::CertSante, &[], None, 6)]
#[case::facility(StepActor::Facility, &[], None, 6)]
#[case::provider(StepActor::Pris, &[], None, 4)]
#[case::cert_fr_ordinary(StepActor::CertFr, &[Finding::EssentialOperator], None, 0)]
#[case::cert_fr_major(StepActor::CertFr, &[Finding::Major], None, 0)]
#[case::cert_fr_major_vital_only(StepActor::CertFr, &[Finding::Major, Finding::VitalOperator], None, 0)]
#[case::cert_fr_major_ose(StepActor::CertFr, &[Finding::Major, Finding::EssentialOperator], None, 5)]
#[case::ars_entrusting(StepActor::Ars, &[], Some(SupportChoice::Entrust), 0)]
#[case::ars_sharing(StepActor::Ars, &[], Some(SupportChoice::Share), 6)]
fn supp_9_who_may_carry_out_how_many_of_the_steps(
    #[case] actor: StepActor,
    #[case] findings: &[Finding],
    #[case] support: Option<SupportChoice>,
    #[case] count: usize,
) {
    let mut story = Story::qualified(Class::Serious, findings.iter().copied());
    if let Some(choice) = support {
        story.as_ars().does(decide_support(choice));
    }
    let mut taken = 0;
    for one in Step::ALL {
        match story.as_cert().tries(step(*one, actor)) {
            Ok(_) => taken += 1,
            Err(refusal) => assert_eq!(refusal.reason, Reason::NotTheirStep),
        }
    }
    assert_eq!(taken, count);
}

#[test]
fn supp_9_a_provider_neither_hardens_nor_rebuilds() {
    let story = Story::in_treatment();
    for one in [Step::Hardening, Step::Reconstruction] {
        assert!(!story.case.step_actors(one).contains(&StepActor::Pris));
    }
}

#[test]
fn supp_10_the_end_of_the_support_is_a_judgement_of_the_cert() {
    let mut story = Story::in_treatment();
    assert_eq!(
        story.as_ars().meets_refusal(Command::MoveToClosing),
        (Rule::Supp10, Reason::NotYourRole)
    );
    assert_eq!(
        story
            .as_cert()
            .having_seen(None)
            .meets_refusal(Command::MoveToClosing),
        (Rule::Keep1, Reason::VersionMissing)
    );
    story.as_cert().move_to_closing();
    assert_eq!(story.state(), State::ToClose);
}

#[test]
fn supp_11_the_first_contact_is_shown_until_the_cert_has_made_it() {
    let mut story = Story::in_treatment();
    assert!(story.owes("cert: first-contact"));
    story.as_ars().does(contact());
    assert!(
        story.owes("cert: first-contact"),
        "a call of the ARS is not the CERT's"
    );
    story.as_cert().move_to_closing();
    assert!(story.owes("cert: first-contact"), "still shown");
    story.as_cert().does(contact());
    assert!(!story.owes("cert: first-contact"));
    assert_eq!(story.case.contacts.len(), 2);
}

#[test]
fn supp_11_a_contact_is_logged_when_it_took_place_and_not_before() {
    let mut story = Story::in_treatment();
    let call = |at| Command::LogContact {
        means: process::words::ContactMeans::Phone,
        at: Some(at),
        summary: "Joint au standard.".into(),
    };
    let earlier = story.now - SignedDuration::from_hours(1);
    story.as_cert().does(call(earlier));
    assert_eq!(story.case.contacts[0].0, earlier);
    let later = story.now + SignedDuration::from_hours(1);
    assert_eq!(
        story.as_cert().meets_refusal(call(later)),
        (Rule::Supp11, Reason::InTheFuture)
    );
}

#[test]
fn supp_11_the_facility_is_sent_the_incident_management_report() {
    let mut story = Story::in_treatment();
    let events = story.as_cert().does(management_report());
    assert_eq!(events.get(Template::ReportSent), ["facility", "reporter"]);
    assert!(story.case.report_sent_at.is_some());
}

#[test]
fn supp_11_dgs_assesses_for_hfds_and_hfds_answers_with_other_ministries() {
    let mut story = Story::qualified(Class::Serious, [Finding::SanitaryImpact]);
    assert!(story.owes("dgs: assess-care-impact"));
    let assessed = story.as_dgs().does(care_impact());
    assert_eq!(assessed.get(Template::AssessmentRecorded), ["cert", "hfds"]);
    assert!(!story.owes("dgs: assess-care-impact"));
    let described = story.as_hfds().does(interministerial());
    assert_eq!(described.get(Template::AssessmentRecorded), ["cert", "dgs"]);
}

#[test]
fn supp_11_dgs_recommends_how_to_work_without_the_systems() {
    let mut story = Story::qualified(Class::Serious, [Finding::SanitaryImpact]);
    let events = story.as_dgs().does(degraded_mode());
    assert_eq!(
        events.get(Template::DegradedModeRecommended),
        ["facility", "reporter"]
    );
    assert_eq!(
        events.get(Template::AssessmentRecorded),
        ["ars:ARS-53", "cert"]
    );
    assert!(
        story
            .read_by(&reporter())
            .contains(&"degraded-mode-recommended".into())
    );
}

#[test]
fn supp_11_dgs_is_heard_only_where_a_sanitary_impact_is_possible() {
    let mut story = Story::in_treatment();
    assert_eq!(
        story.as_dgs().meets_refusal(care_impact()),
        (Rule::Qual5, Reason::NotYourCase)
    );
}

#[test]
fn supp_11_the_leading_ars_informs_its_delegation_and_the_prefecture() {
    let mut story = Scene::new().touching([site_in(2, "44")]).declares();
    story.as_cert().qualify(Class::Serious, []);
    for (actor, target) in [
        (ars("ARS-53"), RelayTarget::OtherStateService),
        (ars("ARS-53"), RelayTarget::Delegation),
        (ars("ARS-52"), RelayTarget::Prefecture),
    ] {
        let events = story.turn(actor).does(relay(target));
        assert!(events.notices.is_empty());
        assert!(story.owes("ars:ARS-53: relay"));
    }
    story.as_ars().does(relay(RelayTarget::Prefecture));
    assert!(!story.owes("ars:ARS-53: relay"));
}

#[test]
fn supp_11_each_national_body_says_once_that_it_has_read() {
    let mut story = Story::in_treatment();
    assert!(story.owes("hfds: acknowledge"));
    story.as_hfds().does(Command::Acknowledge);
    assert!(!story.owes("hfds: acknowledge"));
    assert_eq!(
        story.as_hfds().meets_refusal(Command::Acknowledge),
        (Rule::Supp11, Reason::AlreadyDone)
    );
}

#[test]
fn supp_11_having_read_the_nights_page_is_not_having_read_the_judgement() {
    let mut story = Story::declared();
    story.wait_until("2026-03-10T23:00");
    story.as_reporter().does(ask_help());
    story.as_hfds().does(Command::Acknowledge);
    story.as_cert().qualify(Class::Serious, []);
    assert!(story.owes("hfds: acknowledge"));
    story.as_hfds().does(Command::Acknowledge);
}
