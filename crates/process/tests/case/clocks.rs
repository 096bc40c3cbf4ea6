//! The clocks of what a facility owes elsewhere by law (QUAL-3).

use jiff::SignedDuration;
use process::{
    access::{Body, Viewer},
    act::Recorded,
    case::CaseAct,
    clocks::{ClockAnswer, Standing, Term, Terms},
    command::Command,
    declaration::facts::{Answer, Facts, Several},
    facility::FacilityFlag,
    notices::{Recipient, Template, Urgency, reminders},
    obligations::{Duty, Obligation},
    refusal::{Reason, Rule},
    settings::Settings,
    words::{
        Authority, Class, ClockStart, ElsewhereDuty, Finding, IncidentNature, LegalText, OtherDuty,
        RegulatedProduct, YesNo,
    },
};
use rstest::rstest;

use crate::story::*;

/// A malicious breach of personal data, known since then.
fn breach(aware: &str) -> Facts {
    Facts {
        personal_data_breach: YesNo::Yes.into(),
        nature: IncidentNature::Malicious.into(),
        aware_at: Answer::Known(aware.parse().unwrap()),
        ..Facts::default()
    }
}

fn aware(at: &str) -> Command {
    supplement(Facts {
        aware_at: Answer::Known(at.parse().unwrap()),
        ..Facts::default()
    })
}

fn made(duty: ElsewhereDuty, at: &str) -> Command {
    Command::DeclareElsewhere {
        duty,
        at: Some(in_paris(at)),
        receipt: "Accusé 2026-123".to_owned(),
    }
}

fn not_concerned(duty: ElsewhereDuty) -> Command {
    Command::DeclareNotConcerned {
        duty,
        reason: "Aucune donnée de personne.".to_owned(),
    }
}

fn running(story: &Story) -> Vec<ElsewhereDuty> {
    let owed = story.obligations().into_iter();
    owed.filter_map(|owed| match owed.duty {
        Duty::DeclareElsewhere { elsewhere } => Some(elsewhere),
        _ => None,
    })
    .collect()
}

fn standing(story: &Story, duty: ElsewhereDuty) -> Standing {
    story.case.clocks[&duty].standing(duty, &story.case.facts, story.now)
}

fn owed(story: &Story, duty: ElsewhereDuty) -> Obligation {
    story
        .obligations()
        .into_iter()
        .find(|owed| owed.duty == Duty::DeclareElsewhere { elsewhere: duty })
        .unwrap()
}

fn in_force(from: &str) -> Settings {
    let mut settings = Settings::default();
    settings.legal.nis2.in_force_from = Some(from.parse().unwrap());
    settings
}

#[rstest]
#[case("2026-12-18T17:30", "2026-12-18T18:00", "2026-12-21T17:30")]
#[case("2026-10-24T12:00", "2026-10-24T14:00", "2026-10-27T11:00")]
fn qual_3_the_cnil_and_the_complaint_are_due_72_plain_hours_after_awareness(
    #[case] known: &str,
    #[case] sent: &str,
    #[case] due: &str,
) {
    let facts = breach(&format!("{known}[Europe/Paris]"));
    let story = Scene::new().at(sent).stating(facts).declares();
    assert_eq!(
        running(&story),
        [ElsewhereDuty::Cnil, ElsewhereDuty::Complaint]
    );
    assert_eq!(story.due("elsewhere-cnil"), Some(in_paris(due)));
    assert_eq!(story.due("elsewhere-complaint"), Some(in_paris(due)));
}

#[test]
fn qual_3_a_clock_freezes_recipient_text_start_and_time_as_an_act_of_the_platform() {
    let story = Scene::new()
        .stating(breach("2026-03-10T08:00[Europe/Paris]"))
        .declares();
    let started = story.acts.iter().find_map(|recorded| match recorded {
        Recorded {
            act:
                CaseAct::ClockStarted {
                    duty: ElsewhereDuty::Complaint,
                    recipient,
                    terms,
                    from,
                    due,
                },
            by,
            ..
        } => Some((*recipient, *terms, *from, *due, by.seat)),
        _ => None,
    });
    let terms = Terms {
        text: LegalText::InsuranceL12101,
        start: ClockStart::Awareness,
        term: Term::Hours { count: 72 },
    };
    assert_eq!(
        started,
        Some((
            Authority::Police,
            terms,
            in_paris("2026-03-10T08:00"),
            Some(in_paris("2026-03-13T08:00")),
            process::access::Seat::Platform,
        ))
    );
}

