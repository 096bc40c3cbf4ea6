//! Second factors, sign-ins that lack one, and requests to begin anew.

use process::{
    ids::AccountId,
    sign_in::{Assurance, Enrolment, SecondProof},
};
use rstest::rstest;
use store::{
    StoreError, TokenHash,
    challenges::{self, Purpose},
    factor_resets::{self, Moved},
    factors::{
        self,
        code_applications::{self, CodeApplication, StepUse},
        passkeys::{self, Passkey},
        recovery_codes::{self, CodeUse},
    },
    pending_sign_ins::{self, Ending, PendingSignIn},
    sessions,
};

use crate::{
    people::{session, write_account},
    world::{Engine, START, id, minutes, world, write},
};

fn passkey(n: u128, account: AccountId) -> Passkey {
    Passkey {
        id: id(n),
        account,
        credential: vec![u8::try_from(n).unwrap(); 32],
        name: format!("Clé {n}"),
        passkey: "{}".to_owned(),
        created_at: START,
        last_used_at: None,
    }
}

#[rstest]
#[tokio::test]
async fn the_code_of_a_step_serves_once_and_never_after_a_later_one(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let account = write_account(&db, 1, "analyste@sante.example").await.id;
    let application = CodeApplication {
        account,
        sealed_key: vec![1, 2, 3],
        last_step: 100,
        created_at: START,
        last_used_at: None,
    };
    let put = application.clone();
    write!(db, |tx| code_applications::put(tx, &put));
    let used = async |step| {
        write!(db, |tx| code_applications::use_step(
            tx,
            account,
            step,
            minutes(1)
        ))
    };
    assert_eq!(used(100).await, StepUse::UsedBefore);
    assert_eq!(used(101).await, StepUse::Used);
    assert_eq!(used(101).await, StepUse::UsedBefore);
    assert_eq!(used(99).await, StepUse::UsedBefore);
    let found = code_applications::find(db.read(), account).await.unwrap();
    let found = found.unwrap();
    assert_eq!(
        (found.last_step, found.last_used_at),
        (101, Some(minutes(1)))
    );

    let another = CodeApplication {
        sealed_key: vec![4],
        last_step: 0,
        ..application
    };
    let put = another.clone();
    write!(db, |tx| code_applications::put(tx, &put));
    let found = code_applications::find(db.read(), account).await.unwrap();
    assert_eq!(found, Some(another), "in place of the first");
}

#[rstest]
#[tokio::test]
async fn a_recovery_code_serves_once_and_new_ones_replace_the_old(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let account = write_account(&db, 1, "analyste@sante.example").await.id;
    let give = async |hashes: Vec<Vec<u8>>| {
        write!(db, |tx| recovery_codes::replace(
            tx, account, b"salt", &hashes, START
        ));
    };
    let used = async |hash: &[u8]| {
        let hash = hash.to_vec();
        write!(db, |tx| recovery_codes::use_up(
            tx,
            account,
            &hash,
            minutes(1)
        ))
    };
    give(vec![vec![1], vec![2], vec![3]]).await;
    assert_eq!(used(&[2]).await, CodeUse::Used { left: 2 });
    assert_eq!(used(&[2]).await, CodeUse::Gone);
    assert_eq!(used(&[9]).await, CodeUse::Gone);
    let salt = recovery_codes::salt(db.read(), account).await.unwrap();
    assert_eq!(salt.as_deref(), Some(b"salt".as_slice()));
    give(vec![vec![4], vec![5]]).await;
    assert_eq!(used(&[1]).await, CodeUse::Gone);
    assert_eq!(recovery_codes::left(db.read(), account).await.unwrap(), 2);
}

#[rstest]
#[tokio::test]
async fn a_passkey_belongs_to_one_person_and_goes_with_the_others(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let mine = write_account(&db, 1, "analyste@sante.example").await.id;
    let theirs = write_account(&db, 2, "collegue@sante.example").await.id;
    let enrolled = async || factors::enrolment(db.read(), mine).await.unwrap();
    assert_eq!(enrolled().await, Enrolment::NotEnrolled);
    for n in [10, 11] {
        let added = passkey(n, mine);
        write!(db, |tx| passkeys::add(tx, &added));
    }
    assert_eq!(enrolled().await, Enrolment::Enrolled);
    let again = Passkey {
        id: id(12),
        ..passkey(10, theirs)
    };
    let refused: Result<(), StoreError> = db
        .write(move |tx| Box::pin(async move { passkeys::add(tx, &again).await }))
        .await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))));

    let credential = passkey(10, mine).credential;
    let found = async |account| {
        passkeys::by_credential(db.read(), account, &credential)
            .await
            .unwrap()
    };
    assert_eq!(found(mine).await, Some(passkey(10, mine)));
    assert_eq!(found(theirs).await, None);
    write!(db, |tx| passkeys::mark_used(
        tx,
        id(10),
        "{\"counter\":1}",
        minutes(5)
    ));
    assert_eq!(found(mine).await.unwrap().last_used_at, Some(minutes(5)));

    assert_eq!(write!(db, |tx| passkeys::remove(tx, theirs, id(10))), 0);
    assert_eq!(write!(db, |tx| passkeys::remove(tx, mine, id(10))), 1);
    assert_eq!(passkeys::count(db.read(), mine).await.unwrap(), 1);
    write!(db, |tx| factors::remove_all(tx, mine));
    assert_eq!(enrolled().await, Enrolment::NotEnrolled);
}

