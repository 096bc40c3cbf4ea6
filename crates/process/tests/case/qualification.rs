//! Phase 3: the thread and the judgement (QUAL-1, QUAL-2, QUAL-2b, QUAL-4).

use process::{
    act::Sequence,
    command::Command,
    declaration::facts::{Facts, Several},
    facility::FacilityFlag,
    notices::Template,
    qualification::{Proposal, proposal},
    refusal::{Reason, Rule},
    words::{
        CareImpact, Class, Finding, IncidentNature, LegalKind, PatientImpact, RegulatedProduct,
        Repercussion, State, YesNo,
    },
};
use rstest::rstest;

use crate::story::*;

#[test]
fn qual_1_a_question_goes_through_the_thread_and_the_answer_returns_there() {
    let mut story = Story::declared();
    let due = story.now + jiff::SignedDuration::from_hours(2);
    let asked = story.as_cert().does(Command::Ask {
        text: "Quels serveurs ?".into(),
        due: Some(due),
    });
    assert_eq!(asked.get(Template::QuestionAsked), ["facility", "reporter"]);
    assert!(
        asked
            .of(Template::QuestionAsked)
            .all(|notice| notice.deadline == Some(due))
    );
    assert!(story.owes("facility: answer 1"));
    assert_eq!(story.due("answer"), Some(due));

    let answered = story.as_reporter().does(answer(1));
    assert_eq!(answered.recipients(), ["cert".to_owned()].into());
    assert!(story.case.questions[&1].answered_at.is_some());
    assert!(!story.owes("facility: answer 1"));
}

#[test]
fn qual_1_questions_are_numbered_and_answered_once_each() {
    let mut story = Story::declared();
    story.as_cert().does(ask());
    story.as_cert().does(ask());
    story.as_reporter().does(answer(2));
    for number in [2, 3] {
        assert_eq!(
            story.as_reporter().meets_refusal(answer(number)),
            (Rule::Qual1, Reason::NoSuchQuestion)
        );
    }
    story.as_director().does(answer(1));
}

#[test]
fn qual_1_the_ars_that_asked_hears_of_the_answer() {
    let mut story = Scene::new().touching([site_in(2, "44")]).declares();
    story.turn(ars("ARS-52")).does(ask());
    let answered = story.as_reporter().does(answer(1));
    assert_eq!(
        answered.get(Template::QuestionAnswered),
        ["ars:ARS-52", "cert"]
    );
}

#[test]
fn qual_1_an_answer_cannot_be_wished_for_in_the_past() {
    let mut story = Story::declared();
    let due = Some(story.now - jiff::SignedDuration::from_hours(1));
    let late = Command::Ask {
        text: "Quand ?".into(),
        due,
    };
    assert_eq!(
        story.as_cert().meets_refusal(late),
        (Rule::Qual1, Reason::TooEarly)
    );
}

#[test]
fn qual_2_the_expert_judges_and_gives_the_grounds() {
    let mut story = Story::declared();
    let groundless = Command::Qualify {
        class: Class::Serious,
        findings: [].into(),
        kinds: [LegalKind::CareSafety].into(),
        grounds: String::new(),
    };
    assert_eq!(
        story.as_cert().meets_refusal(groundless),
        (Rule::Qual2, Reason::TextMissing)
    );
    for actor in [ars("ARS-53"), reporter(), director()] {
        assert_eq!(
            story.turn(actor).meets_refusal(qualify(Class::Minor, [])),
            (Rule::Qual2, Reason::NotYourRole)
        );
    }
}

#[rstest]
#[case(&[], Class::Minor)]
#[case(&[LegalKind::CareSafety], Class::Serious)]
#[case(&[LegalKind::HealthOrganisation], Class::Significant)]
#[case(&[LegalKind::OtherFacilities], Class::Significant)]
fn qual_2_the_class_is_proposed_from_the_legal_kinds(
    #[case] kinds: &[LegalKind],
    #[case] class: Class,
) {
    let has = |kind| kinds.contains(&kind);
    let mut facts = Facts::default();
    if has(LegalKind::CareSafety) {
        facts.patient_impact = PatientImpact::Potential.into();
    }
    if has(LegalKind::HealthOrganisation) {
        facts.repercussion = Several::one(Repercussion::Departement).into();
    }
    if has(LegalKind::OtherFacilities) {
        facts.may_touch_others = YesNo::Yes.into();
    }
    let proposed = proposal(&facts, &Story::declared().facility);
    assert_eq!(proposed.class, class);
    assert_eq!(proposed.kinds, kinds.iter().copied().collect());
}

#[test]
fn qual_2_findings_are_proposed_from_the_facts_and_the_facilitys_designations() {
    let facts = Facts {
        care_impact: CareImpact::DegradedMode.into(),
        repercussion: Several::one(Repercussion::Nation).into(),
        regulated_products: Several::of([
            RegulatedProduct::InVitroDevice,
            RegulatedProduct::DispensingSoftware,
        ])
        .unwrap()
        .into(),
        personal_data_breach: YesNo::Yes.into(),
        nature: IncidentNature::Malicious.into(),
        ..Facts::default()
    };
    let mut designated = facility(1, "101", "35");
    designated.flags = FacilityFlag::ALL.into_iter().collect();
    let Proposal { findings, .. } = proposal(&facts, &designated);
    let all_but_major: Vec<Finding> = Finding::ALL
        .iter()
        .copied()
        .filter(|finding| *finding != Finding::Major)
        .collect();
    assert_eq!(Vec::from_iter(findings), all_but_major);
    let nothing_said = proposal(&Facts::default(), &facility(1, "101", "35"));
    assert!(nothing_said.findings.is_empty());
}

