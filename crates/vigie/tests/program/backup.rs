use std::fs;

use serde_json::{Value, json};
use testkit::database::{Engine, TestDatabase};

use crate::place::{HOSPITAL, Place};

const ANALYST: &str = "analyst@vigie.example";

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_taken_while_declarations_arrive_is_whole() {
    let place = Place::new();
    place.furnish();
    place.done(&[
        "users",
        "add",
        ANALYST,
        "cert",
        "--name",
        "Dominique Exemple",
    ]);
    let token = place.done(&["tokens", "issue", ANALYST, "--name", "test"]);
    let portal = place.serve();
    declare(&portal.url, &token).await;
    let writing = async {
        for _ in 0..20 {
            declare(&portal.url, &token).await;
        }
    };
    let copying = async {
        let backup = || place.done(&["backup", "--out", "copy.db"]);
        tokio::task::block_in_place(backup)
    };
    let (said, ()) = tokio::join!(copying, writing);
    assert!(said.contains("server-secret"), "{said}");
    drop(portal);

    let restored = Place::new();
    fs::create_dir_all(restored.path("data")).unwrap();
    fs::copy(place.path("copy.db"), restored.path("data/vigie.db")).unwrap();
    let portal = restored.serve();
    let cases = reqwest::Client::new()
        .get(format!("{}/api/v1/cases", portal.url))
        .bearer_auth(token.trim())
        .send()
        .await
        .unwrap()
        .json::<Value>()
        .await
        .unwrap();
    assert!(!cases["items"].as_array().unwrap().is_empty());
}

#[test]
fn an_old_copy_is_never_overwritten() {
    let place = Place::new();
    place.furnish();
    place.done(&["backup", "--out", "copy.db"]);
    let copied = fs::read(place.path("copy.db")).unwrap();
    let said = place.run(&["backup", "--out", "copy.db"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("already"), "{}", said.err);
    assert_eq!(fs::read(place.path("copy.db")).unwrap(), copied);
}

#[test]
fn on_postgresql_a_backup_is_left_to_its_own_tools() {
    let database = TestDatabase::fresh(Engine::Postgres);
    let place = Place::new();
    let settings = fs::read_to_string(place.path("vigie.toml")).unwrap();
    place.write("url", database.url());
    place.write(
        "vigie.toml",
        &format!("[database]\nurl_file = \"url\"\n\n{settings}"),
    );
    place.furnish();
    place.done(&[
        "users",
        "add",
        ANALYST,
        "cert",
        "--name",
        "Dominique Exemple",
    ]);
    assert!(place.done(&["users", "list"]).contains(ANALYST));
    let said = place.run(&["backup", "--out", "copy.db"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("pg_dump"), "{}", said.err);
}

async fn declare(url: &str, token: &str) {
    let answer = reqwest::Client::new()
        .post(format!("{url}/api/v1/declarations"))
        .bearer_auth(token.trim())
        .json(&json!({
            "facility": HOSPITAL,
            "channel": "phone",
            "description": "Les postes de l’accueil ne démarrent plus.",
            "reporter": { "name": "Prénom Nom", "phone": "02 99 00 00 01" }
        }))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 201);
}
