//! KEEP-1: a node of an older version beside a new one while the portal is
//! upgraded: both declare, both act, mails leave once, and the log is whole.

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use cluster::Programs;
use serde_json::Value;
use testkit::database::{Engine, TestDatabase};

use crate::{
    insistent::{Answer, get},
    load::Load,
    nothing_lost::Furnished,
    place::Place,
};

/// The older program; `cargo xtask faults --upgrade COMMIT` builds it.
const OLDER: &str = "VIGIE_OLDER";
/// A file that takes the statements that it gives.
const SAYS: &str = "VIGIE_OLDER_SAYS";
/// Answers between two steps of the upgrade.
const BETWEEN: usize = 60;
/// What else is read at the older node.
const READ: [&str; 12] = [
    "me",
    "cases",
    "case-counts",
    "duties",
    "search?q=postes",
    "facilities?q=valmont",
    "alerts",
    "incidents",
    "signals",
    "playbooks",
    "providers",
    "public-figures",
];

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs an older program: cargo xtask faults --upgrade COMMIT"]
async fn keep_1_an_older_node_and_a_new_one_work_through_an_upgrade_on_one_database() {
    let program = env::var_os(OLDER).expect("cargo xtask faults --upgrade COMMIT");
    let server = TestDatabase::fresh(Engine::Postgres);
    let url = server.url().to_owned();
    let place = Place::with_mailbox().await.by(PathBuf::from(program));
    place.on(&url);
    let furnished = Furnished::with(place, url.parse().unwrap(), Some(server));
    let (token, older) = (furnished.token.clone(), furnished.place.serve_telling_all());
    let mut load = Load::of(0, &older, &token);
    load.until(Answer::Kept, BETWEEN).await;

    let place = furnished.place.beside();
    let planned = place.done(&["migrate", "--plan"]);
    eprintln!("{planned}");
    let nothing = planned.starts_with("Nothing to do");
    assert!(
        nothing || planned.contains("may go on working"),
        "{planned}"
    );
    place.done(&["migrate"]);
    load.until(Answer::Kept, BETWEEN).await;

    let newer = place.serve();
    let mut beside = Load::of(1, &newer, &token);
    for _ in 0..3 {
        load.until(Answer::Kept, BETWEEN).await;
        beside.until(Answer::Kept, BETWEEN).await;
    }
    for path in READ {
        for node in [&older, &newer] {
            get(&format!("{}/api/v1/{path}", node.url), &token).await;
        }
    }

    let senders = load.stopped().await;
    record(&older.log_to_the_end());
    beside.until(Answer::Kept, BETWEEN).await;
    let mut kept = beside.finished().await;
    for sender in senders {
        kept.extend(sender.finished(&newer.url).await);
    }
    assert_eq!(newer.stop(), Some(0));
    furnished.moved_to(place).holds(&kept).await;
}

/// Notes the statements that the older node gave, one a line.
fn record(log: &str) {
    let statements: BTreeSet<String> = log
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|line| line["target"] == store::STATEMENTS)
        .filter_map(|line| Some(words(line["fields"]["sql"].as_str()?)))
        .filter(|sql| preparable(sql))
        .collect();
    assert!(statements.len() > 40, "{}", statements.len());
    let Some(file) = env::var_os(SAYS) else {
        return;
    };
    let lines: Vec<String> = statements.into_iter().collect();
    fs::write(file, lines.join("\n") + "\n").unwrap();
}

fn words(sql: &str) -> String {
    let words: Vec<&str> = sql.split_whitespace().collect();
    words.join(" ")
}

fn preparable(sql: &str) -> bool {
    ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"]
        .iter()
        .any(|verb| sql.starts_with(verb))
}

#[test]
fn keep_1_every_statement_of_the_released_version_is_still_taken_by_postgresql() {
    const SAID: &str = include_str!("released/34_duties_by_kind.sql");
    let server = TestDatabase::fresh(Engine::Postgres);
    let place = Place::new();
    place.on(server.url());
    place.done(&["migrate"]);
    let said: Vec<&str> = SAID.lines().collect();
    assert!(said.len() > 40);
    let prepared: Vec<String> = said
        .iter()
        .enumerate()
        .map(|(number, sql)| format!("PREPARE said_{number} AS {sql};"))
        .collect();
    let file = place.write("said.sql", &prepared.join("\n"));
    let told = std::process::Command::new(Programs::find().unwrap().psql())
        .args(["-X", "-q", "-d", server.url(), "-f"])
        .arg(file)
        .output()
        .unwrap();
    let wrong = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(told.status.success() && wrong.is_empty(), "{wrong}");
}
