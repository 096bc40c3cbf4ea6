//! Drafts: no text is dropped, even with two devices.

use process::ids::{AccountId, DraftId, FacilityId};
use rstest::rstest;
use store::{
    TokenHash,
    drafts::{self, Draft, Saving, Warning},
};

use crate::world::{Engine, START, World, id, minutes, world, write};

fn draft(n: u128) -> Draft {
    Draft {
        id: DraftId(id(n)),
        facility: Some(FacilityId(id(7))),
        account: Some(AccountId(id(8))),
        secret: None,
        data: "{}".to_owned(),
        version: 1,
        created_at: START,
        updated_at: START,
        warned_at: None,
    }
}

async fn begin(db: &World, draft: Draft) {
    write!(db, |tx| drafts::create(tx, &draft));
}

async fn save(db: &World, n: u128, seen: u32, data: &'static str, minute: i64) -> Saving {
    let facility = Some(FacilityId(id(7)));
    write!(db, |tx| drafts::save(
        tx,
        DraftId(id(n)),
        seen,
        facility,
        data,
        minutes(minute)
    ))
}

#[rstest]
#[tokio::test]
async fn a_second_device_is_warned_and_overwrites_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    begin(&db, draft(1)).await;
    assert_eq!(
        save(&db, 1, 1, "phone", 1).await,
        Saving::Saved { version: 2 }
    );
    let current = Draft {
        data: "phone".to_owned(),
        version: 2,
        updated_at: minutes(1),
        ..draft(1)
    };
    let outdated = Saving::Outdated {
        current: Box::new(current.clone()),
    };
    assert_eq!(save(&db, 1, 1, "desk", 2).await, outdated);
    assert_eq!(
        drafts::by_id(db.read(), current.id).await.unwrap(),
        Some(current)
    );
    assert_eq!(
        save(&db, 1, 2, "desk", 3).await,
        Saving::Saved { version: 3 }
    );
    write!(db, |tx| drafts::delete(tx, DraftId(id(1))));
    assert_eq!(save(&db, 1, 3, "late", 4).await, Saving::Gone);
}

#[rstest]
#[tokio::test]
async fn a_draft_is_seen_by_its_facilitys_reporters_and_its_author(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let alone = Draft {
        facility: None,
        account: None,
        secret: Some(TokenHash::of("author")),
        ..draft(2)
    };
    begin(&db, draft(1)).await;
    begin(&db, alone.clone()).await;
    let places = [6, 7].map(|n| FacilityId(id(n)));
    let of_facilities = drafts::of_facilities(db.read(), &places);
    assert_eq!(of_facilities.await.unwrap(), [draft(1)]);
    assert_eq!(drafts::of_facilities(db.read(), &[]).await.unwrap(), []);
    let of_account = drafts::of_account(db.read(), AccountId(id(8)));
    assert_eq!(of_account.await.unwrap(), [draft(1)]);
    assert_eq!(
        drafts::by_id(db.read(), alone.id).await.unwrap(),
        Some(alone)
    );
}

#[rstest]
#[tokio::test]
async fn a_forgotten_draft_is_warned_of_then_purged_unless_somebody_goes_on(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    for n in 1..=3 {
        begin(&db, draft(n)).await;
    }
    save(&db, 3, 1, "at work", 50).await;
    let stale = drafts::stale(db.read(), minutes(40), 10).await.unwrap();
    assert_eq!(stale, [draft(1), draft(2)]);
    let warn = async |n| {
        write!(db, |tx| drafts::mark_warned(
            tx,
            DraftId(id(n)),
            minutes(40),
            minutes(60)
        ))
    };
    for n in 1..=2 {
        assert_eq!(warn(n).await, Warning::ToGive);
        assert_eq!(warn(n).await, Warning::NotDue, "warned already");
    }
    assert_eq!(warn(3).await, Warning::NotDue, "saved meanwhile");
    assert_eq!(drafts::stale(db.read(), minutes(40), 10).await.unwrap(), []);
    save(&db, 2, 1, "back again", 61).await;
    assert_eq!(write!(db, |tx| drafts::purge(tx, minutes(59))), 0);
    assert_eq!(write!(db, |tx| drafts::purge(tx, minutes(60))), 1);
    assert_eq!(
        drafts::by_id(db.read(), DraftId(id(1))).await.unwrap(),
        None
    );
    assert!(
        drafts::by_id(db.read(), DraftId(id(2)))
            .await
            .unwrap()
            .is_some()
    );
}
