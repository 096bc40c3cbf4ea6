//! Phase 5: closure (CLOSE-1..4).

use process::{
    closure::Party,
    command::Command,
    notices::Template,
    refusal::{Reason, Rule},
    words::{Class, Finding, State},
};
use rstest::rstest;

use crate::story::*;

#[rstest]
#[case(Class::Minor, &[Party::Cert, Party::Facility, Party::Ars])]
#[case(Class::Serious, &[Party::Cert, Party::Facility, Party::Ars])]
#[case(Class::Significant, &[Party::Cert, Party::Facility, Party::Ars, Party::Hfds])]
#[case(Class::NotIncident, &[Party::Cert])]
fn close_1_cert_ars_facility_and_hfds_if_significant_agree_together(
    #[case] class: Class,
    #[case] parties: &[Party],
) {
    assert_eq!(Story::qualified(class, []).case.parties(), parties);
}

#[test]
fn close_1_a_territory_without_an_ars_has_none_to_ask() {
    let mut story = Scene::new().in_departement("975").declares();
    story.as_cert().qualify(Class::Serious, []);
    assert_eq!(story.case.parties(), [Party::Cert, Party::Facility]);
}

#[test]
fn close_1_each_agreement_is_recorded_with_who_gave_it() {
    let mut story = Story::round_open(Class::Significant);
    for party in Party::ALL {
        let events = story.turn(speaker_of(party)).agree();
        assert_eq!(events.kinds(), ["agreed"]);
        let author = &story.case.agreements[&party];
        assert_eq!(author.seat, speaker_of(party).seat(VALMONT));
    }
    assert_eq!(story.case.agreements_missing(), []);
    story.as_cert().close();
    assert_eq!(story.state(), State::Closed);
}

#[test]
fn close_1_without_every_agreement_a_case_is_not_closed() {
    for silent in [Party::Cert, Party::Facility, Party::Ars, Party::Hfds] {
        let mut story = Story::round_open(Class::Significant);
        for party in Party::ALL.into_iter().filter(|party| *party != silent) {
            story.turn(speaker_of(party)).agree();
        }
        assert_eq!(
            story.as_cert().meets_refusal(Command::Close),
            (Rule::Close1, Reason::AgreementsMissing(vec![silent]))
        );
    }
}

#[test]
fn close_1_one_agrees_once_for_ones_own_party_alone() {
    let mut story = Scene::new().touching([site_in(2, "44")]).declares();
    story.as_cert().qualify(Class::Serious, []);
    story.as_cert().move_to_closing();
    story.as_cert().does(closing_report());
    story.as_reporter().does(end_handling());
    story.as_reporter().agree();
    assert_eq!(
        story.as_director().meets_refusal(agree()),
        (Rule::Close1, Reason::AlreadyDone)
    );
    for outsider in [ars("ARS-52"), hfds()] {
        assert_eq!(
            story.turn(outsider).meets_refusal(agree()),
            (Rule::Close1, Reason::NotAParty)
        );
    }
}

#[test]
fn close_1_a_silent_party_can_be_overruled_by_the_cert_lead_with_a_reason() {
    let mut story = Story::round_open(Class::Serious);
    story.as_cert().agree();
    story.as_reporter().agree();
    assert_eq!(
        story
            .as_cert()
            .meets_refusal(overrule(Party::Ars, "Sans réponse.")),
        (Rule::Close1, Reason::NotYourRole)
    );
    assert_eq!(
        story.as_cert_lead().meets_refusal(overrule(Party::Ars, "")),
        (Rule::Close1, Reason::ReasonMissing)
    );
    let events = story
        .as_cert_lead()
        .does(overrule(Party::Ars, "Sans réponse après trois relances."));
    assert_eq!(events.get(Template::Overruled), ["ars:ARS-53"]);
    story.as_cert().close();
    assert!(story.case.overruled.contains(&Party::Ars), "on record");
}

#[test]
fn close_1_a_party_that_was_not_asked_is_not_silent() {
    let mut story = Story::to_close(Class::Serious);
    assert_eq!(
        story
            .as_cert_lead()
            .meets_refusal(overrule(Party::Ars, "Vite.")),
        (Rule::Close4, Reason::RoundNotOpen)
    );
    story.as_reporter().does(end_handling());
    for party in [Party::Ars, Party::Facility] {
        assert_eq!(
            story.as_cert_lead().meets_refusal(overrule(party, "Vite.")),
            (Rule::Close2, Reason::ClosingReportMissing)
        );
    }
}

