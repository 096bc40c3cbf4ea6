//! A database that fails where a test says: at each row that is written, or
//! when a transaction is to be kept.

use std::collections::BTreeMap;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};

use crate::database::{Engine, TestDatabase};

/// Where the database fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// At the row that is written after this many others; the statement is
    /// undone.
    Write(u32),
    /// The same, and the transaction is lost with it, as on a full disk. On
    /// PostgreSQL the loss of a statement is that of its transaction.
    Transaction(u32),
    /// When what a transaction has written is to be kept.
    Commit,
}

impl Fault {
    const fn kind(self) -> &'static str {
        match self {
            Self::Write(_) => "write",
            Self::Transaction(_) => "transaction",
            Self::Commit => "commit",
        }
    }

    const fn after(self) -> u32 {
        match self {
            Self::Write(after) | Self::Transaction(after) => after,
            Self::Commit => 0,
        }
    }
}

/// More rows than any test writes.
const NEVER: u32 = 1_000_000_000;

/// A database in which faults can be laid; its tables are those of when it was
/// prepared.
#[derive(Debug)]
pub struct Faults {
    url: String,
    engine: Engine,
    tables: Vec<String>,
}

impl Faults {
    /// Prepares a database.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn prepare(database: &TestDatabase) -> Self {
        let engine = database.engine();
        let connection = connected(database.url()).await;
        let tables = tables(&connection, engine).await;
        let statements = match engine {
            Engine::Sqlite => on_sqlite(&tables),
            Engine::Postgres => on_postgres(&tables),
        };
        for statement in statements {
            let done = connection.execute_unprepared(&statement).await;
            done.unwrap_or_else(|error| panic!("{statement}: {error}"));
        }
        connection.close().await.expect("the end");
        Self {
            url: database.url().to_owned(),
            engine,
            tables,
        }
    }

    /// Lays a fault, in place of the one before.
    pub async fn lay(&self, fault: Fault) {
        let (kind, after) = (fault.kind(), fault.after());
        self.set(&format!("kind = '{kind}', rows_left = {after}"))
            .await;
    }

    /// Takes the fault away.
    pub async fn lift(&self) {
        self.set(&format!("kind = 'none', rows_left = {NEVER}"))
            .await;
    }

    /// How many rows could still be written before the fault.
    ///
    /// # Panics
    /// When the database cannot be read.
    pub async fn rows_left(&self) -> i64 {
        let connection = connected(&self.url).await;
        let left = number(&connection, self.engine, "SELECT rows_left FROM fault").await;
        connection.close().await.expect("the end");
        left
    }

    /// How many rows each table holds.
    ///
    /// # Panics
    /// When the database cannot be read.
    pub async fn rows(&self) -> BTreeMap<String, i64> {
        let connection = connected(&self.url).await;
        let mut rows = BTreeMap::new();
        for table in &self.tables {
            let count = format!("SELECT count(*) FROM {table}");
            let count = number(&connection, self.engine, &count).await;
            rows.insert(table.clone(), count);
        }
        connection.close().await.expect("the end");
        rows
    }

    async fn set(&self, columns: &str) {
        let connection = connected(&self.url).await;
        let set = format!("UPDATE fault SET {columns}");
        connection.execute_unprepared(&set).await.expect("a fault");
        connection.close().await.expect("the end");
    }
}

async fn connected(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("the database")
}

async fn number(connection: &DatabaseConnection, engine: Engine, sql: &str) -> i64 {
    let cast = match engine {
        Engine::Sqlite => format!("SELECT ({sql}) AS found"),
        Engine::Postgres => format!("SELECT ({sql})::bigint AS found"),
    };
    let asked = Statement::from_string(connection.get_database_backend(), cast);
    let row = connection.query_one_raw(asked).await.expect("an answer");
    let row = row.expect("a row");
    row.try_get("", "found").expect("a number")
}

/// The tables that the program writes itself: not the parts of an index.
async fn tables(connection: &DatabaseConnection, engine: Engine) -> Vec<String> {
    let named = match engine {
        Engine::Sqlite => {
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' \
             AND name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations'"
        }
        Engine::Postgres => {
            "SELECT table_name AS name FROM information_schema.tables \
             WHERE table_schema = 'public' AND table_type = 'BASE TABLE' \
             AND table_name <> 'seaql_migrations'"
        }
    };
    let asked = Statement::from_string(connection.get_database_backend(), named);
    let rows = connection.query_all_raw(asked).await.expect("the names");
    rows.iter()
        .map(|row| row.try_get("", "name").expect("a name"))
        .collect()
}

const WRITES: [&str; 3] = ["INSERT", "UPDATE", "DELETE"];

/// What no transaction keeps: a row that refers to nothing, which is found out
/// at the end.
const NEVER_KEPT: &str = "CREATE TABLE never_kept (
    refers_to INTEGER REFERENCES nobody (id) DEFERRABLE INITIALLY DEFERRED
)";

fn on_sqlite(tables: &[String]) -> Vec<String> {
    let mut statements = vec![
        "CREATE TABLE fault (kind TEXT NOT NULL, rows_left INTEGER NOT NULL)".to_owned(),
        format!("INSERT INTO fault VALUES ('none', {NEVER})"),
        "CREATE TABLE nobody (id INTEGER PRIMARY KEY)".to_owned(),
        NEVER_KEPT.to_owned(),
    ];
    for table in tables {
        for write in WRITES {
            statements.push(format!(
                "CREATE TRIGGER fault_{table}_{write} BEFORE {write} ON {table} BEGIN
                    UPDATE fault SET rows_left = rows_left - 1;
                    INSERT INTO never_kept SELECT 1 FROM fault WHERE kind = 'commit';
                    SELECT RAISE(ABORT, 'an injected fault') FROM fault
                        WHERE kind = 'write' AND rows_left < 0;
                    SELECT RAISE(ROLLBACK, 'an injected fault') FROM fault
                        WHERE kind = 'transaction' AND rows_left < 0;
                END"
            ));
        }
    }
    statements
}

fn on_postgres(tables: &[String]) -> Vec<String> {
    let mut statements = vec![
        "CREATE TABLE fault (kind TEXT NOT NULL, rows_left BIGINT NOT NULL)".to_owned(),
        format!("INSERT INTO fault VALUES ('none', {NEVER})"),
        "CREATE TABLE nobody (id INTEGER PRIMARY KEY)".to_owned(),
        NEVER_KEPT.to_owned(),
        "CREATE FUNCTION injected() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE fault SET rows_left = rows_left - 1;
                INSERT INTO never_kept SELECT 1 FROM fault WHERE kind = 'commit';
                IF EXISTS (SELECT 1 FROM fault
                    WHERE kind IN ('write', 'transaction') AND rows_left < 0) THEN
                    RAISE EXCEPTION 'an injected fault';
                END IF;
                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                RETURN NEW;
            END $$"
            .to_owned(),
    ];
    for table in tables {
        statements.push(format!(
            "CREATE TRIGGER fault BEFORE INSERT OR UPDATE OR DELETE ON {table}
             FOR EACH ROW EXECUTE FUNCTION injected()"
        ));
    }
    statements
}
