//! KEEP-1: nodes that do the same work at once do each thing once, and clocks
//! that jump disturb neither the story nor the log.

use std::collections::BTreeMap;

use app::{App, Clock, Config, ServerSecret, proof::Pace};
use jiff::SignedDuration;
use process::{case::CaseAct, command::Command};
use rstest::rstest;
use store::Db;
use testkit::{
    database::Engine,
    world::{Who, World},
};

/// Another node of the same portal: on PostgreSQL with connections of its own.
async fn beside(world: &World, engine: Engine) -> App {
    if engine == Engine::Sqlite {
        return world.app.clone();
    }
    let db = Db::connect(&world.database.url().parse().unwrap()).await;
    let config: Config = world.app.config().clone();
    let secret = ServerSecret::from_bytes([7; 32]);
    App::new(
        db.unwrap(),
        config,
        Clock::Manual(world.clock.clone()),
        secret,
    )
}

/// Mails by address, of a week in which nobody does anything.
async fn of_a_quiet_week(engine: Engine, nodes: usize) -> BTreeMap<String, usize> {
    let world = World::on(engine).await.keeping_log().await;
    for number in 0..4 {
        let words = format!("Panne {number}.");
        world.declares(Who::Reporter, &words).await;
    }
    let mut working = vec![world.app.clone()];
    while working.len() < nodes {
        working.push(beside(&world, engine).await);
    }
    for _ in 0..14 {
        world.clock.advance(SignedDuration::from_hours(12));
        let rounds = working.iter().map(|app| async {
            // One that finds the other at work may say that it is busy: the
            // next round takes it up.
            let _ = app.sweep().await;
            let _ = app.index_leaves().await;
            let _ = app.watch_signals().await;
        });
        futures::future::join_all(rounds).await;
    }
    world.app.sweep().await.unwrap();
    while world.app.index_leaves().await.unwrap() > 0 {}
    world.app.sign_head().await.unwrap();
    let found = world.app.verify_without_evidence(Pace::Fast).await.unwrap();
    assert!(found.holds(), "{:?}", found.findings);
    let mut mails = BTreeMap::new();
    for mail in world.mails().await {
        *mails
            .entry(format!("{} {}", mail.to, mail.subject))
            .or_default() += 1;
    }
    mails
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn three_nodes_tell_and_remind_as_often_as_one(#[case] engine: Engine) {
    let alone = of_a_quiet_week(engine, 1).await;
    assert!(alone.len() > 5, "{alone:?}");
    assert_eq!(of_a_quiet_week(engine, 3).await, alone);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn one_node_verifies_for_all_and_again_when_it_is_time(#[case] engine: Engine) {
    let world = World::on(engine).await.keeping_log().await;
    let every = SignedDuration::from_hours(6);
    let others = [beside(&world, engine).await, beside(&world, engine).await];
    let verified = async || {
        let (one, two, three) = tokio::join!(
            world.app.verify_in_turn(every),
            others[0].verify_in_turn(every),
            others[1].verify_in_turn(every)
        );
        let each = [one, two, three].map(Result::unwrap);
        each.into_iter().flatten().count()
    };
    assert_eq!(verified().await, 1);
    assert_eq!(verified().await, 0, "done just now");
    world.clock.advance(SignedDuration::from_hours(7));
    assert_eq!(verified().await, 1);
    world.clock.advance(SignedDuration::from_hours(-24 * 365));
    assert_eq!(verified().await, 1, "noted by a clock that was ahead");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn clocks_that_jump_disturb_neither_the_story_nor_the_log(#[case] engine: Engine) {
    let world = World::on(engine).await.keeping_log().await;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    let jumps = [
        SignedDuration::from_hours(-30),
        SignedDuration::from_hours(24 * 365 * 9),
        SignedDuration::from_hours(-24 * 365 * 9),
        SignedDuration::from_hours(31),
        SignedDuration::from_mins(-61),
    ];
    for (number, jump) in jumps.into_iter().enumerate() {
        world.clock.advance(jump);
        let text = format!("Note {number}");
        world
            .does(Who::Analyst, case, Command::Note { text })
            .await
            .unwrap();
        world.app.sweep().await.unwrap();
        while world.app.index_leaves().await.unwrap() > 0 {}
        world.app.sign_head().await.unwrap();
    }
    let seen = world.sees(Who::Analyst, case).await.unwrap();
    let notes: Vec<_> = seen
        .story
        .iter()
        .filter_map(|item| match &item.recorded.act {
            CaseAct::Noted { text } => text.known().cloned(),
            _ => None,
        })
        .collect();
    let written: Vec<_> = (0..jumps.len())
        .map(|number| format!("Note {number}"))
        .collect();
    assert_eq!(notes, written);
    let checked = world.app.check_read_side().await.unwrap();
    assert_eq!(checked.differing, []);
    let found = world.app.verify_without_evidence(Pace::Fast).await.unwrap();
    assert!(found.holds(), "{:?}", found.findings);
}
