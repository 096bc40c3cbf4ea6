//! Declaring: once, whole, and who hears of it.

use app::{
    AppError, Secret,
    cases::DeclareRequest,
    drafts::{DraftKey, SentDraft},
};
use process::{
    access::{Actor, Body},
    act::Sequence,
    case::{CaseAct, Confirmation, HelpNeeded},
    declaration::facts::{FactsProblem, FieldKey, FieldProblem, ReporterContact},
    refusal::{Reason, Refusal, Rule},
    words::{Channel, YesNo},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, declaration, facility, instant, reporter_contact},
};

use crate::{
    outcomes::refused,
    sendings::{addresses, ars, body_of, cases, sending},
};

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_5_a_form_sent_twice_opens_one_case_and_its_draft_is_gone(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let reporter = world.actor(Who::Reporter);
    let request = declaration(&world.hospital, "Écran de rançon.");
    let (draft, secret) = world
        .app
        .start_draft(reporter, body_of(&request))
        .await
        .unwrap();
    assert_eq!(secret, None, "somebody signed in needs no secret");
    let request = sending(&request, draft.id, None);
    let first = world.app.declare(reporter, request.clone()).await.unwrap();
    let again = world.app.declare(reporter, request).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(cases(&world, Who::Analyst).await, [first.reference]);
    assert_eq!(world.mails().await.len(), 3, "nobody is told twice");

    let opened = world.app.draft(DraftKey::Actor(reporter), draft.id).await;
    assert!(matches!(opened, Err(AppError::NotFound)));
    assert!(world.app.drafts(reporter).await.unwrap().is_empty());
    for who in [Who::Reporter, Who::Director] {
        let key = DraftKey::Actor(world.actor(who));
        let shown = world.app.sent_draft(key, draft.id).await.unwrap();
        assert_eq!(shown, first, "{who:?}");
    }
    let neighbour = DraftKey::Actor(world.actor(Who::Neighbour));
    let shown = world.app.sent_draft(neighbour, draft.id).await;
    assert!(matches!(shown, Err(AppError::NotFound)));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_3_a_draft_that_a_colleague_saved_since_its_review_is_not_sent(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let reporter = world.actor(Who::Reporter);
    let request = declaration(&world.hospital, "Panne.");
    let (draft, _) = world
        .app
        .start_draft(reporter, body_of(&request))
        .await
        .unwrap();
    let longer = declaration(&world.hospital, "Panne, et la pharmacie est touchée.");
    let director = DraftKey::Actor(world.actor(Who::Director));
    world
        .app
        .save_draft(director, draft.id, 1, body_of(&longer))
        .await
        .unwrap();

    let outcome = world
        .app
        .declare(reporter, sending(&request, draft.id, None))
        .await;
    let changed = Reason::ChangedSince(Sequence(2));
    assert_eq!(refused(outcome), Refusal::new(Rule::Decl3, changed));
    let kept = world.app.draft(director, draft.id).await.unwrap();
    assert_eq!(kept.body, body_of(&longer), "no word is lost");
    assert!(cases(&world, Who::Analyst).await.is_empty());
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_3_a_draft_is_sent_only_by_those_to_whom_it_opens(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let reporter = world.actor(Who::Reporter);
    let request = declaration(&world.hospital, "Panne.");
    let (draft, _) = world
        .app
        .start_draft(reporter, body_of(&request))
        .await
        .unwrap();
    let others = [
        world.actor(Who::Neighbour).clone(),
        world.actor(Who::Analyst).clone(),
        Actor::stranger(),
    ];
    for actor in &others {
        let outcome = world
            .app
            .declare(actor, sending(&request, draft.id, None))
            .await;
        assert!(matches!(outcome, Err(AppError::NotFound)), "{actor:?}");
    }
    let wrong = Secret::presented("not its secret");
    let outcome = world
        .app
        .declare(reporter, sending(&request, draft.id, Some(&wrong)))
        .await;
    assert!(matches!(outcome, Err(AppError::NotFound)));
    assert_eq!(world.app.drafts(reporter).await.unwrap().len(), 1);
    assert!(cases(&world, Who::Analyst).await.is_empty());
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_2_an_incomplete_declaration_names_its_fields_and_stores_nothing(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let reporter = world.actor(Who::Reporter);
    let whole = declaration(&world.hospital, "Panne.");
    let empty = DeclareRequest {
        reporter: ReporterContact::default(),
        ..declaration(&world.hospital, "  ")
    };
    let (draft, _) = world
        .app
        .start_draft(reporter, body_of(&empty))
        .await
        .unwrap();
    let outcome = world
        .app
        .declare(reporter, sending(&empty, draft.id, None))
        .await;
    let Err(AppError::Incomplete {
        facts,
        reporter: contact,
    }) = outcome
    else {
        panic!("{outcome:?}")
    };
    assert_eq!(
        facts,
        [FactsProblem {
            field: FieldKey::Description,
            problem: FieldProblem::Missing
        }]
    );
    assert!(!contact.is_empty());
    assert!(cases(&world, Who::Analyst).await.is_empty());
    assert!(world.mails().await.is_empty());

    let key = DraftKey::Actor(reporter);
    world
        .app
        .save_draft(key, draft.id, 1, body_of(&whole))
        .await
        .unwrap();
    let completed = DeclareRequest {
        draft: Some(SentDraft {
            id: draft.id,
            version: Some(2),
            secret: None,
        }),
        ..whole
    };
    world.app.declare(reporter, completed).await.unwrap();
    assert_eq!(cases(&world, Who::Analyst).await.len(), 1);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_1_a_facility_closed_in_the_register_is_not_turned_away(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let mut closed = facility("560000010").at("56000", "VANNES", "56").build();
    closed.closed_on = Some("2026-01-31".parse().unwrap());
    let stored = closed.clone();
    world
        .db
        .write(move |tx| Box::pin(async move { store::facilities::put(tx, &[stored]).await }))
        .await
        .unwrap();
    let receipt = world
        .app
        .declare(&Actor::stranger(), declaration(&closed, "Panne."))
        .await
        .unwrap();
    assert_eq!(receipt.bodies, [Body::Cert, ars("ARS-53")]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_2b_the_cert_enters_a_call_in_the_reporters_name(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let request = DeclareRequest {
        channel: Channel::Phone,
        ..declaration(&world.hospital, "Appel du cadre de garde.")
    };
    let receipt = world
        .app
        .declare(world.actor(Who::Analyst), request)
        .await
        .unwrap();
    assert_eq!(receipt.confirmation, Confirmation::Confirmed);
    let told = addresses(&world).await;
    assert!(told.contains(&"declarant@test.example".to_owned()));
    let view = world.sees(Who::Reporter, receipt.reference).await.unwrap();
    let CaseAct::Declared(declared) = &view.story[0].recorded.act else {
        panic!("{:?}", view.story[0])
    };
    assert_eq!(declared.channel, Channel::Phone);
    assert_eq!(declared.reporter.value, reporter_contact());

    let silent = DeclareRequest {
        channel: Channel::Phone,
        reporter: ReporterContact {
            email: "".into(),
            ..reporter_contact()
        },
        ..declaration(&world.hospital, "Appel sans adresse.")
    };
    world
        .app
        .declare(world.actor(Who::Analyst), silent)
        .await
        .unwrap();
    let told = addresses(&world).await;
    assert!(
        !told.contains(&Who::Analyst.email()),
        "whoever entered it is not taken for the reporter: {told:?}"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_6_only_help_asked_for_outside_working_hours_pages_the_on_call(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let paged = async |at: &str, wanted: YesNo| {
        world.clock.set(instant(at));
        let mut request = declaration(&world.hospital, "Tout est arrêté.");
        request.facts.urgent_help = wanted.into();
        let receipt = world
            .app
            .declare(world.actor(Who::Reporter), request)
            .await
            .unwrap();
        let paged = addresses(&world)
            .await
            .contains(&"astreinte-cert@sante.example".to_owned());
        (receipt.help, paged, receipt.bodies.contains(&Body::Hfds))
    };
    let working = "2026-11-24T17:59:00+01:00";
    let night = "2026-11-24T18:00:00+01:00";
    let holiday = "2026-12-25T10:00:00+01:00";
    let off_hours = (HelpNeeded::AtOnceOffHours, true, true);
    assert_eq!(
        paged(working, YesNo::Yes).await,
        (HelpNeeded::AtOnce, false, false)
    );
    assert_eq!(paged(night, YesNo::Yes).await, off_hours);
    assert_eq!(
        paged(night, YesNo::No).await,
        (HelpNeeded::Normally, false, false)
    );
    assert_eq!(paged(holiday, YesNo::Yes).await, off_hours);
}
