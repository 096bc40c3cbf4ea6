//! Phase 1: who declares, what is needed, what sending does (DECL-1..5, 8).

use jiff::SignedDuration;
use process::{
    access::{Actor, RightTo, SeatKind, Verb, Viewer, right_to},
    act::Act,
    case::{CaseAct, Confirmation, HelpNeeded},
    command::Command,
    declaration::{
        facts::{
            Answer, Facts, FieldProblem, ReporterContact, ReporterField, ReporterProblem, Several,
        },
        form::FieldKey,
        rules::NotDeclared,
    },
    notices::Template,
    refusal::{Reason, Rule},
    settings::Settings,
    words::{
        CareImpact, Channel, DataImpact, IncidentNature, OperationImpact, PatientImpact, State,
        YesNo,
    },
};
use rstest::rstest;

use crate::story::*;

fn harmless() -> Facts {
    Facts {
        patient_impact: PatientImpact::None.into(),
        care_impact: CareImpact::None.into(),
        operation_impact: OperationImpact::None.into(),
        data_impact: Several::one(DataImpact::None).into(),
        nature: IncidentNature::NonMalicious.into(),
        may_touch_others: YesNo::No.into(),
        ..Facts::default()
    }
}

#[test]
fn decl_1_a_report_below_every_criterion_is_taken_all_the_same() {
    let story = Scene::new().stating(harmless()).declares();
    assert_eq!(story.state(), State::AwaitingQualification);
    assert_eq!(story.told(), ["cert", "ars:ARS-53"]);
}

#[test]
fn decl_2_a_description_and_somebody_to_call_are_all_that_is_needed() {
    let bare = Scene::new()
        .stating_nothing()
        .reported_by(ReporterContact::default())
        .declare()
        .err();
    let Some(NotDeclared::Incomplete { facts, reporter }) = bare else {
        panic!("the report is incomplete, no rule refuses it: {bare:?}")
    };
    let facts: Vec<_> = facts.into_iter().map(|p| (p.field, p.problem)).collect();
    assert_eq!(facts, [(FieldKey::Description, FieldProblem::Missing)]);
    let missing = |field| ReporterProblem {
        field,
        problem: FieldProblem::Missing,
    };
    assert_eq!(
        reporter,
        [missing(ReporterField::Name), missing(ReporterField::Phone)]
    );
    Scene::new().stating(Facts::default()).declares();
}

#[test]
fn decl_2_everything_else_can_be_supplemented_later_and_the_original_stays() {
    let mut story = Story::declared();
    let sent = story.case.declared.facts.clone();
    story.as_reporter().does(supplement(Facts {
        care_impact: CareImpact::DegradedMode.into(),
        ..Facts::default()
    }));
    assert!(story.case.facts.care_impact.is(CareImpact::DegradedMode));
    assert_eq!(
        story.case.facts.description, sent.value.description,
        "what was said before still stands"
    );
    assert_eq!(story.case.declared.facts, sent);
    let CaseAct::Declared(declared) = &story.acts[0].act else {
        panic!("the first act is the declaration")
    };
    assert_eq!(declared.facts, sent);
}

#[test]
fn decl_2_an_answer_can_be_taken_back_and_a_silence_takes_nothing_back() {
    let mut story = Scene::new()
        .stating(Facts {
            care_impact: CareImpact::Interruption.into(),
            patients_redirected: YesNo::Yes.into(),
            ..Facts::default()
        })
        .declares();
    story.as_reporter().does(supplement(Facts {
        care_impact: Answer::Unknown,
        ..Facts::default()
    }));
    assert_eq!(story.case.facts.care_impact, Answer::Unknown);
    assert!(story.case.facts.patients_redirected.is(YesNo::Yes));
}

#[test]
fn decl_2_a_supplement_says_something_that_can_be_true() {
    let mut story = Story::declared();
    assert_eq!(
        story
            .as_reporter()
            .meets_refusal(supplement(Facts::default())),
        (Rule::Decl2, Reason::NothingSaid)
    );
    let tomorrow = Facts {
        noticed_at: Answer::Known("2026-03-11T10:00[Europe/Paris]".parse().unwrap()),
        ..Facts::default()
    };
    assert_eq!(
        story.as_reporter().meets_refusal(supplement(tomorrow)),
        (Rule::Decl2, Reason::WrongField("noticed-at"))
    );
    story.as_reporter().does(Command::Supplement {
        facts: Box::default(),
        affected_sites: Vec::new(),
        note: "Le prestataire arrive.".into(),
    });
}

