//! What facilities answer, who has not, and who is reminded.

use std::collections::BTreeSet;

use app::{
    AppError,
    alerts::{Board, BoardFilter, BoardPage, Part},
    mails::Attempt,
};
use jiff::SignedDuration;
use process::{
    alert::{AlertCommand, MeasureAnswer, ReceiptState, Reply},
    ids::FacilityId,
    refusal::Reason,
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use super::{does, in_region, sent, text, to};
use crate::outcomes::refused;

fn reply(answers: &[(u16, MeasureAnswer)], comment: &str) -> Reply {
    Reply {
        answers: answers.iter().copied().collect(),
        comment: comment.to_owned(),
    }
}

fn only(facility: FacilityId) -> BTreeSet<FacilityId> {
    [facility].into()
}

/// The mails that are due, taken and sent as a worker does: by address.
async fn delivered(world: &World) -> Vec<String> {
    let mut to = Vec::new();
    for mail in world.mails().await {
        let sent = world
            .app
            .mail_attempted(mail.id, mail.attempts, Attempt::Sent);
        sent.await.unwrap();
        to.push(mail.to);
    }
    to
}

async fn board(world: &World, who: Who, number: process::alert::AlertNumber) -> Board {
    let page = BoardPage { skip: 0, limit: 50 };
    world
        .app
        .alert_board(world.actor(who), number, BoardFilter::default(), page)
        .await
        .unwrap()
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_receipt_is_acknowledged_and_each_measure_answered(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    let number = sent(&world, text()).await;
    world.mails().await;
    let reporter = world.actor(Who::Reporter);
    assert_eq!(app.alerts_to_answer(reporter).await.unwrap().len(), 1);
    let hospital = world.hospital.id;

    app.answer_alert(reporter, number, only(hospital), Reply::default())
        .await
        .unwrap();
    let line = |board: &Board| {
        let line = board.lines.iter().find(|line| line.facility.id == hospital);
        line.unwrap().clone()
    };
    let seen = board(&world, Who::Analyst, number).await;
    assert_eq!(line(&seen).receipt.state, ReceiptState::Acknowledged);

    let helpless = reply(
        &[(0, MeasureAnswer::Done), (1, MeasureAnswer::NeedHelp)],
        "Le correctif échoue, rappelez-nous.",
    );
    app.answer_alert(reporter, number, only(hospital), helpless)
        .await
        .unwrap();
    let mails = world.mails().await;
    assert_eq!(mails.len(), 1, "the CERT hears that help is needed");
    assert_eq!(mails[0].to, "cert@sante.example");
    assert!(!mails[0].text.contains("correctif"), "KEEP-3");
    let seen = board(&world, Who::Analyst, number).await;
    assert_eq!(seen.lines[0].facility.id, hospital, "help comes first");
    assert_eq!(
        seen.lines[0].comment.as_deref(),
        Some("Le correctif échoue, rappelez-nous.")
    );

    let director = world.actor(Who::Director);
    app.answer_alert(
        director,
        number,
        only(hospital),
        reply(&[(1, MeasureAnswer::Done)], ""),
    )
    .await
    .unwrap();
    let seen = line(&board(&world, Who::Analyst, number).await);
    assert_eq!(seen.receipt.state, ReceiptState::Answered);
    assert_eq!(seen.receipt.answers[&0], MeasureAnswer::Done, "stays");
    assert!(app.alerts_to_answer(reporter).await.unwrap().is_empty());

    let more = AlertCommand::Correct {
        text: "Une étape de plus.".to_owned(),
        measures: vec!["Changer les mots de passe.".to_owned()],
    };
    does(&world, Who::Lead, number, more).await.unwrap();
    let asked = app.alerts_to_answer(reporter).await.unwrap();
    assert_eq!(asked.len(), 1, "there is more to answer");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_one_person_answers_for_several_facilities_and_for_no_other(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    let number = sent(&world, text()).await;
    let officer = world.actor(Who::SecurityOfficer);
    let seen = app.alert(officer, number).await.unwrap();
    let Part::Recipient(own) = seen.part else {
        panic!("a recipient is expected")
    };
    assert_eq!(own.len(), 2);
    let both: BTreeSet<_> = [world.hospital.id, world.nursing_home.id].into();
    let done = reply(
        &[(0, MeasureAnswer::Done), (1, MeasureAnswer::NotConcerned)],
        "",
    );
    app.answer_alert(officer, number, both, done.clone())
        .await
        .unwrap();
    let answered = board(&world, Who::Lead, number).await;
    let answered = answered
        .tallies
        .iter()
        .map(|tally| tally.of(ReceiptState::Answered));
    assert_eq!(answered.sum::<u64>(), 2);

    let reporter = world.actor(Who::Reporter);
    let others = app
        .answer_alert(reporter, number, only(world.nursing_home.id), done.clone())
        .await;
    assert!(matches!(others, Err(AppError::NotFound)));
    let staff = app
        .answer_alert(
            world.actor(Who::Lead),
            number,
            only(world.hospital.id),
            done,
        )
        .await;
    assert!(matches!(staff, Err(AppError::NotFound)));
    let unknown = reply(&[(7, MeasureAnswer::Done)], "");
    let unknown = app
        .answer_alert(reporter, number, only(world.hospital.id), unknown)
        .await;
    assert_eq!(refused(unknown).reason, Reason::NoSuchMeasure);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_those_who_did_not_answer_are_seen_by_ars_and_reminded(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    let number = sent(&world, text()).await;
    world.mails().await;
    let reporter = world.actor(Who::Reporter);
    let done = reply(&[(0, MeasureAnswer::Done), (1, MeasureAnswer::Done)], "");
    app.answer_alert(reporter, number, only(world.hospital.id), done)
        .await
        .unwrap();

    let of_ars = board(&world, Who::OtherArs, number).await;
    assert_eq!(of_ars.lines.len(), 1, "its own territory alone");
    assert_eq!(of_ars.tallies[0].ars, Some("ARS-28".parse().unwrap()));
    assert_eq!(of_ars.tallies[0].of(ReceiptState::Waiting), 1);
    let whole = board(&world, Who::Hfds, number).await;
    assert_eq!(whole.lines.len(), 3);
    let unreachable = BoardFilter {
        reached: app::alerts::Reached::NotByMail,
        ..BoardFilter::default()
    };
    let page = BoardPage { skip: 0, limit: 50 };
    let called = app
        .alert_board(world.actor(Who::Analyst), number, unreachable, page)
        .await
        .unwrap();
    assert_eq!(called.lines.len(), 1, "the island centre must be called");

    let remind = AlertCommand::Remind { ars: None };
    does(&world, Who::OtherArs, number, remind.clone())
        .await
        .unwrap();
    app.expand_alerts().await.unwrap();
    let mails = world.mails().await;
    let to: Vec<_> = mails.iter().map(|mail| mail.to.clone()).collect();
    assert_eq!(to, [Who::Neighbour.email(), Who::SecurityOfficer.email()]);
    let all_answered = does(&world, Who::Ars, number, remind).await;
    assert_eq!(refused(all_answered).reason, Reason::EverybodyAnswered);
    let elsewhere = AlertCommand::Remind {
        ars: Some("ARS-28".parse().unwrap()),
    };
    let elsewhere = does(&world, Who::Ars, number, elsewhere).await;
    assert_eq!(refused(elsewhere).reason, Reason::OutsideYourReach);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_reminders_come_by_themselves_a_set_number_of_times(#[case] engine: Engine) {
    let world = World::configured(engine, |config| {
        config.process.delays.alert_answer = SignedDuration::from_hours(6);
        config.process.delays.alert_reminders = 2;
    })
    .await;
    let app = &world.app;
    sent(&world, to(in_region("28"))).await;
    delivered(&world).await;
    assert_eq!(app.remind_alerts().await.unwrap(), 0, "not yet");
    for expected in [1, 1, 0, 0] {
        // The worker was dead meanwhile: one round makes up for it.
        world.clock.advance(SignedDuration::from_hours(9));
        assert_eq!(app.remind_alerts().await.unwrap(), expected);
        assert_eq!(app.remind_alerts().await.unwrap(), 0, "once");
        app.expand_alerts().await.unwrap();
        let mails = delivered(&world).await;
        let expected = usize::try_from(expected).unwrap() * 2;
        assert_eq!(mails.len(), expected, "{mails:?}");
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_an_alert_that_ended_takes_no_answer(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let number = sent(&world, text()).await;
    let end = AlertCommand::Withdraw {
        reason: "Fausse alerte.".to_owned(),
    };
    does(&world, Who::Lead, number, end).await.unwrap();
    let reporter = world.actor(Who::Reporter);
    let late = world
        .app
        .answer_alert(reporter, number, only(world.hospital.id), Reply::default())
        .await;
    assert!(matches!(refused(late).reason, Reason::WrongAlertState(_)));
    assert!(
        world
            .app
            .alerts_to_answer(reporter)
            .await
            .unwrap()
            .is_empty()
    );
}
