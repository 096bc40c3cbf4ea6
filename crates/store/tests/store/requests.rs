//! A request that comes twice is done once.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use futures::future::join_all;
use rstest::rstest;
use store::{
    StoreError,
    idempotency::{self, Claim},
};

use crate::world::{Engine, START, minutes, world, write};

#[rstest]
#[tokio::test]
async fn the_same_request_gets_the_same_answer_and_another_body_is_refused(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let claim = async |actor: &'static str, body: u8| {
        write!(db, |tx| idempotency::claim(
            tx,
            actor,
            "key",
            &[body; 32],
            START
        ))
    };
    let first: Result<Claim, StoreError> = db
        .write(|tx| {
            Box::pin(async move {
                let claim = idempotency::claim(tx, "a", "key", &[1; 32], START).await?;
                idempotency::settle(tx, "a", "key", "the answer").await?;
                Ok(claim)
            })
        })
        .await;
    assert_eq!(first.unwrap(), Claim::New);
    assert_eq!(claim("a", 1).await, Claim::Done("the answer".to_owned()));
    assert_eq!(claim("a", 2).await, Claim::OtherBody);
    assert_eq!(claim("b", 2).await, Claim::New, "keys are each actor's own");
    assert_eq!(write!(db, |tx| idempotency::purge(tx, minutes(1))), 2);
    assert_eq!(claim("a", 2).await, Claim::New);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_many_same_requests_at_once_one_is_done(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let done = Arc::new(AtomicU32::new(0));
    let requests = (0..30).map(|_| {
        let (db, done) = (db.clone(), Arc::clone(&done));
        tokio::spawn(async move {
            let answer: Result<String, StoreError> = db
                .write(move |tx| {
                    Box::pin(async move {
                        match idempotency::claim(tx, "a", "key", &[1; 32], START).await? {
                            Claim::New => {
                                done.fetch_add(1, Ordering::SeqCst);
                                idempotency::settle(tx, "a", "key", "2026-000001").await?;
                                Ok("2026-000001".to_owned())
                            }
                            Claim::Done(answer) => Ok(answer),
                            Claim::OtherBody => Ok("refused".to_owned()),
                        }
                    })
                })
                .await;
            answer
        })
    });
    for answer in join_all(requests).await {
        assert_eq!(answer.unwrap().unwrap(), "2026-000001");
    }
    assert_eq!(done.load(Ordering::SeqCst), 1);
}

#[rstest]
#[tokio::test]
async fn a_request_that_failed_may_come_again(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let failed: Result<(), StoreError> = db
        .write(|tx| {
            Box::pin(async move {
                idempotency::claim(tx, "a", "key", &[1; 32], START).await?;
                Err(StoreError::Busy)
            })
        })
        .await;
    assert!(failed.is_err());
    let again = write!(db, |tx| idempotency::claim(tx, "a", "key", &[1; 32], START));
    assert_eq!(again, Claim::New);
}