#[rstest]
#[case::portal(reporter(), Channel::Paper, Channel::Portal)]
#[case::paper(analyst(), Channel::Paper, Channel::Paper)]
#[case::mail(ars("ARS-53"), Channel::Mail, Channel::Mail)]
#[case::an_agent_was_phoned(analyst(), Channel::Portal, Channel::Phone)]
#[case::no_agent_speaks_for_the_armed_forces(analyst(), Channel::ArmedForces, Channel::Phone)]
#[case::no_account(stranger(), Channel::Portal, Channel::Unidentified)]
fn decl_2b_the_way_by_which_a_report_came_is_recorded(
    #[case] by: Actor,
    #[case] said: Channel,
    #[case] recorded: Channel,
) {
    let story = Scene::new().by(by).through(said).declares();
    assert_eq!(story.case.declared.channel, recorded);
}

#[test]
fn decl_3_a_draft_is_kept_for_a_month_and_its_authors_are_warned_before() {
    let periods = Settings::default().retention;
    assert_eq!(periods.draft, SignedDuration::from_hours(30 * 24));
    assert!(periods.draft_warning > SignedDuration::ZERO && periods.draft_warning < periods.draft);
}

#[rstest]
#[case::director(director(), Confirmation::Confirmed)]
#[case::designated(reporter(), Confirmation::Confirmed)]
#[case::entered_by_the_cert(analyst(), Confirmation::Confirmed)]
#[case::entered_by_an_ars(ars("ARS-53"), Confirmation::Awaited)]
#[case::entered_by_hfds_at_night(hfds(), Confirmation::Awaited)]
#[case::nobody_known(stranger(), Confirmation::Awaited)]
#[case::somebody_of_another_facility(director_elsewhere(2), Confirmation::Awaited)]
fn decl_4_only_the_director_the_designated_and_the_cert_need_no_confirmation(
    #[case] by: Actor,
    #[case] confirmation: Confirmation,
) {
    let story = Scene::new().by(by).declares();
    assert_eq!(story.case.confirmation, confirmation);
}

#[rstest]
#[case(dgs())]
#[case(ansm())]
#[case(anssi())]
#[case(armed_forces())]
#[case(operator())]
#[case(Actor::platform())]
fn decl_4_others_do_not_report_for_a_facility(#[case] by: Actor) {
    let refusal = Scene::new().by(by).meets_refusal();
    assert_eq!(
        (refusal.rule, refusal.reason),
        (Rule::Decl4, Reason::NotYourRole)
    );
}

#[test]
fn decl_4_an_unconfirmed_report_is_alerted_of_at_once_and_its_author_follows_it() {
    let story = Scene::new().by(stranger()).declares();
    assert_eq!(
        story.opening.get(Template::DeclarationReceived),
        ["ars:ARS-53", "cert"]
    );
    assert_eq!(
        story.opening.get_urgently(Template::ConfirmationAsked),
        ["facility"]
    );
    assert!(story.is_seen_by(&follower()) && story.is_seen_by(&director()));
    assert!(!story.is_seen_by(&stranger()), "the link is the only key");
    assert!(!story.is_seen_by(&follower_elsewhere()));
    assert!(story.owes("facility: confirm"));
}

#[test]
fn decl_4_the_report_of_a_known_reporter_has_no_secret_link() {
    let story = Story::declared();
    assert!(!story.is_seen_by(&follower()));
    assert_eq!(story.opening.get(Template::ConfirmationAsked), [""; 0]);
}

#[test]
fn decl_4_an_unconfirmed_report_is_worked_on_like_any_other() {
    let mut story = Scene::new().by(stranger()).declares();
    story.as_cert().take_in();
    story.as_cert().does(ask());
    story.turn(follower()).does(answer(1));
    story.turn(follower()).does(ask_help());
    story.as_cert().qualify(process::words::Class::Serious, []);
    assert_eq!(story.state(), State::InTreatment);
}

