//! Reports left by people who are not designated (DECL-4).

use app::{AppError, Secret, cases::Receipt, drafts::DraftKey};
use process::{
    access::{Actor, Body},
    case::Confirmation,
    command::Command,
    refusal::{Reason, Refusal, Rule},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, declaration},
};

use crate::{
    outcomes::refused,
    sendings::{ars, body_of, sending},
};

async fn left_by_a_stranger(world: &World, words: &str) -> (Receipt, String) {
    let request = declaration(&world.hospital, words);
    let receipt = world
        .app
        .declare(&Actor::stranger(), request)
        .await
        .unwrap();
    let link = receipt.follow_link.clone().expect("a secret link");
    let secret = link.rsplit('/').next().unwrap().to_owned();
    (receipt, secret)
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_4_a_strangers_report_is_followed_by_its_secret_alone(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let (receipt, secret) = left_by_a_stranger(&world, "Le serveur est chiffré.").await;
    let case = receipt.reference;
    assert_eq!(receipt.confirmation, Confirmation::Awaited);
    assert_eq!(receipt.bodies, [Body::Cert, ars("ARS-53")], "DECL-5");

    let (other, others_secret) = left_by_a_stranger(&world, "Autre chose.").await;
    for wrong in ["", "not-the-secret", others_secret.as_str()] {
        let opened = world.app.follower(case, wrong).await;
        assert!(matches!(opened, Err(AppError::NotFound)), "{wrong:?}");
    }
    let unknown = "2026-999999".parse().unwrap();
    let opened = world.app.follower(unknown, &secret).await;
    assert!(matches!(opened, Err(AppError::NotFound)));

    let follower = world.app.follower(case, &secret).await.unwrap();
    let view = world.app.case(&follower, case).await.unwrap();
    assert_eq!(view.case.reference, case);
    let elsewhere = world.app.case(&follower, other.reference).await;
    assert!(matches!(elsewhere, Err(AppError::NotFound)));

    let question = Command::Ask {
        text: "Depuis quand ?".to_owned(),
        due: None,
    };
    world.does(Who::Analyst, case, question).await.unwrap();
    let answer = app::cases::ActRequest {
        command: Command::Answer {
            question: 1,
            text: "Depuis minuit.".to_owned(),
        },
        seen: None,
        key: None,
    };
    world.app.act(&follower, case, answer).await.unwrap();
    let mails = world.mails().await;
    let asked = mails
        .iter()
        .filter(|mail| mail.to == "declarant@test.example" && mail.text.contains(&secret));
    assert_eq!(
        asked.count(),
        2,
        "each of the author's mails holds the link"
    );
    let told: Vec<&str> = mails
        .iter()
        .filter(|mail| mail.text.contains(&secret))
        .map(|mail| mail.to.as_str())
        .collect();
    assert_eq!(told, ["declarant@test.example"; 2], "nobody else gets it");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_4_the_director_or_the_cert_with_a_note_confirms_a_report(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let confirm = |note: &str| Command::Confirm {
        note: note.to_owned(),
    };
    let (first, _) = left_by_a_stranger(&world, "Panne.").await;
    let outcome = world
        .does(Who::Reporter, first.reference, confirm(""))
        .await;
    assert_eq!(refused(outcome).rule, Rule::Decl4);
    world
        .does(Who::Director, first.reference, confirm(""))
        .await
        .unwrap();
    let outcome = world
        .does(Who::Director, first.reference, confirm(""))
        .await;
    let already = Refusal::new(Rule::Decl4, Reason::AlreadyConfirmed);
    assert_eq!(refused(outcome), already);

    let (second, _) = left_by_a_stranger(&world, "Panne.").await;
    let outcome = world
        .does(Who::Analyst, second.reference, confirm("  "))
        .await;
    assert_eq!(refused(outcome).rule, Rule::Decl4);
    let note = "Rappelé au standard de l'établissement.";
    world
        .does(Who::Analyst, second.reference, confirm(note))
        .await
        .unwrap();
    for case in [first.reference, second.reference] {
        let view = world.sees(Who::Analyst, case).await.unwrap();
        assert_eq!(view.case.confirmation, Confirmation::Confirmed);
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_4_a_stranger_who_sends_twice_finds_the_same_receipt(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let stranger = Actor::stranger();
    let request = declaration(&world.hospital, "Panne.");
    let (draft, secret) = world
        .app
        .start_draft(&stranger, body_of(&request))
        .await
        .unwrap();
    let secret = secret.expect("a secret");
    let request = sending(&request, draft.id, Some(&secret));
    let first = world.app.declare(&stranger, request.clone()).await.unwrap();
    assert!(first.follow_link.is_some());
    let again = world.app.declare(&stranger, request).await.unwrap();
    assert_eq!(first, again);
    let shown = world
        .app
        .sent_draft(DraftKey::Secret(&secret), draft.id)
        .await
        .unwrap();
    assert_eq!(shown, first);
    let wrong = Secret::presented("another");
    for key in [
        DraftKey::Secret(&wrong),
        DraftKey::Actor(&stranger),
        DraftKey::Actor(world.actor(Who::Neighbour)),
    ] {
        let shown = world.app.sent_draft(key, draft.id).await;
        assert!(matches!(shown, Err(AppError::NotFound)), "{key:?}");
    }
    let kept = store::idempotency::answer(world.db.read(), "draft", &draft.id.to_string())
        .await
        .unwrap()
        .expect("the answer is kept");
    assert!(!kept.contains("/suivi/"), "the secret link is not");
}
