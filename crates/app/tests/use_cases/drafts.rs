//! Drafts: kept, resumed from another device, shared with colleagues and with
//! nobody else, never silently overwritten (DECL-3).

use app::{
    AppError, Secret,
    drafts::{Draft, DraftBody, DraftKey, DraftSaved},
};
use jiff::SignedDuration;
use process::{access::Actor, declaration::facts::Prose, facility::Facility, ids::DraftId};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

fn about(facility: &Facility, words: &str) -> DraftBody {
    let mut body = DraftBody {
        facility: Some(facility.id),
        ..DraftBody::default()
    };
    body.facts.description = Prose::new(words);
    body
}

async fn begun(world: &World, who: Who, words: &str) -> DraftId {
    let body = about(&world.hospital, words);
    let (draft, _) = world.app.start_draft(world.actor(who), body).await.unwrap();
    draft.id
}

async fn opened(world: &World, who: Who, id: DraftId) -> Result<Draft, AppError> {
    world.app.draft(DraftKey::Actor(world.actor(who)), id).await
}

async fn saved(
    world: &World,
    who: Who,
    id: DraftId,
    seen: u32,
    body: DraftBody,
) -> Result<DraftSaved, AppError> {
    let key = DraftKey::Actor(world.actor(who));
    world.app.save_draft(key, id, seen, body).await
}