#[test]
fn qual_2_not_an_incident_comes_alone() {
    let mut story = Story::declared();
    assert_eq!(
        story
            .as_cert()
            .meets_refusal(qualify(Class::NotIncident, [Finding::Malicious])),
        (Rule::Qual2, Reason::FindingsWithoutIncident)
    );
}

#[test]
fn qual_2_of_what_is_not_an_incident_the_reporter_is_told_and_nothing_more_is_asked() {
    let mut story = Scene::new().by(stranger()).declares();
    story.as_cert().does(ask());
    let events = story.as_cert().qualify(Class::NotIncident, []);
    assert_eq!(events.get(Template::NotAnIncident), ["reporter"]);
    assert_eq!(events.get(Template::YourCaseQualified), [""; 0]);
    assert_eq!(story.state(), State::ToClose);
    assert_eq!(story.owed(), ["cert: close", "hfds: acknowledge"]);
}

#[rstest]
#[case(Class::Minor)]
#[case(Class::Serious)]
#[case(Class::Significant)]
fn qual_2b_a_qualified_incident_is_to_be_treated(#[case] class: Class) {
    let story = Story::qualified(class, []);
    assert_eq!(story.state(), State::InTreatment);
}

#[test]
fn qual_2b_only_the_acts_of_a_state_happen_in_it() {
    let mut story = Story::declared();
    for command in [Command::MoveToClosing, Command::Close, closing_report()] {
        assert_eq!(
            story.as_cert().meets_refusal(command),
            (
                Rule::Qual2b,
                Reason::WrongState(State::AwaitingQualification)
            )
        );
    }
    story.as_cert().qualify(Class::Serious, []);
    assert_eq!(
        story.as_cert().meets_refusal(Command::TakeIn),
        (Rule::Qual2b, Reason::WrongState(State::InTreatment))
    );
}

#[test]
fn qual_2_a_qualification_can_be_revised_until_closing() {
    let mut story = Story::qualified(Class::NotIncident, []);
    let events = story.as_cert().qualify(Class::Serious, []);
    assert_eq!(story.state(), State::InTreatment, "it was to be closed");
    assert_eq!(events.get(Template::YourCaseQualified), ["reporter"]);
    story.as_cert().move_to_closing();
    story
        .as_cert()
        .qualify(Class::Serious, [Finding::Malicious]);
    assert_eq!(story.state(), State::ToClose, "support stays ended");
    story.as_cert().qualify(Class::NotIncident, []);
    story.as_cert().close();
    assert_eq!(
        story.as_cert().meets_refusal(qualify(Class::Minor, [])),
        (Rule::Close4, Reason::WrongState(State::Closed))
    );
}

#[test]
fn qual_2_the_reporter_hears_of_a_new_class_and_not_of_the_same_again() {
    let mut story = Story::in_treatment();
    let same = story
        .as_cert()
        .qualify(Class::Serious, [Finding::Malicious]);
    assert_eq!(same.get(Template::YourCaseQualified), [""; 0]);
    let graver = story.as_cert().qualify(Class::Significant, []);
    assert_eq!(graver.get(Template::YourCaseQualified), ["reporter"]);
}

#[test]
fn qual_2_the_first_judgement_stays_on_record() {
    let mut story = Story::in_treatment();
    let first = story.case.first_qualified_at;
    story.as_cert().qualify(Class::Minor, []);
    assert_eq!(story.case.first_qualified_at, first);
    assert_eq!(story.case.class(), Some(Class::Minor));
    let judgements = story
        .acts
        .iter()
        .filter(|recorded| kind_of(&recorded.act) == "qualified");
    assert_eq!(judgements.count(), 2);
}

#[test]
fn qual_4_the_ars_is_informed_of_the_qualification_and_the_case_is_to_be_treated() {
    let mut story = Story::declared();
    let events = story.as_cert().qualify(Class::Minor, []);
    assert_eq!(events.get(Template::CaseQualified), ["ars:ARS-53", "hfds"]);
    assert_eq!(story.state(), State::InTreatment);
}

#[test]
fn keep_1_a_judgement_rests_on_the_version_that_its_author_read() {
    let mut story = Story::declared();
    let read = story.case.version_for(&analyst());
    story.as_reporter().does(supplement(Facts {
        care_impact: CareImpact::Interruption.into(),
        ..Facts::default()
    }));
    assert_eq!(
        story
            .as_cert()
            .having_seen(Some(read))
            .meets_refusal(qualify(Class::Minor, [])),
        (Rule::Keep1, Reason::ChangedSince(Sequence(3)))
    );
    assert_eq!(
        story
            .as_cert()
            .having_seen(None)
            .meets_refusal(qualify(Class::Minor, [])),
        (Rule::Keep1, Reason::VersionMissing)
    );
    story
        .as_cert()
        .having_seen(Some(Sequence(3)))
        .qualify(Class::Serious, []);
}

#[test]
fn keep_1_answers_and_supplements_are_welcome_whatever_was_read() {
    let mut story = Story::declared();
    story.as_cert().does(ask());
    for command in [
        answer(1),
        ask_help(),
        message(process::access::Audience::All),
    ] {
        story.as_reporter().having_seen(None).does(command);
    }
}
