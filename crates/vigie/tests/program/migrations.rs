//! The form of the database, by the command line.

use std::fs;

use store::{DatabaseUrl, Db};

use crate::place::Place;

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_says_what_would_happen_and_does_nothing() {
    let place = Place::new();
    let planned = place.done(&["migrate", "--plan"]);
    assert!(planned.contains("new table acts"), "{planned}");
    assert!(planned.contains("The database is empty."), "{planned}");
    assert_eq!(place.done(&["migrate", "--plan"]), planned);

    fs::create_dir_all(place.path("data")).unwrap();
    let url = DatabaseUrl::Sqlite(place.path("data/vigie.db"));
    let db = Db::connect(&url).await.unwrap();
    let known = Db::known_migrations();
    let before = known.iter().position(|step| step.starts_with("25_"));
    db.migrate_by(before.unwrap()).await.unwrap();
    db.close().await.unwrap();
    let planned = place.done(&["migrate", "--plan"]);
    for told in [
        "alerts: column incident_id goes, or changes",
        "alerts has 0 rows.",
        "Stop every node first",
        "Nothing was changed.",
    ] {
        assert!(planned.contains(told), "{told}: {planned}");
    }
    let done = place.done(&["migrate"]);
    assert!(done.contains("done: 25_incidents_of_alerts"), "{done}");
    let planned = place.done(&["migrate", "--plan"]);
    assert!(planned.starts_with("Nothing to do"), "{planned}");
}
