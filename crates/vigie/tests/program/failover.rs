//! KEEP-1: the server of the database is lost for good, and its standby takes
//! over; or the line to it is cut in the middle of a word, or slow.

use std::time::Duration;

use cluster::{Cluster, Durability};
use testkit::wire::{End, Trouble};

use crate::{
    insistent::Answer,
    load::{Load, SENDERS, along, wire_to},
    nothing_lost::{Furnished, rounds},
};

/// Answers between two troubles.
const BETWEEN: usize = 15;
/// Cuts of a bounded run.
const CUTS: usize = 8;
/// Bytes that a client may say at most before it is cut, and a step that leads
/// to as many places of a conversation as there are rounds.
const LONGEST: usize = 30_000;
const STEP: usize = 7_919;

#[tokio::test(flavor = "multi_thread")]
async fn keep_1_a_standby_that_takes_over_under_load_has_every_accepted_word() {
    let primary = Cluster::start(Durability::Durable).unwrap();
    let standby = primary.standby().unwrap();
    primary.wait_for_standby().unwrap();
    let wire = wire_to(&primary).await;
    let furnished = Furnished::at(along(&wire), None).await;
    let portal = furnished.place.serve();
    let mut load = Load::on(&portal, &furnished.token);
    load.until(Answer::Kept, BETWEEN * 2).await;

    primary.crash().unwrap();
    load.until(Answer::Unavailable, 1).await;
    standby.take_over().unwrap();
    wire.lead_to(End::Socket(standby.socket()));
    load.until(Answer::Kept, BETWEEN * 2).await;

    let kept = load.finished().await;
    assert_eq!(portal.stop(), Some(0));
    drop(primary);
    furnished.holds(&kept).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keep_1_connections_that_are_cut_in_the_middle_of_a_word_lose_no_accepted_one() {
    let server = Cluster::start(Durability::Durable).unwrap();
    let wire = wire_to(&server).await;
    let furnished = Furnished::at(along(&wire), None).await;
    let portal = furnished.place.serve();
    let mut load = Load::on(&portal, &furnished.token);
    for round in 1..=rounds(CUTS) {
        load.until(Answer::Kept, BETWEEN).await;
        wire.suffer(Trouble::CutAfter(round * STEP % LONGEST));
        load.until(Answer::Unavailable, 1).await;
        wire.suffer(Trouble::None);
        wire.cut();
    }
    load.until(Answer::Kept, BETWEEN).await;
    let kept = load.finished().await;
    assert_eq!(portal.stop(), Some(0));
    furnished.holds(&kept).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keep_1_a_slow_line_to_the_database_delays_and_loses_nothing() {
    let server = Cluster::start(Durability::Fast).unwrap();
    let wire = wire_to(&server).await;
    let furnished = Furnished::at(along(&wire), None).await;
    let portal = furnished.place.serve();
    let mut load = Load::on(&portal, &furnished.token);
    load.until(Answer::Kept, SENDERS).await;
    wire.suffer(Trouble::Slow(Duration::from_millis(15)));
    load.until(Answer::Kept, SENDERS * 3).await;
    wire.suffer(Trouble::None);
    let kept = load.finished().await;
    assert_eq!(portal.stop(), Some(0));
    furnished.holds(&kept).await;
}
