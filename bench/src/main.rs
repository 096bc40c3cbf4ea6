//! Measures the portal: real HTTP on loopback against a fresh embedded
//! database, beside what the same machine's SQLite can commit, so that every
//! figure is also a ratio.
//!
//! `cargo run --release -p bench -- --declarations 4000 --connections 16`
//!
//! `cargo run --release -p bench -- portal` measures the whole portal at each
//! size, `… -- evidence` a large file instead,
//! `… -- lookalikes --cases 1000,100000` what proposing look-alikes costs,
//! `… -- alert --recipients 33000` what alerting a whole register costs,
//! `… -- figures --cases 1000,100000,1000000` what figures cost,
//! `… -- wave` the worst day on several nodes,
//! `… -- log` what the provable log costs.

#![allow(clippy::print_stdout, reason = "the figures are its output")]

mod alert;
mod commits;
mod evidence;
mod figures;
mod load;
mod log;
mod lookalikes;
mod nodes;
mod portal;
mod tree;
mod wave;
mod whole;

use std::{error::Error, path::PathBuf};

use clap::{Args, Parser, Subcommand};

use self::portal::Log;

/// What to measure: declarations, or what a command names.
#[derive(Parser)]
#[command(name = "bench", args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    other: Option<Other>,
    #[command(flatten)]
    load: Load,
}

#[derive(Subcommand)]
enum Other {
    /// A large file in and out of `vigie serve`, over a connection that is cut.
    Evidence {
        #[command(flatten)]
        asked: evidence::Arguments,
        /// Folder for what is stored; on the disk that is to be measured.
        #[arg(long, default_value = "target")]
        folder: PathBuf,
    },
    /// An alert to a whole register while facilities declare, on both databases.
    Alert {
        #[command(flatten)]
        asked: alert::Arguments,
        /// Folder for the embedded database; on the disk that is to be measured.
        #[arg(long, default_value = "target")]
        folder: PathBuf,
    },
    /// Figures of the observatory, on both databases.
    Figures {
        /// Numbers of cases.
        #[arg(long, value_delimiter = ',', default_value = "1000,100000")]
        cases: Vec<u32>,
        /// Folder for the embedded database.
        #[arg(long, default_value = "target")]
        folder: PathBuf,
    },
    /// The whole portal, filled and driven by real HTTP, on both databases.
    Portal {
        #[command(flatten)]
        asked: whole::Arguments,
        /// Folder for what is stored; on the disk that is to be measured.
        #[arg(long, default_value = "target")]
        folder: PathBuf,
    },
    /// A whole register declares within minutes on several nodes, one of which
    /// is killed meanwhile.
    Wave {
        #[command(flatten)]
        asked: wave::Arguments,
        /// Folder for what is stored; on the disk that is to be measured.
        #[arg(long, default_value = "target")]
        folder: PathBuf,
    },
    /// The provable log: its tree, appends, and the checking of a bundle.
    Log {
        /// Records of the bundle.
        #[arg(long, default_value_t = 10_000)]
        records: u32,
        /// Folder for the embedded database.
        #[arg(long, default_value = "target")]
        folder: PathBuf,
    },
    /// Proposing the look-alikes of a case, on both databases.
    Lookalikes {
        /// Numbers of cases, in rising order.
        #[arg(long, value_delimiter = ',', default_value = "1000,100000")]
        cases: Vec<u32>,
        /// Folder for the embedded database.
        #[arg(long, default_value = "target")]
        folder: PathBuf,
    },
}

