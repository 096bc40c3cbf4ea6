//! Measures proposed to the facility (SUPP-3, SUPP-4).

use process::{
    notices::Template,
    refusal::{Reason, Rule},
    words::{MeasureKind, MeasureReply, MeasureState, SupportChoice},
};

use crate::story::*;

#[test]
fn supp_3_the_facility_is_asked_to_keep_the_traces() {
    let mut story = Story::in_treatment();
    let events = story.as_cert().does(measure(MeasureKind::PreserveTraces));
    assert_eq!(
        events.get(Template::MeasureProposed),
        ["facility", "reporter"]
    );
}

#[test]
fn supp_4_emergency_measures_are_proposed_even_before_anything_is_known() {
    let mut story = Story::declared();
    story.as_cert().does(measure(MeasureKind::Containment));
    assert_eq!(story.case.measures[&1].state, MeasureState::Proposed);
    assert!(story.owes("facility: answer-measure 1"));
}

#[test]
fn supp_4_the_facility_accepts_then_does_a_measure() {
    let mut story = Story::in_treatment();
    story.as_cert().does(measure(MeasureKind::Isolation));
    let events = story.as_reporter().does(reply(1, MeasureReply::Accept, ""));
    assert_eq!(events.get(Template::MeasureAnswered), ["cert"]);
    assert!(
        story.owes("facility: answer-measure 1"),
        "accepted, not yet done"
    );
    story.as_director().does(reply(1, MeasureReply::Done, ""));
    assert_eq!(story.case.measures[&1].state, MeasureState::Done);
    assert!(!story.owes("facility: answer-measure 1"));
    for late in [
        MeasureReply::Accept,
        MeasureReply::Done,
        MeasureReply::Refuse,
    ] {
        assert_eq!(
            story.as_reporter().meets_refusal(reply(1, late, "Non.")),
            (Rule::Supp4, Reason::NoSuchMeasure)
        );
    }
}

#[test]
fn supp_4_a_refusal_says_why_and_can_be_reconsidered() {
    let mut story = Story::in_treatment();
    story.as_cert().does(measure(MeasureKind::Isolation));
    assert_eq!(
        story
            .as_reporter()
            .meets_refusal(reply(1, MeasureReply::Refuse, " ")),
        (Rule::Supp4, Reason::ReasonMissing)
    );
    story
        .as_reporter()
        .does(reply(1, MeasureReply::Refuse, "Le bloc en dépend."));
    assert_eq!(story.case.measures[&1].state, MeasureState::Refused);
    story.as_reporter().does(reply(1, MeasureReply::Accept, ""));
    assert_eq!(story.case.measures[&1].state, MeasureState::Accepted);
}

#[test]
fn supp_4_a_measure_is_taken_back_with_a_reason_until_it_is_done() {
    let mut story = Story::in_treatment();
    story.as_cert().does(measure(MeasureKind::Isolation));
    story.as_cert().does(measure(MeasureKind::Hardening));
    let events = story.as_cert().does(withdraw(1));
    assert_eq!(
        events.get(Template::MeasureWithdrawn),
        ["facility", "reporter"]
    );
    story.as_reporter().does(reply(2, MeasureReply::Done, ""));
    for number in [1, 2, 3] {
        assert_eq!(
            story.as_cert().meets_refusal(withdraw(number)),
            (Rule::Supp4, Reason::NoSuchMeasure)
        );
    }
}

#[test]
fn supp_4_a_supporting_ars_hears_what_the_facility_answers() {
    let mut story = Story::in_treatment();
    story.as_ars().does(decide_support(SupportChoice::TakeOver));
    story.as_ars().does(measure(MeasureKind::CareContinuity));
    let events = story.as_reporter().does(reply(1, MeasureReply::Accept, ""));
    assert_eq!(
        events.get(Template::MeasureAnswered),
        ["ars:ARS-53", "cert"]
    );
}
