//! One door for all that is written.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use futures::{FutureExt, future::join_all};
use jiff::SignedDuration;
use process::{
    act::{Sequence, Subject, SubjectKind},
    case::CaseAct,
};
use rstest::rstest;
use store::{
    Db, StoreError, Tx, accounts, acts,
    attempts::{self, Debt},
    cases,
};

use crate::{
    people::account,
    world::{Engine, START, Story, facility, fill, id, minutes, world},
};

const DEBT: Debt = Debt {
    amount: SignedDuration::from_mins(1),
    last_at: START,
};

#[derive(Debug, PartialEq)]
enum Failed {
    OnPurpose(u32),
    Store(String),
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self::Store(error.to_string())
    }
}

async fn count_up(
    db: &Db,
    name: &'static str,
    end: fn(u32) -> Result<u32, Failed>,
    n: u32,
) -> Result<u32, Failed> {
    db.write(move |tx| {
        Box::pin(async move {
            attempts::put(tx, &format!("{name}-{n}"), DEBT).await?;
            end(n)
        })
    })
    .await
}

async fn counted(db: &Db, name: &str) -> bool {
    attempts::debt(db.read(), name).await.unwrap().is_some()
}

#[rstest]
#[tokio::test]
async fn a_job_that_fails_among_many_undoes_itself_only(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let end = |n| {
        if n % 7 == 3 {
            Err(Failed::OnPurpose(n))
        } else {
            Ok(n)
        }
    };
    let results = join_all((0..100).map(|n| count_up(&db, "job", end, n))).await;
    for (n, result) in (0..).zip(results) {
        assert_eq!(result, end(n));
        assert_eq!(counted(&db, &format!("job-{n}")).await, n % 7 != 3, "{n}");
    }
}

#[rstest]
#[tokio::test]
async fn a_job_that_panics_undoes_itself_only_and_panics_in_its_caller(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let end = |n| {
        assert_ne!(n, 5, "the fifth breaks");
        Ok(n)
    };
    let jobs =
        (0..10).map(|n| std::panic::AssertUnwindSafe(count_up(&db, "job", end, n)).catch_unwind());
    for (n, result) in (0..).zip(join_all(jobs).await) {
        assert_eq!(result.is_err(), n == 5, "{n}");
        assert_eq!(counted(&db, &format!("job-{n}")).await, n != 5, "{n}");
    }
    count_up(&db, "after", Ok, 0).await.unwrap();
    assert!(counted(&db, "after-0").await);
}

#[rstest]
#[tokio::test]
async fn a_unique_rule_that_is_broken_is_a_conflict_and_spoils_no_other_job(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let opening = |n: u128| {
        let db = &db;
        async move {
            db.write(move |tx| {
                Box::pin(async move {
                    let email = format!("person-{}@valmont.example", n % 10);
                    accounts::create(tx, &account(n, &email)).await
                })
            })
            .await
        }
    };
    let results: Vec<Result<(), StoreError>> = join_all((0..20).map(opening)).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 10);
    for error in results.iter().filter_map(|result| result.as_ref().err()) {
        assert!(matches!(error, StoreError::Conflict(_)), "{error:?}");
    }
}