#[test]
fn close_1_nobody_overrules_the_cert_a_stranger_to_the_round_or_who_agreed() {
    let mut story = Story::round_open(Class::Serious);
    story.as_ars().agree();
    for (party, reason) in [
        (Party::Cert, Reason::NotAParty),
        (Party::Hfds, Reason::NotAParty),
        (Party::Ars, Reason::AlreadyDone),
    ] {
        assert_eq!(
            story.as_cert_lead().meets_refusal(overrule(party, "Oui.")),
            (Rule::Close1, reason)
        );
    }
}

#[test]
fn close_1_a_facility_that_says_nothing_does_not_hold_the_case_for_ever() {
    let mut story = Story::to_close(Class::Serious);
    story.as_cert().does(closing_report());
    let events = story
        .as_cert_lead()
        .does(overrule(Party::Facility, "Établissement fermé."));
    assert_eq!(events.get(Template::Overruled), ["facility", "reporter"]);
    assert_eq!(events.get(Template::AgreementAsked), ["ars:ARS-53"]);
    story.as_ars().agree();
    story.as_cert().agree();
    story.as_cert().close();
}

#[test]
fn close_1_while_the_facility_says_that_its_handling_goes_on_nothing_closes() {
    let mut story = Story::round_open(Class::Serious);
    story.everybody_agrees();
    let events = story.as_director().does(continue_handling());
    assert_eq!(events.get(Template::HandlingGoesOn), ["ars:ARS-53", "cert"]);
    assert!(story.case.agreements.is_empty(), "agreements are void");
    for command in [agree(), Command::Close] {
        assert_eq!(
            story.as_cert().meets_refusal(command),
            (Rule::Close1, Reason::HandlingGoesOn)
        );
    }
    for party in [Party::Facility, Party::Ars] {
        assert_eq!(
            story
                .as_cert_lead()
                .meets_refusal(overrule(party, "Assez.")),
            (Rule::Close1, Reason::HandlingGoesOn)
        );
    }
    let again = story.as_director().does(end_handling());
    assert_eq!(
        again.get(Template::AgreementAsked),
        ["ars:ARS-53", "cert", "facility", "reporter"]
    );
}

#[test]
fn close_1_an_overruled_facility_that_speaks_is_silent_no_more() {
    let mut story = Story::to_close(Class::Serious);
    story.as_cert().does(closing_report());
    story
        .as_cert_lead()
        .does(overrule(Party::Facility, "Sans réponse."));
    story.as_reporter().does(continue_handling());
    assert!(!story.case.overruled.contains(&Party::Facility));
    assert!(story.owes("facility: state-handling"));
    assert!(!story.owes("ars:ARS-53: agree"));
}

#[test]
fn close_1_saying_that_the_handling_goes_on_says_why() {
    let mut story = Story::in_treatment();
    let silent = Command::ContinueHandling { text: " ".into() };
    assert_eq!(
        story.as_reporter().meets_refusal(silent),
        (Rule::Close1, Reason::ReasonMissing)
    );
}

#[test]
fn close_1_a_new_judgement_or_report_voids_the_agreements_and_asks_again() {
    for (command, class) in [
        (closing_report(), Class::Serious),
        (
            qualify(Class::Serious, [Finding::Malicious]),
            Class::Serious,
        ),
    ] {
        let mut story = Story::round_open(class);
        story.as_ars().agree();
        let events = story.as_cert().does(command);
        assert!(story.case.agreements.is_empty());
        assert_eq!(events.get(Template::AgreementAsked), ["ars:ARS-53"]);
    }
}

#[test]
fn close_1_hfds_is_asked_when_a_case_becomes_significant_while_it_is_being_closed() {
    let mut story = Story::round_open(Class::Serious);
    let events = story.as_cert().qualify(Class::Significant, []);
    assert_eq!(events.get(Template::AgreementAsked), ["hfds"]);
    assert!(story.owes("hfds: agree"));
}

