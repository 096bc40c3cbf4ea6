//! An empty database for one test, on either engine.

use std::env;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use cluster::{Cluster, Durability, Programs};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DbBackend, QueryResult, Statement};
use tempfile::TempDir;
use uuid::Uuid;

/// Where `cargo xtask test` says that its PostgreSQL cluster is.
pub const POSTGRES_VARIABLE: &str = "VIGIE_TEST_POSTGRES";

/// The databases that the portal works on; every store and story test runs on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one file.
    Sqlite,
    /// A server: the run's own cluster.
    Postgres,
}

/// An empty database of its own for one test, gone when dropped.
#[derive(Debug)]
pub struct TestDatabase {
    url: String,
    _kept: Kept,
}

/// What has to be tidied up with the database.
#[derive(Debug)]
enum Kept {
    Directory { _directory: TempDir },
    Name { _name: DroppedAtEnd },
}

impl TestDatabase {
    /// Makes an empty database, without any table.
    ///
    /// Blocks for some milliseconds; the first PostgreSQL database of a process started
    /// outside `cargo xtask test` takes seconds, since it starts a cluster.
    ///
    /// # Panics
    /// When PostgreSQL is missing, with what to do about it.
    #[must_use]
    pub fn fresh(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => {
                let directory = TempDir::new().expect("a temporary directory");
                let file = directory.path().join("vigie.db");
                Self {
                    url: format!("sqlite://{}?mode=rwc", file.display()),
                    _kept: Kept::Directory {
                        _directory: directory,
                    },
                }
            }
            Engine::Postgres => {
                let name = format!("test_{}", Uuid::now_v7().simple());
                ask_server(&format!("create database {name}"));
                Self {
                    url: server().replacen("/postgres?", &format!("/{name}?"), 1),
                    _kept: Kept::Name {
                        _name: DroppedAtEnd(name),
                    },
                }
            }
        }
    }

    /// Does to the database what somebody with its password does by hand, past
    /// every rule; gives the number of rows that changed.
    ///
    /// # Panics
    /// When the database refuses the statement.
    pub async fn alter(&self, statement: &str) -> u64 {
        let mut options = ConnectOptions::new(&self.url);
        options.max_connections(1).sqlx_logging(false);
        let connection = Database::connect(options).await.expect("the database");
        let unbound = if self.url.starts_with("sqlite") {
            "PRAGMA foreign_keys = OFF"
        } else {
            "SET session_replication_role = replica"
        };
        connection.execute_unprepared(unbound).await.expect("a way");
        let done = connection.execute_unprepared(statement).await;
        let done = done.unwrap_or_else(|error| panic!("{statement}: {error}"));
        connection.close().await.expect("the end");
        done.rows_affected()
    }

    /// The names of its tables; of an embedded database.
    ///
    /// # Panics
    /// When it cannot be read.
    pub async fn tables(&self) -> Vec<String> {
        let mut options = ConnectOptions::new(&self.url);
        options.max_connections(1).sqlx_logging(false);
        let connection = Database::connect(options).await.expect("the database");
        let named =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        let rows = connection
            .query_all_raw(Statement::from_string(DbBackend::Sqlite, named))
            .await
            .expect("the names");
        connection.close().await.expect("the end");
        let name = |row: &QueryResult| row.try_get("", "name").expect("a name");
        rows.iter().map(name).collect()
    }

    /// Which of the two it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self._kept {
            Kept::Directory { .. } => Engine::Sqlite,
            Kept::Name { .. } => Engine::Postgres,
        }
    }

    /// What to write in the configuration to use this database.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl TestDatabase {
    /// Where the database holds this text: tables of a server, files of an
    /// embedded database, free pages and logs among them. Close the embedded
    /// one first.
    ///
    /// # Panics
    /// When it cannot be read.
    #[must_use]
    pub fn traces_of(&self, text: &str) -> Vec<String> {
        match &self._kept {
            Kept::Directory { _directory } => {
                let files = std::fs::read_dir(_directory.path()).expect("the folder is read");
                files
                    .map(|file| file.expect("a file").path())
                    .filter(|path| {
                        let bytes = std::fs::read(path).expect("the file is read");
                        let wanted = text.as_bytes();
                        bytes.windows(wanted.len()).any(|part| part == wanted)
                    })
                    .map(|path| path.display().to_string())
                    .collect()
            }
            Kept::Name { .. } => self.tables_with(text),
        }
    }

    fn tables_with(&self, text: &str) -> Vec<String> {
        let hexadecimal: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        let tables = "select table_name from information_schema.tables \
                      where table_schema = 'public' and table_type = 'BASE TABLE'";
        self.asked(tables)
            .lines()
            .filter(|table| {
                let count = format!(
                    "select count(*) from \"{table}\" one \
                     where one::text like '%{text}%' or one::text like '%{hexadecimal}%'"
                );
                self.asked(&count).trim() != "0"
            })
            .map(str::to_owned)
            .collect()
    }

    fn asked(&self, statement: &str) -> String {
        let output = psql_at(&self.url, statement).output().expect("psql runs");
        assert!(
            output.status.success(),
            "{statement}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

#[derive(Debug)]
struct DroppedAtEnd(String);

impl Drop for DroppedAtEnd {
    fn drop(&mut self) {
        // The server may be gone already at the end of a run: nothing is left to drop then.
        let _ = psql(&format!("drop database if exists {} with (force)", self.0)).output();
    }
}

/// Address of the maintenance database of the run's cluster, which is started when this
/// process is not part of a run that has one.
fn server() -> &'static str {
    static SERVER: OnceLock<(String, Option<Cluster>)> = OnceLock::new();
    let (url, _) = SERVER.get_or_init(|| match env::var(POSTGRES_VARIABLE) {
        Ok(url) => (url, None),
        Err(_) => match Cluster::start(Durability::Fast) {
            Ok(cluster) => (cluster.url(), Some(cluster)),
            Err(error) => panic!("{error}"),
        },
    });
    url
}

fn ask_server(statement: &str) {
    let output = psql(statement).output().expect("psql runs");
    assert!(
        output.status.success(),
        "{statement}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn psql(statement: &str) -> Command {
    psql_at(server(), statement)
}

fn psql_at(url: &str, statement: &str) -> Command {
    let programs = Programs::find();
    let mut command = Command::new(programs.map_or_else(|| "psql".into(), |found| found.psql()));
    command
        .args(["-X", "-q", "-A", "-t", "-d", url, "-c", statement])
        .stdin(Stdio::null());
    command
}
