//! Second factors beside the pages: the administrator's way back, rights that
//! rise, and what stays on record.

use app::people::{Entered, Step};
use jiff::SignedDuration;
use process::access::{CertRole, Right, StaffRole};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{PASSWORD, Who, World},
};

use crate::visitors::{OFFICE, alive, signed_in};

const ANALYST: Right = Right::Staff {
    role: StaffRole::Cert {
        role: CertRole::Analyst,
    },
};

#[rstest]
#[tokio::test]
async fn the_administrator_gives_a_way_back_that_ends_every_session(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let world = World::on(engine).await;
    let (secret, _) = signed_in(&world, Who::Hfds, PASSWORD).await;
    let email = Who::Hfds.email();
    assert!(world.app.reset_factors(&email, "  ").await.is_err());
    assert!(
        world
            .app
            .reset_factors("nobody@test.example", "…")
            .await
            .is_err()
    );
    let reason = "Téléphone volé, rappelée à son secrétariat.";
    world.app.reset_factors(&email, reason).await.unwrap();
    assert!(!alive(&world, &secret).await);
    let entered = world.app.sign_in(&email, PASSWORD, &OFFICE.into()).await;
    let Entered::Unfinished(_, unfinished) = entered.unwrap() else {
        panic!("staff set a new factor up first")
    };
    assert_eq!(unfinished.step, Step::Enrol);
    let mails = world.mails().await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, email);
    assert!(!mails[0].text.contains(reason), "KEEP-3");
}

#[tokio::test]
async fn whoever_becomes_staff_comes_in_again_by_two_factors() {
    let world = World::on(Engine::Sqlite).await;
    let person = app::facilities::NewPerson {
        name: "Nouvelle Personne".to_owned(),
        email: "nouvelle@test.example".to_owned(),
        ..Default::default()
    };
    let reporter = Right::Facility {
        facility: world.hospital.id,
        role: process::access::FacilityRole::Reporter,
    };
    let grant = async |right, password| {
        let app = &world.app;
        app.grant(person.clone(), right, None, password)
            .await
            .unwrap()
    };
    grant(reporter, Some(PASSWORD)).await;
    let entered = world
        .app
        .sign_in(&person.email, PASSWORD, &OFFICE.into())
        .await;
    let (secret, _) = entered.unwrap().session().unwrap();
    assert!(alive(&world, &secret).await);

    let listed = world.app.accounts().await.unwrap();
    let listed = listed.iter().find(|listed| listed.email == person.email);
    let held = listed.unwrap().grants[0].id;
    let parting = app::people::Parting {
        reason: String::new(),
        intent: process::rights::Intent::Deliberate,
    };
    world.app.end_grant(held, parting).await.unwrap();
    world.clock.advance(SignedDuration::from_secs(1));
    grant(ANALYST, None).await;
    assert!(!alive(&world, &secret).await);
}
