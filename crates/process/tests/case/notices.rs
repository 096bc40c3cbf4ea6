//! What leaves the platform by mail (KEEP-3).

use std::collections::BTreeSet;

use process::{
    access::{Body, Viewer},
    case::HelpNeeded,
    notices::{Notice, Recipient, Template, Urgency, reminders},
    obligations::{Duty, Obligation},
    words::{Class, Finding, MeasureKind, MeasureReply, SupportChoice},
};

use crate::story::*;

/// Every person has acted in it at least once.
fn eventful() -> Story {
    let mut story = Scene::new()
        .by(stranger())
        .touching([site_in(2, "44")])
        .declares();
    story.as_cert().take_in();
    story.as_director().does(confirm(""));
    story.as_cert().does(ask());
    story.as_reporter().does(answer(1));
    story.as_reporter().does(ask_help());
    story.as_cert().qualify(
        Class::Significant,
        [
            Finding::SanitaryImpact,
            Finding::Major,
            Finding::PersonalData,
        ],
    );
    story.as_cert().does(report_progress());
    story.as_ars().does(decide_support(SupportChoice::Share));
    story.as_cert().does(measure(MeasureKind::Isolation));
    story.as_reporter().does(reply(1, MeasureReply::Done, ""));
    story.as_cert().does(measure(MeasureKind::Hardening));
    story.as_cert().does(withdraw(2));
    story.as_cert().does(providers(["Prestataire A"]));
    story.as_cert().does(share(sharing()));
    story
        .as_cert()
        .does(prolong_extract(1, 30, "Correctif attendu."));
    story.contact_answers(1, "Corrigé.").unwrap();
    story
        .as_cert()
        .does(send_playbook(process::playbook::Skill::Anyone));
    story
        .as_reporter()
        .sends(1, process::access::Audience::Parties)
        .unwrap();
    story.as_cert_lead().does(destroy(1, "Doublon."));
    story.as_cert().does(management_report());
    story.as_dgs().does(degraded_mode());
    story
        .as_cert()
        .does(message(process::access::Audience::All));
    story.as_cert().move_to_closing();
    story.as_cert().does(closing_report());
    story.as_reporter().does(end_handling());
    for party in [
        process::closure::Party::Cert,
        process::closure::Party::Facility,
        process::closure::Party::Hfds,
    ] {
        story.turn(speaker_of(party)).agree();
    }
    story
        .as_cert_lead()
        .does(overrule(process::closure::Party::Ars, "Sans réponse."));
    story.as_cert().close();
    story.as_cert().does(lessons());
    story.as_reporter().does(comment_lessons());
    story
        .as_cert_lead()
        .does(process::command::Command::ApproveLessons);
    story.as_cert().does(edition(1));
    story
        .as_cert_lead()
        .does(process::command::Command::PublishEdition {
            to: process::words::EditionReaders::All,
        });
    story.as_cert().does(reopen("Rechute."));
    story
}

#[test]
fn keep_3_a_notice_has_no_room_for_names_nature_or_free_text() {
    for notice in eventful().sent {
        // Exhaustive on purpose: a field more is a decision more.
        let Notice {
            recipient: _,
            template: _,
            urgency: Urgency::Normal | Urgency::Urgent,
            deadline: _,
            bodies: _,
        } = notice;
    }
}

#[test]
fn keep_3_the_bodies_told_are_named_at_declaration_and_never_after() {
    let story = eventful();
    for notice in &story.sent {
        let named = !notice.bodies.is_empty();
        assert_eq!(named, notice.template == Template::DeclarationRecorded);
    }
}

#[test]
fn keep_3_a_deadline_goes_with_what_is_asked_and_with_nothing_else() {
    let mut story = Story::declared();
    let due = Some(story.now + jiff::SignedDuration::from_hours(4));
    story.as_cert().does(process::command::Command::Ask {
        text: "Lesquels ?".into(),
        due,
    });
    story
        .as_cert()
        .does(process::command::Command::ProposeMeasure {
            kind: MeasureKind::Isolation,
            text: "Couper la messagerie.".into(),
            due,
        });
    for notice in &story.sent {
        let asks = [
            Template::QuestionAsked,
            Template::MeasureProposed,
            Template::ExtractReceived,
            Template::ExtractProlonged,
        ];
        assert_eq!(notice.deadline.is_some(), asks.contains(&notice.template));
    }
}

/// To whom each message may go.
fn addressees(template: Template) -> BTreeSet<&'static str> {
    use Template as T;
    let names: &[&str] = match template {
        T::DeclarationRecorded
        | T::ReportConfirmed
        | T::TakenIn
        | T::CallAnswered
        | T::YourCaseQualified
        | T::NotAnIncident => &["reporter"],
        T::ConfirmationAsked => &["facility"],
        T::DeclarationReceived | T::CaseQualified => &["body"],
        T::OnCallPaged | T::OnCallUnanswered => &["on-call"],
        T::MilitaryExistence => &["body"],
        T::Supplemented
        | T::HelpAsked
        | T::QuestionAnswered
        | T::MeasureAnswered
        | T::AssessmentRecorded
        | T::HandlingEnded
        | T::HandlingGoesOn
        | T::ReadyToClose
        | T::LessonsWritten
        | T::LessonsApproved
        | T::ProgressReported
        | T::DispositionProposed
        | T::DispositionApproved
        | T::DispositionDeclined
        | T::Disposed => &["body"],
        T::QuestionAsked
        | T::MeasureProposed
        | T::HandlingAsked
        | T::MeasureWithdrawn
        | T::PlaybookSent
        | T::ProvidersSent
        | T::ReportSent
        | T::LessonsToComplete
        | T::DegradedModeRecommended => &["facility", "reporter"],
        T::LegalDuty | T::LegalDutyNear | T::LegalDutyOverdue => &["facility", "reporter"],
        T::SupportDecided => &["body", "reporter"],
        T::IncidentDecision
        | T::IncidentAction
        | T::IncidentActionEnded
        | T::IncidentStatement
        | T::IncidentOver => &["facility", "reporter"],
        T::IncidentHelpNeeded => &["body"],
        T::ExtractReceived | T::ExtractProlonged => &["contact"],
        T::ExtractShared | T::LessonsCommented | T::LessonsPublished => {
            &["body", "facility", "reporter"]
        }
        T::ExtractAnswered => &["body"],
        T::IncidentJoined | T::IncidentLeft => &["body", "facility", "reporter"],
        T::MessageReceived
        | T::EvidenceReceived
        | T::EvidenceDestroyed
        | T::AgreementAsked
        | T::Overruled
        | T::CaseClosed
        | T::CaseReopened
        | T::DutyNear
        | T::DutyOverdue => &["body", "facility", "reporter"],
    };
    names.iter().copied().collect()
}

