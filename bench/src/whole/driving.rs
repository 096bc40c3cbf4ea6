//! Requests over connections that stay open.

use std::{
    error::Error,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use reqwest::Client;
use serde_json::json;
use tokio::task::JoinSet;

use super::{
    filling,
    furnishing::{self, People},
};
use crate::nodes::Nodes;

/// A kind of request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Visit {
    /// A declaration, by the API.
    Declare,
    /// The page of a case, which is recorded.
    Case,
    /// The page of all cases, the newest first.
    List,
    /// The same, of one state and one département.
    Filtered,
    /// The page of the CERT's queue.
    Queue,
    /// The page of what words find.
    Search,
    /// The page of all figures of a year, against the year before.
    Figures,
    /// An act on a case, by the API.
    Act,
}

impl Visit {
    pub(super) const ALL: [Self; 8] = [
        Self::Declare,
        Self::Case,
        Self::List,
        Self::Filtered,
        Self::Queue,
        Self::Search,
        Self::Figures,
        Self::Act,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Declare => "declare",
            Self::Case => "case page",
            Self::List => "list",
            Self::Filtered => "list, filtered",
            Self::Queue => "queue",
            Self::Search => "search",
            Self::Figures => "figures",
            Self::Act => "act",
        }
    }

    /// Whether it writes what must be on disk before it is answered.
    pub(super) const fn writes(self) -> bool {
        matches!(self, Self::Declare | Self::Act | Self::Case)
    }
}

/// What was measured.
pub(super) struct Driven {
    pub(super) done: usize,
    pub(super) failed: usize,
    pub(super) per_second: f64,
    pub(super) median_ms: f64,
    pub(super) p99_ms: f64,
}

/// Asks over so many connections for so long.
pub(super) async fn drive(
    open: &Nodes,
    people: &People,
    visit: Visit,
    connections: usize,
    span: Duration,
    size: u32,
) -> Result<Driven, Box<dyn Error>> {
    let until = move |_: usize, begun: Instant| begun.elapsed() < span;
    ask(open, people, visit, connections, size, Arc::new(until)).await
}

/// Asks so many times, one after the other.
pub(super) async fn few(
    open: &Nodes,
    people: &People,
    visit: Visit,
    many: usize,
    size: u32,
) -> Result<Driven, Box<dyn Error>> {
    let until = move |done: usize, _: Instant| done < many;
    ask(open, people, visit, 1, size, Arc::new(until)).await
}

/// Whether to go on, by how many were asked and when that began.
type Until = Arc<dyn Fn(usize, Instant) -> bool + Send + Sync>;

async fn ask(
    open: &Nodes,
    people: &People,
    visit: Visit,
    connections: usize,
    size: u32,
    until: Until,
) -> Result<Driven, Box<dyn Error>> {
    let turn = Arc::new(AtomicUsize::new(0));
    let mut working = JoinSet::new();
    let mut visitors = Vec::new();
    for number in 0..connections {
        let mut visitor = Visitor {
            client: Client::builder().pool_max_idle_per_host(1).build()?,
            address: open.address(number).to_owned(),
            people: people.clone(),
            case: String::new(),
        };
        if visit == Visit::Act {
            visitor.prepare().await.map_err(|error| error.to_string())?;
        }
        visitors.push(visitor);
    }
    let begun = Instant::now();
    for visitor in visitors {
        let (turn, until) = (Arc::clone(&turn), Arc::clone(&until));
        working.spawn(async move {
            let (mut times, mut failed, mut why) = (Vec::new(), 0, None);
            loop {
                let number = turn.fetch_add(1, Ordering::Relaxed);
                if !until(number, begun) {
                    return (times, failed, why);
                }
                let asked = Instant::now();
                match visitor.go(visit, number, size).await {
                    Ok(()) => times.push(asked.elapsed()),
                    Err(error) => {
                        failed += 1;
                        why = Some(error.to_string());
                    }
                }
            }
        });
    }
    let (mut times, mut failed, mut why) = (Vec::new(), 0, None);
    for (some, failures, reason) in working.join_all().await {
        times.extend(some);
        failed += failures;
        why = why.or(reason);
    }
    let elapsed = begun.elapsed();
    if let Some(why) = why {
        eprintln!("{}: {failed} failed: {why}", visit.name());
    }
    let done = times.len();
    let measured = crate::load::measured(times, elapsed);
    Ok(Driven {
        done,
        failed,
        per_second: measured.per_second,
        median_ms: measured.median_ms,
        p99_ms: measured.p99_ms,
    })
}

struct Visitor {
    client: Client,
    address: String,
    people: People,
    /// A case of its own, to act upon.
    case: String,
}

impl Visitor {
    async fn prepare(&mut self) -> Result<(), Box<dyn Error + Send + Sync>> {
        let story = "Un poste ne démarre plus.";
        let token = &self.people.reporter;
        self.case = furnishing::declare(&self.client, &self.address, token, story).await?;
        let act = json!({"act": "take_in"});
        let (client, address) = (&self.client, &self.address);
        furnishing::send(client, address, &self.people, &self.case, &act).await
    }

    async fn go(
        &self,
        visit: Visit,
        number: usize,
        size: u32,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        // Spread over all cases, in no order that a cache would like.
        let place = number.wrapping_mul(7_919) % size.max(1) as usize + 1;
        let path = match visit {
            Visit::Declare => {
                let story = "Écran de rançon sur plusieurs postes, dossier patient indisponible.";
                let token = &self.people.reporter;
                let declared = furnishing::declare(&self.client, &self.address, token, story);
                return declared.await.map(drop);
            }
            Visit::Act => {
                let text = format!("Note {number} : les journaux sont arrivés.");
                let act = json!({"act": "note", "text": text});
                let (client, address) = (&self.client, &self.address);
                return furnishing::send(client, address, &self.people, &self.case, &act).await;
            }
            Visit::Case => format!("/dossiers/{}", filling::reference(place)),
            Visit::List => "/dossiers".to_owned(),
            Visit::Filtered => {
                let departement = filling::departement(place);
                format!("/dossiers?etat=clos&departement={departement}")
            }
            Visit::Queue => "/file".to_owned(),
            Visit::Search => format!("/recherche?q={}", filling::word(place)),
            Visit::Figures => "/observatoire".to_owned(),
        };
        let answer = self
            .client
            .get(format!("http://{}{path}", self.address))
            .header("cookie", &self.people.cookie)
            .send()
            .await?;
        let status = answer.status();
        let page = answer.bytes().await?;
        if status != reqwest::StatusCode::OK {
            return Err(format!("{path}: {status}, {} bytes", page.len()).into());
        }
        Ok(())
    }
}
