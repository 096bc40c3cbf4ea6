//! Searching the text of cases.

use process::access::Body;
use rstest::rstest;
use store::search;

use crate::world::{
    Engine, START, Story, cert, facility, fill, minutes, of_body, of_facilities, world, write,
};

#[rstest]
#[tokio::test]
async fn words_are_found_in_any_form_and_only_where_one_may_read(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let mut story = Story::new(1, &facility(1, "35"), START, |_| {});
    story.note(minutes(1), "");
    let other = Story::new(2, &facility(2, "75"), minutes(2), |_| {});
    fill(&db, &[story.clone(), other.clone()]).await;
    let case = story.case;
    let (declared, note) = (story.acts[0].id, story.acts[2].id);
    write!(db, |tx| search::index(
        tx,
        case,
        declared,
        "Les serveurs de l'imagerie sont chiffrés."
    ));
    write!(db, |tx| search::index(
        tx,
        case,
        note,
        "Rançongiciel déjà vu à Valmont"
    ));
    let (case, act) = (other.case, other.acts[0].id);
    write!(db, |tx| search::index(tx, case, act, "Serveur en panne"));
    let found = async |scope, query: &str| {
        let lines = search::cases(db.read(), &scope, query, 10).await.unwrap();
        lines
            .iter()
            .map(|line| line.row.reference.number)
            .collect::<Vec<u32>>()
    };
    assert_eq!(found(cert(), "serveur").await, [2, 1]);
    assert_eq!(found(cert(), "SERVEUR chiffrer").await, [1]);
    assert_eq!(found(cert(), "rancongiciels").await, [1]);
    let own = || of_facilities([story.facility.id]);
    assert_eq!(found(own(), "serveurs").await, [1]);
    assert_eq!(found(own(), "rançongiciel").await, [] as [u32; 0]);
    assert_eq!(found(own(), "panne").await, [] as [u32; 0]);
    assert_eq!(found(of_body(Body::Dgs), "serveur").await, [] as [u32; 0]);
    for nothing in [
        "",
        "à",
        "\"",
        "serveur OR panne",
        "* AND words:serveur",
        "'; DROP TABLE cases",
    ] {
        assert_eq!(found(cert(), nothing).await, [] as [u32; 0], "{nothing}");
    }
}

#[rstest]
#[tokio::test]
async fn keep_2_erased_text_is_found_no_more(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let db = world(engine).await;
    let story = Story::new(1, &facility(1, "35"), START, |_| {});
    fill(&db, std::slice::from_ref(&story)).await;
    let (case, act) = (story.case, story.acts[0].id);
    let found = async |query: &str| {
        search::cases(db.read(), &cert(), query, 10)
            .await
            .unwrap()
            .len()
    };
    write!(db, |tx| search::index(tx, case, act, "imagerie"));
    write!(db, |tx| search::index(tx, case, act, "pharmacie"));
    assert_eq!((found("imagerie").await, found("pharmacie").await), (0, 1));
    write!(db, |tx| search::erase(tx, act));
    assert_eq!(found("pharmacie").await, 0);
}