#[test]
fn close_2_closing_needs_a_report_of_actions_and_results() {
    let mut story = Story::to_close(Class::Serious);
    story.as_reporter().does(end_handling());
    for command in [agree(), Command::Close] {
        assert_eq!(
            story.as_cert().meets_refusal(command),
            (Rule::Close2, Reason::ClosingReportMissing)
        );
    }
    for (actions, results) in [("", "Rétabli."), ("Isolé.", " ")] {
        let empty = Command::WriteClosingReport {
            actions: actions.into(),
            results: results.into(),
            residual_vulnerabilities: "Un VPN ancien.".into(),
            residual_risks: String::new(),
        };
        assert_eq!(
            story.as_cert().meets_refusal(empty),
            (Rule::Close2, Reason::TextMissing)
        );
    }
    story.as_cert().does(closing_report());
    assert!(story.case.closing_report.is_some());
}

#[test]
fn close_2_agreements_are_asked_for_when_there_is_a_report_to_agree_to() {
    let mut story = Story::to_close(Class::Serious);
    let ended = story.as_reporter().does(end_handling());
    assert_eq!(ended.get(Template::AgreementAsked), [""; 0]);
    assert_eq!(ended.get(Template::HandlingEnded), ["ars:ARS-53", "cert"]);
    let written = story.as_cert().does(closing_report());
    assert_eq!(
        written.get(Template::AgreementAsked),
        ["ars:ARS-53", "facility", "reporter"]
    );
    let amended = story.as_cert().does(closing_report());
    assert_eq!(
        amended.get(Template::AgreementAsked),
        [""; 0],
        "those who have not agreed were asked already"
    );
}

#[test]
fn close_2_the_thread_closes_with_the_case() {
    let mut story = Story::closed();
    let closed = (Rule::Close4, Reason::WrongState(State::Closed));
    assert_eq!(story.as_cert().meets_refusal(ask()), closed);
    for to in [
        process::access::Audience::All,
        process::access::Audience::Parties,
    ] {
        assert_eq!(story.as_reporter().meets_refusal(message(to)), closed);
    }
}

#[test]
fn close_3_not_an_incident_needs_only_the_cert() {
    let mut story = Story::qualified(Class::NotIncident, []);
    let events = story.as_cert().close();
    assert_eq!(events.kinds(), ["agreed", "closed"]);
    assert_eq!(story.state(), State::Closed);
    assert_eq!(
        events.get(Template::CaseClosed),
        ["ars:ARS-53", "facility", "hfds", "reporter"]
    );
}

#[test]
fn close_3_a_cert_that_agreed_already_is_not_made_to_agree_twice() {
    let mut story = Story::qualified(Class::NotIncident, []);
    story.as_cert().agree();
    assert_eq!(story.as_cert().close().kinds(), ["closed"]);
}

#[test]
fn close_4_the_facility_opens_the_round_by_saying_that_its_handling_has_ended() {
    let mut story = Story::to_close(Class::Serious);
    story.as_cert().does(closing_report());
    assert_eq!(
        story.as_ars().meets_refusal(agree()),
        (Rule::Close4, Reason::RoundNotOpen)
    );
    assert!(story.owes("facility: state-handling"));
    let events = story.as_reporter().does(end_handling());
    assert_eq!(
        events.get(Template::AgreementAsked),
        ["ars:ARS-53", "cert", "facility", "reporter"]
    );
    assert_eq!(
        story.as_reporter().meets_refusal(end_handling()),
        (Rule::Close4, Reason::AlreadyDone)
    );
}

#[test]
fn close_4_the_facility_may_have_ended_before_the_support_did() {
    let mut story = Story::in_treatment();
    story.as_reporter().does(end_handling());
    story.as_cert().does(closing_report());
    let events = story.as_cert().move_to_closing();
    assert_eq!(
        events.get(Template::AgreementAsked),
        ["ars:ARS-53", "facility", "reporter"]
    );
}

#[test]
fn close_4_everybody_who_sees_the_case_hears_that_it_was_closed() {
    let mut story = Story::round_open(Class::Serious);
    story
        .as_cert()
        .qualify(Class::Serious, [Finding::SanitaryImpact]);
    story.everybody_agrees();
    let events = story.as_cert_lead().close();
    assert_eq!(
        events.get(Template::CaseClosed),
        ["ars:ARS-53", "dgs", "facility", "hfds", "reporter"]
    );
}
