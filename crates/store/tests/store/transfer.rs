//! What a database holds passes to another, whichever engines they are on.

use rstest::rstest;
use store::{
    Db, StoreError, facilities, references,
    transfer::{Cell, NotLoaded, Part, Totals},
};
use tokio::sync::mpsc;

use crate::world::{Engine, Engine::Postgres, Engine::Sqlite, World, facility, world, write};

const YEAR: i16 = 2026;

/// Passes everything from one to the other.
async fn pass(from: &Db, to: &Db) -> Result<Totals, NotLoaded> {
    let (sender, receiver) = mpsc::channel(4);
    let snapshot = from.snapshot().await.unwrap();
    let (passed, loaded) = tokio::join!(
        async move { snapshot.pass_to(&sender).await },
        to.load(receiver)
    );
    let loaded = loaded?;
    assert_eq!(passed.unwrap(), loaded);
    Ok(loaded)
}

async fn parts(from: &Db) -> Vec<Part> {
    let (sender, mut receiver) = mpsc::channel(1);
    let snapshot = from.snapshot().await.unwrap();
    let passing = tokio::spawn(async move { snapshot.pass_to(&sender).await });
    let mut parts = Vec::new();
    while let Some(part) = receiver.recv().await {
        parts.push(part);
    }
    passing.await.unwrap().unwrap();
    parts
}

async fn load(to: &Db, parts: Vec<Part>) -> Result<Totals, NotLoaded> {
    let (sender, receiver) = mpsc::channel(parts.len().max(1));
    for part in parts {
        sender.send(part).await.unwrap();
    }
    drop(sender);
    to.load(receiver).await
}

async fn furnished(engine: Engine) -> World {
    let db = world(engine).await;
    let many: Vec<_> = (1..=1_203).map(|n| facility(n, "35")).collect();
    write!(db, |tx| facilities::put(tx, &many));
    for _ in 0..3 {
        write!(db, |tx| references::next(tx, YEAR));
    }
    db
}

#[tokio::test]
async fn both_databases_have_the_same_tables() {
    let mut told = Vec::new();
    for engine in [Sqlite, Postgres] {
        let db = world(engine).await;
        let parts = parts(&db).await;
        let tables: Vec<_> = parts
            .into_iter()
            .filter_map(|part| match part {
                Part::Table(table) => Some(table),
                Part::Rows(rows) => panic!("a step put rows there: {rows:?}"),
                Part::End(_) => None,
            })
            .collect();
        assert!(tables.len() > 40, "{}", tables.len());
        told.push(tables);
    }
    assert_eq!(told[0], told[1]);
}

#[rstest]
#[tokio::test]
async fn everything_passes_from_either_engine_to_either(
    #[values(Sqlite, Postgres)] from: Engine,
    #[values(Sqlite, Postgres)] to: Engine,
) {
    let from = furnished(from).await;
    let to = world(to).await;
    let held = pass(&from, &to).await.unwrap();
    assert_eq!(held.0["facilities"].rows, 1_203);
    assert_eq!(to.snapshot().await.unwrap().totals().await.unwrap(), held);

    let found = facilities::search(to.read(), "valmont 1203", Default::default(), 5);
    assert_eq!(found.await.unwrap().len(), 1, "its index came along");
    let next = write!(to, |tx| references::next(tx, YEAR));
    assert!(next.to_string().ends_with("000004"), "{next}");
    let more = vec![facility(2_000, "35")];
    write!(to, |tx| facilities::put(tx, &more));
    let gone_on = to.snapshot().await.unwrap().totals().await.unwrap();
    assert_eq!(gone_on.0["facilities"].rows, 1_204);
}

#[rstest]
#[tokio::test]
async fn what_is_written_meanwhile_is_not_seen(#[values(Sqlite, Postgres)] engine: Engine) {
    let db = furnished(engine).await;
    let snapshot = db.snapshot().await.unwrap();
    let before = snapshot.totals().await.unwrap();
    let more = vec![facility(2_000, "35")];
    write!(db, |tx| facilities::put(tx, &more));
    assert_eq!(snapshot.totals().await.unwrap(), before);
    drop(snapshot);
    let after = db.snapshot().await.unwrap().totals().await.unwrap();
    assert_eq!(
        after.first_difference(&before).as_deref(),
        Some("facilities")
    );
}

#[rstest]
#[tokio::test]
async fn a_database_that_holds_something_takes_nothing(#[values(Sqlite, Postgres)] engine: Engine) {
    let from = furnished(Sqlite).await;
    let to = world(engine).await;
    assert_eq!(to.first_filled_table().await.unwrap(), None);
    let one = vec![facility(5_000, "35")];
    write!(to, |tx| facilities::put(tx, &one));
    let filled = to.first_filled_table().await.unwrap();
    assert_eq!(filled.as_deref(), Some("facilities"));
    let refused = load(&to, parts(&from).await).await.unwrap_err();
    assert!(matches!(refused, NotLoaded::NotEmpty(table) if table == "facilities"));
    assert_eq!(facilities::count(to.read()).await.unwrap(), 1);
}

#[rstest]
#[tokio::test]
async fn of_a_copy_that_is_not_whole_nothing_stays(#[values(Sqlite, Postgres)] engine: Engine) {
    let from = furnished(Sqlite).await;
    let whole = parts(&from).await;
    let to = world(engine).await;
    let rows = |part: &Part| matches!(part, Part::Rows(rows) if rows.len() > 5);
    let place = whole.iter().position(rows).unwrap();

    let mut cut = whole.clone();
    cut.pop();
    let refused = load(&to, cut).await.unwrap_err();
    assert!(matches!(refused, NotLoaded::CutShort));

    let mut shorter = whole.clone();
    shorter.remove(place);
    let refused = load(&to, shorter).await.unwrap_err();
    assert!(matches!(refused, NotLoaded::Different(table) if table == "facilities"));

    let mut altered = whole.clone();
    if let Part::Rows(rows) = &mut altered[place] {
        let text = rows[3].iter_mut().find_map(|cell| match cell {
            Cell::Text(text) if text.contains("VALMONT") => Some(text),
            _ => None,
        });
        text.unwrap().push('!');
    }
    let refused = load(&to, altered).await.unwrap_err();
    assert!(matches!(refused, NotLoaded::Different(_)));

    let mut stranger = whole.clone();
    if let Part::Table(table) = &mut stranger[0] {
        table.name = "treasures".to_owned();
    }
    let refused = load(&to, stranger).await.unwrap_err();
    assert!(matches!(refused, NotLoaded::OtherForm(table) if table == "treasures"));

    let mut wider = whole;
    if let Part::Rows(rows) = &mut wider[place] {
        rows[0].pop();
    }
    let refused = load(&to, wider).await.unwrap_err();
    assert!(matches!(
        refused,
        NotLoaded::OtherForm(_) | NotLoaded::Store(StoreError::Corrupt(_))
    ));
    assert_eq!(to.first_filled_table().await.unwrap(), None);
}
