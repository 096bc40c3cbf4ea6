//! The tree over the leaves: it grows with them, proves each, and never has
//! two heads of one size.

use futures::future::join_all;
use ledger::{
    keys::{Purpose, SecretKey},
    proofs::{inclusion, verify_inclusion},
    root_hash,
};
use rstest::rstest;
use store::log::{self, heads, tree};

use crate::world::{Engine, START, Story, World, facility, fill, minutes, world, write};

fn key() -> SecretKey {
    let origin = "vigie.example/journal".parse().unwrap();
    SecretKey::from_seed(origin, Purpose::Log, &[1; 32])
}

async fn opened(engine: Engine) -> World {
    let db = world(engine).await;
    let key = key().public();
    write!(db, |tx| async {
        tree::hold(tx).await?;
        tree::open(tx, &key, 0, START).await
    });
    db
}

fn stories(count: u32) -> Vec<Story> {
    (1..=count)
        .map(|n| {
            let mut story = Story::new(n, &facility(1, "35"), START, |_| {});
            for step in 0..20 {
                story.note(minutes(step), "noted");
            }
            story
        })
        .collect()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_tree_is_that_of_the_leaves_however_many_nodes_grow_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = opened(engine).await;
    fill(&db, &stories(20)).await;
    while log::sequence(&db, 100).await.unwrap() > 0 {}
    let growing = (0..4).map(|_| {
        let db = db.clone();
        tokio::spawn(async move { while tree::grow(&db, 37).await.unwrap() > 0 {} })
    });
    for done in join_all(growing.collect::<Vec<_>>()).await {
        done.unwrap();
    }
    let log = tree::current(db.read()).await.unwrap().unwrap();
    let leaves = log::hashes(db.read(), 0, 10_000).await.unwrap();
    assert_eq!(log.tree.size(), 440);
    assert_eq!(log.tree.root(), root_hash(&leaves));
    for index in [0, 255, 256, 439] {
        let spans = inclusion(index, 440).unwrap();
        let path = tree::prove(db.read(), &log, &spans).await.unwrap();
        let leaf = leaves[usize::try_from(index).unwrap()];
        assert_eq!(
            verify_inclusion(leaf, index, log.tree.head(), &path),
            Ok(())
        );
    }
}

#[rstest]
#[tokio::test]
async fn a_size_is_signed_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let db = opened(engine).await;
    let log = tree::current(db.read()).await.unwrap().unwrap();
    let mut head = log.tree.head();
    let note = |head| {
        let origin = log.origin.clone();
        ledger::checkpoint::Checkpoint { origin, head }
            .signed(&[key()])
            .unwrap()
    };
    let (first, of) = (note(head), log.clone());
    write!(db, |tx| heads::keep(tx, &of, head, &first, START));
    head.root.0[0] ^= 1;
    let (other, of) = (note(head), log.clone());
    let kept: Result<(), store::StoreError> = db
        .write(move |tx| Box::pin(async move { heads::keep(tx, &of, head, &other, START).await }))
        .await;
    assert!(
        matches!(kept, Err(store::StoreError::Conflict(_))),
        "{kept:?}"
    );
}
