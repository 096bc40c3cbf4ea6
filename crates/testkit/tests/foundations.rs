//! Databases and mailboxes for tests.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::process::Command;

use jobs::smtp::{OutgoingMail, Transport};
use testkit::database::{Engine, TestDatabase};
use testkit::mail::{Mailbox, link_in};

fn ask(url: &str, question: &str) -> Option<String> {
    let psql = cluster::Programs::find().unwrap().psql();
    let output = Command::new(psql)
        .args(["-X", "-A", "-t", "-d", url, "-c", question])
        .output()
        .unwrap();
    let answer = String::from_utf8(output.stdout).unwrap();
    output.status.success().then(|| answer.trim().to_owned())
}

#[test]
fn a_postgres_database_is_empty_private_and_gone_when_dropped() {
    let one = TestDatabase::fresh(Engine::Postgres);
    let other = TestDatabase::fresh(Engine::Postgres);
    ask(one.url(), "create table cases (id int)").unwrap();
    let tables = "select count(*) from pg_tables where schemaname = 'public'";
    assert_eq!(ask(one.url(), tables).unwrap(), "1");
    assert_eq!(ask(other.url(), tables).unwrap(), "0");
    let url = one.url().to_owned();
    drop(one);
    assert_eq!(ask(&url, "select 1"), None);
}

#[test]
fn an_embedded_database_has_a_directory_of_its_own() {
    let one = TestDatabase::fresh(Engine::Sqlite);
    let other = TestDatabase::fresh(Engine::Sqlite);
    assert!(one.url().starts_with("sqlite://") && one.url() != other.url());
}

#[tokio::test]
async fn a_mailbox_receives_what_its_configuration_sends() {
    let mailbox = Mailbox::start().await;
    let mail = OutgoingMail {
        message_id: "1@vigie.example".into(),
        to: "reporter@ch-valmont.example".into(),
        reply_to: None,
        attached: None,
        subject: "Suivre la déclaration".into(),
        text: "Suivez-la ici : http://127.0.0.1:8080/suivi/abc.".into(),
        html: "<p>Suivez-la.</p>".into(),
        date: "2026-02-01T02:12:00Z".parse().unwrap(),
    };
    let transport = Transport::new(&mailbox.smtp_config()).unwrap();
    transport.send(&mail).await.unwrap();
    let caught = mailbox
        .wait_for("reporter@ch-valmont.example", "Suivre")
        .await;
    assert_eq!(
        link_in(&caught, "/suivi/"),
        "http://127.0.0.1:8080/suivi/abc"
    );
    assert_eq!(mailbox.received_by("reporter@ch-valmont.example").len(), 1);
    assert!(mailbox.received_by("cert@vigie.example").is_empty());
}
