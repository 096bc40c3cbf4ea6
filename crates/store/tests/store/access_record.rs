//! Who looked at which case.

use futures::future::join_all;
use process::{
    access::{Seat, StaffRole},
    ids::{CaseId, Pseudonym},
};
use rstest::rstest;
use store::{
    access_record::{self, Access, Looked},
    log,
};

use crate::world::{Engine, id, minutes, world};

fn look(n: i64) -> Access {
    Access {
        case: CaseId(id(1)),
        by: Pseudonym(format!("reader {n}")),
        seat: Seat::Staff {
            role: StaffRole::Hfds,
        },
        at: minutes(n),
        what: [Looked::Case, Looked::Acts, Looked::Print][(n % 3) as usize],
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn looks_are_recorded_when_the_call_returns_with_one_leaf_for_those_written_together(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    db.record_access(look(0)).await.unwrap();
    assert_eq!(
        access_record::of_case(db.read(), look(0).case, 9)
            .await
            .unwrap(),
        [look(0)]
    );
    for recorded in join_all((1..100).map(|n| db.record_access(look(n)))).await {
        recorded.unwrap();
    }
    let read = access_record::of_case(db.read(), look(0).case, 1_000)
        .await
        .unwrap();
    let expected: Vec<Access> = (0..100).rev().map(look).collect();
    assert_eq!(read, expected);
    log::sequence(&db, 1_000).await.unwrap();
    let leaves = log::size(db.read()).await.unwrap();
    assert!((2..100).contains(&leaves), "{leaves}");
    let other = CaseId(id(2));
    assert_eq!(
        access_record::of_case(db.read(), other, 9).await.unwrap(),
        []
    );
}