#[test]
fn qual_3_a_clock_keeps_the_terms_under_which_it_began() {
    let mut story = Scene::new()
        .stating(breach("2026-03-10T08:00[Europe/Paris]"))
        .declares();
    story.settings.legal.cnil_hours = 24;
    story
        .as_reporter()
        .does(aware("2026-03-10T07:00[Europe/Paris]"));
    assert_eq!(
        story.due("elsewhere-cnil"),
        Some(in_paris("2026-03-13T07:00")),
        "moved with the awareness, under the term of its beginning"
    );
}

#[test]
fn qual_3_a_correction_of_the_awareness_moves_the_clock_on_record() {
    let mut story = Scene::new()
        .stating(breach("2026-03-10T08:00[Europe/Paris]"))
        .declares();
    let events = story
        .as_reporter()
        .does(aware("2026-03-09T20:00[Europe/Paris]"));
    assert_eq!(
        events.kinds(),
        ["supplemented", "clock-moved", "clock-moved"]
    );
    assert_eq!(
        story.due("elsewhere-cnil"),
        Some(in_paris("2026-03-12T20:00"))
    );
    let moved = events.acts.iter().find_map(|act| match act {
        CaseAct::ClockMoved { was, from, .. } => Some((*was, *from)),
        _ => None,
    });
    assert_eq!(
        moved,
        Some((in_paris("2026-03-10T08:00"), in_paris("2026-03-09T20:00")))
    );
}

#[test]
fn qual_3_neither_a_supplement_nor_a_judgement_restarts_a_clock() {
    let mut story = Scene::new()
        .stating(breach("2026-03-10T08:00[Europe/Paris]"))
        .declares();
    let begun = story.case.clocks.clone();
    story.wait(SignedDuration::from_hours(30));
    story.as_reporter().does(supplement(Facts {
        description: "Précisions.".into(),
        ..Facts::default()
    }));
    story
        .as_cert()
        .qualify(Class::Serious, [Finding::PersonalData, Finding::Malicious]);
    assert_eq!(story.case.clocks, begun);
}

#[test]
fn qual_3_a_duty_that_is_found_again_counts_from_the_same_moment() {
    let mut story = Scene::new().at("2026-03-10T10:00").declares();
    story
        .as_cert()
        .qualify(Class::Serious, [Finding::Malicious]);
    let due = story.due("elsewhere-complaint");
    assert_eq!(due, Some(in_paris("2026-03-13T10:00")));
    story.wait(SignedDuration::from_hours(20));
    let events = story.as_cert().qualify(Class::Serious, []);
    assert!(events.kinds().contains(&"clock-stopped".to_owned()));
    assert_eq!(running(&story), []);
    story.wait(SignedDuration::from_hours(20));
    story
        .as_cert()
        .qualify(Class::Serious, [Finding::Malicious]);
    assert_eq!(story.due("elsewhere-complaint"), due);
}

#[test]
fn qual_3_what_is_owed_elsewhere_follows_from_facts_and_judgement() {
    let device = Facts {
        regulated_products: Several::one(RegulatedProduct::MedicalDevice).into(),
        ..Facts::default()
    };
    let mut story = Scene::new()
        .flagged(FacilityFlag::Ose)
        .stating(device)
        .declares();
    assert_eq!(running(&story), [ElsewhereDuty::Anssi, ElsewhereDuty::Ansm]);
    assert_eq!(
        standing(&story, ElsewhereDuty::Anssi),
        Standing::WithoutDelay
    );
    story
        .as_cert()
        .qualify(Class::Serious, [Finding::Malicious]);
    assert!(running(&story).contains(&ElsewhereDuty::Complaint));
    story.as_cert().qualify(Class::NotIncident, []);
    assert_eq!(running(&story), []);
}

