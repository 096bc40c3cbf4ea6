//! KEEP-1: every table is either compared with the log, and an alteration of
//! it is shown to be named, or said to be outside it, and why.

use std::collections::BTreeSet;

use testkit::{database::Engine, world::World};

/// The pages that say what is outside the log.
const PAGES: [&str; 2] = [
    include_str!("../../../../docs/proof.md"),
    include_str!("../../../../docs/proof.en.md"),
];

const OUTSIDE: [&str; 2] = [
    "## Ce qui reste hors du journal",
    "## What is outside the log",
];

/// The tests that alter tables.
const ALTERING: [&str; 4] = [
    include_str!("altered.rs"),
    include_str!("log.rs"),
    include_str!("rows_and_acts.rs"),
    include_str!("witnesses.rs"),
];

/// The names between backquotes at the beginning of the lines of a list.
fn outside(page: &str, heading: &str) -> BTreeSet<String> {
    let (_, section) = page.split_once(heading).unwrap();
    let section = section.split("\n## ").next().unwrap();
    section
        .lines()
        .filter(|line| line.starts_with("- `"))
        .flat_map(|line| line.split(" : ").next().unwrap().split(": ").next())
        .flat_map(|names| names.split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect()
}

fn altered(table: &str) -> bool {
    let ways = [
        format!("UPDATE {table} "),
        format!("DELETE FROM {table}\""),
        format!("DELETE FROM {table} "),
        format!("INSERT INTO {table} "),
        format!("\"{table}\", "),
    ];
    let shown = |source: &str| ways.iter().any(|way| source.contains(way));
    ALTERING.iter().any(|source| shown(source))
}

#[tokio::test]
async fn every_table_is_verified_or_said_to_be_outside_the_log() {
    let world = World::on(Engine::Sqlite).await;
    let mut tables: BTreeSet<String> = world.database.tables().await.into_iter().collect();
    // The full-text indexes of SQLite, and the list of migrations.
    let index = |table: &str| {
        let of = |index: &str| table.starts_with(index) && table != format!("{index}_entries");
        of("case_search") || of("facility_search") || of("incident_search")
    };
    tables.retain(|table| !index(table) && table != "seaql_migrations");
    let [french, english] = [0, 1].map(|page| outside(PAGES[page], OUTSIDE[page]));
    assert_eq!(french, english, "both pages say the same");
    let unknown: Vec<_> = english.difference(&tables).collect();
    assert!(unknown.is_empty(), "no such tables: {unknown:?}");
    let verified: BTreeSet<String> = tables
        .iter()
        .filter(|table| altered(table))
        .cloned()
        .collect();
    let neither: Vec<_> = tables
        .iter()
        .filter(|table| !verified.contains(*table) && !english.contains(*table))
        .collect();
    assert!(neither.is_empty(), "neither verified nor said: {neither:?}");
}