#[derive(Args)]
struct Load {
    /// Declarations sent through the API, in all.
    #[arg(long, default_value_t = 4_000)]
    declarations: usize,
    /// Connections that send them at the same time.
    #[arg(long, default_value_t = 16)]
    connections: usize,
    /// Folder for the database; on the disk that is to be measured.
    #[arg(long, default_value = "target")]
    folder: PathBuf,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    rustls::crypto::ring::default_provider()
        .install_default()
        .map_err(|_| "the TLS provider was installed twice")?;
    let arguments = Arguments::parse();
    match arguments.other {
        Some(Other::Evidence { asked, folder }) => {
            let folder = tempfile::tempdir_in(folder)?;
            evidence::measure(&asked, folder.path().to_owned()).await
        }
        Some(Other::Alert { asked, folder }) => {
            let folder = tempfile::tempdir_in(folder)?;
            alert::measure(&asked, folder.path()).await
        }
        Some(Other::Figures { cases, folder }) => {
            let folder = tempfile::tempdir_in(folder)?;
            figures::measure(folder.path(), &cases).await
        }
        Some(Other::Portal { asked, folder }) => {
            let folder = tempfile::tempdir_in(folder)?;
            whole::measure(&asked, folder.path()).await
        }
        Some(Other::Wave { asked, folder }) => {
            let folder = tempfile::tempdir_in(folder)?;
            wave::measure(&asked, folder.path()).await
        }
        Some(Other::Log { records, folder }) => {
            let folder = tempfile::tempdir_in(folder)?;
            log::measure(folder.path(), records).await?;
            throughput(folder.path(), 1_000, 16).await
        }
        Some(Other::Lookalikes { cases, folder }) => {
            let folder = tempfile::tempdir_in(folder)?;
            lookalikes::measure(folder.path(), &cases).await
        }
        None => measure(&arguments.load).await,
    }
}

/// Declarations with the log's tree growing and signed meanwhile, against
/// declarations whose leaves nothing takes up. The two take turns, so that what
/// else the machine does weighs on both.
async fn throughput(
    folder: &std::path::Path,
    count: usize,
    connections: usize,
) -> Result<(), Box<dyn Error>> {
    let (mut logged, mut unlogged) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let bare = folder.join(format!("bare-{round}.db"));
        let bare = portal::Portal::start(&bare, Log::Off).await?;
        unlogged.push(load::declare(&bare, count, connections).await?.per_second);
        let proving = folder.join(format!("proving-{round}.db"));
        let proving = portal::Portal::start(&proving, Log::On).await?;
        logged.push(
            load::declare(&proving, count, connections)
                .await?
                .per_second,
        );
    }
    let median = |mut rates: Vec<f64>| {
        rates.sort_by(f64::total_cmp);
        rates.get(ROUNDS / 2).copied().unwrap_or_default()
    };
    let (logged, unlogged) = (median(logged), median(unlogged));
    println!(
        "declarations with the signed log on: {logged:.0}/s, {:.2} of {unlogged:.0}/s with it off",
        logged / unlogged,
    );
    Ok(())
}

/// Turns of a comparison, of which the median counts.
const ROUNDS: usize = 3;

async fn measure(arguments: &Load) -> Result<(), Box<dyn Error>> {
    println!(
        "tree of the log: {:.0} leaves/s on one core",
        tree::leaves_per_second()
    );
    let folder = tempfile::tempdir_in(&arguments.folder)?;
    let single = commits::single_row(&folder.path().join("commits.db")).await?;
    println!("sqlite single-row durable commits/s: {single:.0}");
    let count = (arguments.declarations / 4).max(100);
    throughput(folder.path(), count, arguments.connections).await?;
    let portal = portal::Portal::start(&folder.path().join("vigie.db"), Log::On).await?;
    for connections in [1, arguments.connections] {
        let count = (arguments.declarations * connections / arguments.connections).max(100);
        let measured = load::declare(&portal, count, connections).await?;
        println!(
            "declare, {connections} connections, {count} declarations: {:.0}/s, {:.2} of single-row commits, p50 {:.1} ms, p99 {:.1} ms",
            measured.per_second,
            measured.per_second / single,
            measured.median_ms,
            measured.p99_ms,
        );
    }
    println!("resident memory: {} MiB", portal::resident("self")?.now);
    Ok(())
}