#[test]
fn qual_3_telling_anssi_or_ansm_never_counts_as_the_facilitys_own_declaration() {
    let mut story = Scene::new().flagged(FacilityFlag::Ose).declares();
    story
        .as_cert()
        .qualify(Class::Serious, [Finding::MedicalDevice]);
    assert!(story.told().contains(&"anssi".to_owned()) && story.told().contains(&"ansm".into()));
    story.turn(anssi()).does(Command::Acknowledge);
    story.turn(ansm()).does(Command::Acknowledge);
    assert_eq!(running(&story), [ElsewhereDuty::Anssi, ElsewhereDuty::Ansm]);
}

#[test]
fn qual_3_the_facility_records_its_declaration_with_its_receipt() {
    let mut story = Scene::new()
        .stating(breach("2026-03-10T08:00[Europe/Paris]"))
        .declares();
    story.wait_until("2026-03-12T12:00");
    story
        .as_reporter()
        .does(made(ElsewhereDuty::Cnil, "2026-03-12T11:00"));
    assert_eq!(running(&story), [ElsewhereDuty::Complaint]);
    let at = in_paris("2026-03-12T11:00");
    assert_eq!(standing(&story, ElsewhereDuty::Cnil), Standing::Met { at });
    let Some(ClockAnswer::Declared { receipt, .. }) =
        &story.case.clocks[&ElsewhereDuty::Cnil].answer
    else {
        panic!("it was declared");
    };
    assert_eq!(receipt.known().unwrap(), "Accusé 2026-123");

    story.wait_until("2026-03-14T09:00");
    let at = in_paris("2026-03-14T08:30");
    story
        .as_director()
        .does(made(ElsewhereDuty::Complaint, "2026-03-14T08:30"));
    assert_eq!(
        standing(&story, ElsewhereDuty::Complaint),
        Standing::MetLate { at }
    );
}

#[test]
fn qual_3_the_facility_says_why_it_is_not_concerned_and_may_correct_itself() {
    let mut story = Scene::new()
        .stating(breach("2026-03-10T08:00[Europe/Paris]"))
        .declares();
    story.as_reporter().does(not_concerned(ElsewhereDuty::Cnil));
    assert_eq!(
        standing(&story, ElsewhereDuty::Cnil),
        Standing::NotConcerned
    );
    assert_eq!(running(&story), [ElsewhereDuty::Complaint]);
    story
        .as_reporter()
        .does(made(ElsewhereDuty::Cnil, "2026-03-10T10:00"));
    assert!(matches!(
        standing(&story, ElsewhereDuty::Cnil),
        Standing::Met { .. }
    ));
}

#[test]
fn qual_3_a_statement_needs_a_receipt_or_a_reason_and_a_clock_that_runs() {
    let mut story = Scene::new()
        .stating(breach("2026-03-10T08:00[Europe/Paris]"))
        .declares();
    let duty = ElsewhereDuty::Cnil;
    let refused = [
        (
            Command::DeclareElsewhere {
                duty,
                at: None,
                receipt: " ".to_owned(),
            },
            Reason::TextMissing,
        ),
        (made(duty, "2026-03-11T10:00"), Reason::InTheFuture),
        (
            Command::DeclareNotConcerned {
                duty,
                reason: String::new(),
            },
            Reason::ReasonMissing,
        ),
        (
            made(ElsewhereDuty::Ansm, "2026-03-10T09:00"),
            Reason::NoSuchClock,
        ),
    ];
    for (command, reason) in refused {
        let met = story.as_reporter().meets_refusal(command);
        assert_eq!(met, (Rule::Qual3, reason));
    }
    let refused = story.as_cert().meets_refusal(not_concerned(duty));
    assert_eq!(refused, (Rule::Qual3, Reason::NotYourRole));
}

