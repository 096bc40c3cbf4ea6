//! Two persons decide; holds suspend.

use process::{
    access::Actor,
    command::Command,
    notices::Template,
    refusal::{Reason, Rule},
    retention::{Disposition, Erasability, Fate, Kept, erasability},
    words::Class,
};
use rstest::rstest;

use super::{decline, due, hold, keep_until, propose, second_lead};
use crate::story::*;

#[test]
fn keep_2_a_hold_suspends_everything_until_it_is_lifted() {
    let mut story = due();
    story.as_cert_lead().does(hold());
    let refusal = |command| (Rule::Keep2, command);
    assert_eq!(
        story
            .as_cert_lead()
            .meets_refusal(propose(Disposition::Destroy)),
        refusal(Reason::OnHold)
    );
    assert_eq!(
        story.as_cert_lead().meets_refusal(hold()),
        refusal(Reason::AlreadyDone)
    );
    assert_eq!(erasability(&story.case), Erasability::Stays(Kept::OnHold));
    let lift = Command::LiftHold {
        reason: "Classée sans suite.".to_owned(),
    };
    story.as_cert_lead().does(lift.clone());
    assert_eq!(
        story.as_cert_lead().meets_refusal(lift),
        refusal(Reason::NotOnHold)
    );
    story.as_cert_lead().does(propose(Disposition::Destroy));
    story.as_cert_lead().does(hold());
    assert_eq!(
        story.as_hfds().meets_refusal(Command::ApproveDisposition),
        refusal(Reason::OnHold),
        "a hold comes before what was proposed"
    );
}

#[test]
fn keep_2_a_case_can_be_held_while_it_is_handled() {
    for mut story in [
        Story::declared(),
        Story::in_treatment(),
        Story::to_close(Class::Serious),
    ] {
        story.as_cert_lead().does(hold());
        assert!(story.case.held_since.is_some());
    }
}

#[test]
fn keep_2_whoever_proposes_does_not_approve() {
    let mut story = due();
    story.as_cert_lead().does(propose(Disposition::Destroy));
    assert_eq!(
        story
            .as_cert_lead()
            .meets_refusal(Command::ApproveDisposition),
        (Rule::Keep2, Reason::SamePerson)
    );
    let mut by_hfds = story.clone();
    by_hfds.as_hfds().does(Command::ApproveDisposition);
    assert!(matches!(by_hfds.case.fate, Fate::Approved(_)));
    story.turn(second_lead()).does(Command::ApproveDisposition);
    assert!(matches!(story.case.fate, Fate::Approved(_)));
}

#[rstest]
#[case(analyst())]
#[case(ars("ARS-53"))]
#[case(dgs())]
#[case(director())]
#[case(reporter())]
fn keep_2_nobody_else_decides_on_the_end_of_a_file(#[case] by: Actor) {
    let mut story = due();
    for command in [hold(), propose(Disposition::Destroy)] {
        assert_eq!(
            story.turn(by.clone()).meets_refusal(command),
            (Rule::Keep2, Reason::NotYourRole)
        );
    }
    story.as_cert_lead().does(propose(Disposition::Destroy));
    for command in [Command::ApproveDisposition, decline()] {
        assert_eq!(
            story.turn(by.clone()).meets_refusal(command),
            (Rule::Keep2, Reason::NotYourRole)
        );
    }
    assert_eq!(
        story.as_hfds().meets_refusal(propose(Disposition::Destroy)),
        (Rule::Keep2, Reason::NotYourRole)
    );
}

#[test]
fn keep_2_a_proposal_is_turned_down_or_taken_back_with_a_reason() {
    let mut story = due();
    assert_eq!(
        story.as_hfds().meets_refusal(Command::ApproveDisposition),
        (Rule::Keep2, Reason::NoProposal)
    );
    assert_eq!(
        story.as_hfds().meets_refusal(decline()),
        (Rule::Keep2, Reason::NoProposal)
    );
    story.as_cert_lead().does(propose(Disposition::Archive));
    assert_eq!(
        story
            .as_cert_lead()
            .meets_refusal(propose(Disposition::Destroy)),
        (Rule::Keep2, Reason::ProposalPending)
    );
    let silent = Command::DeclineDisposition {
        reason: " ".to_owned(),
    };
    assert_eq!(
        story.as_hfds().meets_refusal(silent),
        (Rule::Keep2, Reason::ReasonMissing)
    );
    story.as_hfds().does(decline());
    assert_eq!(story.case.fate, Fate::Kept);
    story.as_cert_lead().does(propose(Disposition::Archive));
    story.as_cert_lead().does(decline());
    assert_eq!(story.case.fate, Fate::Kept);
}

#[test]
fn keep_2_a_file_is_kept_longer_until_a_date_and_for_a_reason() {
    let mut story = due();
    let mut endless = keep_until("2060-01-01T00:00");
    if let Command::ProposeDisposition { until, .. } = &mut endless {
        *until = None;
    }
    assert_eq!(
        story.as_cert_lead().meets_refusal(endless),
        (Rule::Keep2, Reason::UntilMissing)
    );
    let past = keep_until("2027-01-01T00:00");
    assert_eq!(
        story.as_cert_lead().meets_refusal(past),
        (Rule::Keep2, Reason::TooEarly)
    );
    story.as_cert_lead().does(keep_until("2060-01-01T00:00"));
    story.as_hfds().does(Command::ApproveDisposition);
    assert_eq!(story.case.fate, Fate::Kept);
    assert_eq!(
        story
            .as_cert_lead()
            .meets_refusal(propose(Disposition::Destroy)),
        (Rule::Keep2, Reason::NotYetDue(in_paris("2060-01-01T00:00")))
    );
}

#[test]
fn keep_2_the_second_person_is_mailed_and_reminded() {
    let mut story = due();
    let told = story.as_cert_lead().does(propose(Disposition::Destroy));
    assert_eq!(told.get(Template::DispositionProposed), ["cert", "hfds"]);
    assert!(story.owes("hfds: review-disposition"));
    assert!(story.owes("cert: review-disposition"));
    let told = story.as_hfds().does(Command::ApproveDisposition);
    assert_eq!(told.get(Template::DispositionApproved), ["cert", "hfds"]);
    assert!(!story.owes("hfds: review-disposition"));
}

#[test]
fn keep_2_a_hold_and_a_proposal_are_read_by_cert_and_hfds_alone() {
    let mut story = due();
    story.as_cert_lead().does(hold());
    for by in [ars("ARS-53"), dgs(), director(), analyst(), hfds()] {
        let read = story.read_by(&by).contains(&"hold-placed".to_owned());
        let expected = matches!(
            by.body(),
            Some(process::access::Body::Cert | process::access::Body::Hfds)
        );
        assert_eq!(read, expected, "{by:?}");
    }
}