#[test]
fn decl_4_the_director_confirms() {
    let mut story = Scene::new().by(stranger()).declares();
    let events = story.as_director().does(confirm(""));
    assert_eq!(story.case.confirmation, Confirmation::Confirmed);
    assert_eq!(events.get(Template::ReportConfirmed), ["reporter"]);
    assert!(!story.owes("facility: confirm"));
    assert!(story.is_seen_by(&follower()), "the link keeps its holder");
    assert_eq!(
        story.as_director().meets_refusal(confirm("")),
        (Rule::Decl4, Reason::AlreadyConfirmed)
    );
}

#[test]
fn decl_4_the_cert_confirms_and_says_how_it_checked() {
    let mut story = Scene::new().by(stranger()).declares();
    assert_eq!(
        story.as_cert().meets_refusal(confirm(" ")),
        (Rule::Decl4, Reason::TextMissing)
    );
    story.as_cert().does(confirm("Rappel du standard."));
    assert_eq!(story.case.confirmation, Confirmation::Confirmed);
}

#[rstest]
#[case(reporter())]
#[case(security_officer())]
#[case(follower())]
#[case(ars("ARS-53"))]
fn decl_4_nobody_else_confirms(#[case] actor: Actor) {
    let mut story = Scene::new().by(stranger()).declares();
    assert_eq!(
        story.turn(actor).meets_refusal(confirm("Vu.")),
        (Rule::Decl4, Reason::NotYourRole)
    );
}

#[test]
fn decl_5_the_declaration_and_the_opening_of_its_case_are_one_decision() {
    let story = Story::declared();
    assert_eq!(story.opening.kinds(), ["declared", "opened"]);
    assert_eq!(story.case.reference.to_string(), "2026-000123");
    assert_eq!(story.case.seq.0, 2);
    assert_eq!(story.case.help, HelpNeeded::Normally);
}

#[test]
fn decl_5_cert_and_competent_ars_are_told_at_once_and_the_reporter_hears_which_were() {
    let story = Story::declared();
    let told: Vec<_> = story.opening.get(Template::DeclarationReceived);
    assert_eq!(told, ["ars:ARS-53", "cert"]);
    let [confirmation] = &story
        .opening
        .of(Template::DeclarationRecorded)
        .collect::<Vec<_>>()[..]
    else {
        panic!("one confirmation")
    };
    assert_eq!(name_of(confirmation.recipient), "reporter");
    let named: Vec<String> = confirmation
        .bodies
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(named, ["cert", "ars:ARS-53"]);
    assert_eq!(story.opening.notices.len(), 3, "nobody else");
}

#[test]
fn decl_5_an_analyst_who_enters_a_report_still_alerts_the_cert() {
    let story = Scene::new().by(analyst()).declares();
    assert_eq!(
        story.opening.get(Template::DeclarationReceived),
        ["ars:ARS-53", "cert"]
    );
}

#[test]
fn decl_5_the_declaration_is_read_by_everybody_who_sees_the_case() {
    let story = Story::declared();
    let declared = story.acts[0].act.audience();
    assert_eq!(declared, process::access::Audience::All);
    let viewers: Vec<&Viewer> = story.case.viewers.iter().collect();
    let expected = ["cert", "ars:ARS-53", "delegation:35"];
    let shown: Vec<String> = viewers.iter().map(ToString::to_string).collect();
    assert_eq!(shown[..3], expected);
    assert_eq!(*viewers[3], Viewer::Facility(VALMONT));
}

#[rstest]
#[case(Verb::ConfirmDirector, &[SeatKind::Analyst, SeatKind::Lead])]
#[case(Verb::ManageReporters, &[SeatKind::Director])]
#[case(Verb::KeepMailbox, &[SeatKind::Director, SeatKind::Ars, SeatKind::ArsLead])]
#[case(Verb::KeepFlags, &[SeatKind::Lead, SeatKind::Hfds, SeatKind::Operator])]
#[case(Verb::ImportRegister, &[SeatKind::Operator])]
fn decl_8_who_keeps_what_of_a_facility(#[case] verb: Verb, #[case] holders: &[SeatKind]) {
    let held: Vec<SeatKind> = SeatKind::ALL
        .iter()
        .copied()
        .filter(|seat| right_to(verb, *seat) == RightTo::Held)
        .collect();
    assert_eq!(held, holders);
}
