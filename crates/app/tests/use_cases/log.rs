//! KEEP-1: the log grows with what is recorded, is signed, and never goes on
//! under its name from an old copy of itself.

use std::{fs, path::PathBuf, sync::Arc};

use app::proof::{
    Alteration, Break, Extent, Guarded, Keeper, Need, Pace, TimeStamps, Vouching, check_bundle,
};
use jiff::SignedDuration;
use ledger::{
    checkpoint::Checkpoint,
    keys::{Purpose, SecretKey},
    note::Note,
};
use rstest::rstest;
use store::log::{heads, tree};
use tempfile::TempDir;
use testkit::{
    authority::{Lie, OpenAuthority, Signs, TimeAuthority},
    database::Engine,
    world::{Who, World},
};
use timestamp::Authority;

pub(crate) const ORIGIN: &str = "vigie.example/journal";

/// A folder for the second head, and the keeper that uses it.
pub(crate) struct Safe {
    folder: TempDir,
}

impl Safe {
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    pub(crate) fn head(&self) -> PathBuf {
        self.folder.path().join("log-head")
    }

    pub(crate) fn keeper(&self) -> Keeper {
        self.keeper_with(1)
    }

    fn keeper_with(&self, seed: u8) -> Keeper {
        let origin = ORIGIN.parse().unwrap();
        let key = SecretKey::from_seed(origin, Purpose::Log, &[seed; 32]);
        Keeper::new(key, self.head())
    }
}

/// Declares a case, and signs all that came of it.
pub(crate) async fn recorded(world: &World, app: &app::App) -> u64 {
    world.declares(Who::Reporter, "Rien ne démarre.").await;
    while app.index_leaves().await.unwrap() > 0 {}
    app.sign_head().await.unwrap().unwrap().size
}

#[rstest]
#[tokio::test]
async fn keep_1_what_is_recorded_is_signed_and_its_head_kept_in_two_places(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let world = World::on(engine).await;
    let safe = Safe::new();
    let app = world.app.keeping_log(safe.keeper());
    assert_eq!(app.open_log().await.unwrap(), Guarded::Begun);
    let size = recorded(&world, &app).await;
    assert_eq!(store::log::size(world.db.read()).await.unwrap(), size);
    let log = tree::current(world.db.read()).await.unwrap().unwrap();
    let kept = heads::last(world.db.read(), &log).await.unwrap().unwrap();
    let copy = Note::parse(&fs::read(safe.head()).unwrap()).unwrap();
    assert_eq!(kept.note().unwrap(), copy);
    let opened = Checkpoint::open(&copy, &log.keys).unwrap();
    assert_eq!(opened.head, log.tree.head());
    assert_eq!(opened.origin.as_str(), ORIGIN);
    assert_eq!(app.sign_head().await.unwrap(), None, "nothing is new");
    assert_eq!(app.open_log().await.unwrap(), Guarded::Sound);
}

#[rstest]
#[tokio::test]
async fn a_head_whose_second_copy_cannot_be_written_is_not_signed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let world = World::on(engine).await;
    let safe = Safe::new();
    let app = world.app.keeping_log(safe.keeper());
    app.open_log().await.unwrap();
    let signed = recorded(&world, &app).await;
    fs::create_dir(safe.head().with_extension("new")).unwrap();
    world.declares(Who::Reporter, "Rien ne démarre.").await;
    while app.index_leaves().await.unwrap() > 0 {}
    assert!(app.sign_head().await.is_err());
    let log = tree::current(world.db.read()).await.unwrap().unwrap();
    let kept = heads::last(world.db.read(), &log).await.unwrap().unwrap();
    assert_eq!(kept.head.size, signed, "nothing was signed");
    fs::remove_dir(safe.head().with_extension("new")).unwrap();
    assert!(app.sign_head().await.unwrap().is_some());
}

