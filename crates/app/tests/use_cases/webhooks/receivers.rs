//! Receivers that are slow, or break off.

use jiff::SignedDuration;
use process::webhooks::{Topic, Trouble};
use rstest::rstest;
use testkit::{
    database::Engine,
    receiver::{Mood, Receiver},
    world::{Who, World},
};

use super::{Outcome, log, notes, round, subscribes, told_of};

/// A world whose receivers stand on this machine, and are waited for so long.
async fn world(engine: Engine, patience: SignedDuration) -> World {
    World::configured(engine, |config| {
        config.webhooks.allow_plain = true;
        config.webhooks.allow_private = true;
        config.webhooks.patience = patience;
    })
    .await
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_receiver_that_breaks_off_is_told_again_under_the_same_identity(#[case] engine: Engine) {
    let world = world(engine, SignedDuration::from_secs(30)).await;
    let receiver = Receiver::listening().await;
    let (id, _) = subscribes(&world, Who::Analyst, told_of(&receiver, &[Topic::Thread])).await;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    notes(&world, case).await;
    receiver.is(Mood::BreaksOff);
    round(&world).await;
    let [told] = log(&world, Who::Analyst, id).await.try_into().unwrap();
    assert_eq!(told.delivery.trouble, Some(Trouble::Unreachable));
    assert!(matches!(told.delivery.outcome, Outcome::Waiting { .. }));
    receiver.is(Mood::Takes);
    world.clock.advance(SignedDuration::from_mins(1));
    round(&world).await;
    let [first, again] = receiver.letters().try_into().unwrap();
    assert_eq!((&first.id, &first.body), (&again.id, &again.body));
    let [told] = log(&world, Who::Analyst, id).await.try_into().unwrap();
    assert!(matches!(told.delivery.outcome, Outcome::Delivered { .. }));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_receiver_that_is_too_slow_is_given_up_for_now_and_told_again(#[case] engine: Engine) {
    let world = world(engine, SignedDuration::from_millis(200)).await;
    let receiver = Receiver::listening().await;
    let (id, _) = subscribes(&world, Who::Analyst, told_of(&receiver, &[Topic::Thread])).await;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    notes(&world, case).await;
    receiver.is(Mood::Slow);
    round(&world).await;
    let [told] = log(&world, Who::Analyst, id).await.try_into().unwrap();
    assert_eq!(told.delivery.trouble, Some(Trouble::TooSlow));
    receiver.is(Mood::Takes);
    world.clock.advance(SignedDuration::from_mins(1));
    round(&world).await;
    let [first, again] = receiver.letters().try_into().unwrap();
    assert_eq!(first.id, again.id);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_slow_receiver_holds_nobody_else_up(#[case] engine: Engine) {
    let world = world(engine, SignedDuration::from_secs(30)).await;
    let (slow, quick) = (Receiver::listening().await, Receiver::listening().await);
    let (id, _) = subscribes(&world, Who::Analyst, told_of(&slow, &[Topic::Thread])).await;
    subscribes(&world, Who::Colleague, told_of(&quick, &[Topic::Thread])).await;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    notes(&world, case).await;
    slow.is(Mood::Slow);
    while world.app.index_leaves().await.unwrap() > 0 {}
    while world.app.find_for_webhooks().await.unwrap() > 0 {}
    let app = world.app.clone();
    let sending = tokio::spawn(async move { app.send_to_webhooks().await.unwrap() });
    quick.has_received(1).await;
    slow.has_received(1).await;
    assert!(!sending.is_finished(), "the slow one is waited for");
    slow.is(Mood::Takes);
    assert_eq!(sending.await.unwrap(), 2);
    let [told] = log(&world, Who::Analyst, id).await.try_into().unwrap();
    assert!(matches!(told.delivery.outcome, Outcome::Delivered { .. }));
}
