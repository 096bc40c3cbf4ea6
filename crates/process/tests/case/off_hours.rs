//! Help as soon as possible, within and outside working hours (DECL-6).

use process::{
    access::{Body, Viewer},
    case::HelpNeeded,
    command::Command,
    declaration::facts::Facts,
    notices::{Recipient, Template, Urgency, reminders},
    obligations::Duty,
    refusal::{Reason, Rule},
    words::{Class, YesNo},
};
use rstest::rstest;

use crate::story::*;

fn urgent() -> Facts {
    Facts {
        urgent_help: YesNo::Yes.into(),
        ..Facts::default()
    }
}

#[rstest]
#[case::opening("2026-03-10T09:00", HelpNeeded::AtOnce)]
#[case::last_minute("2026-03-10T17:59", HelpNeeded::AtOnce)]
#[case::eighteen_sharp("2026-03-10T18:00", HelpNeeded::AtOnceOffHours)]
#[case::before_nine("2026-03-10T08:59", HelpNeeded::AtOnceOffHours)]
#[case::saturday("2026-03-14T11:00", HelpNeeded::AtOnceOffHours)]
#[case::sunday("2026-03-15T11:00", HelpNeeded::AtOnceOffHours)]
#[case::bastille_day("2026-07-14T11:00", HelpNeeded::AtOnceOffHours)]
#[case::ascension("2026-05-14T11:00", HelpNeeded::AtOnceOffHours)]
#[case::just_before_nine_in_summer_time("2026-03-30T08:59", HelpNeeded::AtOnceOffHours)]
#[case::nine_in_summer_time("2026-03-30T09:00", HelpNeeded::AtOnce)]
#[case::nine_in_winter_time("2026-10-26T09:00", HelpNeeded::AtOnce)]
#[case::eighteen_in_winter_time("2026-10-26T18:00", HelpNeeded::AtOnceOffHours)]
fn decl_6_help_asked_for_outside_working_hours_pages_the_on_call(
    #[case] moment: &str,
    #[case] help: HelpNeeded,
) {
    let story = Scene::new().stating(urgent()).at(moment).declares();
    assert_eq!(story.case.help, help);
    let paged = story.opening.get_urgently(Template::OnCallPaged);
    let told = story.opening.get_urgently(Template::DeclarationReceived);
    if help == HelpNeeded::AtOnceOffHours {
        assert_eq!(paged, ["on-call cert", "on-call hfds"]);
        assert_eq!(told, ["ars:ARS-53", "cert", "hfds"]);
    } else {
        assert_eq!(paged, [""; 0]);
        assert_eq!(told, ["ars:ARS-53", "cert"]);
    }
}

#[test]
fn decl_6_a_report_that_needs_no_help_at_once_wakes_nobody() {
    let story = Scene::new().at("2026-03-15T03:00").declares();
    assert_eq!(story.case.help, HelpNeeded::Normally);
    assert_eq!(story.opening.get(Template::OnCallPaged), [""; 0]);
    assert_eq!(story.told(), ["cert", "ars:ARS-53"]);
}

#[test]
fn decl_6_the_hours_are_those_of_the_cert_for_an_overseas_facility_too() {
    let reunion = |paris| {
        let scene = Scene::new().in_departement("974").stating(urgent());
        scene.at(paris).declares().case.help
    };
    assert_eq!(reunion("2026-03-10T07:00"), HelpNeeded::AtOnceOffHours);
    assert_eq!(reunion("2026-03-10T17:00"), HelpNeeded::AtOnce);
}

#[test]
fn decl_6_help_can_be_asked_for_later_and_opens_the_case_to_hfds_at_night() {
    let mut story = Story::declared();
    story.wait_until("2026-03-10T22:30");
    let events = story.as_reporter().does(ask_help());
    assert_eq!(story.case.help, HelpNeeded::AtOnceOffHours);
    assert_eq!(
        events.get_urgently(Template::OnCallPaged),
        ["on-call cert", "on-call hfds"]
    );
    assert_eq!(events.get_urgently(Template::HelpAsked), ["cert"]);
    assert_eq!(events.get_urgently(Template::DeclarationReceived), ["hfds"]);
    assert!(story.is_seen_by(&hfds()));
}

#[test]
fn decl_6_by_day_the_cert_alone_hears_that_help_is_asked_for() {
    let mut story = Story::declared();
    let events = story.as_director().does(ask_help());
    assert_eq!(story.case.help, HelpNeeded::AtOnce);
    assert_eq!(events.recipients(), ["cert".to_owned()].into());
}