#[rstest]
#[tokio::test]
async fn an_old_copy_of_the_log_is_sealed_and_a_successor_cites_the_last_head(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let world = World::on(engine).await;
    let safe = Safe::new();
    let app = world.app.keeping_log(safe.keeper());
    app.open_log().await.unwrap();
    let short = recorded(&world, &app).await;
    let old = tree::current(world.db.read()).await.unwrap().unwrap();
    let long = recorded(&world, &app).await;
    let last_known = fs::read_to_string(safe.head()).unwrap();

    // What restoring the backup taken in between leaves.
    for statement in [
        format!("DELETE FROM checkpoints WHERE size > {short}"),
        format!("DELETE FROM leaves WHERE idx >= {short}"),
        format!(
            "UPDATE logs SET size = {short}, frontier = {}",
            hex_literal(engine, &old.tree.to_bytes())
        ),
    ] {
        assert!(world.database.alter(&statement).await > 0);
    }

    let origin = format!("{ORIGIN}/suite/2").parse().unwrap();
    let because = Break::Behind;
    let guarded = app.open_log().await.unwrap();
    assert_eq!(guarded, Guarded::Succeeded { because, origin });
    let logs = tree::all(world.db.read()).await.unwrap();
    assert_eq!(logs[0].tree.size(), short, "the old one no longer grows");
    assert_eq!(logs[1].first, short);

    let first = store::log::entries(world.db.read(), short, 1)
        .await
        .unwrap();
    let entry = store::log::entries::by_id(world.db.read(), first[0])
        .await
        .unwrap()
        .unwrap();
    let said: serde_json::Value = serde_json::from_slice(&entry.body).unwrap();
    assert_eq!(said["facts"]["last_known"], last_known);
    assert_eq!(said["facts"]["previous"]["size"], short);
    assert!(last_known.contains(&format!("\n{long}\n")));

    recorded(&world, &app).await;
    let logs = tree::all(world.db.read()).await.unwrap();
    assert_eq!(logs[0].tree.size(), short);
    assert!(logs[1].tree.size() > 1);
    assert_eq!(app.open_log().await.unwrap(), Guarded::Sound);
}

#[rstest]
#[tokio::test]
async fn another_history_a_lost_key_or_a_damaged_copy_open_a_successor(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let world = World::on(engine).await;
    let safe = Safe::new();
    let app = world.app.keeping_log(safe.keeper());
    app.open_log().await.unwrap();
    recorded(&world, &app).await;
    let because = |guarded| match guarded {
        Guarded::Succeeded { because, .. } => because,
        other => panic!("a successor is expected, not {other:?}"),
    };

    let size = tree::current(world.db.read()).await.unwrap().unwrap();
    assert!(size.tree.size() > 1);
    let mut forged = size.tree.head();
    forged.root.0[0] ^= 1;
    let forged = Checkpoint {
        origin: ORIGIN.parse().unwrap(),
        head: forged,
    };
    let key = safe.keeper().key(&ORIGIN.parse().unwrap());
    fs::write(safe.head(), forged.signed(&[key]).unwrap().to_string()).unwrap();
    let guarded = app.open_log().await.unwrap();
    assert_eq!(because(guarded), Break::Inconsistent);

    recorded(&world, &app).await;
    fs::write(safe.head(), "half a he").unwrap();
    let guarded = app.open_log().await.unwrap();
    assert_eq!(because(guarded), Break::CopyUnreadable);

    recorded(&world, &app).await;
    let other_key = world.app.keeping_log(safe.keeper_with(2));
    let guarded = other_key.open_log().await.unwrap();
    assert_eq!(because(guarded), Break::OtherKey);
    recorded(&world, &other_key).await;
    let logs = tree::all(world.db.read()).await.unwrap();
    let origins: Vec<&str> = logs.iter().map(|log| log.origin.as_str()).collect();
    assert_eq!(origins.len(), 4);
    assert_eq!(origins[3], format!("{ORIGIN}/suite/4"));
}

#[rstest]
#[tokio::test]
async fn the_old_key_names_the_one_that_follows_it(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let world = World::on(engine).await;
    let safe = Safe::new();
    let app = world.app.keeping_log(safe.keeper());
    app.open_log().await.unwrap();
    recorded(&world, &app).await;
    let new = safe.keeper_with(2);
    app.sign_from_now_on_with(new.key(&new.origin()))
        .await
        .unwrap();
    recorded(&world, &app).await;
    let rotated = world.app.keeping_log(new);
    assert_eq!(rotated.open_log().await.unwrap(), Guarded::Sound);
    recorded(&world, &rotated).await;
    let log = tree::current(world.db.read()).await.unwrap().unwrap();
    let kept = heads::last(world.db.read(), &log).await.unwrap().unwrap();
    assert!(Checkpoint::open(&kept.note().unwrap(), &log.keys[1..]).is_ok());
}

