//! KEEP-1: what witnesses vouched for counts only when they did.

use std::sync::Arc;

use app::{
    App,
    proof::{Pace, Vouching, Witness},
};
use ledger::{
    Frontier,
    checkpoint::Checkpoint,
    cosignature::{SeenAt, cosign},
    keys::{Purpose, SecretKey},
    leaf_hash,
    note::SignatureLine,
    policy::Policy,
    witness::AddCheckpoint,
};
use rstest::rstest;
use store::log::{heads, tree};
use testkit::{
    database::Engine,
    world::{Who, World},
};

use crate::{
    altered::{told, zeroes},
    log::{Safe, recorded},
};

const WITNESS: &str = "ars.example/witness";

fn witness_key() -> SecretKey {
    SecretKey::from_seed(WITNESS.parse().unwrap(), Purpose::Witness, &[5; 32])
}

/// A signed log that asks one witness to vouch for it.
async fn asking(engine: Engine, safe: &Safe) -> (World, App) {
    let world = World::on(engine).await;
    let policy = format!(
        "witness ars {} https://ars.example/witness\nquorum ars\n",
        witness_key().public()
    );
    let vouching = Vouching {
        witness: None,
        policy: Some(Arc::new(Policy::parse(&policy).unwrap())),
        ..Vouching::default()
    };
    let app = world.app.keeping_log(safe.keeper()).vouching(vouching);
    app.open_log().await.unwrap();
    recorded(&world, &app).await;
    (world, app)
}

/// Puts a line under the last checkpoint.
async fn vouched(world: &World, line: impl FnOnce(SignatureLine) -> SignatureLine) {
    let log = tree::current(world.db.read()).await.unwrap().unwrap();
    let kept = heads::last(world.db.read(), &log).await.unwrap().unwrap();
    let line = line(cosign(&kept.note().unwrap(), &witness_key(), SeenAt(1)));
    let now = world.app.now();
    let added = world.db.write(move |tx| {
        Box::pin(async move { heads::add_line(tx, &log, kept.head.size, line, now).await })
    });
    added.await.unwrap();
}

#[rstest]
#[tokio::test]
async fn a_checkpoint_is_witnessed_when_its_witness_signed_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let safe = Safe::new();
    let (world, app) = asking(engine, &safe).await;
    assert_eq!(app.verify(Pace::Fast).await.unwrap().witnessed, 0);
    vouched(&world, |line| line).await;
    let found = app.verify(Pace::Fast).await.unwrap();
    assert!(found.holds(), "{}", told(&found));
    assert_eq!(found.witnessed, 1);

    let altered = world
        .database
        .alter("UPDATE vouchers SET size = size - 1")
        .await;
    assert_eq!(altered, 1);
    let found = told(&app.verify(Pace::Fast).await.unwrap());
    assert!(
        found.contains("le témoin ars.example/witness est dit garant"),
        "{found}"
    );
}

#[rstest]
#[tokio::test]
async fn a_line_in_a_witnesss_name_that_is_not_its_own_is_named_and_never_counted(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let safe = Safe::new();
    let (world, app) = asking(engine, &safe).await;
    vouched(&world, |mut line| {
        line.bytes[20] ^= 1;
        line
    })
    .await;
    let found = app.verify(Pace::Fast).await.unwrap();
    assert_eq!(found.witnessed, 0);
    let told = told(&found);
    assert!(
        told.contains("ce qui porte le nom du témoin ars.example/witness n’est pas de lui"),
        "{told}"
    );
}

#[rstest]
#[tokio::test]
async fn a_line_of_somebody_unknown_counts_for_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let safe = Safe::new();
    let (world, app) = asking(engine, &safe).await;
    vouched(&world, |line| SignatureLine {
        name: "somebody.example".parse().unwrap(),
        ..line
    })
    .await;
    let found = app.verify(Pace::Fast).await.unwrap();
    assert!(found.holds(), "{}", told(&found));
    assert_eq!(found.witnessed, 0);
}

#[rstest]
#[tokio::test]
async fn the_last_head_seen_of_another_log_is_the_one_that_it_signed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let safe = Safe::new();
    let world = World::on(engine).await;
    let origin = "other.example/journal".parse().unwrap();
    let other = SecretKey::from_seed(origin, Purpose::Log, &[6; 32]);
    let vouching = Vouching {
        witness: Some(Witness::new(witness_key(), vec![other.public()])),
        policy: None,
        ..Vouching::default()
    };
    let app = world.app.keeping_log(safe.keeper()).vouching(vouching);
    app.open_log().await.unwrap();
    world.declares(Who::Reporter, "Rien ne démarre.").await;
    recorded(&world, &app).await;
    let mut tree = Frontier::default();
    tree.push(leaf_hash(b"an act elsewhere"));
    let checkpoint = Checkpoint {
        origin: other.public().name().clone(),
        head: tree.head(),
    };
    let asked = AddCheckpoint {
        old: 0,
        proof: Vec::new(),
        checkpoint: checkpoint.signed(&[other]).unwrap(),
    };
    app.vouch(asked.to_string().as_bytes()).await.unwrap();
    let found = app.verify(Pace::Fast).await.unwrap();
    assert!(found.holds(), "{}", told(&found));
    let altered = format!("UPDATE witnessed_heads SET root = {}", zeroes(engine));
    assert_eq!(world.database.alter(&altered).await, 1);
    let told = told(&app.verify(Pace::Fast).await.unwrap());
    assert!(
        told.contains("Modifié : le dernier état vu d’un autre journal"),
        "{told}"
    );
}
