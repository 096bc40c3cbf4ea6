//! Mailboxes of bodies.

use process::access::Body;
use rstest::rstest;
use store::mailboxes;

use crate::world::{Engine, world, write};

#[rstest]
#[tokio::test]
async fn decl_8_a_body_keeps_its_own_mailbox(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let ars = Body::Ars("ARS-53".parse().unwrap());
    write!(db, |tx| mailboxes::set(tx, ars, Some("old@ars.example")));
    write!(db, |tx| mailboxes::set(
        tx,
        ars,
        Some("alertes@ars.example")
    ));
    let of = async || {
        mailboxes::of_bodies(db.read(), &[Body::Cert, ars])
            .await
            .unwrap()
    };
    assert_eq!(of().await, [(ars, "alertes@ars.example".to_owned())].into());
    write!(db, |tx| mailboxes::set(tx, ars, None));
    assert!(of().await.is_empty());
}