#[rstest]
#[tokio::test]
async fn an_unfinished_sign_in_serves_once_and_until_its_time(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let account = write_account(&db, 1, "analyste@sante.example").await.id;
    let pending = |n: u8| PendingSignIn {
        token: TokenHash([n; 32]),
        account,
        shown: Assurance::PASSWORD,
        expires_at: minutes(15),
    };
    for n in 1..=3 {
        let begun = pending(n);
        write!(db, |tx| pending_sign_ins::open(tx, &begun));
    }
    let find = async |n: u8, minute| {
        pending_sign_ins::find(db.read(), pending(n).token, minutes(minute))
            .await
            .unwrap()
    };
    assert_eq!(find(1, 14).await.unwrap().0, pending(1));
    assert!(find(1, 15).await.is_none());
    let end = async |n: u8, minute| {
        let token = pending(n).token;
        write!(db, |tx| pending_sign_ins::end(tx, token, minutes(minute)))
    };
    assert_eq!(end(1, 14).await, Ending::Ended);
    assert_eq!(end(1, 14).await, Ending::Gone);
    assert_eq!(end(2, 16).await, Ending::Gone, "too late");
    write!(db, |tx| pending_sign_ins::end_all(tx, account));
    assert!(find(3, 1).await.is_none());
}

#[rstest]
#[tokio::test]
async fn a_challenge_is_taken_once_by_whoever_it_was_put_to(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let holder = TokenHash([1; 32]);
    let put = async |state: &'static str| {
        write!(db, |tx| challenges::put(
            tx,
            holder,
            Purpose::Passkey,
            state,
            minutes(5)
        ));
    };
    let take = async |holder, purpose, minute| {
        write!(db, |tx| challenges::take(
            tx,
            holder,
            purpose,
            minutes(minute)
        ))
    };
    put("first").await;
    put("second").await;
    assert_eq!(take(TokenHash([2; 32]), Purpose::Passkey, 1).await, None);
    assert_eq!(take(holder, Purpose::AnyPasskey, 1).await, None);
    assert_eq!(
        take(holder, Purpose::Passkey, 1).await.as_deref(),
        Some("second")
    );
    assert_eq!(take(holder, Purpose::Passkey, 1).await, None);
    put("third").await;
    assert_eq!(take(holder, Purpose::Passkey, 5).await, None, "too late");
}

#[rstest]
#[tokio::test]
async fn a_request_to_begin_anew_is_confirmed_once_and_due_after_its_delay(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let account = write_account(&db, 1, "analyste@sante.example").await.id;
    let ask = async || write!(db, |tx| factor_resets::ask(tx, account, START));
    assert_eq!(ask().await, Moved::Yes);
    assert_eq!(ask().await, Moved::No);
    let waiting = factor_resets::waiting(db.read()).await.unwrap();
    assert_eq!(waiting.len(), 1);
    let cancel = TokenHash([7; 32]);
    let confirm = async || {
        write!(db, |tx| factor_resets::confirm(
            tx,
            account,
            minutes(1),
            minutes(61),
            cancel
        ))
    };
    assert_eq!(confirm().await, Moved::Yes);
    assert_eq!(confirm().await, Moved::No);
    assert!(factor_resets::waiting(db.read()).await.unwrap().is_empty());
    let due = async |minute| {
        let due = factor_resets::due(db.read(), minutes(minute)).await;
        due.unwrap().len()
    };
    assert_eq!((due(60).await, due(61).await), (0, 1));
    let objected = factor_resets::by_cancel(db.read(), cancel).await.unwrap();
    assert_eq!(objected.map(|reset| reset.account), Some(account));
    assert_eq!(write!(db, |tx| factor_resets::end(tx, account)), Moved::Yes);
    assert_eq!(write!(db, |tx| factor_resets::end(tx, account)), Moved::No);
}

#[rstest]
#[tokio::test]
async fn a_session_whose_person_proves_again_goes_on_under_another_secret(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let known = write_account(&db, 1, "analyste@sante.example").await;
    let opened = session(1, &known, 60);
    let written = opened.clone();
    write!(db, |tx| sessions::open(tx, &written));
    let next = TokenHash([9; 32]);
    let old = opened.token;
    let shown = Assurance::PASSWORD.with(SecondProof::Passkey);
    write!(db, |tx| sessions::prove(tx, old, next, shown, minutes(20)));
    let find = async |token| sessions::find(db.read(), token, minutes(21)).await.unwrap();
    assert!(find(old).await.is_none());
    let (found, _) = find(next).await.unwrap();
    assert_eq!((found.assurance, found.proven_at), (shown, minutes(20)));
}
