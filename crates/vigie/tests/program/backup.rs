//! KEEP-1: backups by the command line, on both databases.

use std::fs;

use serde_json::{Value, json};
use testkit::database::{Engine, TestDatabase};

use crate::place::{HOSPITAL, Place, Said};

const ANALYST: &str = "analyst@vigie.example";

/// A portal on a database of its own.
struct Standing {
    place: Place,
    _server: Option<TestDatabase>,
}

impl Standing {
    fn on(engine: Engine) -> Self {
        let place = Place::new();
        let server = (engine == Engine::Postgres).then(|| TestDatabase::fresh(engine));
        if let Some(server) = &server {
            place.on(server.url());
        }
        Self {
            place,
            _server: server,
        }
    }

    /// With facilities, somebody of the CERT, and a key for its programs.
    fn furnished(engine: Engine) -> (Self, String) {
        let standing = Self::on(engine);
        let place = &standing.place;
        place.furnish();
        let name = ["--name", "Dominique Exemple"];
        place.done(&["users", "add", ANALYST, "cert", name[0], name[1]]);
        let token = place.done(&["tokens", "issue", ANALYST, "--name", "test"]);
        (standing, token.trim().to_owned())
    }

    /// Draws the key of backups; gives its public half.
    fn key(&self) -> String {
        let said = self
            .place
            .done(&["evidence", "new-key", "--out", "backup.key"]);
        let (_, public) = said.split_once("age1").unwrap();
        format!("age1{}", public.split_whitespace().next().unwrap())
    }

    fn backup(&self, out: &str, recipient: &str) -> String {
        self.place
            .done(&["backup", "--out", out, "--recipient", recipient])
    }

    /// Brings a file of another portal here.
    fn takes(&self, from: &Self, file: &str) {
        fs::copy(from.place.path(file), self.place.path(file)).unwrap();
    }

