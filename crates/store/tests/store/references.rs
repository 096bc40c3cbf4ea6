//! Numbers of cases.

use std::collections::BTreeSet;

use futures::future::join_all;
use process::ids::Reference;
use rstest::rstest;
use store::{StoreError, references};

use crate::world::{Engine, world, write};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn numbers_drawn_at_once_are_all_different_and_begin_anew_each_year(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let draws = (0..60_i16).map(|n| {
        let db = db.clone();
        tokio::spawn(async move {
            let drawn: Result<Reference, StoreError> = db
                .write(move |tx| Box::pin(async move { references::next(tx, 2026 + n % 2).await }))
                .await;
            drawn.unwrap()
        })
    });
    let drawn: BTreeSet<Reference> = join_all(draws)
        .await
        .into_iter()
        .map(Result::unwrap)
        .collect();
    let expected: BTreeSet<Reference> = (1..=30)
        .flat_map(|number| [2026, 2027].map(|year| Reference { year, number }))
        .collect();
    assert_eq!(drawn, expected);
}

#[rstest]
#[tokio::test]
async fn a_number_drawn_in_vain_is_never_given_to_two_cases(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let first = write!(db, |tx| references::next(tx, 2026));
    let lost: Result<Reference, StoreError> = db
        .write(|tx| {
            Box::pin(async move {
                references::next(tx, 2026).await?;
                Err(StoreError::Busy)
            })
        })
        .await;
    assert!(lost.is_err());
    let next = write!(db, |tx| references::next(tx, 2026));
    assert!(next > first);
}
