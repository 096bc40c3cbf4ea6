//! What ends by itself, without anybody deciding.

use jiff::SignedDuration;
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use super::{closed_case, hold, years_later};

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_what_only_served_to_reach_somebody_goes_by_itself_on_time(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = closed_case(&world).await;
    let held = closed_case(&world).await;
    world.does(Who::Lead, held, hold()).await.unwrap();
    world.mails().await;
    let before = world.sees(Who::Lead, case).await.unwrap();
    assert_eq!(
        before.case.declared.reporter.value.name.as_str(),
        "Camille xqzjk7351"
    );
    years_later(&world, 3);
    world.clock.advance(SignedDuration::from_hours(24 * 3));
    let done = world.app.carry_out_retention().await.unwrap();
    assert_eq!((done.contacts, done.files), (1, 0));
    assert!(done.looks > 0, "who looked is forgotten after three years");
    assert_eq!(
        world.app.carry_out_retention().await.unwrap().contacts,
        0,
        "once"
    );

    let view = world.sees(Who::Lead, case).await.unwrap();
    let reporter = &view.case.declared.reporter;
    assert!(reporter.value.name.is_blank() && reporter.erased.contains("email"));
    assert_eq!(
        view.case.facts.description.as_str(),
        "Chiffrement. xqzjk7351"
    );
    let found = world
        .app
        .search(world.actor(Who::Lead), "Camille")
        .await
        .unwrap();
    let found: Vec<_> = found.cases.iter().map(|line| line.reference).collect();
    assert_eq!(found, [held], "a held file loses nothing");
    let found = world
        .app
        .search(world.actor(Who::Lead), "Chiffrement")
        .await
        .unwrap();
    assert_eq!(found.cases.len(), 2, "the rest is still found");
    assert_eq!(
        world.app.check_read_side().await.unwrap().differing,
        Vec::new()
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_the_account_of_somebody_without_rights_is_forgotten(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let person = world.actor(Who::Neighbour).account.unwrap();
    let accounts = world.app.accounts().await.unwrap();
    let own = accounts
        .into_iter()
        .find(|listed| listed.id == person)
        .unwrap();
    for grant in own.grants {
        let parting = app::people::Parting {
            reason: String::new(),
            intent: process::rights::Intent::Deliberate,
        };
        world.app.end_grant(grant.id, parting).await.unwrap();
    }
    years_later(&world, 1);
    world.clock.advance(SignedDuration::from_hours(24 * 3));
    let done = world.app.carry_out_retention().await.unwrap();
    assert_eq!(done.accounts, 1);
    let account = store::accounts::by_id(world.db.read(), person)
        .await
        .unwrap()
        .unwrap();
    assert!(account.name.is_empty() && account.email.is_empty() && account.password_hash.is_none());
    assert!(account.disabled_at.is_some());
    assert_eq!(
        world.traces_of(&Who::Neighbour.email()).await,
        [] as [String; 0]
    );
}
