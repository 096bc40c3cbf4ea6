//! The whole portal under load: `vigie serve` in processes of its own, on both
//! databases, filled by the hundred thousand, driven by real HTTP; beside what
//! the machine itself can do in the same run, so that every figure is a ratio.

mod driving;
mod filling;
pub(crate) mod furnishing;
mod limits;
mod table;

use std::{error::Error, path::PathBuf, time::Duration};

use clap::{Args, ValueEnum};
use cluster::{Cluster, Durability};

use self::{
    driving::{Driven, Visit},
    filling::Filler,
    furnishing::People,
    limits::Limits,
    table::{Line, Table},
};
use crate::nodes::{Nodes, Post, Site, Telling};

/// Requests whose statements are counted, of each kind.
const COUNTED: usize = 4;

/// What to measure.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Numbers of cases, in rising order.
    #[arg(long, value_delimiter = ',', default_value = "1000,100000,1000000")]
    cases: Vec<u32>,
    /// Connections that ask at the same time.
    #[arg(long, value_delimiter = ',', default_value = "1,16")]
    connections: Vec<usize>,
    /// Seconds that each figure is taken over.
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// Nodes on PostgreSQL; the embedded database has one.
    #[arg(long, default_value_t = 1)]
    nodes: usize,
    /// Only this database.
    #[arg(long)]
    only: Option<Base>,
    /// The national register, unpacked; made up when left out.
    #[arg(long)]
    register: Option<PathBuf>,
    /// Facilities of a register that is made up.
    #[arg(long, default_value_t = 5_000)]
    facilities: usize,
    /// The program that is measured.
    #[arg(long, default_value = "target/release/vigie")]
    program: PathBuf,
    /// File for the figures, one JSON object a line.
    #[arg(long)]
    json: Option<PathBuf>,
}

/// A database that the portal works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Base {
    /// Embedded.
    Sqlite,
    /// On a server of its own, as durable as in production.
    Postgresql,
}

impl Base {
    const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgresql => "postgresql",
        }
    }
}

/// Measures all of it, and prints a table.
pub(crate) async fn measure(
    asked: &Arguments,
    folder: &std::path::Path,
) -> Result<(), Box<dyn Error>> {
    let mut table = Table::begin(asked.json.as_deref())?;
    for base in [Base::Sqlite, Base::Postgresql] {
        if asked.only.is_none_or(|only| only == base) {
            of_base(base, asked, folder, &mut table).await?;
        }
    }
    Ok(())
}

async fn of_base(
    base: Base,
    asked: &Arguments,
    folder: &std::path::Path,
    table: &mut Table,
) -> Result<(), Box<dyn Error>> {
    let cluster = match base {
        Base::Sqlite => None,
        Base::Postgresql => Some(Cluster::start(Durability::Durable)?),
    };
    let limits = Limits::of(folder, cluster.as_ref()).await?;
    table.limits(base, &limits)?;
    let nodes = cluster.as_ref().map_or(1, |_| asked.nodes);
    let folder = folder.join(base.name());
    let site = Site::lay_out(&folder, cluster.as_ref(), &asked.program, &Post::nowhere())?;
    let people = furnishing::people(&site, asked).await?;
    let open = Nodes::start(&site, 1, Telling::Nothing).await?;
    let furnished = furnishing::templates(&open, &people).await;
    furnished.map_err(|error| error.to_string())?;
    open.stop().await?;
    let mut filler = Filler::begin(&site).await?;
    for size in &asked.cases {
        let filled = filler.fill_to(*size).await?;
        let counted = statements(&site, &people, *size).await?;
        let open = Nodes::start(&site, nodes, Telling::Nothing).await?;
        table.opened(base, *size, nodes, filled, open.first_page())?;
        let people = people.signed_in(open.address(0), &site).await?;
        for connections in &asked.connections {
            for visit in Visit::ALL {
                let span = Duration::from_secs(asked.seconds);
                let before = open.spent()?;
                let driven =
                    driving::drive(&open, &people, visit, *connections, span, *size).await?;
                let spent = open.spent()?.saturating_sub(before);
                table.line(&Line {
                    base,
                    cases: *size,
                    nodes,
                    visit,
                    connections: *connections,
                    limit: limits.single_rows(*connections),
                    statements: counted.get(&visit).copied(),
                    spent,
                    resident: open.resident()?,
                    driven,
                })?;
            }
        }
        open.stop().await?;
    }
    // The next database needs the room.
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

/// Statements that one request of each kind takes, by a node that does nothing
/// else.
async fn statements(
    site: &Site,
    people: &People,
    size: u32,
) -> Result<std::collections::BTreeMap<Visit, f64>, Box<dyn Error>> {
    let open = Nodes::start(site, 1, Telling::Statements).await?;
    let people = people.signed_in(open.address(0), site).await?;
    // A node that starts reads the figures by itself; whoever asks for them waits for it.
    driving::few(&open, &people, Visit::Figures, 1, size).await?;
    let mut counted = std::collections::BTreeMap::new();
    for visit in Visit::ALL {
        // The first one warms what a portal that runs has warm.
        driving::few(&open, &people, visit, 1, size).await?;
        let before = open.statements().await;
        let Driven { done, .. } = driving::few(&open, &people, visit, COUNTED, size).await?;
        let taken = open.statements().await - before;
        #[allow(clippy::cast_precision_loss, reason = "some dozens")]
        counted.insert(visit, taken as f64 / done.max(1) as f64);
    }
    open.stop().await?;
    Ok(counted)
}
