//! Mailboxes of bodies, and providers that help.

use process::access::Body;
use rstest::rstest;
use store::{mailboxes, providers};

use crate::world::{Engine, id, world, write};

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

#[rstest]
#[tokio::test]
async fn supp_6_providers_are_found_by_region(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let provider = |n: u128, name: &str, regions: &[&str], pris| providers::Provider {
        id: id(n),
        name: name.to_owned(),
        regions: regions.iter().map(|code| code.parse().unwrap()).collect(),
        competences: vec!["investigation, relevés".to_owned()],
        phone: None,
        email: Some("contact@prestataire.example".to_owned()),
        url: None,
        pris,
    };
    let directory = vec![
        provider(
            1,
            "Aide Ouest",
            &["53", "52"],
            providers::Pris::NotQualified,
        ),
        provider(2, "Secours partout", &[], providers::Pris::Qualified),
        provider(3, "Île", &["94"], providers::Pris::NotQualified),
    ];
    let written = directory.clone();
    write!(db, |tx| providers::replace_all(tx, &written));
    let expected = [directory[1].clone(), directory[0].clone()];
    let brittany = Some("53".parse().unwrap());
    assert_eq!(
        providers::in_region(db.read(), brittany).await.unwrap(),
        expected
    );
    assert_eq!(
        providers::in_region(db.read(), None).await.unwrap().len(),
        3
    );
    let chosen = providers::by_ids(db.read(), &[id(3), id(9)]).await.unwrap();
    assert_eq!(chosen, [directory[2].clone()]);
    write!(db, |tx| providers::replace_all(tx, &[]));
    assert_eq!(providers::in_region(db.read(), None).await.unwrap(), []);
}
