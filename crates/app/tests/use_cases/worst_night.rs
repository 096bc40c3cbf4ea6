//! Many people at once, callers who vanish, workers who die: nothing accepted
//! is lost, nothing happens twice.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use app::{
    App, AppError,
    cases::{ActRequest, CaseFilter, DeclareRequest, IdempotencyKey},
    mails::{Attempt, Mail},
};
use jiff::SignedDuration;
use process::{
    access::{Actor, Audience},
    case::CaseAct,
    command::Command,
    ids::Reference,
    refusal::{Reason, Refusal},
    words::Class,
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, declaration},
};
use tokio::{task::JoinSet, time::timeout};

const MANY: usize = 50;

async fn all_cases(world: &World) -> BTreeSet<Reference> {
    let mut found = BTreeSet::new();
    let mut next = None;
    loop {
        let page = world
            .app
            .cases(
                world.actor(Who::Analyst),
                &CaseFilter::default(),
                next.as_deref(),
                20,
            )
            .await
            .unwrap();
        for line in page.items {
            assert!(found.insert(line.reference), "a line stands once");
        }
        next = page.next;
        if next.is_none() {
            return found;
        }
    }
}

async fn assert_sound(world: &World, cases: usize) {
    let checked = world.app.check_read_side().await.unwrap();
    assert_eq!(checked.cases as usize, cases);
    assert_eq!(checked.differing, []);
}

fn by_address(mails: &[Mail]) -> BTreeMap<&str, usize> {
    let mut counted = BTreeMap::new();
    for mail in mails {
        *counted.entry(mail.to.as_str()).or_default() += 1;
    }
    counted
}

