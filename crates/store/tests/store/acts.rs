//! Acts: immutable bytes in order, with erasable openings beside.

use process::{
    act::Private,
    case::CaseAct,
    words::{Class, Finding},
};
use rstest::rstest;
use store::{StoreError, acts};

use crate::world::{
    Engine, START, Story, cert, facility, fill, minutes, of_body, of_facilities, world, write,
};

fn story() -> Story {
    let mut story = Story::new(1, &facility(1, "35"), START, |_| {});
    story.note(minutes(1), "for us alone");
    story.qualify(minutes(2), Class::Serious, &[Finding::SanitaryImpact]);
    story
}

#[rstest]
#[tokio::test]
async fn keep_1_acts_come_back_as_they_were_written(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let story = story();
    fill(&db, std::slice::from_ref(&story)).await;
    let stored = acts::of_subject(db.read(), story.subject()).await.unwrap();
    let bodies: Vec<Vec<u8>> = story.sealed().into_iter().map(|act| act.body).collect();
    let read: Vec<Vec<u8>> = stored.iter().map(|act| act.body.clone()).collect();
    assert_eq!(read, bodies);
    for (stored, told) in stored.iter().zip(&story.acts) {
        assert_eq!(&stored.unseal::<CaseAct>().unwrap(), told);
    }
}

#[rstest]
#[tokio::test]
async fn an_act_whose_number_is_taken_or_skipped_is_refused(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let story = story();
    fill(&db, std::slice::from_ref(&story)).await;
    let append = |seq: u32| {
        let mut act = story.sealed().pop().unwrap();
        act.id = process::ids::ActId(crate::world::id(77));
        act.seq = process::act::Sequence(seq);
        db.write(move |tx| Box::pin(async move { acts::append(tx, &[act]).await }))
    };
    for wrong in [1, 4, 6] {
        let refused: Result<(), StoreError> = append(wrong).await;
        assert!(matches!(refused, Err(StoreError::Conflict(_))), "{wrong}");
    }
    append(5).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn keep_2_an_erased_value_is_gone_and_the_act_stands(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let story = story();
    fill(&db, std::slice::from_ref(&story)).await;
    let note = story.acts[2].id;
    write!(db, |tx| acts::erase_opening(tx, note, "/text"));
    let stored = acts::of_subject(db.read(), story.subject()).await.unwrap();
    assert_eq!(stored[2].body, story.sealed()[2].body);
    let act = stored[2].unseal::<CaseAct>().unwrap().act;
    assert_eq!(
        act,
        CaseAct::Noted {
            text: Private::Erased
        }
    );
}

#[rstest]
#[tokio::test]
async fn qual_5_each_reads_only_the_acts_meant_for_them(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let story = story();
    fill(&db, std::slice::from_ref(&story)).await;
    let read = |scope| {
        let db = &db;
        let case = story.case;
        async move {
            let acts = acts::of_case(db.read(), &scope, case).await.unwrap();
            acts.iter().map(|act| act.seq.0).collect::<Vec<u32>>()
        }
    };
    assert_eq!(read(cert()).await, [1, 2, 3, 4]);
    assert_eq!(read(of_body(process::access::Body::Dgs)).await, [1, 2, 4]);
    assert_eq!(read(of_facilities([story.facility.id])).await, [1, 2, 4]);
    let nobody: [u32; 0] = [];
    assert_eq!(read(of_body(process::access::Body::Ansm)).await, nobody);
    assert_eq!(read(of_facilities([facility(2, "35").id])).await, nobody);
}