#[test]
fn qual_3_what_the_declaration_says_is_done_waits_for_nothing_but_its_receipt() {
    let mut story = Scene::new().flagged(FacilityFlag::Ose).declares();
    story.as_reporter().does(supplement(Facts {
        other_duties: Several::one(OtherDuty::Anssi).into(),
        ..Facts::default()
    }));
    assert_eq!(standing(&story, ElsewhereDuty::Anssi), Standing::Stated);
    assert_eq!(running(&story), []);
}

#[test]
fn qual_3_nis2_waits_for_the_day_on_which_it_comes_into_force() {
    let serious = |settings| {
        let mut story = Scene::new()
            .at("2026-12-18T17:40")
            .stating(breach("2026-12-18T17:30[Europe/Paris]"))
            .with_settings(settings)
            .declares();
        story.as_cert().qualify(Class::Serious, []);
        story
    };
    for settings in [Settings::default(), in_force("2026-12-19")] {
        let story = serious(settings);
        assert!(!running(&story).contains(&ElsewhereDuty::Nis2Warning));
    }
    let story = serious(in_force("2026-12-18"));
    assert_eq!(
        story.due("elsewhere-nis2-warning"),
        Some(in_paris("2026-12-19T17:30"))
    );
    assert_eq!(
        story.due("elsewhere-nis2-notification"),
        Some(in_paris("2026-12-21T17:30"))
    );
    assert!(!running(&story).contains(&ElsewhereDuty::Nis2Final));
}

#[rstest]
#[case("2026-12-21T09:00", "2027-01-21T09:00")]
#[case("2027-01-31T09:00", "2027-02-28T09:00")]
fn qual_3_the_final_report_of_nis2_is_due_a_month_after_the_notification(
    #[case] notified: &str,
    #[case] due: &str,
) {
    let mut story = Scene::new()
        .at("2026-12-18T17:40")
        .stating(breach("2026-12-18T17:30[Europe/Paris]"))
        .with_settings(in_force("2026-01-01"))
        .declares();
    story.as_cert().qualify(Class::Significant, []);
    story.wait_until("2027-02-01T09:00");
    story
        .as_reporter()
        .does(made(ElsewhereDuty::Nis2Notification, notified));
    assert_eq!(story.due("elsewhere-nis2-final"), Some(in_paris(due)));
}

#[test]
fn qual_3_nis2_takes_the_place_of_the_operators_of_essential_services() {
    let of = |flag, settings| {
        let mut story = Scene::new()
            .flagged(flag)
            .with_settings(settings)
            .declares();
        story.as_cert().qualify(Class::Minor, []);
        running(&story)
    };
    let switched = || in_force("2026-01-01");
    assert_eq!(of(FacilityFlag::Ose, switched()), []);
    assert_eq!(of(FacilityFlag::Oiv, switched()), [ElsewhereDuty::Anssi]);
    assert_eq!(
        of(FacilityFlag::Ose, Settings::default()),
        [ElsewhereDuty::Anssi]
    );
}

#[test]
fn qual_3_a_military_facility_is_reminded_by_its_own_chain() {
    let mut story = Scene::military(process::words::MilitaryNotice::Full).declares();
    story
        .as_cert()
        .qualify(Class::Serious, [Finding::Malicious]);
    assert!(story.case.clocks.is_empty());
}

#[test]
fn qual_3_a_clock_is_reminded_before_its_end_and_once_it_has_passed() {
    let story = Scene::new()
        .stating(breach("2026-03-10T08:00[Europe/Paris]"))
        .declares();
    let cnil = owed(&story, ElsewhereDuty::Cnil);
    let moments = ["2026-03-12T08:00", "2026-03-13T02:00", "2026-03-13T08:00"].map(in_paris);
    assert_eq!(cnil.reminders(&story.settings), moments);
    let told = |at: &str| {
        let sent = reminders(&story.case, &cnil, in_paris(at));
        sent.into_iter()
            .map(|notice| {
                assert_eq!(notice.urgency, Urgency::Urgent);
                assert_eq!(notice.deadline, cnil.due);
                (notice.template, notice.recipient)
            })
            .collect::<Vec<_>>()
    };
    let facility = Recipient::Facility {
        facility: story.case.facility(),
    };
    assert_eq!(
        told("2026-03-12T08:00"),
        [
            (Template::LegalDutyNear, facility),
            (Template::LegalDutyNear, Recipient::Reporter)
        ]
    );
    assert_eq!(told("2026-03-13T08:00")[0].0, Template::LegalDutyOverdue);
}