#[rstest]
#[tokio::test]
async fn keep_1_an_authority_stamps_what_was_signed_and_the_bundle_says_when(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let world = World::on(engine).await.keeping_log().await;
    let authority = TimeAuthority::new(Signs::WithEcdsa).open().await;
    let app = stamping(&world, &authority);
    recorded(&world, &app).await;
    assert!(app.ask_timestamp(Need::WhenDue).await.unwrap().is_some());
    assert!(app.ask_timestamp(Need::WhenDue).await.unwrap().is_none());

    recorded(&world, &app).await;
    let due = app.ask_timestamp(Need::WhenDue).await.unwrap();
    assert!(due.is_none(), "the last is fresh");
    world.clock.advance(SignedDuration::from_mins(15));
    let due = app.ask_timestamp(Need::WhenDue).await.unwrap();
    assert!(due.is_some());
    assert_eq!(app.verify(Pace::Fast).await.unwrap().timestamped, 2);

    let case = world.declares(Who::Reporter, "Rien ne démarre.").await;
    let analyst = world.actor(Who::Analyst);
    let bundle = app
        .bundle(analyst, case.reference, Extent::Whole, Vec::new())
        .await
        .unwrap();
    assert!(check_bundle(&bundle.bytes, &[]).unwrap().stamped.is_some());
    assert_eq!(authority.asked(), 3);
}

#[tokio::test]
async fn an_authority_that_is_silent_refuses_or_lies_delays_nothing_and_is_asked_again() {
    let world = World::on(Engine::Sqlite).await.keeping_log().await;
    let authority = TimeAuthority::new(Signs::WithEcdsa).open().await;
    let app = stamping(&world, &authority);
    recorded(&world, &app).await;
    assert!(app.ask_timestamp(Need::Now).await.unwrap().is_some());
    recorded(&world, &app).await;
    for lie in [Lie::Repeats, Lie::BrokenDown, Lie::Refuses, Lie::Endless] {
        authority.lies(lie);
        let answered = app.ask_timestamp(Need::Now).await.unwrap();
        assert!(answered.is_none(), "{lie:?}");
    }
    let other = TimeAuthority::new(Signs::WithEcdsa);
    let distrusting = world.app.vouching(Vouching {
        times: Some(Arc::new(TimeStamps {
            authority: Authority::from_pem(&other.certificate()).unwrap(),
            ..times(&authority)
        })),
        ..Vouching::default()
    });
    authority.lies(Lie::None);
    let believed = distrusting.ask_timestamp(Need::Now).await.unwrap();
    assert!(believed.is_none());
    assert!(app.ask_timestamp(Need::Now).await.unwrap().is_some());
}

#[rstest]
#[tokio::test]
async fn keep_1_a_token_altered_by_hand_is_named(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let world = World::on(engine).await.keeping_log().await;
    let authority = TimeAuthority::new(Signs::WithRsa).open().await;
    let app = stamping(&world, &authority);
    recorded(&world, &app).await;
    let first = app.ask_timestamp(Need::Now).await.unwrap().unwrap().size;
    recorded(&world, &app).await;
    let second = app.ask_timestamp(Need::Now).await.unwrap().unwrap().size;
    // The token of another checkpoint, true in itself.
    world
        .database
        .alter(&format!(
            "UPDATE checkpoint_tokens SET token = (SELECT other.token FROM checkpoint_tokens other \
             WHERE other.size = {first}) WHERE size = {second}"
        ))
        .await;
    let found = app.verify(Pace::Fast).await.unwrap();
    let named: Vec<Alteration> = found.findings.iter().map(|found| found.what).collect();
    assert_eq!(named, [Alteration::TimestampFalse]);
    assert_eq!(found.timestamped, 1);
}

fn times(authority: &OpenAuthority) -> TimeStamps {
    TimeStamps {
        url: authority.url.parse().unwrap(),
        authority: Authority::from_pem(&authority.certificate).unwrap(),
        every: SignedDuration::from_mins(15),
    }
}

fn stamping(world: &World, authority: &OpenAuthority) -> app::App {
    world.app.vouching(Vouching {
        times: Some(Arc::new(times(authority))),
        ..Vouching::default()
    })
}

fn hex_literal(engine: Engine, bytes: &[u8]) -> String {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    match engine {
        Engine::Sqlite => format!("X'{hex}'"),
        Engine::Postgres => format!("'\\x{hex}'::bytea"),
    }
}
