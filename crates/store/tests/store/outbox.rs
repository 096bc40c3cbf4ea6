//! Messages leave once, whoever sends them, and are never lost.

use std::collections::BTreeSet;

use futures::future::join_all;
use jiff::SignedDuration;
use process::{access::Body, ids::ActId, notices::Urgency};
use rstest::rstest;
use store::outbox::{self, AfterFailure, Delivery, OutboxHealth, OutboxRow};

use crate::world::{
    Engine, START, Story, World, cert, facility, fill, id, minutes, of_body, of_facilities, world,
    write,
};

const LEASE: SignedDuration = SignedDuration::from_mins(5);

fn row(n: u128) -> OutboxRow {
    OutboxRow {
        id: id(n),
        dispatch: format!("dispatch {n}"),
        recipient: "body:cert".to_owned(),
        case: None,
        act: None,
        alert: None,
        template: "declaration-received".to_owned(),
        to: "cert@sante.example".to_owned(),
        lang: "fr".to_owned(),
        priority: 5,
        urgency: Urgency::Normal,
        deadline: None,
        bodies: BTreeSet::new(),
        secret: None,
        message_id: format!("<{n}@vigie.example>"),
        queued_at: START,
    }
}

async fn queue(db: &World, rows: Vec<OutboxRow>) {
    write!(db, |tx| outbox::enqueue(tx, &rows));
}

#[rstest]
#[tokio::test]
async fn a_message_comes_back_as_it_was_queued_with_its_cases_number(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let story = Story::new(123, &facility(1, "35"), START, |_| {});
    fill(&db, std::slice::from_ref(&story)).await;
    let full = OutboxRow {
        case: Some(story.case),
        act: Some(story.acts[0].id),
        urgency: Urgency::Urgent,
        deadline: Some(minutes(60)),
        bodies: [Body::Cert, Body::Ars("ARS-53".parse().unwrap())].into(),
        secret: Some("the rest of the link".to_owned()),
        ..row(1)
    };
    queue(&db, vec![full.clone()]).await;
    let claimed = outbox::claim_due(&db, START, LEASE, 10).await.unwrap();
    assert_eq!(claimed.len(), 1);
    assert_eq!(claimed[0].row, full);
    assert_eq!(claimed[0].reference, Some("2026-000123".parse().unwrap()));
    assert_eq!(claimed[0].attempts, 0);
}

#[rstest]
#[tokio::test]
async fn a_dispatch_reaches_each_recipient_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    queue(&db, vec![row(1)]).await;
    let again = OutboxRow {
        dispatch: "dispatch 1".to_owned(),
        ..row(2)
    };
    queue(&db, vec![again, row(3)]).await;
    let claimed = outbox::claim_due(&db, START, LEASE, 10).await.unwrap();
    let ids: Vec<_> = claimed.iter().map(|mail| mail.row.id).collect();
    assert_eq!(ids, [id(1), id(3)]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn workers_never_hold_the_same_message(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    queue(&db, (1..=200).map(row).collect()).await;
    let workers = (0..8).map(|_| {
        let db = db.clone();
        tokio::spawn(async move {
            let mut held = Vec::new();
            loop {
                let claimed = outbox::claim_due(&db, START, LEASE, 9).await.unwrap();
                if claimed.is_empty() {
                    return held;
                }
                held.extend(claimed.into_iter().map(|mail| mail.row.id));
            }
        })
    });
    let held: Vec<_> = join_all(workers)
        .await
        .into_iter()
        .flat_map(Result::unwrap)
        .collect();
    let distinct: BTreeSet<_> = held.iter().copied().collect();
    assert_eq!(held.len(), distinct.len());
    assert_eq!(distinct, (1..=200).map(id).collect());
}

#[rstest]
#[tokio::test]
async fn the_pressing_go_first_then_the_longest_due(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let at = |n, priority, minute| OutboxRow {
        priority,
        queued_at: minutes(minute),
        ..row(n)
    };
    queue(
        &db,
        vec![at(1, 5, 2), at(2, 5, 1), at(3, 1, 3), at(4, 5, 9)],
    )
    .await;
    let claimed = outbox::claim_due(&db, minutes(5), LEASE, 10).await.unwrap();
    let ids: Vec<_> = claimed.iter().map(|mail| mail.row.id).collect();
    assert_eq!(ids, [id(3), id(2), id(1)], "the fourth is not due yet");
}

#[rstest]
#[tokio::test]
async fn a_message_whose_worker_died_is_due_again_under_the_same_message_id(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    queue(&db, vec![row(1)]).await;
    let first = outbox::claim_due(&db, START, LEASE, 10).await.unwrap();
    let held = outbox::claim_due(&db, minutes(4), LEASE, 10).await.unwrap();
    assert_eq!(held, []);
    let again = outbox::claim_due(&db, minutes(5), LEASE, 10).await.unwrap();
    assert_eq!(again, first);
}

#[rstest]
#[tokio::test]
async fn a_failure_delays_and_is_told(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let db = world(engine).await;
    let with_secret = |n| OutboxRow {
        secret: Some("s".to_owned()),
        ..row(n)
    };
    queue(&db, vec![with_secret(1), with_secret(2), with_secret(3)]).await;
    outbox::claim_due(&db, START, LEASE, 10).await.unwrap();
    let later = AfterFailure::TryAt(minutes(30));
    write!(db, |tx| outbox::mark_failed(
        tx,
        id(1),
        "connection refused",
        later,
        START
    ));
    write!(db, |tx| outbox::mark_failed(
        tx,
        id(2),
        "no such mailbox",
        AfterFailure::GiveUp,
        START
    ));
    write!(db, |tx| outbox::mark_sent(tx, &[id(3)], START));
    assert_eq!(
        outbox::health(db.read()).await.unwrap(),
        OutboxHealth {
            waiting: 1,
            failing: 1,
            given_up: 1,
            oldest_waiting: Some(START),
        }
    );
    assert_eq!(
        outbox::claim_due(&db, minutes(29), LEASE, 10)
            .await
            .unwrap(),
        []
    );
    let due = outbox::claim_due(&db, minutes(30), LEASE, 10)
        .await
        .unwrap();
    assert_eq!(due.len(), 1);
    assert_eq!((due[0].row.id, due[0].attempts), (id(1), 1));
    assert_eq!(due[0].row.secret.as_deref(), Some("s"));
}

#[rstest]
#[tokio::test]
async fn qual_5_a_cases_page_shows_the_messages_of_acts_that_its_reader_may_read(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let mut story = Story::new(1, &facility(1, "35"), START, |_| {});
    story.note(minutes(1), "ours");
    fill(&db, std::slice::from_ref(&story)).await;
    let of = |n, act: ActId| OutboxRow {
        case: Some(story.case),
        act: Some(act),
        ..row(n)
    };
    queue(&db, vec![of(1, story.acts[0].id), of(2, story.acts[2].id)]).await;
    write!(db, |tx| outbox::mark_sent(tx, &[id(1)], minutes(3)));
    let told = async |scope| {
        outbox::of_case(db.read(), &scope, story.case)
            .await
            .unwrap()
    };
    let to_cert = told(cert()).await;
    assert_eq!(to_cert.len(), 2);
    assert_eq!(to_cert[0].delivery, Delivery::Sent { at: minutes(3) });
    assert_eq!(to_cert[1].delivery, Delivery::Waiting { next_try: START });
    assert_eq!(told(of_facilities([story.facility.id])).await.len(), 1);
    assert_eq!(told(of_body(Body::Dgs)).await, []);
}
