//! What every released version left is brought to today's form, whole: a backup
//! of its demonstration is kept here with what it held.

use std::{fs, path::PathBuf};

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use testkit::database::{Engine, TestDatabase};

use crate::place::Place;

/// The last steps that released versions know.
const RELEASED: [&str; 1] = ["34_duties_by_kind"];
/// Somebody of the CERT in the demonstration.
const ANALYST: &str = "analyste@demo.example";
/// Tables that an upgrade never changes, not by a byte.
const UNCHANGED: [&str; 2] = ["acts", "openings"];
/// Tables of which every row is still there.
const KEPT: [&str; 8] = [
    "accounts",
    "case_viewers",
    "cases",
    "evidence",
    "facilities",
    "grants",
    "obligations",
    "outbox",
];

fn released(name: &str) -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.join("tests/program/released").join(name)
}

/// The line of a table, as `restore --check` says it.
fn line<'t>(told: &'t str, table: &str) -> Vec<&'t str> {
    let lines = told.lines().map(|line| line.split_whitespace().collect());
    let mut lines = lines.filter(|words: &Vec<&str>| words.first() == Some(&table));
    lines.next().unwrap_or_else(|| panic!("{table} in {told}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn keep_1_what_a_released_version_left_is_whole_in_todays_form() {
    for version in RELEASED {
        for engine in [Engine::Sqlite, Engine::Postgres] {
            is_whole(version, engine).await;
        }
    }
}

async fn is_whole(version: &str, engine: Engine) {
    let place = Place::new();
    let server = (engine == Engine::Postgres).then(|| TestDatabase::fresh(engine));
    if let Some(server) = &server {
        place.on(server.url());
    }
    let key = fs::read_to_string(released("backup.key")).unwrap();
    place.write("backup.key", &key);
    let file = released(&format!("{version}.age")).display().to_string();
    let held = fs::read_to_string(released(&format!("{version}.txt"))).unwrap();
    let restore = ["restore", &file, "--key-file", "backup.key", "--lang", "en"];
    let checked = place.done(&[&restore[..], &["--check"]].concat());
    for table in UNCHANGED.into_iter().chain(KEPT) {
        assert_eq!(line(&checked, table), line(&held, table));
    }
    let restored = place.done(&[&restore[..], &["--without-evidence"]].concat());
    assert!(
        restored.contains("Everything is as the log proves."),
        "{restored}"
    );

    let public = key
        .lines()
        .find_map(|line| line.strip_prefix("# public key: "));
    let again = [
        "backup",
        "--out",
        "again.age",
        "--recipient",
        public.unwrap(),
    ];
    place.done(&again);
    let check = [
        "restore",
        "again.age",
        "--key-file",
        "backup.key",
        "--lang",
        "en",
    ];
    let now = place.done(&[&check[..], &["--check"]].concat());
    for table in UNCHANGED {
        assert_eq!(line(&now, table), line(&held, table));
    }
    for table in KEPT {
        let (now, then) = (line(&now, table), line(&held, table));
        assert_eq!(now.get(..2), then.get(..2));
    }

    let token = place.done(&["tokens", "issue", ANALYST, "--name", "upgraded"]);
    let portal = place.serve();
    let ask = async |path: &str| {
        let url = format!("{}/api/v1/{path}", portal.url);
        let answer = Client::new().get(url).bearer_auth(token.trim()).send();
        let answer = answer.await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        answer.json::<Value>().await.unwrap()
    };
    let cases = ask("cases").await;
    let cases = cases["items"].as_array().unwrap();
    assert!(!cases.is_empty());
    for case in cases {
        let reference = case["reference"].as_str().unwrap();
        ask(&format!("cases/{reference}")).await;
        ask(&format!("cases/{reference}/acts")).await;
    }
    let url = format!("{}/api/v1/declarations", portal.url);
    let body = json!({
        "facility": cases[0]["facility"]["finess"], "channel": "phone", "description": "Panne.",
        "reporter": {"name": "Camille Exemple", "phone": "02 99 00 00 01"},
    });
    let sent = Client::new().post(url).bearer_auth(token.trim());
    let sent = sent.json(&body).send().await.unwrap();
    assert_eq!(sent.status(), StatusCode::CREATED, "{body}");
    assert_eq!(portal.stop(), Some(0));
}
