//! Nodes of the portal, each in a process of its own.

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use catcher::Catcher;
use cluster::Cluster;
use process::territory::all_ars;
use store::DatabaseUrl;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
    time,
};

/// The secret of every node, as its file says it.
pub(crate) const SECRET: [u8; 32] = [1; 32];
/// Ticks of a processor's time in a second, which Linux has not changed.
const TICKS: u64 = 100;
/// How long lines that were told take to be read.
const READ: Duration = Duration::from_millis(300);

/// Where a portal's files lie.
pub(crate) struct Site {
    pub(crate) folder: PathBuf,
    pub(crate) database: DatabaseUrl,
    /// The same for who writes past the store.
    pub(crate) url: String,
    program: PathBuf,
}

/// Where mails go.
pub(crate) struct Post {
    /// The server, as `[mail]` says it.
    server: String,
    /// What it shows, in PEM.
    certificate: String,
    /// The mailboxes of the agencies, as a table.
    agencies: String,
}

impl Post {
    /// Nowhere: nobody listens.
    pub(crate) fn nowhere() -> Self {
        Self {
            server: "host = \"127.0.0.1\"\nport = 9\nsecurity = \"plain\"\n".to_owned(),
            certificate: String::new(),
            agencies: String::new(),
        }
    }

    /// To a server that keeps them, with a mailbox for each agency.
    pub(crate) fn to(catcher: &Catcher) -> Self {
        let address = catcher.address();
        let (host, port) = (address.ip(), address.port());
        let boxes: String = all_ars()
            .iter()
            .map(|ars| format!("{} = \"{}\"\n", ars.code(), agency(&ars.code().to_string())))
            .collect();
        Self {
            server: format!(
                "host = \"{host}\"\nport = {port}\ntrusted_certificate = {{ file = \"mail.pem\" }}\n"
            ),
            certificate: catcher.certificate_pem().to_owned(),
            agencies: format!("[portal.bodies.ars]\n{boxes}"),
        }
    }
}

/// The mailbox of the CERT.
pub(crate) const CERT: &str = "cert@bench.example";

/// The mailbox of an agency.
pub(crate) fn agency(code: &str) -> String {
    format!("{}@agences.example", code.to_lowercase())
}

/// What the nodes tell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Telling {
    /// What needs attention.
    Nothing,
    /// Every statement; their timers rest.
    Statements,
}

impl Site {
    pub(crate) fn lay_out(
        folder: &Path,
        cluster: Option<&Cluster>,
        program: &Path,
        post: &Post,
    ) -> Result<Self, Box<dyn Error>> {
        fs::create_dir_all(folder.join("data"))?;
        let folder = folder.canonicalize()?;
        let program = program
            .canonicalize()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        let (database, url) = match cluster {
            None => {
                let file = folder.join("data/vigie.db");
                let url = format!("sqlite://{}?mode=rwc", file.display());
                (DatabaseUrl::Sqlite(file), url)
            }
            Some(cluster) => (DatabaseUrl::Postgres(cluster.url()), cluster.url()),
        };
        let secret: String = SECRET.iter().map(|byte| format!("{byte:02x}")).collect();
        fs::write(folder.join("data/server-secret"), secret)?;
        fs::write(folder.join("mail.pem"), &post.certificate)?;
        for (name, timers) in [("vigie.toml", "here"), ("quiet.toml", "elsewhere")] {
            let database = match &database {
                DatabaseUrl::Sqlite(_) => String::new(),
                DatabaseUrl::Postgres(url) => format!("[database]\nurl = \"{url}\"\n"),
            };
            let text = format!(
                "[server]\nlisten = \"127.0.0.1:0\"\ndata = \"data\"\ntimers = \"{timers}\"\n\
                 {database}[mail]\n{}from = \"Vigie <portail@bench.example>\"\n\
                 [portal]\npublic_url = \"http://127.0.0.1\"\n\
                 [portal.bodies]\ncert = \"{CERT}\"\n{}",
                post.server, post.agencies
            );
            fs::write(folder.join(name), text)?;
        }
        Ok(Self {
            folder,
            database,
            url,
            program,
        })
    }

    fn command(&self, telling: Telling) -> Command {
        let (config, told) = match telling {
            Telling::Nothing => ("vigie.toml", "warn,vigie=info"),
            Telling::Statements => ("quiet.toml", "warn,vigie=info,store::statements=trace"),
        };
        let mut command = Command::new(&self.program);
        command
            .args(["serve", "--config", config])
            .env("VIGIE_LOG", told)
            .current_dir(&self.folder)
            .kill_on_drop(true)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        command
    }
}

struct Node {
    process: Child,
    address: String,
    statements: Arc<AtomicUsize>,
}

