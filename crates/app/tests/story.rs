//! One incident from its declaration to its lessons, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;

use app::AppError;
use process::{
    access::{Audience, Body},
    case::CaseAct,
    closure::Party,
    command::Command,
    obligations::Duty,
    refusal::{Reason, Refusal, Rule},
    words::{Class, ContactMeans, Finding, MeasureKind, MeasureReply, State, SupportChoice},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

fn text(words: &str) -> String {
    words.to_owned()
}

fn qualify(class: Class, findings: &[Finding]) -> Command {
    Command::Qualify {
        class,
        findings: findings.iter().copied().collect(),
        kinds: BTreeSet::new(),
        grounds: text("Chiffrement constaté sur deux serveurs."),
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn an_incident_is_worked_from_declaration_to_lessons(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let receipt = world
        .declares(Who::Reporter, "Écran de rançon sur deux postes.")
        .await;
    let case = receipt.reference;
    assert_eq!(
        receipt.bodies,
        [Body::Cert, Body::Ars("ARS-53".parse().unwrap())],
        "DECL-5"
    );
    assert_eq!(receipt.follow_link, None);

    world
        .does(Who::Analyst, case, Command::TakeIn)
        .await
        .unwrap();
    world
        .does(
            Who::Analyst,
            case,
            Command::Ask {
                text: text("Quels serveurs ?"),
                due: None,
            },
        )
        .await
        .unwrap();
    let duties = world.app.duties(world.actor(Who::Director)).await.unwrap();
    assert_eq!(duties.len(), 1);
    assert_eq!(duties[0].obligation.duty, Duty::Answer { question: 1 });
    let answer = Command::Answer {
        question: 1,
        text: text("SRV-01 et SRV-02."),
    };
    world.does(Who::Reporter, case, answer).await.unwrap();

    let qualified = qualify(
        Class::Serious,
        &[Finding::SanitaryImpact, Finding::Malicious],
    );
    world.does(Who::Analyst, case, qualified).await.unwrap();
    assert_eq!(
        world.sees(Who::Dgs, case).await.unwrap().case.state,
        State::InTreatment
    );
    assert!(matches!(
        world.sees(Who::Anssi, case).await,
        Err(AppError::NotFound)
    ));

    let entrust = Command::DecideSupport {
        choice: SupportChoice::Entrust,
        comment: text(""),
    };
    world.does(Who::Ars, case, entrust).await.unwrap();
    let contact = Command::LogContact {
        means: ContactMeans::Phone,
        at: None,
        summary: text("Appel du responsable informatique."),
    };
    world.does(Who::Analyst, case, contact).await.unwrap();
    let measure = Command::ProposeMeasure {
        kind: MeasureKind::Containment,
        text: text("Débrancher les deux serveurs."),
        due: None,
    };
    world.does(Who::Analyst, case, measure).await.unwrap();
    let done = Command::AnswerMeasure {
        measure: 1,
        reply: MeasureReply::Done,
        comment: text(""),
    };
    world.does(Who::Reporter, case, done).await.unwrap();

    world
        .does(Who::Analyst, case, Command::MoveToClosing)
        .await
        .unwrap();
    let report = Command::WriteClosingReport {
        actions: text("Serveurs isolés puis restaurés."),
        results: text("Service rétabli."),
        residual_vulnerabilities: text(""),
        residual_risks: text(""),
    };
    world.does(Who::Analyst, case, report).await.unwrap();
    world
        .does(Who::Director, case, Command::EndHandling { text: text("") })
        .await
        .unwrap();
    let early = world.does(Who::Analyst, case, Command::Close).await;
    let missing = Reason::AgreementsMissing(vec![Party::Cert, Party::Facility, Party::Ars]);
    assert!(
        matches!(&early, Err(AppError::Refused(refusal))
            if *refusal == Refusal::new(Rule::Close1, missing)),
        "{early:?}"
    );
    for who in [Who::Director, Who::Ars, Who::Analyst] {
        world
            .does(who, case, Command::Agree { comment: text("") })
            .await
            .unwrap();
    }
    world
        .does(Who::Analyst, case, Command::Close)
        .await
        .unwrap();
    let lessons = Command::WriteLessons {
        roots: [process::words::RootCause::NoSecondFactor].into(),
        factors: std::collections::BTreeSet::new(),
        causes: text("Accès distant sans second facteur."),
        aggravating_factors: text(""),
        difficulties: text(""),
        measures: text(""),
        recommendations: text("Second facteur partout."),
        watch: String::new(),
    };
    world.does(Who::Analyst, case, lessons).await.unwrap();
    let approve = Command::ApproveLessons;
    world.does(Who::Lead, case, approve).await.unwrap();

    let view = world.sees(Who::Analyst, case).await.unwrap();
    assert_eq!(view.case.state, State::Closed);
    assert!(view.case.lessons.is_some());
    assert_eq!(
        view.story.len(),
        20,
        "the clock of the complaint among them"
    );
    assert_eq!(view.story[2].author.name.as_deref(), Some("Analyst"));
    assert!(
        world
            .app
            .duties(world.actor(Who::Analyst))
            .await
            .unwrap()
            .is_empty()
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_5_each_reads_only_what_is_addressed_to_them(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = world
        .declares(Who::Reporter, "Panne du dossier patient.")
        .await
        .reference;
    let sanitary = qualify(Class::Serious, &[Finding::SanitaryImpact]);
    world.does(Who::Analyst, case, sanitary).await.unwrap();
    let note = Command::Note {
        text: text("À recouper avec un autre signalement."),
    };
    world.does(Who::Analyst, case, note).await.unwrap();
    for (to, words) in [
        (Audience::Authorities, "Entre services."),
        (Audience::Parties, "À tous ceux qui y travaillent."),
        (Audience::Body(Body::Dgs), "Pour la DGS seule."),
    ] {
        world
            .does(
                Who::Analyst,
                case,
                Command::Message {
                    to,
                    text: text(words),
                },
            )
            .await
            .unwrap();
    }
    let reads = async |who: Who| {
        let view = world.sees(who, case).await.unwrap();
        let mut texts = Vec::new();
        for item in view.story {
            match item.recorded.act {
                CaseAct::Noted { text } | CaseAct::Messaged { text, .. } => {
                    texts.push(text.known().cloned().unwrap());
                }
                _ => {}
            }
        }
        texts
    };
    assert_eq!(reads(Who::Colleague).await.len(), 4);
    assert_eq!(
        reads(Who::Reporter).await,
        ["À tous ceux qui y travaillent."]
    );
    assert_eq!(
        reads(Who::Ars).await,
        ["Entre services.", "À tous ceux qui y travaillent."]
    );
    assert_eq!(
        reads(Who::Dgs).await,
        ["Entre services.", "Pour la DGS seule."]
    );
    for who in [Who::Neighbour, Who::OtherArs, Who::Ansm, Who::Anssi] {
        assert!(
            matches!(world.sees(who, case).await, Err(AppError::NotFound)),
            "{who:?}"
        );
        let page = world
            .app
            .cases(world.actor(who), &Default::default(), None, 50)
            .await
            .unwrap();
        assert!(page.items.is_empty(), "{who:?}");
    }
    let found = world
        .app
        .search(world.actor(Who::Ars), "recouper")
        .await
        .unwrap();
    assert!(
        found.cases.is_empty(),
        "the CERT's notes are not found by others"
    );
    let found = world
        .app
        .search(world.actor(Who::Analyst), "recouper")
        .await
        .unwrap();
    assert_eq!(found.cases.len(), 1);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn two_people_acting_at_once_the_second_learns_what_changed(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = world
        .declares(Who::Reporter, "Messagerie compromise.")
        .await
        .reference;
    let seen = world.sees(Who::Analyst, case).await.unwrap().version;
    let first = qualify(Class::Serious, &[]);
    world
        .does_seeing(Who::Analyst, case, first, Some(seen))
        .await
        .unwrap();
    let second = qualify(Class::Minor, &[]);
    let refused = world
        .does_seeing(Who::Colleague, case, second, Some(seen))
        .await;
    let Err(AppError::Refused(refusal)) = refused else {
        panic!("{refused:?}")
    };
    let now = world.sees(Who::Colleague, case).await.unwrap().version;
    assert_eq!(
        refusal,
        Refusal::new(Rule::Keep1, Reason::ChangedSince(now))
    );
    assert_eq!(
        world.sees(Who::Lead, case).await.unwrap().case.class(),
        Some(Class::Serious)
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_1_the_read_side_is_rebuilt_equal_from_the_acts(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = world
        .declares(Who::Reporter, "Panne de climatisation.")
        .await
        .reference;
    world
        .does(Who::Analyst, case, qualify(Class::Minor, &[]))
        .await
        .unwrap();
    world
        .does(
            Who::Ars,
            case,
            Command::RecordCareSupply {
                text: text("Rien à faire."),
            },
        )
        .await
        .unwrap();
    let checked = world.app.check_read_side().await.unwrap();
    assert_eq!(checked.cases, 1);
    assert_eq!(checked.differing, []);
}
