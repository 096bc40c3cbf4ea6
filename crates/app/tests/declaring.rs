//! Declaring: once, by whom, for which sites, and who hears of it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use app::{
    AppError, Secret, WrongInput,
    cases::{CaseFilter, DeclareRequest, Receipt},
    drafts::{DraftBody, DraftKey, SentDraft},
};
use process::{
    access::{Actor, Body},
    act::Sequence,
    case::{CaseAct, Confirmation, HelpNeeded},
    command::Command,
    declaration::facts::{FactsProblem, FieldKey, FieldProblem, ReporterContact},
    facility::Facility,
    ids::{DraftId, Reference},
    notices::Template,
    refusal::{Reason, Refusal, Rule},
    words::{CareImpact, Channel, MilitaryNotice, YesNo},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, declaration, facility, instant, reporter_contact},
};

fn body_of(request: &DeclareRequest) -> DraftBody {
    DraftBody {
        facility: Some(request.facility),
        affected: request.affected.clone(),
        facts: request.facts.clone(),
        reporter: request.reporter.clone(),
        ..DraftBody::default()
    }
}

fn sending(request: &DeclareRequest, id: DraftId, secret: Option<&Secret>) -> DeclareRequest {
    DeclareRequest {
        draft: Some(SentDraft {
            id,
            version: Some(1),
            secret: secret.cloned(),
        }),
        ..request.clone()
    }
}

async fn cases(world: &World, who: Who) -> Vec<Reference> {
    world
        .app
        .cases(world.actor(who), &CaseFilter::default(), None, 50)
        .await
        .unwrap()
        .items
        .into_iter()
        .map(|line| line.reference)
        .collect()
}

async fn addresses(world: &World) -> Vec<String> {
    world
        .mails()
        .await
        .into_iter()
        .map(|mail| mail.to)
        .collect()
}

fn ars(code: &str) -> Body {
    Body::Ars(code.parse().unwrap())
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, AppError>) -> Refusal {
    match outcome {
        Err(AppError::Refused(refusal)) => refusal,
        other => panic!("a refusal is expected, not {other:?}"),
    }
}

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

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn intake_1_the_agencies_of_all_sites_are_told_and_the_declaring_one_leads(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let away = world.nursing_home.finess;
    let request = DeclareRequest {
        affected: vec![away, world.hospital.finess, away],
        ..declaration(&world.hospital, "Même prestataire sur deux sites.")
    };
    let receipt = world
        .app
        .declare(world.actor(Who::Reporter), request)
        .await
        .unwrap();
    let bodies = [Body::Cert, ars("ARS-28"), ars("ARS-53")];
    assert_eq!(receipt.bodies, bodies);
    assert_eq!(
        addresses(&world).await,
        [
            "cert@sante.example",
            "declarant@test.example",
            "ssi-bretagne@ars.example",
            "ssi-normandie@ars.example"
        ]
    );
    for who in [Who::Ars, Who::OtherArs] {
        let view = world.sees(who, receipt.reference).await.unwrap();
        assert_eq!(view.case.lead, Some("ARS-53".parse().unwrap()));
        assert_eq!(view.sites.len(), 1, "a site named twice counts once");
    }
    assert!(
        cases(&world, Who::Neighbour).await.is_empty(),
        "the other site sees nothing of it (QUAL-5)"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn intake_1_sites_are_of_the_register_and_not_too_many(#[case] engine: Engine) {
    let world = World::configured(engine, |config| config.process.most_affected_sites = 2).await;
    let reporter = world.actor(Who::Reporter);
    let naming = |numbers: &[&str]| DeclareRequest {
        affected: numbers.iter().map(|text| text.parse().unwrap()).collect(),
        ..declaration(&world.hospital, "Panne.")
    };
    let outcome = world.app.declare(reporter, naming(&["750000010"])).await;
    assert!(matches!(
        outcome,
        Err(AppError::Wrong(WrongInput::UnknownFacility(number))) if number == "750000010"
    ));
    let many = naming(&["750000010", "140000019", "350000014"]);
    let outcome = world.app.declare(reporter, many).await;
    let too_many = Refusal::new(Rule::Intake1, Reason::TooManySites(2));
    assert_eq!(refused(outcome), too_many);
    assert!(cases(&world, Who::Analyst).await.is_empty());
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn intake_1_where_there_is_no_agency_the_cert_and_hfds_are_told(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let request = declaration(&world.island_centre, "Panne.");
    let receipt = world
        .app
        .declare(&Actor::stranger(), request)
        .await
        .unwrap();
    assert_eq!(receipt.bodies, [Body::Cert, Body::Hfds]);
    let told = addresses(&world).await;
    for address in ["cert@sante.example", "hfds@sante.example"] {
        assert!(told.iter().any(|to| to == address), "{address} in {told:?}");
    }
    assert_eq!(cases(&world, Who::Hfds).await, [receipt.reference]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_7_a_military_hospitals_report_is_not_taken(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let military = Refusal::new(Rule::Decl7, Reason::MilitaryFacility);
    for actor in [Actor::stranger(), world.actor(Who::Analyst).clone()] {
        let request = declaration(&world.military_hospital, "Panne.");
        let outcome = world.app.declare(&actor, request).await;
        assert_eq!(refused(outcome), military);
    }
    let request = DeclareRequest {
        affected: vec![world.military_hospital.finess],
        ..declaration(&world.hospital, "Panne.")
    };
    let outcome = world.app.declare(world.actor(Who::Reporter), request).await;
    assert_eq!(refused(outcome), military, "nor as a site of another's");
    assert!(cases(&world, Who::Analyst).await.is_empty());
    assert!(world.mails().await.is_empty());
}

fn notice(facility: &Facility, notice: MilitaryNotice, care: CareImpact) -> DeclareRequest {
    let mut request = declaration(facility, "Incident dans un hôpital des armées.");
    request.military = Some(notice);
    request.facts.care_impact = care.into();
    request
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_7_of_the_ministrys_notice_an_agency_learns_that_it_exists_unless_care_suffers(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let existence = notice(
        &world.military_hospital,
        MilitaryNotice::ExistenceOnly,
        CareImpact::None,
    );
    let outcome = world
        .app
        .declare(world.actor(Who::Ars), existence.clone())
        .await;
    assert_eq!(refused(outcome).rule, Rule::Decl7);
    let first = world
        .app
        .declare(world.actor(Who::Hfds), existence)
        .await
        .unwrap();
    assert_eq!(first.confirmation, Confirmation::Confirmed);
    assert_eq!(first.follow_link, None);
    let view = world.sees(Who::Analyst, first.reference).await.unwrap();
    let told: Vec<Template> = view
        .told
        .iter()
        .filter(|line| line.recipient.to_string() == "body:ars:ARS-53")
        .map(|line| line.template)
        .collect();
    assert_eq!(told, [Template::MilitaryExistence]);
    assert!(cases(&world, Who::Ars).await.is_empty());
    assert!(
        !addresses(&world)
            .await
            .contains(&"declarant@test.example".to_owned()),
        "nobody of a military hospital is written to"
    );

    let affected = notice(
        &world.military_hospital,
        MilitaryNotice::Full,
        CareImpact::Interruption,
    );
    let second = world
        .app
        .declare(world.actor(Who::Analyst), affected)
        .await
        .unwrap();
    assert_eq!(cases(&world, Who::Ars).await, [second.reference]);
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
