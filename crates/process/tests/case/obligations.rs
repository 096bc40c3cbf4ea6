//! What is owed, by whom, until when.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use process::{
    access::{Body, Viewer},
    command::Command,
    declaration::facts::Facts,
    obligations::Duty,
    settings::Settings,
    words::{Class, Finding, MeasureKind, MeasureReply, RelayTarget, SupportChoice, YesNo},
};

use crate::story::*;

#[test]
fn intake_2_a_declaration_is_to_be_taken_in_within_working_time() {
    for (sent, due) in [
        ("2026-03-10T10:00", "2026-03-10T11:00"),
        ("2026-03-13T17:30", "2026-03-16T09:30"),
        ("2026-07-13T23:00", "2026-07-15T10:00"),
    ] {
        let story = Scene::new().at(sent).declares();
        assert_eq!(story.due("take-in"), Some(in_paris(due)), "sent {sent}");
    }
}

#[test]
fn decl_6_a_call_for_help_is_taken_in_within_plain_hours() {
    let urgent = Facts {
        urgent_help: YesNo::Yes.into(),
        ..Facts::default()
    };
    let story = Scene::new()
        .at("2026-03-14T23:30")
        .stating(urgent)
        .declares();
    assert_eq!(story.due("take-in"), Some(in_paris("2026-03-15T00:30")));
}

#[test]
fn the_delays_are_the_operators() {
    let mut settings = Settings::default();
    settings.delays.take_in = SignedDuration::from_mins(15);
    settings.delays.first_contact = SignedDuration::from_hours(2);
    let mut story = Scene::new().with_settings(settings).declares();
    assert_eq!(story.due("take-in"), Some(in_paris("2026-03-10T10:15")));
    story.as_cert().qualify(Class::Serious, []);
    assert_eq!(
        story.due("first-contact"),
        Some(in_paris("2026-03-10T12:00"))
    );
}

#[test]
fn what_is_owed_along_an_ordinary_story() {
    let mut story = Scene::new().by(stranger()).declares();
    assert_eq!(story.owed(), ["cert: take-in", "facility: confirm"]);
    story.as_cert().take_in();
    story.as_director().does(confirm(""));
    story.as_cert().does(ask());
    assert_eq!(story.owed(), ["cert: qualify", "facility: answer 1"]);
    story.as_reporter().does(answer(1));
    story
        .as_cert()
        .qualify(Class::Serious, [Finding::SanitaryImpact]);
    assert_eq!(
        story.owed(),
        [
            "ars:ARS-53: decide-support",
            "ars:ARS-53: relay",
            "cert: first-contact",
            "cert: report-progress 1",
            "dgs: acknowledge",
            "dgs: assess-care-impact",
            "hfds: acknowledge",
        ]
    );
    story.as_cert().does(contact());
    story.as_ars().does(decide_support(SupportChoice::Entrust));
    story.as_ars().does(relay(RelayTarget::Prefecture));
    story.as_ars().does(relay(RelayTarget::Delegation));
    story.as_dgs().does(care_impact());
    story.as_dgs().does(Command::Acknowledge);
    story.as_hfds().does(Command::Acknowledge);
    assert_eq!(
        story.owed(),
        ["cert: report-progress 1"],
        "the CERT supports at its own pace, and says so every week"
    );
    story.as_cert().does(measure(MeasureKind::Isolation));
    assert_eq!(
        story.owed(),
        ["cert: report-progress 1", "facility: answer-measure 1"]
    );
    story.as_reporter().does(reply(1, MeasureReply::Done, ""));
    story.as_cert().move_to_closing();
    assert_eq!(
        story.owed(),
        ["cert: write-closing-report", "facility: state-handling"]
    );
    story.as_cert().does(closing_report());
    story.as_reporter().does(end_handling());
    assert_eq!(
        story.owed(),
        ["ars:ARS-53: agree", "cert: agree", "facility: agree"]
    );
    story.everybody_agrees();
    assert_eq!(story.owed(), ["cert: close"]);
    story.as_cert().close();
    assert_eq!(story.owed(), ["cert: write-lessons"]);
    story.as_cert().does(lessons());
    assert_eq!(story.owed(), ["cert: approve-lessons"]);
    story
        .as_cert_lead()
        .does(process::command::Command::ApproveLessons);
    assert_eq!(story.owed(), [""; 0]);
}

#[test]
fn a_duty_keeps_its_beginning_whatever_else_happens() {
    let mut story = Story::to_close(Class::Serious);
    story.as_cert().does(closing_report());
    let begun = |story: &Story| -> BTreeSet<(Duty, Viewer, jiff::Timestamp)> {
        let owed = story.obligations().into_iter();
        owed.map(|owed| (owed.duty, owed.owed_by, owed.since))
            .collect()
    };
    let before = begun(&story);
    story.wait(SignedDuration::from_hours(5));
    story.as_cert().does(note());
    story
        .as_reporter()
        .does(message(process::access::Audience::All));
    assert_eq!(begun(&story), before);
}

#[test]
fn each_duty_is_stored_under_one_name_and_reads_back() {
    let mut story = Story::qualified(
        Class::Significant,
        [Finding::SanitaryImpact, Finding::MedicalDevice],
    );
    story.as_cert().does(ask());
    story.as_cert().does(ask());
    story.as_cert().does(measure(MeasureKind::Isolation));
    for owed in story.obligations() {
        let duty = owed.duty;
        assert_eq!(Duty::from_key(duty.key(), duty.number()), Some(duty));
        assert_eq!(duty.label_key(), format!("duty-{}", duty.key()));
    }
    assert_eq!(Duty::from_key("nothing", 0), None);
}

#[test]
fn intake_1_what_the_ars_owes_passes_to_the_new_lead() {
    let mut story = Story::in_treatment();
    story.as_ars().does(decide_support(SupportChoice::Share));
    story.as_cert().does(change_lead("44"));
    assert!(story.owes("ars:ARS-52: decide-support") && story.owes("ars:ARS-52: relay"));
    assert!(
        !story
            .owed()
            .iter()
            .any(|owed| owed.starts_with("ars:ARS-53"))
    );
}

#[test]
fn every_debtor_sees_the_case() {
    let story = Story::qualified(Class::Significant, [Finding::SanitaryImpact]);
    for owed in story.obligations() {
        assert!(story.case.viewers.contains(&owed.owed_by));
        assert_ne!(owed.owed_by, Viewer::Body(Body::ArmedForces));
    }
}