/// Rows that a job adds may wait until it asks something, or ends.
#[rstest]
#[tokio::test]
async fn a_job_reads_what_it_has_added_and_is_undone_when_a_row_could_not_be(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let facility = facility(1, "35");
    let first = Story::new(1, &facility, START, |_| {});
    let reference = first.folded().reference;
    let mut second = Story::new(2, &facility, START, |_| {});
    for recorded in &mut second.acts {
        if let CaseAct::Opened { reference: own } = &mut recorded.act {
            *own = reference;
        }
    }
    fill(&db, std::slice::from_ref(&first)).await;
    let found = async |story: &Story| {
        let story = story.clone();
        db.write(move |tx| {
            Box::pin(async move {
                story.write(tx).await?;
                cases::locate(tx.read(), reference).await
            })
        })
        .await
    };
    assert!(matches!(found(&second).await, Err(StoreError::Conflict(_))));
    let subject = second.subject();
    assert_eq!(acts::of_subject(db.read(), subject).await.unwrap(), []);

    let third = Story::new(3, &facility, START, |_| {});
    let (story, own) = (third.clone(), third.folded().reference);
    let seen: Result<_, StoreError> = db
        .write(move |tx| {
            Box::pin(async move {
                story.write(tx).await?;
                cases::locate(tx.read(), own).await
            })
        })
        .await;
    assert_eq!(seen.unwrap(), Some(third.case));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn jobs_that_read_then_write_one_subject_at_once_are_all_done_in_order(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let story = Story::new(1, &facility(1, "35"), START, |_| {});
    let subject = story.subject();
    fill(&db, std::slice::from_ref(&story)).await;
    let story = Arc::new(story);
    let jobs = (0..64_u128).map(|n| {
        let (db, story) = (db.clone(), Arc::clone(&story));
        tokio::spawn(async move {
            db.write(move |tx| Box::pin(append_note(tx, (*story).clone(), n)))
                .await
        })
    });
    for done in join_all(jobs).await {
        done.unwrap().unwrap();
    }
    let acts = acts::of_subject(db.read(), subject).await.unwrap();
    let sequence: Vec<u32> = acts.iter().map(|act| act.seq.0).collect();
    assert_eq!(sequence, (1..=66).collect::<Vec<u32>>());
}

async fn append_note(tx: &Tx, story: Story, n: u128) -> Result<(), StoreError> {
    let mut story = story;
    let subject = story.subject();
    let last = tx.lock(&[subject]).await?[&subject];
    let known = acts::of_subject(tx.read(), subject).await?;
    assert_eq!(known.last().map(|act| act.seq), Some(last));
    story.note(minutes(1), "noted");
    let mut sealed = story.sealed().pop().unwrap();
    sealed.id = process::ids::ActId(id(9_000_000 + n));
    sealed.seq = last.next();
    acts::append(tx, &[sealed]).await
}

#[rstest]
#[tokio::test]
async fn subjects_held_in_any_order_never_wait_for_one_another(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let subject = |n: u128| Subject {
        kind: [SubjectKind::Case, SubjectKind::Facility][(n % 2) as usize],
        id: id(n),
    };
    let jobs = (0..40_u128).map(|n| {
        let db = &db;
        async move {
            db.write(move |tx| {
                Box::pin(async move {
                    let mut wanted: Vec<Subject> = (0..6).map(subject).collect();
                    wanted.rotate_left((n % 6) as usize);
                    tx.lock(&wanted).await
                })
            })
            .await
        }
    });
    for held in join_all(jobs).await {
        let held = held.unwrap();
        assert_eq!(held.len(), 6);
        assert!(held.values().all(|seq| *seq == Sequence(0)));
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_job_whose_caller_went_away_is_done_all_the_same(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let begun = Arc::new(tokio::sync::Notify::new());
    let begin = Arc::clone(&begun);
    let caller = tokio::spawn({
        let db = db.clone();
        async move {
            db.write(move |tx| {
                Box::pin(async move {
                    begin.notify_one();
                    tokio::task::yield_now().await;
                    attempts::put(tx, "left alone", DEBT).await
                })
            })
            .await
        }
    });
    begun.notified().await;
    caller.abort();
    let done = async {
        while !counted(&db, "left alone").await {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), done)
        .await
        .unwrap();
}

#[rstest]
#[tokio::test]
async fn what_a_job_wrote_it_can_read_and_nobody_else_before_it_ends(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let other = db.clone();
    let seen = Arc::new(AtomicU32::new(0));
    let note = Arc::clone(&seen);
    let written: Result<(), StoreError> = db
        .write(move |tx| {
            Box::pin(async move {
                attempts::put(tx, "half", DEBT).await?;
                let own = attempts::debt(tx.read(), "half").await?;
                let others = attempts::debt(other.read(), "half").await?;
                note.store(
                    u32::from(own.is_some()) + 10 * u32::from(others.is_some()),
                    Ordering::SeqCst,
                );
                Ok(())
            })
        })
        .await;
    written.unwrap();
    assert_eq!(seen.load(Ordering::SeqCst), 1);
}

#[rstest]
#[tokio::test]
async fn a_closed_store_has_done_what_was_queued_and_takes_nothing_more(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let late = db.clone();
    count_up(&db, "before", Ok, 1).await.unwrap();
    late.clone().close().await.unwrap();
    assert!(count_up(&late, "after", Ok, 1).await.is_err());
}
