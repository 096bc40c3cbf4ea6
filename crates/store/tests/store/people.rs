//! Accounts, rights, and the secrets by which people come in.

use process::{
    access::{Body, FacilityRole, Power, Reach, Right, StaffRole},
    ids::{AccountId, FacilityId, GrantId, Pseudonym},
    sign_in::{Assurance, SecondProof},
};
use rstest::rstest;
use store::{
    StoreError, TokenHash,
    accounts::{self, Account, PersonName},
    grants::{self, Grant},
    invitations::{self, Invitation, Purpose, Use},
    sessions::{self, Session},
    tokens::{self, ApiToken, Revoking},
};

use crate::world::{Engine, START, World, id, minutes, world, write};

pub(crate) fn account(n: u128, email: &str) -> Account {
    Account {
        id: AccountId(id(n)),
        pseudonym: Pseudonym(format!("{n:016x}")),
        email: email.to_owned(),
        name: format!("Personne {n}"),
        function: Some("RSSI".to_owned()),
        phone: None,
        lang: "fr".to_owned(),
        password_hash: None,
        created_at: START,
        disabled_at: None,
    }
}

pub(crate) async fn write_account(db: &World, n: u128, email: &str) -> Account {
    let account = account(n, email);
    let written = account.clone();
    write!(db, |tx| accounts::create(tx, &written));
    account
}

fn hfds(n: u128, account: &Account, from: i64, until: Option<i64>) -> Grant {
    Grant {
        id: GrantId(id(n)),
        account: account.id,
        right: Right::Staff {
            role: StaffRole::Hfds,
        },
        from: minutes(from),
        until: until.map(minutes),
        granted_by: Pseudonym("operator".to_owned()),
        note: Some("called back".to_owned()),
    }
}

#[rstest]
#[tokio::test]
async fn an_address_has_one_account_however_it_is_written(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let known = write_account(&db, 1, "Reporter@Valmont.example").await;
    let found = accounts::by_email(db.read(), " reporter@valmont.EXAMPLE ")
        .await
        .unwrap();
    assert_eq!(found.as_ref(), Some(&known));
    let twin = account(2, "reporter@valmont.example");
    let refused: Result<(), StoreError> = db
        .write(move |tx| Box::pin(async move { accounts::create(tx, &twin).await }))
        .await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))));
    let moved = Account {
        email: "autre@valmont.example".to_owned(),
        name: "Prénom Nom".to_owned(),
        function: None,
        ..known.clone()
    };
    let written = moved.clone();
    write!(db, |tx| accounts::update_profile(tx, &written));
    assert_eq!(
        accounts::by_id(db.read(), known.id).await.unwrap(),
        Some(moved)
    );
    assert_eq!(
        accounts::by_email(db.read(), &known.email).await.unwrap(),
        None
    );
}

#[rstest]
#[tokio::test]
async fn keep_2_pseudonyms_are_resolved_here_alone(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let known = write_account(&db, 1, "reporter@valmont.example").await;
    let asked = [known.pseudonym.clone(), Pseudonym("platform".to_owned())];
    let names = accounts::names_of(db.read(), &asked).await.unwrap();
    let expected = PersonName {
        name: "Personne 1".to_owned(),
        function: Some("RSSI".to_owned()),
    };
    assert_eq!(names, [(known.pseudonym, expected)].into());
}

#[rstest]
#[tokio::test]
async fn rights_hold_from_when_they_are_given_until_they_end(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let known = write_account(&db, 1, "reporter@valmont.example").await;
    let place = FacilityId(id(7));
    let first = hfds(1, &known, 10, Some(20));
    let second = Grant {
        right: Right::Facility {
            facility: place,
            role: FacilityRole::Director,
        },
        ..hfds(2, &known, 0, None)
    };
    let (one, two) = (first.clone(), second.clone());
    write!(db, |tx| grants::give(tx, &one));
    write!(db, |tx| grants::give(tx, &two));
    let held = async |minute| {
        grants::rights_of(db.read(), known.id, minutes(minute))
            .await
            .unwrap()
    };
    assert_eq!(held(9).await, [second.right]);
    assert_eq!(held(10).await, [first.right, second.right]);
    assert_eq!(held(20).await, [second.right]);
    let of_body = async |minute| {
        grants::of_body(db.read(), Body::Hfds, minutes(minute))
            .await
            .unwrap()
    };
    assert_eq!(of_body(15).await, [(first.clone(), known.clone())]);
    assert_eq!(of_body(25).await, []);
    let directors = grants::of_facility(db.read(), place, minutes(5))
        .await
        .unwrap();
    assert_eq!(directors, [(second.clone(), known.clone())]);
    let end = async |minute| write!(db, |tx| grants::end(tx, second.id, minutes(minute)));
    assert_eq!(end(6).await, grants::Ending::Ended);
    assert_eq!(end(7).await, grants::Ending::OverBefore);
    assert_eq!(
        grants::of_facility(db.read(), place, minutes(6))
            .await
            .unwrap(),
        []
    );
    let ended = grants::by_id(db.read(), GrantId(id(2)))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(ended.until, Some(minutes(6)));
    assert_eq!(
        grants::of_account(db.read(), known.id).await.unwrap(),
        [ended, first]
    );
}