    fn restore(&self, file: &str, more: &[&str]) -> Said {
        let arguments = ["restore", file, "--key-file", "backup.key", "--lang", "en"];
        self.place.run(&[arguments.as_slice(), more].concat())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_taken_while_declarations_arrive_comes_back_whole() {
    for (from, to) in [
        (Engine::Sqlite, Engine::Postgres),
        (Engine::Postgres, Engine::Sqlite),
        (Engine::Sqlite, Engine::Sqlite),
        (Engine::Postgres, Engine::Postgres),
    ] {
        let (one, token) = Standing::furnished(from);
        let key = one.key();
        let portal = one.place.serve();
        declare(&portal.url, &token).await;
        let writing = async {
            for _ in 0..10 {
                declare(&portal.url, &token).await;
            }
        };
        let copying = async { tokio::task::block_in_place(|| one.backup("copy.age", &key)) };
        let (said, ()) = tokio::join!(copying, writing);
        assert!(said.contains("sealed in copy.age"), "{said}");
        drop(portal);

        let other = Standing::on(to);
        other.takes(&one, "copy.age");
        other.takes(&one, "backup.key");
        let checked = other.restore("copy.age", &["--check"]);
        assert_eq!(checked.code, Some(0), "{}", checked.err);
        assert!(checked.out.contains("  cases "), "{}", checked.out);
        let restored = other.restore("copy.age", &[]);
        assert_eq!(restored.code, Some(0), "{}{}", restored.out, restored.err);
        for told in [
            "compared by count and hash",
            "/suite/2 cites the last head known",
            "Everything is as the log proves.",
        ] {
            assert!(restored.out.contains(told), "{told}: {}", restored.out);
        }
        assert_eq!(
            fs::read(other.place.path("data/server-secret")).unwrap(),
            fs::read(one.place.path("data/server-secret")).unwrap()
        );

        let portal = other.place.serve();
        let before = cases(&portal.url, &token).await;
        assert!(before > 0);
        declare(&portal.url, &token).await;
        assert_eq!(cases(&portal.url, &token).await, before + 1);
        assert_eq!(portal.stop(), Some(0));
        let verified = other.place.done(&["verify", "--lang", "en"]);
        assert!(verified.contains("Everything is as the log"), "{verified}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_backup_restored_on_its_machine_does_not_rewrite_the_log() {
    let (standing, token) = Standing::furnished(Engine::Sqlite);
    let key = standing.key();
    let portal = standing.place.serve();
    declare(&portal.url, &token).await;
    let signed = signed_after(&standing.place, None).await;
    assert_eq!(portal.stop(), Some(0));
    standing.backup("old.age", &key);
    let portal = standing.place.serve();
    declare(&portal.url, &token).await;
    signed_after(&standing.place, signed).await;
    assert_eq!(portal.stop(), Some(0));

    let filled = standing.restore("old.age", &[]);
    assert_eq!(filled.code, Some(1));
    assert!(filled.err.contains("is not empty"), "{}", filled.err);

    let place = &standing.place;
    for suffix in ["", "-wal", "-shm"] {
        // The last two are only there while somebody has it open.
        let _ = fs::remove_file(place.path(&format!("data/vigie.db{suffix}")));
    }
    let restored = standing.restore("old.age", &[]);
    assert_eq!(restored.code, Some(0), "{}{}", restored.out, restored.err);
    assert!(restored.out.contains("/suite/2"), "{}", restored.out);
    let keys = place.done(&["log", "keys"]);
    assert!(keys.contains("/suite/2"), "{keys}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_that_was_stopped_moves_with_its_keys_and_its_log_goes_on() {
    let (one, token) = Standing::furnished(Engine::Sqlite);
    let portal = one.place.serve();
    declare(&portal.url, &token).await;
    assert_eq!(portal.stop(), Some(0));
    let key = one.key();
    let keys = one.place.done(&["log", "keys"]);
    let out = ["backup", "--out", "copy.age", "--recipient", &key];
    one.place.done(&[&out[..], &["--with-keys"]].concat());
    let other = Standing::on(Engine::Sqlite);
    other.takes(&one, "copy.age");
    other.takes(&one, "backup.key");
    let restored = other.restore("copy.age", &["--stopped"]);
    assert_eq!(restored.code, Some(0), "{}{}", restored.out, restored.err);
    assert!(
        restored
            .out
            .contains("The log goes on where it was signed last."),
        "{}",
        restored.out
    );
    assert_eq!(other.place.done(&["log", "keys"]), keys);
}

#[test]
fn what_cannot_be_restored_is_refused_in_words_and_changes_nothing() {
    let (one, _) = Standing::furnished(Engine::Sqlite);
    let key = one.key();
    one.backup("copy.age", &key);
    let whole = fs::read(one.place.path("copy.age")).unwrap();

    let other = Standing::on(Engine::Sqlite);
    other.takes(&one, "backup.key");
    for (bytes, told) in [
        (Vec::new(), "damaged"),
        (whole[..whole.len() / 2].to_vec(), "damaged"),
        (flipped(&whole, whole.len() - 20), "damaged"),
        (flipped(&whole, 2), "damaged"),
    ] {
        fs::write(other.place.path("copy.age"), bytes).unwrap();
        let refused = other.restore("copy.age", &[]);
        assert_eq!(refused.code, Some(1));
        assert!(refused.err.contains(told), "{}", refused.err);
        assert!(!other.place.path("data/server-secret").exists());
    }
    let missing = other.restore("nothing.age", &[]);
    assert!(missing.err.contains("cannot read"), "{}", missing.err);
    let without = other.place.run(&["restore", "copy.age"]);
    assert!(without.err.contains("--key-file"), "{}", without.err);

    other.takes(&one, "copy.age");
    fs::create_dir_all(other.place.path("data")).unwrap();
    fs::write(other.place.path("data/server-secret"), "another").unwrap();
    let refused = other.restore("copy.age", &[]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("server-secret"), "{}", refused.err);
    fs::remove_file(other.place.path("data/server-secret")).unwrap();
    let restored = other.restore("copy.age", &[]);
    assert_eq!(restored.code, Some(0), "{}", restored.err);
}

#[test]
fn an_old_backup_is_never_overwritten_and_none_is_left_open() {
    let (standing, _) = Standing::furnished(Engine::Sqlite);
    let key = standing.key();
    standing.backup("copy.age", &key);
    let copied = fs::read(standing.place.path("copy.age")).unwrap();
    let again = ["backup", "--out", "copy.age", "--recipient", &key];
    let said = standing.place.run(&again);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("already"), "{}", said.err);
    assert_eq!(fs::read(standing.place.path("copy.age")).unwrap(), copied);

    let said = standing.place.run(&["backup", "--out", "open.age"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("--recipient"), "{}", said.err);
    assert!(!standing.place.path("open.age").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_moves_to_postgresql_and_back_by_one_command() {
    let (standing, token) = Standing::furnished(Engine::Sqlite);
    let place = &standing.place;
    let portal = place.serve();
    declare(&portal.url, &token).await;
    assert_eq!(portal.stop(), Some(0));

    let server = TestDatabase::fresh(Engine::Postgres);
    place.write("server", server.url());
    let moved = place.done(&["move", "--to-file", "server"]);
    assert!(moved.contains("compared by count and hash"), "{moved}");
    let again = place.run(&["move", "--to-file", "server"]);
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("not empty"), "{}", again.err);

    let embedded = format!("sqlite:{}", place.path("data/vigie.db").display());
    place.on(server.url());
    let verified = place.done(&["verify", "--lang", "en"]);
    assert!(verified.contains("Everything is as the log"), "{verified}");
    let portal = place.serve();
    assert_eq!(cases(&portal.url, &token).await, 1);
    declare(&portal.url, &token).await;
    assert_eq!(portal.stop(), Some(0));
    assert_eq!(
        place.done(&["log", "keys"]).lines().count(),
        1,
        "no successor"
    );

    let said = place.run(&["move", "--to", &embedded]);
    assert_eq!(said.code, Some(1), "the first database still holds all");
    let same = place.run(&["move", "--to-file", "url"]);
    assert!(same.err.contains("already"), "{}", same.err);
    assert_eq!(place.run(&["move"]).code, Some(1));
    let back = place.path("back.db");
    place.done(&["move", "--to", &format!("sqlite:{}", back.display())]);
    place.on(&format!("sqlite:{}", back.display()));
    let portal = place.serve();
    assert_eq!(cases(&portal.url, &token).await, 2);
}

/// Waits until another head than this one is signed; gives it.
async fn signed_after(place: &Place, before: Option<Vec<u8>>) -> Option<Vec<u8>> {
    loop {
        let now = fs::read(place.path("data/log-head")).ok();
        if now.is_some() && now != before {
            return now;
        }
        tokio::task::yield_now().await;
    }
}

fn flipped(bytes: &[u8], place: usize) -> Vec<u8> {
    let mut other = bytes.to_vec();
    other[place] ^= 1;
    other
}

async fn cases(url: &str, token: &str) -> usize {
    let answer = reqwest::Client::new()
        .get(format!("{url}/api/v1/cases?limit=100"))
        .bearer_auth(token)
        .send()
        .await
        .unwrap();
    let found: Value = answer.json().await.unwrap();
    found["items"].as_array().unwrap().len()
}

async fn declare(url: &str, token: &str) {
    let answer = reqwest::Client::new()
        .post(format!("{url}/api/v1/declarations"))
        .bearer_auth(token)
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
