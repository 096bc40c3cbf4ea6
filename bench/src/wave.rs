//! The worst day: a whole register declares within minutes on several nodes,
//! while analysts work and an alert to all goes out, and one node is killed in
//! the middle. Beside it, what the same requests take when nothing else goes on.

mod analysts;
mod balancer;
mod declaring;
mod mails;
mod reckoning;
mod table;

use std::{
    error::Error,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use app::App;
use catcher::{Catcher, Options};
use clap::Args;
use cluster::{Cluster, Durability};
use store::Db;
use tokio::{sync::watch, time};

use self::{
    analysts::Analysts, balancer::Balancer, declaring::Declarers, mails::Arrivals, table::Table,
};
use crate::{
    alert,
    nodes::{Nodes, Post, Site, Telling},
    whole::furnishing,
};

/// Mails that the mail server keeps until somebody has looked at them.
const MAILS_KEPT: usize = 50_000;
/// Share of the wave after which something happens.
const ALERT_AT: f64 = 0.3;
const KILL_AT: f64 = 0.4;
const BACK_AT: f64 = 0.6;

/// What to measure.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Nodes on one PostgreSQL.
    #[arg(long, default_value_t = 3)]
    nodes: usize,
    /// Facilities, each of which declares once.
    #[arg(long, default_value_t = 33_000)]
    facilities: usize,
    /// Minutes over which they declare.
    #[arg(long, default_value_t = 10)]
    minutes: u64,
    /// Seconds over which they declare, in place of the minutes.
    #[arg(long)]
    seconds: Option<u64>,
    /// Analysts at work meanwhile, each with two requests a second.
    #[arg(long, default_value_t = 8)]
    analysts: usize,
    /// Requests of each kind when nothing else goes on.
    #[arg(long, default_value_t = 300)]
    idle: usize,
    /// Minutes after the wave within which the last mail has to leave.
    #[arg(long, default_value_t = 30)]
    patience: u64,
    /// The national register, unpacked; made up when left out.
    #[arg(long)]
    register: Option<PathBuf>,
    /// The program that is measured.
    #[arg(long, default_value = "target/release/vigie")]
    program: PathBuf,
    /// File for the figures, one JSON object a line.
    #[arg(long)]
    json: Option<PathBuf>,
}

impl Arguments {
    fn span(&self) -> Duration {
        self.seconds
            .map_or(Duration::from_secs(self.minutes * 60), Duration::from_secs)
    }
}

/// Whether the wave still rolls.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rolling {
    Yes,
    Over,
}

/// Measures it, prints a table, and fails when something accepted is missing or
/// was told twice.
pub(crate) async fn measure(asked: &Arguments, folder: &Path) -> Result<(), Box<dyn Error>> {
    let cluster = Cluster::start(Durability::Durable)?;
    let catcher = Catcher::start(Options {
        limit: MAILS_KEPT,
        ..Options::default()
    })
    .await?;
    let post = Post::to(&catcher);
    let site = Site::lay_out(&folder.join("wave"), Some(&cluster), &asked.program, &post)?;
    let db = Db::connect(&site.database).await?;
    db.migrate().await?;
    let app = furnishing::over(&db);
    let begun = Instant::now();
    let register = asked.register.as_deref();
    let facilities = alert::register::settle(&app, &db, register, asked.facilities).await?;
    let declarers = Arc::new(Declarers::of(&db, &facilities, app.now()).await?);
    let analyst = furnishing::analyst(&app).await?;
    eprintln!(
        "{} facilities with somebody who declares: {:.0} s",
        facilities.len(),
        begun.elapsed().as_secs_f64()
    );

    let mut nodes = Nodes::start(&site, asked.nodes, Telling::Nothing).await?;
    let balancer = Arc::new(Balancer::over(nodes.addresses())?);
    let people = furnishing::People::of_cert(analyst);
    let people = people.signed_in(nodes.address(0), &site).await?;
    let arrivals = Arrivals::begin(&catcher);
    let analysts = Arc::new(Analysts::new(people, &balancer, &declarers));
    let mut table = Table::begin(asked.json.as_deref())?;

    let idle = asked.idle.min(asked.facilities);
    declarers.one_after_the_other(&balancer, idle).await?;
    analysts.one_after_the_other(idle).await?;
    let idle = [declarers.times(), analysts.times()].concat();
    balancer.forget_troubles();

    let rolling = watch::Sender::new(Rolling::Yes);
    let working = Arc::clone(&analysts).work(asked.analysts, &rolling);
    let all = Arc::clone(&declarers).all_within(asked.span(), Arc::clone(&balancer));
    let (declared, troubled) = tokio::join!(
        tokio::spawn(all),
        worst(&app, asked.span(), &mut nodes, &site, &balancer)
    );
    let alert = troubled?;
    declared??;
    rolling.send_replace(Rolling::Over);
    for one in working {
        one.await??;
    }
    let meanwhile = [declarers.times(), analysts.times()].concat();
    table.times(asked, &idle, &meanwhile)?;
    table.troubles(&balancer.troubles())?;

    let patience = Duration::from_secs(asked.patience * 60);
    let kept = declarers.kept();
    let told = arrivals.until_told(&kept, patience).await;
    let gone = all_gone(&app, patience).await?;
    table.told(&told, alert.elapsed(), gone, arrivals.to_facilities())?;
    let reckoned = reckoning::reckon(&app, &site, &kept).await?;
    table.reckoned(&reckoned)?;
    nodes.stop().await?;
    db.close().await?;
    match reckoned.is_sound() && told.is_sound() && gone == Gone::All {
        true => Ok(()),
        false => Err("something that was accepted is missing, or was told twice".into()),
    }
}

/// What goes wrong in the middle: an alert to all, the loss of a node, its
/// return. Gives when the alert was sent.
async fn worst(
    app: &App,
    span: Duration,
    nodes: &mut Nodes,
    site: &Site,
    balancer: &Balancer,
) -> Result<Instant, Box<dyn Error>> {
    let begun = time::Instant::now();
    let alert = alert::approved(app).await?;
    time::sleep_until(begun + span.mul_f64(ALERT_AT)).await;
    alert::send(app, alert).await?;
    let sent = Instant::now();
    time::sleep_until(begun + span.mul_f64(KILL_AT)).await;
    let lost = nodes.last();
    nodes.kill(lost).await?;
    eprintln!("a node was killed");
    time::sleep_until(begun + span.mul_f64(BACK_AT)).await;
    nodes.start_again(site, lost).await?;
    balancer.moved(nodes.addresses());
    eprintln!("it is back");
    Ok(sent)
}

/// Whether mails are left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gone {
    /// Every mail has left.
    All,
    /// So many wait, and so many will never leave.
    Not { waiting: u64, given_up: u64 },
}

async fn all_gone(app: &App, patience: Duration) -> Result<Gone, Box<dyn Error>> {
    let begun = Instant::now();
    let mut look = time::interval(Duration::from_millis(500));
    loop {
        look.tick().await;
        let health = app.mail_health().await?;
        if health.waiting == 0 && health.given_up == 0 {
            return Ok(Gone::All);
        }
        if health.waiting == 0 || begun.elapsed() > patience {
            return Ok(Gone::Not {
                waiting: health.waiting,
                given_up: health.given_up,
            });
        }
    }
}