#[test]
fn decl_6_a_supplement_that_calls_for_help_pages_like_any_other_call() {
    let mut story = Story::declared();
    story.wait_until("2026-03-14T20:00");
    let events = story.as_reporter().does(supplement(urgent()));
    assert_eq!(events.kinds(), ["supplemented", "help-asked"]);
    assert_eq!(
        events.get(Template::OnCallPaged),
        ["on-call cert", "on-call hfds"]
    );
    let events = story.as_reporter().tries(supplement(urgent()));
    assert!(events.is_err(), "the same words twice call nobody twice");
}

#[test]
fn decl_6_help_asked_for_by_day_does_not_keep_the_night_from_being_paged() {
    let mut story = Story::declared();
    story.as_reporter().does(ask_help());
    story.wait_until("2026-03-10T23:00");
    let events = story.as_reporter().does(supplement(urgent()));
    assert_eq!(
        events.get(Template::OnCallPaged),
        ["on-call cert", "on-call hfds"]
    );
}

#[test]
fn decl_6_asking_for_help_says_why() {
    let mut story = Story::declared();
    let silent = process::command::Command::AskHelp { text: " ".into() };
    assert_eq!(
        story.as_reporter().meets_refusal(silent),
        (Rule::Decl6, Reason::TextMissing)
    );
}

#[test]
fn decl_6_a_night_long_past_pages_nobody_when_the_case_is_reopened() {
    let mut story = Scene::new()
        .stating(urgent())
        .at("2026-03-10T22:00")
        .declares();
    story.as_cert().qualify(Class::NotIncident, []);
    story.as_cert().close();
    let events = story.as_cert().does(reopen("Un fait nouveau."));
    assert!(!story.owes("hfds: answer-call"));
    assert_eq!(story.case.help, HelpNeeded::AtOnce);
    assert_eq!(events.get(Template::OnCallPaged), [""; 0]);
}

/// A call for help on a Sunday at three in the morning.
fn called_at_night() -> Story {
    Scene::new()
        .stating(urgent())
        .at("2026-03-15T03:00")
        .declares()
}

#[test]
fn decl_6_a_call_without_an_answer_goes_on_to_the_next_person_round_after_round() {
    let story = called_at_night();
    let call = story
        .obligations()
        .into_iter()
        .find(|owed| owed.duty == Duty::AnswerCall && owed.owed_by == Viewer::Body(Body::Cert))
        .unwrap();
    assert_eq!(call.due, Some(in_paris("2026-03-15T03:15")));
    let rounds = call.reminders(&story.settings);
    assert_eq!(rounds.len(), 12);
    assert_eq!(rounds[0], in_paris("2026-03-15T03:15"));
    assert_eq!(rounds[11], in_paris("2026-03-15T06:00"));
    let sent = reminders(&story.case, &call, rounds[0]);
    let sent: Vec<_> = sent
        .iter()
        .map(|notice| (notice.recipient, notice.template, notice.urgency))
        .collect();
    let recipient = Recipient::OnCall { body: Body::Cert };
    let again = (recipient, Template::OnCallUnanswered, Urgency::Urgent);
    assert_eq!(sent, [again]);
}

#[test]
fn decl_6_whoever_answers_is_on_record_and_the_reporter_hears() {
    let mut story = called_at_night();
    assert!(story.owes("cert: answer-call") && story.owes("hfds: answer-call"));
    let events = story.as_hfds().does(Command::AnswerCall);
    assert_eq!(events.get(Template::CallAnswered), ["reporter"]);
    assert!(story.owes("cert: answer-call") && !story.owes("hfds: answer-call"));
    story.as_cert().does(Command::AnswerCall);
    assert!(!story.owes("cert: answer-call"));
    let (_, by) = story.case.calls[&Body::Hfds].answered.clone().unwrap();
    assert_eq!(by.pseudonym, hfds().pseudonym);
    let again = story.as_cert().meets_refusal(Command::AnswerCall);
    assert_eq!(again, (Rule::Decl6, Reason::AlreadyDone));
}

#[test]
fn decl_6_once_the_cert_takes_the_case_nobody_else_is_woken() {
    let mut story = called_at_night();
    story.as_cert().take_in();
    assert!(!story.owes("cert: answer-call") && !story.owes("hfds: answer-call"));
}

#[test]
fn decl_6_by_day_there_is_no_call_to_answer() {
    let mut story = Story::declared();
    let refused = story.as_cert().meets_refusal(Command::AnswerCall);
    assert_eq!(refused, (Rule::Decl6, Reason::NoSuchCall));
    let refused = story.as_reporter().meets_refusal(Command::AnswerCall);
    assert_eq!(refused, (Rule::Decl6, Reason::NotYourRole));
}
