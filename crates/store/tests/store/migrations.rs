//! The tables, and copies of them.

use rstest::rstest;
use store::{DatabaseUrl, Db, StoreError, facilities};
use testkit::database::TestDatabase;

use crate::world::{Engine, facility, world, write};

#[rstest]
#[tokio::test]
async fn migrating_twice_does_nothing_the_second_time(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let database = TestDatabase::fresh(engine);
    let db = Db::connect(&database.url().parse().unwrap()).await.unwrap();
    assert!(!db.pending_migrations().await.unwrap().is_empty());
    db.migrate().await.unwrap();
    assert_eq!(db.pending_migrations().await.unwrap(), [] as [&str; 0]);
    db.migrate().await.unwrap();
    db.ping().await.unwrap();
    assert_eq!(db.is_embedded(), engine == Engine::Sqlite);
}

#[tokio::test]
async fn the_embedded_database_is_copied_while_it_is_written() {
    let db = world(Engine::Sqlite).await;
    let directory = tempfile::tempdir().unwrap();
    let copy = directory.path().join("copy's.db");
    let many: Vec<_> = (1..=50).map(|n| facility(n, "35")).collect();
    let one = vec![facility(1_000, "35")];
    write!(db, |tx| facilities::put(tx, &many));
    let (copied, ()) = tokio::join!(db.backup_to(&copy), async {
        write!(db, |tx| facilities::put(tx, &one));
    });
    copied.unwrap();
    assert!(
        db.backup_to(&copy).await.is_err(),
        "never over another file"
    );
    let copy = Db::connect(&DatabaseUrl::Sqlite(copy)).await.unwrap();
    assert_eq!(copy.pending_migrations().await.unwrap(), [] as [&str; 0]);
    assert!(facilities::count(copy.read()).await.unwrap() >= 50);
    let found = facilities::search(copy.read(), "valmont 7", Default::default(), 5);
    assert_eq!(found.await.unwrap().len(), 1, "its index came along");
}

#[tokio::test]
async fn a_server_is_copied_by_its_own_tools() {
    let db = world(Engine::Postgres).await;
    let refused = db.backup_to("copy.db".as_ref()).await;
    assert!(matches!(refused, Err(StoreError::Unable(_))));
}
