//! What is counted of cases, and what of it changed since it was read (FIG-1).

use std::collections::BTreeMap;

use process::{
    declaration::facts::{Answer, Moment, Several},
    figures::Fact,
    ids::CaseId,
    words::{CareImpact, Cause, Class, DataImpact, IncidentNature},
};
use rstest::rstest;
use store::figures::{self, Horizon};
use tokio::sync::oneshot;

use crate::world::{Engine, START, Story, World, facility, fill, minutes, world, write};

fn moment(text: &str) -> Answer<Moment> {
    Answer::Known(text.parse().unwrap())
}

fn case(serial: u32) -> Story {
    Story::new(serial, &facility(serial, "35"), START, |declared| {
        let facts = &mut declared.facts.value;
        facts.care_impact = CareImpact::DegradedMode.into();
        facts.care_since = moment("2026-09-20T10:00[Europe/Paris]");
        facts.care_until = moment("2026-09-22T10:30[Europe/Paris]");
        facts.causes = Several::one(Cause::Ransomware).into();
        facts.data_impact = Several::one(DataImpact::Disclosed).into();
        facts.nature = IncidentNature::Malicious.into();
    })
}

fn fact(story: &Story) -> Fact {
    Fact::of(&story.folded(), story.facility.nature())
}

async fn keep(db: &World, story: &Story) {
    let (id, fact) = (story.case, fact(story));
    write!(db, |tx| async move { figures::put(tx, id, &fact).await });
}

async fn changed(db: &World, since: Option<Horizon>) -> (BTreeMap<CaseId, Fact>, Horizon) {
    let mut found = BTreeMap::new();
    let next = figures::changed(db.read(), since, |case, fact| {
        found.insert(case, fact);
    })
    .await
    .unwrap();
    (found, next)
}

#[rstest]
#[tokio::test]
async fn fig_1_what_is_counted_comes_back_as_it_was_kept(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let mut story = case(1);
    fill(&db, &[story.clone()]).await;
    keep(&db, &story).await;
    let stored = figures::stored(db.read(), story.case).await.unwrap();
    assert_eq!(stored, Some(fact(&story)));
    assert_eq!(stored.unwrap().degraded.minutes(), Some(2_910));

    story.qualify(minutes(90), Class::Serious, &[]);
    keep(&db, &story).await;
    let stored = figures::stored(db.read(), story.case)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(stored, fact(&story));
    assert_eq!(stored.qualified_after.minutes(), Some(90));
}

#[rstest]
#[tokio::test]
async fn fig_1_what_changed_since_is_read_and_nothing_is_missed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let mut stories = [case(1), case(2)];
    fill(&db, &stories).await;
    for story in &stories {
        keep(&db, story).await;
    }
    let (all, horizon) = changed(&db, None).await;
    let expected: BTreeMap<CaseId, Fact> = stories
        .iter()
        .map(|story| (story.case, fact(story)))
        .collect();
    assert_eq!(all, expected);

    stories[1].qualify(minutes(5), Class::NotIncident, &[]);
    keep(&db, &stories[1]).await;
    let (some, _) = changed(&db, Some(horizon)).await;
    let changed = (stories[1].case, fact(&stories[1]));
    match engine {
        Engine::Sqlite => assert_eq!(some, [changed].into()),
        // A transaction under way in any database of the cluster holds the
        // horizon back: more may be read again, never less.
        Engine::Postgres => {
            assert_eq!(some.get(&changed.0), Some(&changed.1));
            for (case, seen) in &some {
                let story = stories.iter().find(|story| story.case == *case).unwrap();
                assert_eq!(*seen, fact(story));
            }
        }
    }
}

/// A job that began before the reading and ends after it is found by the next.
#[tokio::test(flavor = "multi_thread")]
async fn fig_1_what_was_under_way_while_one_read_is_found_later() {
    let db = world(Engine::Postgres).await;
    let story = case(1);
    fill(&db, &[story.clone(), case(2)]).await;
    let (began, has_begun) = oneshot::channel();
    let (let_end, may_end) = oneshot::channel::<()>();
    let slow = {
        let (db, id, fact) = ((*db).clone(), story.case, fact(&story));
        tokio::spawn(async move {
            let written: store::Result<()> = db
                .write(move |tx| {
                    Box::pin(async move {
                        figures::put(tx, id, &fact).await?;
                        began.send(()).unwrap();
                        may_end.await.unwrap();
                        Ok(())
                    })
                })
                .await;
            written.unwrap();
        })
    };
    has_begun.await.unwrap();
    keep(&db, &case(2)).await;
    let (seen, horizon) = changed(&db, None).await;
    assert_eq!(seen.len(), 1, "the slow one is not to be seen yet");
    let_end.send(()).unwrap();
    slow.await.unwrap();
    let (later, _) = changed(&db, Some(horizon)).await;
    assert_eq!(later.get(&story.case), Some(&fact(&story)));
}
