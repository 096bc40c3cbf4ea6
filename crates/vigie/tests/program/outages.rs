//! Nothing that was accepted is lost when the database goes away under load,
//! or has no room left; meanwhile the portal says so, and when to try again.

use std::fs;

use cluster::{Cluster, Durability, Programs};
use reqwest::{Client, StatusCode};
use tokio::time::timeout;

use crate::{
    insistent::Answer,
    load::{Load, SENDERS},
    nothing_lost::{Furnished, PATIENCE, rounds},
};

/// Outages of a bounded run.
const ROUNDS: usize = 4;
/// Answers between two outages.
const BETWEEN: usize = 15;
/// What the embedded database may still grow by, in KiB.
const ROOM: u64 = 768;

/// What happens to a server.
#[derive(Clone, Copy, Debug)]
enum Outage {
    /// It crashes, and comes back once somebody was told.
    Crash,
    /// Every connection to it is cut.
    Cut,
}

impl Outage {
    async fn happens(self, cluster: &Cluster, load: &mut Load) {
        match self {
            Self::Crash => {
                cluster.crash().unwrap();
                load.until(Answer::Unavailable, 1).await;
                cluster.come_back().unwrap();
            }
            Self::Cut => {
                let psql = Programs::find().unwrap().psql();
                let cut = "select pg_terminate_backend(pid) from pg_stat_activity \
                           where application_name = 'vigie'";
                let url = cluster.url();
                let done = tokio::process::Command::new(psql)
                    .args(["-X", "-q", "-d", &url, "-c", cut])
                    .output();
                assert!(done.await.unwrap().status.success());
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn keep_1_a_server_that_crashes_under_load_loses_no_accepted_word() {
    let cluster = Cluster::start(Durability::Durable).unwrap();
    let furnished = Furnished::at(cluster.url(), None).await;
    let portal = furnished.place.serve();
    let mut load = Load::on(&portal, &furnished.token);
    for round in 0..rounds(ROUNDS) {
        load.until(Answer::Kept, BETWEEN).await;
        let outage = match round % 2 {
            0 => Outage::Crash,
            _ => Outage::Cut,
        };
        eprintln!("round {round}: {outage:?}");
        outage.happens(&cluster, &mut load).await;
    }
    load.until(Answer::Kept, BETWEEN).await;
    let kept = load.finished().await;
    assert_eq!(portal.stop(), Some(0));
    furnished.holds(&kept).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_without_its_database_says_so_and_is_ready_again_by_itself() {
    let cluster = Cluster::start(Durability::Fast).unwrap();
    let furnished = Furnished::at(cluster.url(), None).await;
    let portal = furnished.place.serve();
    let asked = async |path: &str| {
        let answer = Client::new().get(format!("{}{path}", portal.url)).send();
        answer.await.unwrap()
    };
    assert_eq!(asked("/readyz").await.status(), StatusCode::OK);
    cluster.crash().unwrap();
    let unready = async { while asked("/readyz").await.status() == StatusCode::OK {} };
    timeout(PATIENCE, unready).await.expect("it says so");
    let status = asked("/api/v1/status").await;
    let status: serde_json::Value = status.json().await.unwrap();
    assert_eq!(status["recording"], false);
    let page = asked("/etat").await;
    assert_eq!(page.status(), StatusCode::OK);
    assert!(page.text().await.unwrap().contains("En panne"));
    assert_eq!(asked("/healthz").await.status(), StatusCode::OK);
    cluster.come_back().unwrap();
    let ready = async { while asked("/readyz").await.status() != StatusCode::OK {} };
    timeout(PATIENCE, ready).await.expect("it is ready again");
}

#[tokio::test(flavor = "multi_thread")]
async fn keep_1_a_disk_that_is_full_refuses_new_words_and_keeps_the_others() {
    let furnished = Furnished::on(testkit::database::Engine::Sqlite).await;
    let place = &furnished.place;
    let file = fs::metadata(place.path("data/vigie.db")).unwrap();
    let portal = place.serve_with_room(file.len() / 1024 + ROOM);
    let mut load = Load::on(&portal, &furnished.token);
    load.until(Answer::Unavailable, SENDERS * 2).await;
    let senders = load.stopped().await;
    // What is there is still read.
    let cases = Client::new()
        .get(format!("{}/api/v1/cases", portal.url))
        .bearer_auth(&furnished.token)
        .send();
    assert_eq!(cases.await.unwrap().status(), StatusCode::OK);
    let ready = || reqwest::get(format!("{}/readyz", portal.url));
    let unready = async { while ready().await.unwrap().status() == StatusCode::OK {} };
    timeout(PATIENCE, unready).await.expect("it says so");
    portal.kill();

    let portal = place.serve();
    let mut kept = Vec::new();
    for sender in senders {
        kept.extend(sender.finished(&portal.url).await);
    }
    assert!(!kept.is_empty());
    assert_eq!(portal.stop(), Some(0));
    furnished.holds(&kept).await;
}
