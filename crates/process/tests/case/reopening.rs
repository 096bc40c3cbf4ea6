//! Reopening a closed case (CLOSE-4).

use process::{
    closure::Party,
    command::Command,
    notices::Template,
    refusal::{Reason, Rule},
    words::{Class, OwnHandling, State},
};

use crate::story::*;

#[test]
fn close_4_a_closed_case_is_reopened_by_the_cert_with_a_reason() {
    let mut story = Story::closed();
    assert_eq!(
        story.as_cert().meets_refusal(reopen(" ")),
        (Rule::Close4, Reason::ReasonMissing)
    );
    for actor in [ars("ARS-53"), reporter(), hfds()] {
        assert_eq!(
            story.turn(actor).meets_refusal(reopen("Rechute.")),
            (Rule::Close4, Reason::NotYourRole)
        );
    }
    let events = story.as_cert().does(reopen("Rechute."));
    assert_eq!(
        events.get(Template::CaseReopened),
        ["ars:ARS-53", "facility", "hfds", "reporter"]
    );
    assert_eq!(story.state(), State::InTreatment);
    assert_eq!(story.case.closed_at, None);
}

#[test]
fn close_4_a_reopened_case_is_agreed_upon_anew() {
    let mut story = Story::round_open(Class::Serious);
    story.as_reporter().agree();
    story.as_cert().agree();
    story
        .as_cert_lead()
        .does(overrule(Party::Ars, "Sans réponse."));
    story.as_cert().close();
    story.as_cert().does(reopen("Rechute."));
    assert_eq!(story.case.own_handling, OwnHandling::NotSaid);
    assert!(story.case.agreements.is_empty() && story.case.overruled.is_empty());
    story.as_cert().move_to_closing();
    story.as_reporter().does(end_handling());
    assert_eq!(
        story.as_cert().meets_refusal(Command::Close),
        (
            Rule::Close1,
            Reason::AgreementsMissing(vec![Party::Cert, Party::Facility, Party::Ars])
        )
    );
}

#[test]
fn close_4_what_was_judged_no_incident_waits_for_a_new_judgement_once_reopened() {
    let mut story = Story::qualified(Class::NotIncident, []);
    story.as_cert().close();
    story.as_cert().does(reopen("Un fait nouveau."));
    assert_eq!(story.state(), State::AwaitingQualification);
    assert!(story.owes("cert: qualify"));
    story.as_cert().qualify(Class::Serious, []);
    assert_eq!(story.state(), State::InTreatment);
}

#[test]
fn close_4_a_case_that_is_not_closed_is_not_reopened() {
    let mut story = Story::in_treatment();
    assert_eq!(
        story.as_cert().meets_refusal(reopen("Déjà ouvert.")),
        (Rule::Qual2b, Reason::WrongState(State::InTreatment))
    );
}