/// Nodes of one portal.
pub(crate) struct Nodes {
    nodes: Vec<Node>,
    first_page: Duration,
}

impl Nodes {
    pub(crate) async fn start(
        site: &Site,
        many: usize,
        telling: Telling,
    ) -> Result<Self, Box<dyn Error>> {
        let mut nodes = Vec::new();
        let begun = Instant::now();
        let mut first_page = Duration::ZERO;
        for _ in 0..many {
            let node = Node::start(site, telling).await?;
            if nodes.is_empty() {
                let page = reqwest::get(format!("http://{}/", node.address)).await?;
                page.error_for_status()?.bytes().await?;
                first_page = begun.elapsed();
            }
            nodes.push(node);
        }
        Ok(Self { nodes, first_page })
    }

    /// Where they answer.
    pub(crate) fn addresses(&self) -> Vec<String> {
        let addresses = self.nodes.iter().map(|node| node.address.clone());
        addresses.collect()
    }

    /// The place of the last one.
    pub(crate) fn last(&self) -> usize {
        self.nodes.len().saturating_sub(1)
    }

    /// Kills one at once, as the loss of its machine does.
    pub(crate) async fn kill(&mut self, place: usize) -> Result<(), Box<dyn Error>> {
        let node = self.nodes.get_mut(place).ok_or("no such node")?;
        node.process.kill().await?;
        Ok(())
    }

    /// Puts another process in the place of one.
    pub(crate) async fn start_again(
        &mut self,
        site: &Site,
        place: usize,
    ) -> Result<(), Box<dyn Error>> {
        let node = self.nodes.get_mut(place).ok_or("no such node")?;
        *node = Node::start(site, Telling::Nothing).await?;
        Ok(())
    }

    /// The address of a node, in turn.
    pub(crate) fn address(&self, turn: usize) -> &str {
        self.nodes
            .get(turn % self.nodes.len().max(1))
            .map_or("", |node| node.address.as_str())
    }

    /// From the start of the process until its first page was there.
    pub(crate) const fn first_page(&self) -> Duration {
        self.first_page
    }

    /// Memory that all nodes hold, in MiB.
    pub(crate) fn resident(&self) -> Result<u64, Box<dyn Error>> {
        let mut sum = 0;
        for node in &self.nodes {
            sum += crate::portal::resident(&node.id()?)?.now;
        }
        Ok(sum)
    }

    /// Time that processors have spent on all nodes.
    pub(crate) fn spent(&self) -> Result<Duration, Box<dyn Error>> {
        let mut ticks = 0;
        for node in &self.nodes {
            let stat = fs::read_to_string(format!("/proc/{}/stat", node.id()?))?;
            let (_, fields) = stat.rsplit_once(") ").ok_or("the system does not tell")?;
            // The 14th and 15th of the line, the first two of which are cut off.
            for field in fields.split(' ').skip(11).take(2) {
                ticks += field.parse::<u64>()?;
            }
        }
        Ok(Duration::from_millis(ticks * 1_000 / TICKS))
    }

    /// Statements told so far.
    pub(crate) async fn statements(&self) -> usize {
        time::sleep(READ).await;
        let told = self.nodes.iter();
        told.map(|node| node.statements.load(Ordering::Relaxed))
            .sum()
    }

    /// Ends them as a supervisor does, so that everything is on disk.
    pub(crate) async fn stop(self) -> Result<(), Box<dyn Error>> {
        for mut node in self.nodes {
            let asked = Command::new("kill").args(["-TERM", &node.id()?]).status();
            asked.await?;
            node.process.wait().await?;
        }
        Ok(())
    }
}

impl Node {
    async fn start(site: &Site, telling: Telling) -> Result<Self, Box<dyn Error>> {
        let mut process = site.command(telling).spawn()?;
        let told = process.stderr.take().ok_or("nothing is told")?;
        let mut lines = BufReader::new(told).lines();
        let mut said = String::new();
        let address = loop {
            let Some(line) = lines.next_line().await? else {
                return Err(format!("the portal did not open: {said}").into());
            };
            let entry: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
            if let Some(address) = entry["fields"]["address"].as_str() {
                break address.to_owned();
            }
            said = line;
        };
        let statements = Arc::new(AtomicUsize::new(0));
        let counting = Arc::clone(&statements);
        // It goes on telling: what nobody reads would stop it.
        tokio::spawn(async move {
            while let Ok(Some(line)) = lines.next_line().await {
                if line.contains(store::STATEMENTS) {
                    counting.fetch_add(1, Ordering::Relaxed);
                }
            }
        });
        Ok(Self {
            process,
            address,
            statements,
        })
    }

    fn id(&self) -> Result<String, Box<dyn Error>> {
        let id = self.process.id().ok_or("the portal has ended")?;
        Ok(id.to_string())
    }
}