#[test]
fn keep_3_each_message_goes_to_those_it_is_written_for() {
    let mut seen = BTreeSet::new();
    let mut story = eventful();
    story
        .sent
        .extend(Story::qualified(Class::NotIncident, []).sent);
    for notice in story.sent {
        let kind = match notice.recipient {
            Recipient::Body { .. } => "body",
            Recipient::OnCall { .. } => "on-call",
            Recipient::Facility { .. } => "facility",
            Recipient::Reporter => "reporter",
            Recipient::Contact { .. } => "contact",
        };
        assert!(
            addressees(notice.template).contains(kind),
            "{:?} to {kind}",
            notice.template
        );
        seen.insert(notice.template);
    }
    let untold: Vec<Template> = Template::ALL
        .iter()
        .copied()
        .filter(|template| !seen.contains(template))
        .collect();
    let told_elsewhere = [
        Template::OnCallPaged,
        Template::OnCallUnanswered,
        Template::CallAnswered,
        Template::MilitaryExistence,
        Template::Supplemented,
        Template::HandlingGoesOn,
        Template::ReadyToClose,
        Template::DispositionProposed,
        Template::DispositionApproved,
        Template::DispositionDeclined,
        Template::Disposed,
        Template::IncidentJoined,
        Template::IncidentLeft,
        Template::IncidentDecision,
        Template::IncidentAction,
        Template::IncidentActionEnded,
        Template::IncidentStatement,
        Template::IncidentOver,
        Template::IncidentHelpNeeded,
        Template::LegalDutyNear,
        Template::LegalDutyOverdue,
        Template::DutyNear,
        Template::DutyOverdue,
    ];
    assert_eq!(untold, told_elsewhere, "the story tells all the others");
}

#[test]
fn keep_3_each_message_is_stored_under_one_name_with_its_own_texts() {
    let keys: BTreeSet<&str> = Template::ALL
        .iter()
        .map(|template| template.key())
        .collect();
    assert_eq!(keys.len(), Template::ALL.len());
    for template in Template::ALL {
        let key = template.key();
        assert_eq!(Template::from_key(key), Some(*template));
        assert_eq!(template.subject_key(), format!("mail-{key}-subject"));
        assert_eq!(template.body_key(), format!("mail-{key}-body"));
    }
    assert_eq!(Template::from_key("nothing"), None);
}

#[test]
fn keep_1_nobody_is_told_of_what_they_did_themselves() {
    let mut story = Story::qualified(Class::Serious, [Finding::SanitaryImpact]);
    story.as_cert().does(ask());
    assert!(
        !story
            .as_reporter()
            .does(message(process::access::Audience::All))
            .recipients()
            .contains("reporter")
    );
    let by_director = story.as_director().does(end_handling());
    assert!(!by_director.recipients().contains("facility"));
    let by_dgs = story.as_dgs().does(degraded_mode());
    assert!(!by_dgs.recipients().contains("dgs"));
}

#[test]
fn keep_1_the_cert_hears_when_the_last_party_has_agreed() {
    let mut story = Story::round_open(Class::Serious);
    story.as_cert().agree();
    assert_eq!(story.as_ars().agree().get(Template::ReadyToClose), [""; 0]);
    assert_eq!(
        story.as_reporter().agree().get(Template::ReadyToClose),
        ["cert"]
    );
}

#[test]
fn a_duty_whose_time_has_passed_is_reminded_to_whoever_owes_it() {
    let mut story = Story::declared();
    story.as_cert().does(ask());
    for owed in story.obligations() {
        let now = owed.due.unwrap_or(story.now);
        let overdue = Obligation {
            due: Some(now),
            ..owed
        };
        let notice = reminders(&story.case, &overdue, now).pop_first().unwrap();
        assert_eq!(notice.template, Template::DutyOverdue);
        assert_eq!(notice.urgency, Urgency::Normal);
        let expected = match owed.owed_by {
            Viewer::Body(body) => Recipient::Body { body },
            _ => Recipient::Facility { facility: VALMONT },
        };
        assert_eq!(notice.recipient, expected);
    }
}

#[test]
fn decl_6_the_reminder_of_a_call_for_help_is_urgent() {
    let mut story = Story::declared();
    story.as_reporter().does(ask_help());
    assert_eq!(story.case.help, HelpNeeded::AtOnce);
    let owed = story.obligations();
    let take_in = owed.iter().find(|owed| owed.duty == Duty::TakeIn).unwrap();
    let due = take_in.due.unwrap();
    let notice = reminders(&story.case, take_in, due).pop_first().unwrap();
    assert_eq!(notice.urgency, Urgency::Urgent);
    assert_eq!(notice.recipient, Recipient::Body { body: Body::Cert });
}
