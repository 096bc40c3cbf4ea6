//! Who may reach what: every route of the router, before every kind of reader
//! and every relation to a case, as tables that a reviewer reads as a
//! difference. The routes come from the portal itself: one that has no line
//! here fails the test.

mod ground;
mod indistinguishable;
mod readers;
pub(crate) mod rows;
mod sending;

use std::fmt::Write;

use futures::future::join_all;
use reqwest::Response;

use crate::portal::{Portal, location};
use ground::Ground;
use readers::{Reader, readers};
use rows::Row;

/// What a reader got: a status, or `in` when led to the sign-in page.
fn outcome(answer: &Response) -> String {
    match answer.status().as_u16() {
        303 if location(answer).starts_with("/connexion") => "in".to_owned(),
        status => status.to_string(),
    }
}

/// Something may have changed that the next readers must find unchanged.
fn succeeded(row: &Row, outcome: &str) -> bool {
    !row.reads() && matches!(outcome.as_bytes().first(), Some(b'2' | b'3'))
}

fn heading(readers: &[Reader]) -> String {
    let mut table = String::new();
    for (index, reader) in readers.iter().enumerate() {
        writeln!(table, "{:>2} {}", index + 1, reader.name).unwrap();
    }
    let numbers: String = (1..=readers.len()).map(|n| format!("{n:>4}")).collect();
    writeln!(table, "\n{:<72}{numbers}", "").unwrap();
    table
}

/// Portals among which the routes are shared out by their names, so that the
/// table is filled in side by side. Acts follow from one another: theirs are
/// done in one portal.
const PORTALS_FOR_ROUTES: usize = 4;

/// The rows before every reader, in their order.
async fn tried(rows: &[Row], portals: usize) -> String {
    let shares = (0..portals).map(|portal| {
        let own = rows.iter().enumerate();
        part(own.filter(move |(_, row)| portal_of(row, portals) == portal))
    });
    let mut lines = join_all(shares).await.concat();
    lines.sort_by_key(|line| line.place);
    let mut table = heading(&readers(&Portal::open().await).await);
    for line in &lines {
        table.push_str(&line.text);
    }
    let cells: usize = lines.iter().map(|line| line.cells).sum();
    writeln!(table, "\n{cells} cells").unwrap();
    table
}

#[derive(Clone)]
struct Line {
    place: usize,
    text: String,
    cells: usize,
}

fn portal_of(row: &Row, portals: usize) -> usize {
    row.name().bytes().map(usize::from).sum::<usize>() % portals
}

async fn part<'r>(rows: impl Iterator<Item = (usize, &'r Row)>) -> Vec<Line> {
    let portal = Portal::open().await;
    let mut readers = readers(&portal).await;
    let mut ground = Ground::prepared(&portal).await;
    let mut lines = Vec::new();
    for (place, row) in rows {
        let mut text = format!("{:<72}", row.name());
        for reader in &mut readers {
            let answer = sending::sent(&portal, reader, row, &ground).await;
            let outcome = outcome(&answer);
            write!(text, "{outcome:>4}").unwrap();
            if succeeded(row, &outcome) {
                ground.renew(&portal, row).await;
                reader.come_back(&portal).await;
            }
        }
        text.push('\n');
        let cells = readers.len();
        lines.push(Line { place, text, cells });
    }
    lines
}

#[tokio::test(flavor = "multi_thread")]
async fn qual_5_every_route_opens_to_those_whom_it_concerns() {
    let portal = Portal::open().await;
    let rows = rows::of_routes(&portal).await;
    let table = tried(&rows, PORTALS_FOR_ROUTES).await;
    insta::assert_snapshot!("routes", table);
}

#[tokio::test(flavor = "multi_thread")]
async fn qual_5_every_act_is_open_to_those_whom_it_concerns() {
    let table = tried(&rows::of_acts(), 1).await;
    insta::assert_snapshot!("acts", table);
}
