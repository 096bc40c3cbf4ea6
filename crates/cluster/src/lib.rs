//! A private PostgreSQL cluster for tests, started in a second and gone without a trace.
//!
//! It listens on a Unix socket in a directory of its own, so that nobody else can reach it and
//! no port can clash. It needs nothing but the standard library, so that `xtask` stays quick
//! to compile.

mod account;
mod programs;

use std::io::{self, BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::{env, fs, process};

use account::Account;
pub use programs::Programs;

/// Runs the cluster until its standard input ends, which happens when the process that
/// started it ends, however it ends. `$1` is the programs' directory, `$2` the cluster's,
/// `$3` the server that it copies and then follows, if any; `$4` and following are given to
/// the server.
const KEEPER: &str = r#"
trap '' HUP INT TERM
umask 077
bin=$1 dir=$2 from=$3
shift 3
make() {
    if [ -z "$from" ]
    then
        "$bin/initdb" -D "$dir/data" -U vigie -A trust -E UTF8 --locale=C.UTF-8 --no-sync
    else
        "$bin/pg_basebackup" -d "$from" -D "$dir/data" -X stream -c fast --no-sync -R
    fi
}
if make >"$dir/log" 2>&1 </dev/null &&
    "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w -t 60 -o "$*" start \
        >>"$dir/log" 2>&1 </dev/null
then
    echo ready
    cat >/dev/null
    "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 </dev/null
else
    cat "$dir/log"
fi
rm -rf "$dir"
"#;

/// What the keeper says once the server answers.
const READY: &str = "ready";

/// Whether the cluster survives a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Nothing is forced to disk: fast, for all tests but those about speed and crashes.
    Fast,
    /// As in production.
    Durable,
}

/// The cluster could not be started.
#[derive(Debug)]
pub enum ClusterError {
    /// No PostgreSQL server is installed.
    NotInstalled,
    /// The run is by root, as whom PostgreSQL refuses to work, and there is neither a
    /// `postgres` nor a `nobody` account to work as.
    NoAccount,
    /// The directory or the process could not be made.
    Process(io::Error),
    /// PostgreSQL did not start; its own words.
    Refused(String),
}

impl std::fmt::Display for ClusterError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotInstalled => out.write_str(
                "PostgreSQL is not installed: run `cargo xtask setup` or install its server",
            ),
            Self::NoAccount => {
                out.write_str("PostgreSQL needs an account `postgres` or `nobody` when run by root")
            }
            Self::Process(error) => write!(out, "PostgreSQL could not be started: {error}"),
            Self::Refused(words) => write!(out, "PostgreSQL did not start:\n{words}"),
        }
    }
}

impl std::error::Error for ClusterError {}

impl From<io::Error> for ClusterError {
    fn from(error: io::Error) -> Self {
        Self::Process(error)
    }
}

/// A running cluster; it stops, and its directory goes, when this is dropped or when the
/// process ends.
#[derive(Debug)]
pub struct Cluster {
    keeper: Child,
    lifeline: Option<ChildStdin>,
    directory: PathBuf,
    programs: Programs,
    account: Account,
    options: Vec<String>,
}

impl Cluster {
    /// Makes and starts a cluster with an empty maintenance database, `postgres`.
    ///
    /// # Errors
    /// [`ClusterError`], whose text says what to do.
    pub fn start(durability: Durability) -> Result<Self, ClusterError> {
        Self::make(durability, "")
    }

    /// Makes and starts a standby: a copy that follows every word of this server's log, and
    /// can take over. It can be read meanwhile.
    ///
    /// # Errors
    /// As [`Cluster::start`].
    pub fn standby(&self) -> Result<Self, ClusterError> {
        Self::make(Durability::Durable, &self.url())
    }

    fn make(durability: Durability, from: &str) -> Result<Self, ClusterError> {
        let programs = Programs::find().ok_or(ClusterError::NotInstalled)?;
        let account = Account::for_server()?;
        let directory = new_directory()?;
        account.own(&directory)?;

        let options = server_options(&directory, durability);
        let mut keeper = account.command("sh");
        keeper
            .args(["-c", KEEPER, "cluster"])
            .arg(programs.directory())
            .arg(&directory)
            .arg(from)
            .args(&options)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            // Interrupting the tests from the keyboard must reach the keeper by its standard
            // input only, so that it can tidy up.
            .process_group(0);
        let mut keeper = keeper.spawn()?;
        let lifeline = keeper.stdin.take();
        let said = keeper.stdout.take().map(BufReader::new);
        let cluster = Self {
            keeper,
            lifeline,
            directory,
            programs,
            account,
            options,
        };
        let mut words = Vec::new();
        for line in said.into_iter().flat_map(BufRead::lines) {
            let line = line?;
            if line == READY {
                return Ok(cluster);
            }
            words.push(line);
        }
        Err(ClusterError::Refused(words.join("\n")))
    }

