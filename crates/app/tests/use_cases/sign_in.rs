//! Signing in, sessions, tokens, passwords.

use std::net::IpAddr;

use app::people::NewToken;
use app::{Secret, WrongInput};
use jiff::SignedDuration;
use rstest::rstest;
use testkit::{
    database::Engine,
    statements::Statements,
    world::{PASSWORD, Who, World},
};
use tokio::task::JoinSet;

use crate::{
    outcomes::wrong,
    visitors::{ANOTHER, HOME, OFFICE, alive, links_to, signed_in},
};

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn the_right_password_alone_signs_in_and_nothing_else_is_told(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let (secret, session) = world
        .app
        .sign_in(" Reporter@TEST.example ", PASSWORD, &OFFICE.into())
        .await
        .unwrap()
        .session()
        .unwrap();
    assert_eq!(session.actor, *world.actor(Who::Reporter));
    assert!(alive(&world, &secret).await);

    world.app.disable(&Who::Neighbour.email()).await.unwrap();
    let reporter = Who::Reporter.email();
    let shut = Who::Neighbour.email();
    for (email, password) in [
        (reporter.as_str(), ANOTHER),
        (shut.as_str(), PASSWORD),
        ("nobody@test.example", PASSWORD),
        ("", ""),
    ] {
        let outcome = world.app.sign_in(email, password, &OFFICE.into()).await;
        assert_eq!(wrong(outcome), WrongInput::WrongCredentials, "{email}");
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn failures_make_one_wait_from_that_address_and_not_from_another(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let email = Who::Director.email();
    let attempt = async |password: &str, from: IpAddr| {
        world.app.sign_in(&email, password, &from.into()).await
    };
    for _ in 0..5 {
        let outcome = attempt(ANOTHER, OFFICE).await;
        assert_eq!(wrong(outcome), WrongInput::WrongCredentials);
    }
    let now = world.app.now();
    let after = |seconds| WrongInput::TooManyAttempts {
        retry_at: now.checked_add(SignedDuration::from_secs(seconds)).unwrap(),
    };
    assert_eq!(wrong(attempt(PASSWORD, OFFICE).await), after(2));
    assert_eq!(
        wrong(attempt(PASSWORD, OFFICE).await),
        after(2),
        "asking again does not make the wait longer"
    );
    assert!(attempt(PASSWORD, HOME).await.is_ok());

    world.clock.advance(SignedDuration::from_secs(2));
    let outcome = attempt(ANOTHER, OFFICE).await;
    assert_eq!(wrong(outcome), WrongInput::WrongCredentials);
    assert_eq!(wrong(attempt(PASSWORD, OFFICE).await), after(2 + 4));
    world.clock.advance(SignedDuration::from_secs(4));
    assert!(attempt(PASSWORD, OFFICE).await.is_ok());
    let outcome = attempt(ANOTHER, OFFICE).await;
    assert_eq!(
        wrong(outcome),
        WrongInput::WrongCredentials,
        "success forgets the failures"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn attempts_made_at_once_wait_like_attempts_in_a_row(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let mut attempts = JoinSet::new();
    for _ in 0..20 {
        let app = world.app.clone();
        attempts.spawn(async move {
            let email = Who::Director.email();
            wrong(app.sign_in(&email, ANOTHER, &OFFICE.into()).await)
        });
    }
    let outcomes = attempts.join_all().await;
    let heard = outcomes
        .iter()
        .filter(|outcome| **outcome == WrongInput::WrongCredentials);
    assert_eq!(heard.count(), 5);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_session_ends_by_rest_by_age_and_by_signing_out(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let lengths = world.app.config().sessions.clone();
    let moment = SignedDuration::from_secs(1);
    let (resting, _) = signed_in(&world, Who::Reporter, PASSWORD).await;
    world.clock.advance(lengths.idle - moment);
    assert!(alive(&world, &resting).await, "used just in time");
    world.clock.advance(lengths.idle - moment);
    assert!(alive(&world, &resting).await, "use makes it last");
    world.clock.advance(lengths.idle);
    assert!(!alive(&world, &resting).await);

    let (busy, session) = signed_in(&world, Who::Reporter, PASSWORD).await;
    let began = world.app.now();
    assert_eq!(session.expires_at, began + lengths.idle);
    let step = lengths.idle - moment;
    while world.app.now() + step < began + lengths.absolute {
        world.clock.advance(step);
        assert!(alive(&world, &busy).await);
    }
    world.clock.set(began + lengths.absolute);
    assert!(!alive(&world, &busy).await, "however busy");
    assert!(world.app.tidy().await.unwrap().sessions >= 2);

    let (left, _) = signed_in(&world, Who::Reporter, PASSWORD).await;
    let (kept, _) = signed_in(&world, Who::Reporter, PASSWORD).await;
    world.app.sign_out(&left).await.unwrap();
    assert!(!alive(&world, &left).await);
    assert!(alive(&world, &kept).await, "each device for itself");
    assert!(!alive(&world, &Secret::draw()).await);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_token_ends_by_its_date_by_revocation_and_with_its_account(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let email = Who::Reporter.email();
    let works = async |token: &Secret| matches!(world.app.bearer(token).await, Ok(Some(_)));
    let hour = SignedDuration::from_hours(1);
    let end = world.app.now() + hour;
    let limited = NewToken {
        until: Some(end),
        ..NewToken::whole("court")
    };
    let short = world.app.issue_token(&email, limited).await;
    let short = short.unwrap();
    let long = world
        .app
        .issue_token(&email, NewToken::whole("long"))
        .await
        .unwrap();
    let other = world
        .app
        .issue_token(&email, NewToken::whole("autre"))
        .await
        .unwrap();
    assert!(works(&short).await && works(&long).await && works(&other).await);
    world.clock.advance(hour);
    assert!(!works(&short).await);
    assert_eq!(world.app.revoke_token(&email, "long").await.unwrap(), 1);
    assert_eq!(world.app.revoke_token(&email, "long").await.unwrap(), 0);
    assert!(!works(&long).await);
    assert!(works(&other).await);
    let (session, _) = signed_in(&world, Who::Reporter, PASSWORD).await;
    world.app.disable(&email).await.unwrap();
    assert!(!works(&other).await);
    assert!(!alive(&world, &session).await);
    assert!(!works(&session).await, "a cookie is no token");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_forgotten_password_is_replaced_by_mail_whoever_asks(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let email = Who::Reporter.email();
    let (before, _) = signed_in(&world, Who::Reporter, PASSWORD).await;
    for asked in [email.as_str(), "nobody@test.example", "nonsense"] {
        world
            .app
            .forgot_password(asked, &OFFICE.into())
            .await
            .unwrap();
    }
    let mails = world.mails().await;
    assert_eq!(mails.len(), 1, "only somebody known is written to");
    world
        .app
        .forgot_password(&email, &HOME.into())
        .await
        .unwrap();
    let link = links_to(&world, &email).await.remove(0);
    world
        .app
        .accept_invitation(&link, ANOTHER, &OFFICE.into())
        .await
        .unwrap();
    assert!(!alive(&world, &before).await, "other sessions end");
    let outcome = world.app.sign_in(&email, PASSWORD, &OFFICE.into()).await;
    assert_eq!(wrong(outcome), WrongInput::WrongCredentials);
    signed_in(&world, Who::Reporter, ANOTHER).await;

    for _ in 0..30 {
        world
            .app
            .forgot_password(&email, &OFFICE.into())
            .await
            .unwrap();
    }
    let flood = links_to(&world, &email).await.len();
    assert!(flood <= 20, "{flood} mails from one address");
    world.clock.advance(SignedDuration::from_hours(25));
    world.app.tidy().await.unwrap();
    world
        .app
        .forgot_password(&email, &OFFICE.into())
        .await
        .unwrap();
    let mails = world.mails().await;
    let new = mails.iter().filter(|mail| mail.date == world.app.now());
    assert_eq!(new.count(), 1, "the next day");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn changing_ones_password_ends_other_sessions_and_links(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let email = Who::Reporter.email();
    let (elsewhere, _) = signed_in(&world, Who::Reporter, PASSWORD).await;
    let (here, session) = signed_in(&world, Who::Reporter, PASSWORD).await;
    world
        .app
        .forgot_password(&email, &HOME.into())
        .await
        .unwrap();
    let link = links_to(&world, &email).await.remove(0);
    let change = async |old: &str, new: &str| world.app.change_password(&session, old, new).await;
    assert_eq!(
        wrong(change(ANOTHER, ANOTHER).await),
        WrongInput::WrongCredentials
    );
    assert_eq!(
        wrong(change(PASSWORD, "court").await),
        WrongInput::PasswordTooShort
    );
    assert!(alive(&world, &elsewhere).await, "nothing was changed");
    change(PASSWORD, ANOTHER).await.unwrap();
    assert!(alive(&world, &here).await);
    assert!(!alive(&world, &elsewhere).await);
    assert_eq!(
        wrong(world.app.invitation(&link, &OFFICE.into()).await),
        WrongInput::InvitationInvalid
    );
    for _ in 0..5 {
        let outcome = change(PASSWORD, PASSWORD).await;
        assert_eq!(wrong(outcome), WrongInput::WrongCredentials);
    }
    assert!(
        matches!(
            wrong(change(ANOTHER, PASSWORD).await),
            WrongInput::TooManyAttempts { .. }
        ),
        "whoever holds a session does not guess the password at will"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn errors_say_nothing_of_what_people_wrote(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let outcome = world
        .app
        .issue_token("secret@valmont.example", NewToken::whole("x"));
    let error = outcome.await.unwrap_err();
    assert!(!error.to_string().contains("valmont"), "{error}");
    let secret = Secret::presented("mot-secret");
    assert!(!format!("{secret:?}").contains("mot-secret"));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_lost_password_costs_the_same_work_whoever_asks(#[case] engine: Engine) {
    let statements = Statements::default();
    let _counted = statements.count_on_this_thread();
    let world = World::on(engine).await;
    world.app.disable(&Who::Neighbour.email()).await.unwrap();
    let mut taken = Vec::new();
    for email in [
        Who::Reporter.email(),
        Who::Neighbour.email(),
        "nobody@test.example".to_owned(),
    ] {
        statements.taken();
        world
            .app
            .forgot_password(&email, &OFFICE.into())
            .await
            .unwrap();
        taken.push(statements.taken());
    }
    assert!(taken[0] > 0, "{taken:?}");
    assert!(taken.iter().all(|one| *one == taken[0]), "{taken:?}");
    assert_eq!(
        world.mails().await.len(),
        1,
        "only somebody known is written to"
    );
}