#[test]
fn qual_3_a_duty_without_delay_is_reminded_after_a_day() {
    let story = Scene::new().flagged(FacilityFlag::Ose).declares();
    let anssi = owed(&story, ElsewhereDuty::Anssi);
    assert_eq!(anssi.due, None);
    assert_eq!(
        anssi.reminders(&story.settings),
        [in_paris("2026-03-11T10:00")]
    );
}

#[test]
fn qual_3_the_facility_hears_of_a_clock_that_a_judgement_starts() {
    let mut story = Story::declared();
    let events = story
        .as_cert()
        .qualify(Class::Serious, [Finding::PersonalData]);
    assert_eq!(events.get(Template::LegalDuty), ["facility", "reporter"]);
    let begun = Scene::new()
        .stating(breach("2026-03-10T08:00[Europe/Paris]"))
        .declares();
    assert_eq!(
        begun.opening.get(Template::LegalDuty),
        [""; 0],
        "the receipt shows what begins with the declaration"
    );
}

#[test]
fn supp_8_while_the_cert_supports_the_ars_hears_every_week_by_the_clock() {
    let mut story = Scene::new().at("2026-03-24T10:00").declares();
    story.as_cert().qualify(Class::Serious, []);
    assert_eq!(
        story.due("report-progress"),
        Some(in_paris("2026-03-31T10:00")),
        "the change to summer time moves no hour"
    );
    let report = story
        .obligations()
        .into_iter()
        .find(|owed| matches!(owed.duty, Duty::ReportProgress { .. }))
        .unwrap();
    assert_eq!(report.owed_by, Viewer::Body(Body::Cert));
    assert_eq!(
        report.reminders(&story.settings),
        ["2026-03-30T10:00", "2026-03-31T10:00"].map(in_paris)
    );
}

#[test]
fn supp_8_a_report_tells_the_agencies_and_opens_the_next_week() {
    let mut story = Story::in_treatment();
    story.wait_until("2026-03-16T09:00");
    let events = story.as_cert().does(Command::ReportProgress {
        text: "Deux serveurs restaurés.".to_owned(),
    });
    assert_eq!(events.get(Template::ProgressReported), ["ars:ARS-53"]);
    assert_eq!(
        story.due("report-progress"),
        Some(in_paris("2026-03-23T09:00"))
    );
    assert!(story.owes("cert: report-progress 2"));
    let reads = |actor| {
        story
            .read_by(&actor)
            .contains(&"progress-reported".to_owned())
    };
    assert!(reads(ars("ARS-53")) && reads(analyst()) && !reads(reporter()));
}

#[test]
fn supp_8_no_report_is_owed_where_the_ars_took_over_or_none_leads() {
    use process::words::SupportChoice;
    let mut story = Story::in_treatment();
    story.as_ars().does(decide_support(SupportChoice::TakeOver));
    assert_eq!(story.due("report-progress"), None);
    let refused = story.as_cert().meets_refusal(Command::ReportProgress {
        text: "Rien.".to_owned(),
    });
    assert_eq!(refused, (Rule::Supp8, Reason::NoOneToTell));
    story.wait_until("2026-03-20T12:00");
    story.as_ars().does(decide_support(SupportChoice::Share));
    assert_eq!(
        story.due("report-progress"),
        Some(in_paris("2026-03-27T12:00")),
        "counted from when the CERT supports again"
    );
    let mut alone = Scene::new().in_departement("975").declares();
    alone.as_cert().qualify(Class::Serious, []);
    assert_eq!(alone.due("report-progress"), None);
}
