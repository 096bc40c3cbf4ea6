//! More cases than usual: the CERT is told once, and says what it is (SUPP-2).

use app::{
    AppError,
    signals::{Place, What},
};
use jiff::SignedDuration;
use process::{refusal::Reason, words::SignalVerdict};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use crate::outcomes::refused;

const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// A platform that has counted for a month.
async fn settled(engine: Engine) -> World {
    let world = World::on(engine).await;
    world.declares(Who::Reporter, "Panne de courant.").await;
    world.clock.advance(HOUR * (24 * 32));
    world.mails().await;
    world
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_2_more_cases_than_usual_are_told_to_the_cert_once_with_the_figures(
    #[case] engine: Engine,
) {
    let world = settled(engine).await;
    let app = &world.app;
    world.outbreak(0, 3).await;
    assert_eq!(app.watch_signals().await.unwrap(), 0, "small numbers");
    world.outbreak(3, 2).await;
    world.clock.advance(HOUR);
    // Two nodes at the same time.
    let (one, other) = tokio::join!(app.watch_signals(), app.watch_signals());
    assert_eq!(one.unwrap() + other.unwrap(), 1);
    let analyst = world.actor(Who::Analyst);
    let found = app.signals(analyst).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].cases.len(), 5);
    let named = found[0]
        .reasons
        .iter()
        .find(|reason| matches!(reason.what, What::Named { .. }))
        .unwrap();
    assert_eq!((named.seen, named.place), (5, Place::Country));
    assert_eq!(named.written.as_deref(), Some("Corvane Hébergement"));
    assert!(named.expected < 0.1 && named.once_in_days >= 200.0);

    world.outbreak(5, 3).await;
    world.clock.advance(HOUR);
    assert_eq!(app.watch_signals().await.unwrap(), 0, "it goes on");
    let found = app.signals(analyst).await.unwrap();
    assert_eq!((found.len(), found[0].cases.len()), (1, 8));
    assert_eq!(app.signals_waiting(analyst).await.unwrap(), 1);

    let mails = world.mails().await;
    let told: Vec<_> = mails
        .iter()
        .filter(|mail| mail.text.contains("/signaux"))
        .collect();
    assert_eq!(told.len(), 1, "once");
    assert!(!told[0].text.contains("Corvane"), "KEEP-3: no content");
    let checked = app.check_read_side().await.unwrap();
    assert_eq!(checked.differing, []);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_2_an_analyst_says_once_what_a_signal_is_and_why(#[case] engine: Engine) {
    let world = settled(engine).await;
    let app = &world.app;
    world.outbreak(0, 5).await;
    app.watch_signals().await.unwrap();
    let analyst = world.actor(Who::Analyst);
    let signal = app.signals(analyst).await.unwrap()[0].id;
    for who in [Who::Ars, Who::Hfds, Who::Reporter, Who::Director] {
        assert!(app.signals(world.actor(who)).await.is_err(), "{who:?}");
        assert_eq!(app.signals_waiting(world.actor(who)).await.unwrap(), 0);
        let said = app
            .acknowledge_signal(world.actor(who), signal, SignalVerdict::TakenUp, "Vu.")
            .await;
        assert_eq!(refused(said).reason, Reason::NotYourRole, "{who:?}");
    }
    let say =
        async |verdict, note: &str| app.acknowledge_signal(analyst, signal, verdict, note).await;
    let without = say(SignalVerdict::NotASignal, " ").await;
    assert_eq!(refused(without).reason, Reason::ReasonMissing);
    say(SignalVerdict::TakenUp, "Le prestataire est appelé.")
        .await
        .unwrap();
    let again = say(SignalVerdict::NotASignal, "Doublon.").await;
    assert_eq!(refused(again).reason, Reason::AlreadyDone);
    let unknown = process::ids::SignalId(uuid::Uuid::nil());
    let missing = app
        .acknowledge_signal(analyst, unknown, SignalVerdict::TakenUp, "Vu.")
        .await;
    assert!(matches!(missing, Err(AppError::NotFound)));
    let found = app.signals(world.actor(Who::Colleague)).await.unwrap();
    let said = found[0].said.as_ref().unwrap();
    assert_eq!(said.verdict, SignalVerdict::TakenUp);
    assert_eq!(said.note.as_deref(), Some("Le prestataire est appelé."));
    assert_eq!(said.by.as_deref(), Some("Analyst"));
    assert_eq!(app.signals_waiting(analyst).await.unwrap(), 0);
    // What was taken up goes on without a word.
    world.outbreak(5, 2).await;
    world.clock.advance(HOUR);
    assert_eq!(app.watch_signals().await.unwrap(), 0);
}
