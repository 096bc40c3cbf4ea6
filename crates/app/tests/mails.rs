//! What mails say, and that none is lost or doubled.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use app::{
    cases::ActRequest,
    mails::{Attempt, Mail},
};
use jiff::SignedDuration;
use process::{command::Command, declaration::facts::Facts, words::YesNo};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, declaration, instant},
};

async fn leaving(world: &World) -> Vec<Mail> {
    let mut mails: Vec<Mail> = world
        .app
        .due_mails(100)
        .await
        .unwrap()
        .into_iter()
        .filter(|mail| !mail.to.ends_with("@test.example") || mail.subject.contains("2026-"))
        .collect();
    mails.sort_by(|a, b| a.to.cmp(&b.to));
    mails
}

fn to(mails: &[Mail]) -> Vec<&str> {
    mails.iter().map(|mail| mail.to.as_str()).collect()
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_5_cert_and_ars_are_told_and_the_reporter_is_told_of_them(#[case] engine: Engine) {
    let world = World::on(engine).await;
    world
        .declares(Who::Reporter, "Rançongiciel au CH de Valmont")
        .await;
    let mails = leaving(&world).await;
    assert_eq!(
        to(&mails),
        [
            "cert@sante.example",
            "declarant@test.example",
            "ssi-bretagne@ars.example"
        ]
    );
    let shown: Vec<String> = mails
        .iter()
        .map(|mail| {
            format!(
                "to: {}\nsubject: {}\n\n{}",
                mail.to, mail.subject, mail.text
            )
        })
        .collect();
    if engine == Engine::Sqlite {
        insta::assert_snapshot!(shown.join("\n=====\n"));
    }
    for mail in &mails {
        for secret in ["Valmont", "ançon", "RENNES"] {
            let all = format!("{} {} {}", mail.subject, mail.text, mail.html);
            assert!(!all.contains(secret), "KEEP-3: {secret} in {all}");
        }
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_6_help_asked_for_at_night_pages_the_on_call(#[case] engine: Engine) {
    let world = World::on(engine).await;
    world.clock.set(instant("2026-11-22T03:00:00+01:00"));
    let mut request = declaration(&world.hospital, "Tout est chiffré.");
    request.facts = Facts {
        urgent_help: YesNo::Yes.into(),
        ..request.facts
    };
    world
        .app
        .declare(world.actor(Who::Reporter), request)
        .await
        .unwrap();
    let mails = leaving(&world).await;
    let paged = to(&mails);
    for address in [
        "astreinte-cert@sante.example",
        "astreinte-hfds@sante.example",
        "hfds@sante.example",
    ] {
        assert!(paged.contains(&address), "{address} in {paged:?}");
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_mail_that_fails_is_tried_again_under_the_same_message_id(#[case] engine: Engine) {
    let world = World::on(engine).await;
    world.declares(Who::Reporter, "Panne").await;
    let first = leaving(&world).await;
    let mail = &first[0];
    world
        .app
        .mail_attempted(mail.id, mail.attempts, Attempt::Later("451".to_owned()))
        .await
        .unwrap();
    for sent in &first[1..] {
        world
            .app
            .mail_attempted(sent.id, sent.attempts, Attempt::Sent)
            .await
            .unwrap();
    }
    assert!(leaving(&world).await.is_empty(), "not due yet");
    world.clock.advance(SignedDuration::from_mins(2));
    let again = leaving(&world).await;
    assert_eq!(again.len(), 1);
    assert_eq!(again[0].message_id, mail.message_id);
    assert_eq!(again[0].attempts, 1);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_declaration_not_taken_in_is_reminded_once(#[case] engine: Engine) {
    let world = World::on(engine).await;
    world.declares(Who::Reporter, "Panne").await;
    for mail in leaving(&world).await {
        world
            .app
            .mail_attempted(mail.id, mail.attempts, Attempt::Sent)
            .await
            .unwrap();
    }
    world.clock.advance(SignedDuration::from_mins(59));
    assert_eq!(world.app.sweep().await.unwrap(), 0);
    world.clock.advance(SignedDuration::from_mins(2));
    assert_eq!(world.app.sweep().await.unwrap(), 1);
    assert_eq!(world.app.sweep().await.unwrap(), 0);
    let reminders = leaving(&world).await;
    assert_eq!(to(&reminders), ["cert@sante.example"]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_repeated_request_is_harmless(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let key = app::cases::IdempotencyKey::new("cle-1").unwrap();
    let mut request = declaration(&world.hospital, "Panne");
    request.key = Some(key.clone());
    let actor = world.actor(Who::Reporter);
    let first = world.app.declare(actor, request.clone()).await.unwrap();
    let again = world.app.declare(actor, request.clone()).await.unwrap();
    assert_eq!(first, again);
    request.facts = Facts {
        urgent_help: YesNo::No.into(),
        ..request.facts
    };
    let other = world.app.declare(actor, request).await;
    assert!(matches!(other, Err(app::AppError::KeyReused)));
    let act = ActRequest {
        command: Command::TakeIn,
        seen: None,
        key: Some(key),
    };
    let analyst = world.actor(Who::Analyst);
    let done = world
        .app
        .act(analyst, first.reference, act.clone())
        .await
        .unwrap();
    assert_eq!(
        world.app.act(analyst, first.reference, act).await.unwrap(),
        done
    );
}
