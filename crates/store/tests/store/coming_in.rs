//! What stands around signing in: attempts, known devices, identities at other
//! providers.

use jiff::SignedDuration;
use rstest::rstest;
use store::{
    TokenHash,
    accounts::Account,
    attempts::{self, Debt},
    devices::{self, Device},
};

use crate::{
    people::write_account,
    world::{Engine, minutes, world, write},
};

#[rstest]
#[tokio::test]
async fn what_failed_attempts_amount_to_is_kept_until_a_success_or_for_a_while(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let owed = |minute| Debt {
        amount: SignedDuration::from_mins(minute),
        last_at: minutes(minute),
    };
    for (of, minute) in [("camille", 1), ("camille", 3), ("192.0.2.1", 1)] {
        write!(db, |tx| attempts::put(tx, of, owed(minute)));
    }
    let debt = async |of: &str| attempts::debt(db.read(), of).await.unwrap();
    assert_eq!(debt("camille").await, Some(owed(3)));
    assert_eq!(
        write!(db, |tx| attempts::held(tx, "camille")),
        Some(owed(3))
    );
    assert_eq!(write!(db, |tx| attempts::held(tx, "nobody")), None);
    assert_eq!(write!(db, |tx| attempts::purge(tx, minutes(2))), 2);
    assert_eq!(debt("192.0.2.1").await, None);
    write!(db, |tx| attempts::clear(tx, "camille"));
    assert_eq!(debt("camille").await, None);
}

#[rstest]
#[tokio::test]
async fn a_device_is_known_to_whoever_signed_in_on_it_for_a_while(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let camille = write_account(&db, 1, "camille@valmont.example").await;
    let other = write_account(&db, 2, "autre@valmont.example").await;
    let device = TokenHash::of("device");
    let known = async |account: &Account| {
        devices::find(db.read(), device, account.id).await.unwrap() == Device::Known
    };
    for minute in [1, 5] {
        write!(db, |tx| devices::see(
            tx,
            device,
            camille.id,
            minutes(minute)
        ));
    }
    assert!(known(&camille).await && !known(&other).await);
    assert_eq!(write!(db, |tx| devices::purge(tx, minutes(5))), 0);
    assert_eq!(write!(db, |tx| devices::purge(tx, minutes(6))), 1);
    assert!(!known(&camille).await);
}