async fn listed(world: &World, who: Who) -> Vec<DraftId> {
    let drafts = world.app.drafts(world.actor(who)).await.unwrap();
    drafts.into_iter().map(|draft| draft.id).collect()
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_3_a_draft_is_resumed_by_the_facilitys_people_and_by_nobody_else(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let id = begun(&world, Who::Reporter, "Première phrase.").await;
    for who in [Who::Reporter, Who::Director, Who::SecurityOfficer] {
        assert_eq!(listed(&world, who).await, [id], "{who:?}");
        let draft = opened(&world, who, id).await.unwrap();
        assert_eq!(draft.author.as_deref(), Some("Reporter"));
        assert_eq!(draft.body, about(&world.hospital, "Première phrase."));
    }
    let others = Who::ALL
        .into_iter()
        .filter(|who| !matches!(who, Who::Reporter | Who::Director | Who::SecurityOfficer));
    for who in others {
        assert_eq!(listed(&world, who).await, [], "{who:?}");
        let outcome = opened(&world, who, id).await;
        assert!(matches!(outcome, Err(AppError::NotFound)), "{who:?}");
        let outcome = saved(&world, who, id, 1, DraftBody::default()).await;
        assert!(matches!(outcome, Err(AppError::NotFound)), "{who:?}");
        let key = DraftKey::Actor(world.actor(who));
        let outcome = world.app.drop_draft(key, id).await;
        assert!(matches!(outcome, Err(AppError::NotFound)), "{who:?}");
    }
    assert!(opened(&world, Who::Reporter, id).await.is_ok());
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_3_what_the_cert_or_another_facility_prepares_is_theirs_until_sent(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    for author in [Who::Analyst, Who::Ars, Who::Neighbour] {
        let id = begun(&world, author, "Appel reçu du CH de Valmont.").await;
        assert_eq!(listed(&world, author).await, [id], "{author:?}");
        let again = about(&world.hospital, "Appel reçu à 3 h.");
        saved(&world, author, id, 1, again).await.unwrap();
        for who in [Who::Reporter, Who::Director, Who::Colleague] {
            assert_eq!(listed(&world, who).await, [], "{author:?} to {who:?}");
            let outcome = opened(&world, who, id).await;
            assert!(matches!(outcome, Err(AppError::NotFound)));
        }
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_3_a_second_device_is_warned_and_overwrites_nothing(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let id = begun(&world, Who::Reporter, "Sur le téléphone.").await;
    let longer = about(&world.hospital, "Sur le téléphone, puis au bureau.");
    let outcome = saved(&world, Who::Director, id, 1, longer.clone()).await;
    assert_eq!(outcome.unwrap(), DraftSaved::Saved { version: 2 });
    let stale = about(&world.hospital, "Une autre suite.");
    let outcome = saved(&world, Who::Reporter, id, 1, stale).await.unwrap();
    let DraftSaved::Outdated { current } = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!((current.version, &current.body), (2, &longer));
    assert_eq!(
        opened(&world, Who::Reporter, id).await.unwrap().body,
        longer
    );

    let (one, two) = tokio::join!(
        saved(&world, Who::Reporter, id, 2, about(&world.hospital, "L'un")),
        saved(
            &world,
            Who::Director,
            id,
            2,
            about(&world.hospital, "L'autre")
        ),
    );
    let written = [one.unwrap(), two.unwrap()]
        .into_iter()
        .filter(|outcome| *outcome == DraftSaved::Saved { version: 3 });
    assert_eq!(written.count(), 1, "of two at once, one is warned");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_3_a_colleague_who_chooses_another_facility_takes_the_draft_from_nobody(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let id = begun(&world, Who::Reporter, "Panne.").await;
    let elsewhere = about(&world.nursing_home, "Panne.");
    saved(&world, Who::Director, id, 1, elsewhere.clone())
        .await
        .unwrap();
    for who in [Who::Reporter, Who::Director] {
        assert_eq!(listed(&world, who).await, [id], "{who:?}");
    }
    assert_eq!(listed(&world, Who::Neighbour).await, []);
    saved(&world, Who::SecurityOfficer, id, 2, elsewhere)
        .await
        .unwrap();
    assert_eq!(
        listed(&world, Who::Neighbour).await,
        [id],
        "the officer reports for both"
    );
    assert_eq!(listed(&world, Who::Reporter).await, [id], "its author");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_4_a_draft_begun_without_an_account_opens_by_its_secret_alone(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let body = about(&world.hospital, "Je travaille ici.");
    let (draft, secret) = world
        .app
        .start_draft(&Actor::stranger(), body)
        .await
        .unwrap();
    let secret = secret.expect("a secret");
    let key = DraftKey::Secret(&secret);
    let longer = about(&world.hospital, "Je travaille ici, aux urgences.");
    let outcome = world.app.save_draft(key, draft.id, 1, longer.clone()).await;
    assert_eq!(outcome.unwrap(), DraftSaved::Saved { version: 2 });
    let shown = world.app.draft(key, draft.id).await.unwrap();
    assert_eq!((shown.body, shown.author), (longer, None));

    let wrong = Secret::draw();
    let outcome = world.app.draft(DraftKey::Secret(&wrong), draft.id).await;
    assert!(matches!(outcome, Err(AppError::NotFound)));
    let stranger = Actor::stranger();
    let outcome = world.app.draft(DraftKey::Actor(&stranger), draft.id).await;
    assert!(matches!(outcome, Err(AppError::NotFound)));
    for who in [Who::Reporter, Who::Director, Who::Analyst] {
        let outcome = opened(&world, who, draft.id).await;
        assert!(matches!(outcome, Err(AppError::NotFound)), "{who:?}");
        assert_eq!(listed(&world, who).await, [], "{who:?}");
    }
    world.app.drop_draft(key, draft.id).await.unwrap();
    let outcome = world.app.draft(key, draft.id).await;
    assert!(matches!(outcome, Err(AppError::NotFound)));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_3_a_dropped_draft_is_gone_for_everybody(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let id = begun(&world, Who::Reporter, "Fausse alerte.").await;
    let key = DraftKey::Actor(world.actor(Who::Director));
    world.app.drop_draft(key, id).await.unwrap();
    assert_eq!(listed(&world, Who::Reporter).await, []);
    let late = about(&world.hospital, "Fausse alerte ?");
    let outcome = saved(&world, Who::Reporter, id, 1, late).await;
    assert!(matches!(outcome, Err(AppError::NotFound)));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_3_a_forgotten_draft_is_removed_after_a_warning_unless_somebody_goes_on(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let forgotten = begun(&world, Who::Reporter, "Oublié.").await;
    let resumed = begun(&world, Who::Director, "Repris.").await;
    let body = about(&world.hospital, "Sans compte.");
    let (unsigned, secret) = world
        .app
        .start_draft(&Actor::stranger(), body)
        .await
        .unwrap();
    let secret = secret.expect("a secret");
    let removed = async |hours: i64| {
        world.clock.advance(SignedDuration::from_hours(hours));
        world.app.tidy().await.unwrap().drafts
    };
    assert_eq!(removed(24 * 27 - 1).await, 0);
    assert!(world.mails().await.is_empty(), "too early for a warning");

    assert_eq!(removed(1).await, 0);
    assert_eq!(removed(0).await, 0);
    let warnings = world.mails().await;
    let told: Vec<&str> = warnings.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(
        told,
        [Who::Director.email(), Who::Reporter.email()],
        "each author once"
    );
    assert!(warnings[1].text.contains(&forgotten.to_string()));
    for words in ["Oublié", "Valmont"] {
        assert!(!warnings[1].text.contains(words), "KEEP-3");
    }

    let goes_on = about(&world.hospital, "Repris aujourd'hui.");
    saved(&world, Who::Director, resumed, 1, goes_on)
        .await
        .unwrap();
    assert_eq!(removed(24 * 3 - 1).await, 0);
    assert_eq!(removed(1).await, 2);
    assert_eq!(listed(&world, Who::Reporter).await, [resumed]);
    let key = DraftKey::Secret(&secret);
    let outcome = world.app.draft(key, unsigned.id).await;
    assert!(matches!(outcome, Err(AppError::NotFound)));
}
