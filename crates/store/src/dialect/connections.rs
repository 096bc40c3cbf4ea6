//! How connections are opened, and what is settled on each.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection,
    sqlx::{
        Executor,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
    },
};

use crate::{error::Result, statements};

/// The connections that write.
#[derive(Clone, Debug)]
pub(crate) struct Writing {
    pub(crate) pool: DatabaseConnection,
    suspect: Arc<AtomicBool>,
}

impl Writing {
    pub(crate) fn plain(pool: DatabaseConnection) -> Self {
        Self {
            pool,
            suspect: Arc::default(),
        }
    }

    /// Says that a transaction was lost: the connection's count of open
    /// savepoints can no longer be trusted, and the pool is to open another.
    pub(crate) fn replace_connection(&self) {
        self.suspect.store(true, Ordering::Release);
    }
}

/// The single connection that writes to the embedded database.
pub(crate) async fn open_sqlite_writer(path: &Path, patience: Duration) -> Result<Writing> {
    let suspect: Arc<AtomicBool> = Arc::default();
    let mut options = sqlite_options(path, patience, |options| {
        options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            // What is erased must not linger in free pages (KEEP-2).
            .pragma("secure_delete", "on")
    });
    let doubted = Arc::clone(&suspect);
    options
        .max_connections(1)
        .map_sqlx_sqlite_before_acquire(move |_, _| {
            let sound = !doubted.swap(false, Ordering::AcqRel);
            Box::pin(async move { Ok(sound) })
        });
    let pool = statements::told(Database::connect(options).await?);
    Ok(Writing { pool, suspect })
}

/// The connections that read the embedded database, and cannot do more.
pub(crate) async fn open_sqlite_readers(
    path: &Path,
    patience: Duration,
    readers: u32,
) -> Result<DatabaseConnection> {
    let mut options = sqlite_options(path, patience, |options| options.pragma("query_only", "on"));
    options.max_connections(readers);
    Ok(statements::told(Database::connect(options).await?))
}

/// The connections that read and write on a server.
///
/// A job sees what others committed before each of its statements.
///
/// A statement of a portal reads few rows: what PostgreSQL spends on compiling one,
/// or on asking other processes to help, which it does by its guess of how many
/// rows there will be, is longer than the statement.
pub(crate) async fn open_postgres(
    url: &str,
    patience: Duration,
    rested: Duration,
    connections: u32,
) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(patience)
        .connect_timeout(patience)
        .test_before_acquire_if_idle_for(rested)
        .sqlx_logging(false)
        .set_application_name("vigie")
        .map_sqlx_postgres_pool_opts(|pool| {
            pool.after_connect(|connection, _| {
                Box::pin(async move {
                    connection
                        .execute(
                            "SET jit = off; SET max_parallel_workers_per_gather = 0; \
                             SET default_transaction_isolation = 'read committed'",
                        )
                        .await?;
                    Ok(())
                })
            })
        });
    Ok(statements::told(Database::connect(options).await?))
}

fn sqlite_options(
    path: &Path,
    patience: Duration,
    more: impl Fn(SqliteConnectOptions) -> SqliteConnectOptions + Send + Sync + 'static,
) -> ConnectOptions {
    let path = path.to_owned();
    // The file's name is set below, where no character of it has a meaning.
    let mut options = ConnectOptions::new("sqlite:vigie.db");
    options
        .acquire_timeout(patience)
        .connect_timeout(patience)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| {
            more(
                options
                    .filename(&path)
                    .foreign_keys(true)
                    .busy_timeout(patience),
            )
        });
    options
}
