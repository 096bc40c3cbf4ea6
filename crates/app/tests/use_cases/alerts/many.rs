//! A large population: one row is committed, batches follow, declarations go
//! first.

use process::{
    access::Body,
    alert::AlertCommand,
    facility::{Facility, FinessNumber},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, facility},
};

use super::{approved, does, text};

/// Valid numbers of Bretagne's facilities: the last digit is the key.
fn numbers(many: u32) -> impl Iterator<Item = FinessNumber> {
    (0..many).map(|n| {
        (0..10)
            .find_map(|key| format!("56{n:06}{key}").parse().ok())
            .unwrap()
    })
}

/// Facilities with a mailbox each.
async fn settle(world: &World, many: u32) {
    let facilities: Vec<Facility> = numbers(many)
        .map(|number| {
            facility(number.as_str())
                .at("56000", "VANNES", "56")
                .build()
        })
        .collect();
    for some in facilities.chunks(250) {
        let some = some.to_vec();
        world
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::facilities::put(tx, &some).await?;
                    for one in &some {
                        let address = format!("ssi@{}.example", one.finess);
                        store::facilities::set_mailbox(tx, one.id, Some(&address)).await?;
                    }
                    Ok::<_, store::StoreError>(())
                })
            })
            .await
            .unwrap();
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_a_large_alert_goes_out_in_batches_behind_declarations(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    settle(&world, 1_000).await;
    let number = approved(&world, text()).await;
    world.mails().await;
    does(&world, Who::Analyst, number, AlertCommand::Send)
        .await
        .unwrap();
    let at_once = world.mails().await;
    assert!(
        at_once
            .iter()
            .all(|mail| mail.to.ends_with("ars.example") || mail.to.ends_with("sante.example")),
        "sending commits one row; the recipients' mails follow"
    );
    assert_eq!(app.expand_batch().await.unwrap(), Some(250));

    // A declaration comes in the middle.
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    let first = app.due_mails(10).await.unwrap();
    let of_case = first
        .iter()
        .take_while(|mail| mail.subject.contains(&case.to_string()));
    assert_eq!(
        of_case.count(),
        3,
        "CERT, ARS and reporter before any alert"
    );

    assert_eq!(app.expand_alerts().await.unwrap(), 753);
    let mut to: Vec<String> = world
        .mails()
        .await
        .into_iter()
        .map(|mail| mail.to)
        .collect();
    to.extend(first.into_iter().skip(3).map(|mail| mail.to));
    let facilities = to.iter().filter(|to| to.starts_with("ssi@")).count();
    assert_eq!(facilities, 1_000);
    to.sort();
    let all = to.len();
    to.dedup();
    assert_eq!(to.len(), all, "nobody twice");
    let seen = app.alert(world.actor(Who::Lead), number).await.unwrap();
    assert_eq!(seen.alert.sending.unwrap().facilities, 1_003);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_3_an_interrupted_sending_is_taken_up_where_it_stopped(#[case] engine: Engine) {
    let world = World::on(engine).await;
    settle(&world, 600).await;
    let number = approved(&world, text()).await;
    world.mails().await;
    does(&world, Who::Analyst, number, AlertCommand::Send)
        .await
        .unwrap();
    world.app.expand_batch().await.unwrap();
    // Another worker takes over, and both go on at the same time.
    let (one, other) = tokio::join!(world.app.expand_alerts(), world.app.expand_alerts());
    assert_eq!(one.unwrap() + other.unwrap(), 353);
    let mails = world.mails().await;
    let reached = mails
        .iter()
        .filter(|mail| mail.to.starts_with("ssi@"))
        .count();
    assert_eq!(reached, 600);
    let body = Body::Cert.to_string();
    assert!(
        !mails
            .iter()
            .any(|mail| mail.text.contains(&body) && mail.text.contains("Faille"))
    );
}
