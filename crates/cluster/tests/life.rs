//! A cluster starts, answers, and leaves nothing behind.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cluster::{Cluster, Durability, Programs};

fn ask(url: &str, question: &str) -> String {
    let psql = Programs::find().unwrap().psql();
    let output = Command::new(psql)
        .args(["-X", "-A", "-t", "-d", url, "-c", question])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn directory(url: &str) -> PathBuf {
    PathBuf::from(url.split_once("host=").unwrap().1.replace("%2F", "/"))
}

#[test]
fn what_was_committed_is_there_after_a_crash() {
    let cluster = Cluster::start(Durability::Durable).unwrap();
    let url = cluster.url();
    ask(&url, "create table words (word text)");
    ask(&url, "insert into words values ('kept')");
    cluster.crash().unwrap();
    assert!(cluster.crash().is_err(), "there is nothing to kill");
    cluster.come_back().unwrap();
    assert_eq!(ask(&url, "select word from words"), "kept");
}

#[test]
fn a_standby_has_what_was_committed_and_takes_over() {
    let primary = Cluster::start(Durability::Durable).unwrap();
    let standby = primary.standby().unwrap();
    primary.wait_for_standby().unwrap();
    ask(&primary.url(), "create table words (word text)");
    ask(&primary.url(), "insert into words values ('kept')");
    assert_eq!(ask(&standby.url(), "select pg_is_in_recovery()"), "t");
    primary.crash().unwrap();
    standby.take_over().unwrap();
    assert_eq!(ask(&standby.url(), "select word from words"), "kept");
    ask(&standby.url(), "insert into words values ('more')");
}

#[test]
fn a_cluster_answers_and_is_gone_when_dropped() {
    let cluster = Cluster::start(Durability::Fast).unwrap();
    let url = cluster.url();
    assert_eq!(ask(&url, "show fsync"), "off");
    assert_eq!(ask(&url, "select upper('é')"), "É");
    assert!(directory(&url).exists());
    drop(cluster);
    assert!(!directory(&url).exists());
}

/// Not a test of its own: what `a_cluster_does_not_outlive_a_killed_process` kills.
#[test]
fn start_and_wait_to_be_killed() {
    if std::env::var_os("TO_BE_KILLED").is_some() {
        let cluster = Cluster::start(Durability::Fast).unwrap();
        eprintln!("{}", cluster.url());
        std::io::stdin().read_line(&mut String::new()).unwrap();
    }
}

#[test]
fn a_cluster_does_not_outlive_a_killed_process() {
    let mut process = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "start_and_wait_to_be_killed", "--nocapture"])
        .env("TO_BE_KILLED", "")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut url = String::new();
    let stderr = process.stderr.take().unwrap();
    BufReader::new(stderr).read_line(&mut url).unwrap();
    let server = directory(url.trim()).join("data/postmaster.pid");
    let server = fs::read_to_string(server).unwrap();
    let server = format!("/proc/{}", server.lines().next().unwrap());
    process.kill().unwrap();
    process.wait().unwrap();
    let deadline = Instant::now() + Duration::from_secs(20);
    while Path::new(&server).exists() || directory(url.trim()).exists() {
        assert!(Instant::now() < deadline, "the cluster is still there");
        std::thread::yield_now();
    }
}

#[test]
fn a_durable_cluster_forces_its_writes_to_disk() {
    let cluster = Cluster::start(Durability::Durable).unwrap();
    assert_eq!(ask(&cluster.url(), "show fsync"), "on");
}