pub(crate) fn session(n: u32, account: &Account, until: i64) -> Session {
    Session {
        token: TokenHash::of(&format!("session {n}")),
        account: account.id,
        created_at: START,
        last_seen_at: minutes(i64::from(n)),
        expires_at: minutes(until),
        user_agent: Some("Firefox".to_owned()),
        provider: None,
        assurance: Assurance::PASSWORD.with(SecondProof::Code),
        proven_at: START,
        rights: Vec::new(),
    }
}

#[rstest]
#[tokio::test]
async fn a_session_opens_to_its_person_and_rights_until_it_ends(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let known = write_account(&db, 1, "reporter@valmont.example").await;
    let right = hfds(1, &known, 0, None);
    let given = right.clone();
    write!(db, |tx| grants::give(tx, &given));
    let opened = [
        session(1, &known, 60),
        session(2, &known, 30),
        session(3, &known, 30),
    ];
    for session in opened.clone() {
        write!(db, |tx| sessions::open(tx, &session));
    }
    let find = async |n: usize, minute| {
        sessions::find(db.read(), opened[n].token, minutes(minute))
            .await
            .unwrap()
    };
    let (found, person) = find(0, 59).await.unwrap();
    assert_eq!((found, person.account), (opened[0].clone(), known.clone()));
    assert_eq!(person.rights, [right.right]);
    assert_eq!(find(0, 60).await, None);
    let kept = opened[0].token;
    write!(db, |tx| sessions::touch(
        tx,
        kept,
        minutes(50),
        minutes(110)
    ));
    assert_eq!(find(0, 109).await.unwrap().0.last_seen_at, minutes(50));
    let shown = sessions::of_account(db.read(), known.id, minutes(5))
        .await
        .unwrap();
    let shown: Vec<TokenHash> = shown.iter().map(|session| session.token).collect();
    assert_eq!(shown, [opened[0].token, opened[2].token, opened[1].token]);
    let ended = opened[2].token;
    write!(db, |tx| sessions::end(tx, ended));
    let account = known.id;
    write!(db, |tx| sessions::end_all(tx, account, Some(kept)));
    assert_eq!(find(1, 5).await, None);
    assert_eq!(find(2, 5).await, None);
    assert!(find(0, 5).await.is_some());
    assert_eq!(write!(db, |tx| sessions::purge(tx, minutes(110))), 1);
}

#[rstest]
#[tokio::test]
async fn shutting_an_account_ends_its_sessions_and_tokens(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let known = write_account(&db, 1, "reporter@valmont.example").await;
    let opened = session(1, &known, 60);
    let token = ApiToken {
        hash: TokenHash::of("token"),
        account: known.id,
        name: "supervision".to_owned(),
        reach: Reach {
            powers: [Power::Read].into(),
            facility: Some(FacilityId(id(7))),
        },
        created_at: START,
        expires_at: Some(minutes(60)),
        last_used_at: None,
        revoked_at: None,
    };
    let (one, two) = (opened.clone(), token.clone());
    write!(db, |tx| sessions::open(tx, &one));
    write!(db, |tx| tokens::issue(tx, &two));
    let bearer = async |minute| {
        tokens::find(db.read(), token.hash, minutes(minute))
            .await
            .unwrap()
    };
    let hash = token.hash;
    write!(db, |tx| tokens::mark_used(tx, hash, minutes(2)));
    assert_eq!(bearer(3).await.unwrap().0.last_used_at, Some(minutes(2)));
    assert_eq!(
        bearer(60).await.unwrap().0.reach,
        token.reach,
        "one that has ended is told so"
    );
    let account = known.id;
    write!(db, |tx| accounts::disable(tx, account, minutes(4)));
    assert_eq!(bearer(5).await, None);
    assert_eq!(
        sessions::find(db.read(), opened.token, minutes(5))
            .await
            .unwrap(),
        None
    );
    write!(db, |tx| accounts::enable(tx, account));
    let ended = bearer(6).await.unwrap().0.revoked_at;
    assert_eq!(ended, Some(minutes(4)), "what was ended stays ended");
    let kept = tokens::of_account(db.read(), known.id).await.unwrap();
    assert_eq!(kept[0].revoked_at, Some(minutes(4)));
    assert_eq!(
        write!(db, |tx| tokens::revoke(tx, hash, minutes(7))),
        Revoking::OverBefore
    );
}

#[rstest]
#[tokio::test]
async fn an_invitation_works_once_in_its_time_and_the_latest_alone(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let known = write_account(&db, 1, "reporter@valmont.example").await;
    let invitation = |secret: &str| Invitation {
        hash: TokenHash::of(secret),
        account: known.id,
        purpose: Purpose::Join,
        expires_at: minutes(60),
    };
    let (first, second) = (invitation("first"), invitation("second"));
    let (one, two) = (first.clone(), second.clone());
    write!(db, |tx| invitations::issue(tx, &one));
    write!(db, |tx| invitations::issue(tx, &two));
    let find = async |of: &Invitation, minute| {
        invitations::find(db.read(), of.hash, minutes(minute))
            .await
            .unwrap()
    };
    assert_eq!(find(&first, 1).await, None);
    assert_eq!(find(&second, 59).await.as_ref(), Some(&second));
    assert_eq!(find(&second, 60).await, None);
    let hash = second.hash;
    assert_eq!(
        write!(db, |tx| invitations::use_up(tx, hash, minutes(2))),
        Use::Used
    );
    assert_eq!(
        write!(db, |tx| invitations::use_up(tx, hash, minutes(3))),
        Use::Gone
    );
    assert_eq!(find(&second, 4).await, None);
}