fn keyed(world: &World, n: usize) -> DeclareRequest {
    DeclareRequest {
        key: Some(IdempotencyKey::new(&format!("cle-{n}")).unwrap()),
        ..declaration(&world.hospital, &format!("Panne {n}."))
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_declaration_whose_sender_vanishes_happens_wholly_or_not_at_all(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let reporter = world.actor(Who::Reporter);
    for n in 0..MANY {
        let patience = Duration::from_micros(200 * n as u64);
        let sent = timeout(patience, world.app.declare(reporter, keyed(&world, n))).await;
        let again = world.app.declare(reporter, keyed(&world, n)).await.unwrap();
        if let Ok(receipt) = sent {
            assert_eq!(receipt.unwrap(), again);
        }
        assert_eq!(all_cases(&world).await.len(), n + 1, "once each");
    }
    let mails = world.mails().await;
    let expected = [
        ("cert@sante.example", MANY),
        ("declarant@test.example", MANY),
        ("ssi-bretagne@ars.example", MANY),
    ];
    assert_eq!(by_address(&mails), expected.into());
    assert_sound(&world, MANY).await;
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_declarations_at_once_are_all_stored_once(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let mut sending = JoinSet::new();
    for n in 0..MANY {
        // Each is sent twice at the same time, as by an impatient click.
        for _ in 0..2 {
            let app = world.app.clone();
            let actor = world.actor(Who::Reporter).clone();
            let request = keyed(&world, n);
            sending.spawn(async move { (n, app.declare(&actor, request).await.unwrap()) });
        }
    }
    let mut receipts = BTreeMap::new();
    for (n, receipt) in sending.join_all().await {
        let first = receipts.entry(n).or_insert_with(|| receipt.clone());
        assert_eq!(*first, receipt);
    }
    let references: BTreeSet<Reference> = receipts.values().map(|it| it.reference).collect();
    assert_eq!(references.len(), MANY);
    assert_eq!(all_cases(&world).await, references);
    assert_eq!(world.mails().await.len(), 3 * MANY);
    assert_sound(&world, MANY).await;
}

async fn acts(app: &App, actor: &Actor, case: Reference, command: Command) -> Result<(), AppError> {
    let request = ActRequest {
        command,
        seen: None,
        key: None,
    };
    app.act(actor, case, request).await.map(drop)
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_acts_at_once_on_one_case_all_stand_in_its_story(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    world.mails().await;
    let mut acting = JoinSet::new();
    for n in 0..MANY {
        let app = world.app.clone();
        let text = format!("Message {n}");
        let (who, command) = match n % 2 {
            0 => (Who::Analyst, Command::Note { text }),
            _ => {
                let to = Audience::Authorities;
                (Who::Ars, Command::Message { to, text })
            }
        };
        let actor = world.actor(who).clone();
        acting.spawn(async move { acts(&app, &actor, case, command).await });
    }
    for done in acting.join_all().await {
        done.unwrap();
    }
    let view = world.sees(Who::Analyst, case).await.unwrap();
    let sequence: Vec<u32> = view.story.iter().map(|item| item.recorded.seq.0).collect();
    assert_eq!(sequence, (1..=MANY as u32 + 2).collect::<Vec<_>>());
    let texts: BTreeSet<String> = view
        .story
        .iter()
        .filter_map(|item| match &item.recorded.act {
            CaseAct::Noted { text } | CaseAct::Messaged { text, .. } => text.known().cloned(),
            _ => None,
        })
        .collect();
    assert_eq!(texts.len(), MANY);
    let mails = world.mails().await;
    assert_eq!(
        by_address(&mails),
        [("cert@sante.example", MANY / 2)].into(),
        "notes are told to nobody, each message once"
    );
    assert_sound(&world, 1).await;
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn keep_1_of_many_judgements_on_one_version_one_stands(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = world.declares(Who::Reporter, "Panne.").await.reference;
    let seen = world.sees(Who::Analyst, case).await.unwrap().version;
    let mut judging = JoinSet::new();
    for class in [Class::Minor, Class::Serious, Class::Significant].repeat(4) {
        let app = world.app.clone();
        let actor = world.actor(Who::Analyst).clone();
        let request = ActRequest {
            command: Command::Qualify {
                class,
                findings: BTreeSet::new(),
                kinds: BTreeSet::new(),
                grounds: "Constaté sur place.".to_owned(),
            },
            seen: Some(seen),
            key: None,
        };
        judging.spawn(async move { (class, app.act(&actor, case, request).await) });
    }
    let (stood, not): (Vec<_>, Vec<_>) = judging
        .join_all()
        .await
        .into_iter()
        .partition(|(_, outcome)| outcome.is_ok());
    assert_eq!(stood.len(), 1);
    for (_, outcome) in not {
        assert!(matches!(
            outcome,
            Err(AppError::Refused(Refusal {
                reason: Reason::ChangedSince(_),
                ..
            }))
        ));
    }
    let view = world.sees(Who::Analyst, case).await.unwrap();
    assert_eq!(view.case.class(), Some(stood[0].0));
    assert_sound(&world, 1).await;
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn the_mails_of_a_worker_that_died_leave_under_the_same_message_ids(#[case] engine: Engine) {
    let world = World::on(engine).await;
    world.declares(Who::Reporter, "Panne.").await;
    let ids = |mails: &[Mail]| -> BTreeSet<String> {
        mails.iter().map(|mail| mail.message_id.clone()).collect()
    };
    let held = world.mails().await;
    assert_eq!(held.len(), 3);
    assert!(world.mails().await.is_empty(), "held by the worker");
    world.clock.advance(SignedDuration::from_mins(10));
    let taken = world.mails().await;
    assert_eq!(ids(&taken), ids(&held));

    for mail in &taken {
        let sent = world
            .app
            .mail_attempted(mail.id, mail.attempts, Attempt::Sent);
        sent.await.unwrap();
    }
    let late = Attempt::Never("550 from a worker that was only slow".to_owned());
    world
        .app
        .mail_attempted(held[0].id, held[0].attempts, late)
        .await
        .unwrap();
    let health = world.app.mail_health().await.unwrap();
    assert_eq!(
        (health.waiting, health.given_up),
        (0, 0),
        "what was sent stays sent"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn workers_never_hold_the_same_mail(#[case] engine: Engine) {
    let world = World::on(engine).await;
    for n in 0..20 {
        world.declares(Who::Reporter, &format!("Panne {n}.")).await;
    }
    let mut working = JoinSet::new();
    for _ in 0..8 {
        let app = world.app.clone();
        working.spawn(async move {
            let mut held = Vec::new();
            loop {
                let taken = app.due_mails(3).await.unwrap();
                if taken.is_empty() {
                    return held;
                }
                for mail in taken {
                    let sent = app.mail_attempted(mail.id, mail.attempts, Attempt::Sent);
                    sent.await.unwrap();
                    held.push(mail.id);
                }
            }
        });
    }
    let held: Vec<uuid::Uuid> = working.join_all().await.concat();
    let different: BTreeSet<_> = held.iter().collect();
    assert_eq!((held.len(), different.len()), (60, 60));
    let health = world.app.mail_health().await.unwrap();
    assert_eq!(health.waiting, 0);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_overdue_duty_is_reminded_once_however_many_nodes_sweep(#[case] engine: Engine) {
    let world = World::on(engine).await;
    for n in 0..5 {
        world.declares(Who::Reporter, &format!("Panne {n}.")).await;
    }
    world.mails().await;
    world.clock.advance(SignedDuration::from_mins(61));
    let mut sweeping = JoinSet::new();
    for _ in 0..4 {
        let app = world.app.clone();
        sweeping.spawn(async move { app.sweep().await.unwrap() });
    }
    let reminded: u64 = sweeping.join_all().await.iter().sum();
    assert_eq!(reminded, 5);
    let reminders = world.mails().await;
    let reminders = reminders.iter().filter(|mail| mail.date == world.app.now());
    assert_eq!(reminders.count(), 5);
}