    /// Address of the maintenance database, for tools and libraries alike.
    #[must_use]
    pub fn url(&self) -> String {
        let socket = self.directory.display().to_string().replace('/', "%2F");
        format!("postgres://vigie@localhost/postgres?host={socket}")
    }

    /// The file of the socket at which the server listens.
    #[must_use]
    pub fn socket(&self) -> PathBuf {
        self.directory.join(".s.PGSQL.5432")
    }

    /// From now on nothing is answered as kept that a standby does not keep as well; without
    /// one, writing waits.
    ///
    /// # Errors
    /// [`ClusterError`] when the server refuses.
    pub fn wait_for_standby(&self) -> Result<(), ClusterError> {
        self.tell("ALTER SYSTEM SET synchronous_standby_names = '*'")?;
        self.tell("SELECT pg_reload_conf()")
    }

    /// Makes a standby the server that writes; gives back once it does.
    ///
    /// # Errors
    /// [`ClusterError`] when it does not.
    pub fn take_over(&self) -> Result<(), ClusterError> {
        self.control(&["-w", "-t", "60", "promote"])
    }

    fn tell(&self, sql: &str) -> Result<(), ClusterError> {
        let told = Command::new(self.programs.psql())
            .args([
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-d",
                &self.url(),
                "-c",
                sql,
            ])
            .stdin(Stdio::null())
            .output()?;
        if told.status.success() {
            return Ok(());
        }
        let words = String::from_utf8_lossy(&told.stderr).into_owned();
        Err(ClusterError::Refused(words))
    }

    /// Kills the server at once, as a crash does: nothing is finished, and the next start
    /// recovers from the log.
    ///
    /// # Errors
    /// [`ClusterError`] when it does not stop.
    pub fn crash(&self) -> Result<(), ClusterError> {
        self.control(&["-m", "immediate", "stop"])
    }

    /// Starts the server again; gives back once it answers.
    ///
    /// # Errors
    /// [`ClusterError`] when it does not start.
    pub fn come_back(&self) -> Result<(), ClusterError> {
        let options = self.options.join(" ");
        self.control(&["-w", "-t", "60", "-o", &options, "start"])
    }

    fn control(&self, words: &[&str]) -> Result<(), ClusterError> {
        let program = self.programs.directory().join("pg_ctl");
        let done = self
            .account
            .command(&program.to_string_lossy())
            .arg("-D")
            .arg(self.directory.join("data"))
            .arg("-l")
            .arg(self.directory.join("log"))
            .args(words)
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        if done.success() {
            return Ok(());
        }
        let log = fs::read_to_string(self.directory.join("log")).unwrap_or_default();
        Err(ClusterError::Refused(log))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.lifeline.take());
        let _ = self.keeper.wait();
    }
}

fn new_directory() -> io::Result<PathBuf> {
    let mut attempt = 0_u32;
    loop {
        // Short on purpose: the path of a socket may not exceed 107 bytes.
        let name = format!("vigie-pg-{}-{attempt}", process::id());
        let directory = env::temp_dir().join(name);
        match fs::create_dir(&directory) {
            Ok(()) => return Ok(directory),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => attempt += 1,
            Err(error) => return Err(error),
        }
    }
}

fn server_options(directory: &Path, durability: Durability) -> Vec<String> {
    let buffers = match durability {
        Durability::Fast => "64MB",
        Durability::Durable => "512MB",
    };
    let mut options = vec![
        "-c listen_addresses=".to_owned(),
        format!("-c unix_socket_directories={}", directory.display()),
        "-c max_connections=300".to_owned(),
        format!("-c shared_buffers={buffers}"),
        "-c timezone=UTC".to_owned(),
    ];
    match durability {
        Durability::Fast => {
            for setting in ["fsync", "synchronous_commit", "full_page_writes"] {
                options.push(format!("-c {setting}=off"));
            }
        }
        Durability::Durable => {
            options.push("-c random_page_cost=1.1".to_owned());
            options.push("-c max_wal_size=4GB".to_owned());
        }
    }
    options
}
