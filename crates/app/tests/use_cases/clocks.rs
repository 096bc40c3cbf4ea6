//! The clocks of the law and the weekly progress, with a worker that is late
//! (QUAL-3, SUPP-8).

use app::mails::{Attempt, Mail};
use jiff::{SignedDuration, Timestamp};
use process::{
    command::Command,
    declaration::facts::Facts,
    ids::Reference,
    obligations::Duty,
    words::{Class, ElsewhereDuty, Finding, YesNo},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, declaration, instant},
};

const CNIL: Duty = Duty::DeclareElsewhere {
    elsewhere: ElsewhereDuty::Cnil,
};

/// A breach of personal data of which the hospital knows since it reports it:
/// Tuesday 24 November, ten o'clock in Paris.
async fn breached(world: &World) -> Reference {
    let mut request = declaration(&world.hospital, "Fichiers copiés.");
    request.facts = Facts {
        personal_data_breach: YesNo::Yes.into(),
        ..request.facts
    };
    let actor = world.actor(Who::Reporter);
    world.app.declare(actor, request).await.unwrap().reference
}

/// Everything that has to leave, sent.
async fn leave(world: &World) -> Vec<Mail> {
    let mails = world.mails().await;
    for mail in &mails {
        world
            .app
            .mail_attempted(mail.id, mail.attempts, Attempt::Sent)
            .await
            .unwrap();
    }
    mails
}

/// The mails on legal steps that leave once the worker has looked twice, as
/// two workers may.
async fn reminded(world: &World, at: &str) -> Vec<String> {
    world.clock.set(instant(at));
    let (first, second) = tokio::join!(world.app.sweep(), world.app.sweep());
    first.unwrap();
    second.unwrap();
    leave(world)
        .await
        .into_iter()
        .filter(|mail| mail.subject.contains("démarche légale"))
        .map(|mail| format!("{}: {}", mail.to, mail.subject))
        .collect()
}

async fn cnil_due(world: &World) -> Option<Timestamp> {
    let duties = world.app.duties(world.actor(Who::Director)).await.unwrap();
    let mut owed = duties.into_iter().map(|line| line.obligation);
    let cnil = owed.find(|owed| owed.duty == CNIL);
    cnil.and_then(|owed| owed.due)
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_3_a_worker_that_stops_for_hours_misses_nothing_and_sends_nothing_twice(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    breached(&world).await;
    assert_eq!(
        cnil_due(&world).await,
        Some(instant("2026-11-27T10:00:00+01:00"))
    );
    leave(&world).await;
    let near = |mails: &[String]| {
        !mails.is_empty() && mails.iter().all(|mail| mail.contains("à faire bientôt"))
    };
    let late =
        |mails: &[String]| !mails.is_empty() && mails.iter().all(|mail| mail.contains("en retard"));

    assert_eq!(reminded(&world, "2026-11-26T09:59:00+01:00").await, [""; 0]);
    let first = reminded(&world, "2026-11-26T13:00:00+01:00").await;
    assert!(near(&first), "three hours late: {first:?}");
    let mut unique = first.clone();
    unique.dedup();
    assert_eq!(unique, first, "once to each");
    assert_eq!(reminded(&world, "2026-11-27T03:59:00+01:00").await, [""; 0]);
    let both = reminded(&world, "2026-11-27T10:30:00+01:00").await;
    assert!(
        late(&both),
        "two moments have passed: the last one is told: {both:?}"
    );
    assert_eq!(both.len(), first.len());
    assert_eq!(reminded(&world, "2026-11-28T10:00:00+01:00").await, [""; 0]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_3_what_the_facility_recorded_is_owed_and_reminded_no_more(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = breached(&world).await;
    leave(&world).await;
    let made = Command::DeclareElsewhere {
        duty: ElsewhereDuty::Cnil,
        at: None,
        receipt: "Accusé de réception 2026-77".to_owned(),
    };
    let done = world.does(Who::Reporter, case, made).await.unwrap();
    assert_eq!(done.recorded.len(), 1);
    assert_eq!(cnil_due(&world).await, None);
    for at in ["2026-11-26T13:00:00+01:00", "2026-11-27T10:30:00+01:00"] {
        assert_eq!(reminded(&world, at).await, [""; 0]);
    }
    assert_eq!(world.app.check_read_side().await.unwrap().differing, []);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_3_a_correction_of_the_awareness_moves_what_is_owed(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = breached(&world).await;
    let known = "2026-11-23T18:00[Europe/Paris]".parse().unwrap();
    let corrected = Command::Supplement {
        facts: Box::new(Facts {
            aware_at: process::declaration::facts::Answer::Known(known),
            ..Facts::default()
        }),
        affected_sites: Vec::new(),
        note: String::new(),
    };
    world.does(Who::Reporter, case, corrected).await.unwrap();
    assert_eq!(
        cnil_due(&world).await,
        Some(instant("2026-11-26T18:00:00+01:00"))
    );
    assert_eq!(world.app.check_read_side().await.unwrap().differing, []);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_8_the_cert_is_reminded_of_the_ars_and_the_ars_hears(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = world.declares(Who::Reporter, "Panne").await.reference;
    let qualified = Command::Qualify {
        class: Class::Serious,
        findings: [Finding::SanitaryImpact].into(),
        kinds: [].into(),
        grounds: "Panne constatée.".to_owned(),
    };
    world.does(Who::Analyst, case, qualified).await.unwrap();
    let owed = async |who| {
        let duties = world.app.duties(world.actor(who)).await.unwrap();
        let report = duties
            .into_iter()
            .map(|line| line.obligation)
            .find(|owed| matches!(owed.duty, Duty::ReportProgress { .. }));
        report.and_then(|owed| owed.due)
    };
    let week = instant("2026-12-01T10:00:00+01:00");
    assert_eq!(owed(Who::Analyst).await, Some(week));
    assert_eq!(owed(Who::Ars).await, None);
    let silent = async |at: &str| {
        world.clock.set(instant(at));
        world.app.sweep().await.unwrap();
        let mails = leave(&world).await;
        mails
            .iter()
            .any(|mail| mail.to == "cert@sante.example" && mail.subject.contains("approche"))
    };
    leave(&world).await;
    assert!(silent("2026-11-30T10:01:00+01:00").await);
    assert!(!silent("2026-11-30T10:02:00+01:00").await);

    let report = Command::ReportProgress {
        text: "Deux serveurs restaurés.".to_owned(),
    };
    world.does(Who::Analyst, case, report).await.unwrap();
    let told = leave(&world).await;
    assert!(told.iter().any(|mail| mail.subject.contains("avancement")));
    assert_eq!(
        owed(Who::Analyst).await,
        Some(world.clock.now() + SignedDuration::from_hours(24 * 7))
    );
    assert_eq!(world.app.check_read_side().await.unwrap().differing, []);
}
