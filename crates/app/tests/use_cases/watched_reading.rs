//! Who has read a case, lists taken away, and mass reading (KEEP-1, KEEP-3).

use app::{
    AppError,
    cases::{CaseFilter, Looked},
};
use jiff::SignedDuration;
use process::refusal::Reason;
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use crate::outcomes::refused;

async fn watched(engine: Engine) -> World {
    World::configured(engine, |config| {
        config.process.reading.cases = 3;
        config.process.reading.exported = 5;
    })
    .await
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_1_those_whom_a_case_concerns_see_who_has_read_it(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    for who in [Who::Reporter, Who::Analyst, Who::Ars] {
        app.case(world.actor(who), case).await.unwrap();
    }
    app.case_for(world.actor(Who::Analyst), case, Looked::Print)
        .await
        .unwrap();
    app.export_cases(world.actor(Who::Analyst), &CaseFilter::default())
        .await
        .unwrap();
    let names = async |who: Who| -> Vec<Option<String>> {
        let reads = app.case_reads(world.actor(who), case).await.unwrap();
        assert_eq!(reads.len(), 5, "{who:?}");
        reads.into_iter().map(|read| read.name).rev().collect()
    };
    let name = |who: Who| Some(format!("{who:?}"));
    let [reporter, analyst, agent] = [Who::Reporter, Who::Analyst, Who::Ars].map(name);
    assert_eq!(
        names(Who::Director).await,
        [reporter.clone(), None, None, None, None],
        "one's own people by name, of the others the body"
    );
    assert_eq!(
        names(Who::Ars).await,
        [None, None, agent.clone(), None, None]
    );
    assert_eq!(
        names(Who::Lead).await,
        [reporter, analyst.clone(), agent, analyst.clone(), analyst]
    );
    let reads = app
        .case_reads(world.actor(Who::Director), case)
        .await
        .unwrap();
    let what: Vec<Looked> = reads.iter().map(|read| read.what).rev().collect();
    assert_eq!(what[3..], [Looked::Print, Looked::List]);
    assert_eq!(
        reads[0].mark, reads[1].mark,
        "the same person, the same mark"
    );
    for who in [Who::Analyst, Who::Hfds] {
        let _ = app.case(world.actor(who), case).await;
        assert!(
            app.case_reads(world.actor(who), case).await.is_err(),
            "{who:?}"
        );
    }
    let neighbour = app.case_reads(world.actor(Who::Neighbour), case).await;
    assert!(matches!(neighbour, Err(AppError::NotFound)));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_3_mass_reading_warns_the_lead_once_and_is_settled_with_a_note(
    #[case] engine: Engine,
) {
    let world = watched(engine).await;
    let app = &world.app;
    let mut cases = Vec::new();
    for _ in 0..5 {
        cases.push(world.declares(Who::Reporter, "Panne.").await.reference);
    }
    world.mails().await;
    let read = async |who: Who, many: usize| {
        for case in &cases[..many] {
            app.case(world.actor(who), *case).await.unwrap();
        }
    };
    read(Who::Analyst, 3).await;
    assert_eq!(app.watch_reading().await.unwrap(), 0, "usual");
    read(Who::Analyst, 4).await;
    // The worker was dead meanwhile: the next round makes up for it.
    world.clock.advance(SignedDuration::from_hours(7));
    assert_eq!(app.watch_reading().await.unwrap(), 1);
    assert_eq!(app.watch_reading().await.unwrap(), 0, "once");
    let mails = world.mails().await;
    let to_lead: Vec<_> = mails
        .iter()
        .filter(|mail| mail.to == Who::Lead.email())
        .collect();
    assert_eq!(to_lead.len(), 1);
    assert!(!to_lead[0].text.contains("Analyst"), "KEEP-3: no content");

    let lead = world.actor(Who::Lead);
    let found = app.mass_readings(lead).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].name.as_ref().unwrap().name, "Analyst");
    assert_eq!(found[0].excess.cases, 4);
    assert!(app.mass_readings(world.actor(Who::Analyst)).await.is_err());
    assert!(
        app.mass_readings(world.actor(Who::Hfds))
            .await
            .unwrap()
            .is_empty()
    );
    let without = app.acknowledge_reading(lead, found[0].id, "").await;
    assert_eq!(refused(without).reason, Reason::ReasonMissing);
    let not_theirs = app
        .acknowledge_reading(world.actor(Who::Hfds), found[0].id, "Bilan.")
        .await;
    assert!(matches!(not_theirs, Err(AppError::NotFound)));
    app.acknowledge_reading(lead, found[0].id, "Préparation du bilan.")
        .await
        .unwrap();
    let again = app.acknowledge_reading(lead, found[0].id, "Bilan.").await;
    assert_eq!(refused(again).reason, Reason::AlreadyDone);
    let found = app.mass_readings(lead).await.unwrap();
    let said = found[0].acknowledged.as_ref().unwrap();
    assert_eq!(said.note.as_deref(), Some("Préparation du bilan."));
    assert_eq!(app.mass_readings_waiting(lead).await.unwrap(), 0);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_3_what_the_lead_takes_away_in_number_is_told_to_hfds(#[case] engine: Engine) {
    let world = watched(engine).await;
    let app = &world.app;
    for _ in 0..6 {
        world.declares(Who::Reporter, "Panne.").await;
    }
    world.mails().await;
    let lead = world.actor(Who::Lead);
    let lines = app
        .export_cases(lead, &CaseFilter::default())
        .await
        .unwrap();
    assert_eq!(lines.len(), 6);
    assert_eq!(app.watch_reading().await.unwrap(), 1);
    let hfds = world.actor(Who::Hfds);
    let found = app.mass_readings(hfds).await.unwrap();
    assert_eq!((found[0].excess.cases, found[0].excess.exported), (0, 6));
    assert!(app.mass_readings(lead).await.unwrap().is_empty());
    let mails = world.mails().await;
    assert!(mails.iter().any(|mail| mail.to == Who::Hfds.email()));
    assert!(mails.iter().all(|mail| mail.to != Who::Lead.email()));
}
