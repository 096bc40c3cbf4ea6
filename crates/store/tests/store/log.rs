//! The leaves of the log: every act has one, every one gets its place.

use std::collections::BTreeMap;

use futures::future::join_all;
use ledger::leaf_hash;
use rstest::rstest;
use store::{StoreError, log};
use uuid::Uuid;

use crate::world::{Engine, START, Story, World, facility, fill, minutes, world, write};

async fn place_all(db: &World) {
    while log::sequence(db, 7).await.unwrap() > 0 {}
}

#[rstest]
#[tokio::test]
async fn an_acts_leaf_is_the_hash_of_its_bytes(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let story = Story::new(1, &facility(1, "35"), START, |_| {});
    fill(&db, std::slice::from_ref(&story)).await;
    place_all(&db).await;
    let expected: Vec<_> = story
        .sealed()
        .iter()
        .map(|act| leaf_hash(&act.body))
        .collect();
    assert_eq!(log::hashes(db.read(), 0, 10).await.unwrap(), expected);
    assert_eq!(log::hashes(db.read(), 1, 10).await.unwrap(), expected[1..]);
    assert_eq!(log::size(db.read()).await.unwrap(), 2);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn every_leaf_gets_a_place_while_acts_are_written_and_nodes_compete(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let place = facility(1, "35");
    write!(db, |tx| {
        let place = [place.clone()];
        async move { store::facilities::put(tx, &place).await }
    });
    let stories: Vec<Story> = (1..=20)
        .map(|n| {
            let mut story = Story::new(n, &facility(1, "35"), START, |_| {});
            for step in 0..5 {
                // Clocks of several nodes do not agree.
                story.note(minutes(10 - 3 * step), "noted");
            }
            story
        })
        .collect();
    let writing = stories.iter().cloned().map(|story| {
        let db = db.clone();
        tokio::spawn(async move {
            let written: Result<(), StoreError> = db
                .write(move |tx| Box::pin(async move { story.write(tx).await }))
                .await;
            written.unwrap();
        })
    });
    let placing = (0..3).map(|_| {
        let db = db.clone();
        tokio::spawn(async move {
            for _ in 0..20 {
                log::sequence(&db, 5).await.unwrap();
            }
        })
    });
    for done in join_all(writing.chain(placing).collect::<Vec<_>>()).await {
        done.unwrap();
    }
    place_all(&db).await;
    assert_eq!(log::unindexed_count(db.read()).await.unwrap(), 0);
    assert_eq!(log::size(db.read()).await.unwrap(), 140);
    let entries = log::entries(db.read(), 0, 1_000).await.unwrap();
    let places: BTreeMap<Uuid, usize> = entries.into_iter().zip(0..).collect();
    assert_eq!(places.len(), 140, "each has one place");
    for story in stories {
        let own: Vec<usize> = story.acts.iter().map(|act| places[&act.id.0]).collect();
        assert!(own.is_sorted(), "{own:?}");
    }
}
