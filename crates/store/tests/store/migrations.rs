//! The tables.

use rstest::rstest;
use store::{
    Change, DatabaseUrl, Db, Needed,
    transfer::{Part, Table},
};
use testkit::database::TestDatabase;
use tokio::sync::mpsc;

use crate::world::Engine;

#[rstest]
#[tokio::test]
async fn migrating_twice_does_nothing_the_second_time(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let database = TestDatabase::fresh(engine);
    let db = Db::connect(&database.url().parse().unwrap()).await.unwrap();
    assert!(!db.pending_migrations().await.unwrap().is_empty());
    db.migrate().await.unwrap();
    assert_eq!(db.pending_migrations().await.unwrap(), [] as [&str; 0]);
    db.migrate().await.unwrap();
    db.ping().await.unwrap();
    assert_eq!(db.is_embedded(), engine == Engine::Sqlite);
}

#[tokio::test(flavor = "multi_thread")]
async fn nodes_that_start_at_once_on_a_new_server_bring_it_to_its_form_together() {
    let database = TestDatabase::fresh(Engine::Postgres);
    let url: DatabaseUrl = database.url().parse().unwrap();
    let nodes = (0..5).map(|_| async {
        let db = Db::connect(&url).await.unwrap();
        db.migrate().await.unwrap();
        db.pending_migrations().await.unwrap()
    });
    for pending in futures::future::join_all(nodes).await {
        assert_eq!(pending, [] as [&str; 0]);
    }
}

/// The last step that a released version knows; those after it leave the nodes
/// of that version at work.
const RELEASED: &str = "34_duties_by_kind";

#[tokio::test]
async fn what_a_step_does_is_told_before_it_is_taken() {
    let database = TestDatabase::fresh(Engine::Sqlite);
    let db = Db::connect(&database.url().parse().unwrap()).await.unwrap();
    let known = Db::known_migrations();
    let place = |name: &str| known.iter().position(|step| step == name).unwrap();
    db.migrate_by(place("22_coming_in")).await.unwrap();
    let plan = db.plan().await.unwrap();
    let names: Vec<_> = plan.iter().map(|step| step.name.clone()).collect();
    assert_eq!(names, db.pending_migrations().await.unwrap());
    let step = |name: &str| &plan.iter().find(|step| step.name == name).unwrap().changes;
    assert_eq!(
        *step("22_coming_in"),
        [
            Change::NewTable("forgotten_passwords".to_owned()),
            Change::NewColumn {
                table: "sessions".to_owned(),
                column: "rights".to_owned(),
                needed: Needed::No,
            },
        ]
    );
    assert!(step("22_coming_in").iter().all(Change::older_nodes_go_on));
    assert_eq!(
        *step("25_incidents_of_alerts"),
        [Change::ColumnGone {
            table: "alerts".to_owned(),
            column: "incident_id".to_owned(),
        }]
    );
    let merged = step("26_one_table_of_obligations");
    assert!(merged.contains(&Change::TableGone("incident_obligations".to_owned())));
    assert!(!merged.iter().all(Change::older_nodes_go_on));
}

#[rstest]
#[tokio::test]
async fn nodes_of_the_released_version_go_on_beside_newer_ones(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let database = TestDatabase::fresh(engine);
    let db = Db::connect(&database.url().parse().unwrap()).await.unwrap();
    let known = Db::known_migrations();
    let released = known.iter().position(|step| step == RELEASED).unwrap() + 1;
    db.migrate_by(released).await.unwrap();
    for step in db.plan().await.unwrap() {
        let breaks: Vec<_> = step
            .changes
            .iter()
            .filter(|change| !change.older_nodes_go_on())
            .collect();
        assert!(breaks.is_empty(), "{}: {breaks:?}", step.name);
    }
    // Whatever a node of then wrote is still written and read.
    let then = tables(&db).await;
    db.migrate().await.unwrap();
    for table in then {
        let columns: Vec<_> = table.columns.iter().map(|column| &column.name).collect();
        let columns = columns
            .iter()
            .map(|name| format!("\"{name}\""))
            .collect::<Vec<_>>()
            .join(", ");
        let name = table.name;
        let again = format!(
            "INSERT INTO \"{name}\" ({columns}) SELECT {columns} FROM \"{name}\" WHERE 1 = 0"
        );
        assert_eq!(database.alter(&again).await, 0);
    }
}

async fn tables(db: &Db) -> Vec<Table> {
    let (sender, mut receiver) = mpsc::channel(1);
    let snapshot = db.snapshot().await.unwrap();
    let passing = tokio::spawn(async move { snapshot.pass_to(&sender).await });
    let mut tables = Vec::new();
    while let Some(part) = receiver.recv().await {
        if let Part::Table(table) = part {
            tables.push(table);
        }
    }
    passing.await.unwrap().unwrap();
    tables
}
