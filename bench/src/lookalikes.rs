//! What it costs to propose the look-alikes of a case (SUPP-2), as the number
//! of cases grows.

mod bulk;
mod fill;
mod reports;

use std::{
    error::Error,
    path::Path,
    time::{Duration, Instant},
};

use app::{App, Clock, Config, ServerSecret};
use cluster::{Cluster, Durability};
use process::{
    access::{Actor, CertRole, StaffRole, Standing},
    ids::{Pseudonym, Reference},
};
use store::{DatabaseUrl, Db};

use self::fill::Filler;

/// Cases of which look-alikes are asked for at each size.
const ASKED: u32 = 200;

/// Measures both databases at each size.
pub(crate) async fn measure(folder: &Path, sizes: &[u32]) -> Result<(), Box<dyn Error>> {
    let file = folder.join("lookalikes.db");
    let sqlite = format!("sqlite://{}?mode=rwc", file.display());
    of_database("sqlite", &sqlite, sizes).await?;
    let cluster = Cluster::start(Durability::Fast)?;
    of_database("postgresql", &cluster.url(), sizes).await
}

async fn of_database(name: &str, url: &str, sizes: &[u32]) -> Result<(), Box<dyn Error>> {
    let address: DatabaseUrl = url.parse()?;
    let db = Db::connect(&address).await?;
    db.migrate().await?;
    // What a portal remembers is not carried from one size to the next.
    let begun = || {
        let secret = ServerSecret::from_bytes([1; 32]);
        App::new(db.clone(), Config::default(), Clock::System, secret)
    };
    let mut filler = Filler::begin(&begun(), url).await?;
    let mut first: Option<f64> = None;
    for size in sizes {
        let started = Instant::now();
        filler.fill_to(*size).await?;
        let filled = started.elapsed();
        let (median, worst, found) = ask(&begun(), *size).await?;
        let median = median.as_secs_f64() * 1_000.0;
        let base = *first.get_or_insert(median);
        println!(
            "look-alikes, {name}, {size} cases: p50 {median:.1} ms, p99 {:.1} ms, {:.2} of the first size, \
             {found:.1} proposed each (filled in {:.0} s)",
            worst.as_secs_f64() * 1_000.0,
            median / base,
            filled.as_secs_f64(),
        );
    }
    Ok(())
}

/// Asks for the look-alikes of cases spread over all of them; the median, the
/// 99th hundredth, and how many were proposed in the mean.
async fn ask(app: &App, size: u32) -> Result<(Duration, Duration, f64), Box<dyn Error>> {
    let analyst = Actor {
        account: None,
        pseudonym: Pseudonym("bench".to_owned()),
        standing: Standing::Staff(StaffRole::Cert {
            role: CertRole::Analyst,
        }),
    };
    let step = (size / ASKED).max(1);
    let mut took = Vec::new();
    let mut proposed = 0;
    // The first round warms what a portal that runs has warm.
    for round in 0..2 {
        took.clear();
        proposed = 0;
        for place in 0..ASKED.min(size) {
            let reference = Reference {
                year: 2020,
                number: (place * step + round) % size + 1,
            };
            let started = Instant::now();
            let (_, found) = app.lookalikes(&analyst, reference).await?;
            took.push(started.elapsed());
            proposed += found.open.len() + found.past.len();
        }
    }
    took.sort();
    let at = |hundredth: usize| took[(took.len() - 1) * hundredth / 100];
    let mean = f64::from(u32::try_from(proposed)?) / f64::from(u32::try_from(took.len())?);
    Ok((at(50), at(99), mean))
}
