//! What can go wrong in the database.

use std::borrow::Cow;

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, SqlErr, sqlx};

/// Shorthand for what the store gives back.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why the store could not do what was asked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// Something that must be unique exists already; the whole job is undone.
    #[error("already there: {0}")]
    Conflict(String),
    /// The database is held by others for too long, or two jobs waited for
    /// one another; the same job may succeed later.
    #[error("the database is busy")]
    Busy,
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
    /// The database cannot be reached, or has no room left: what was asked may
    /// succeed later, and when the connection broke at its end it may have
    /// succeeded already.
    #[error("the database does not answer: {0}")]
    Away(DatabaseError),
    /// The database at hand cannot do this.
    #[error("{0}")]
    Unable(String),
    /// Something stored cannot be read by this version.
    #[error("unreadable in the database: {0}")]
    Corrupt(String),
    /// Any other failure of the database.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

/// A failure of the database itself, as its driver tells it.
#[derive(Clone, Debug, thiserror::Error)]
#[error(transparent)]
pub struct DatabaseError(DbErr);

impl StoreError {
    pub(crate) fn corrupt(what: &str, found: impl std::fmt::Debug) -> Self {
        Self::Corrupt(format!("{what}: {found:?}"))
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(rule)) => Self::Conflict(rule),
            _ if is_busy(&error) => Self::Busy,
            _ if is_away(&error) => Self::Away(DatabaseError(error)),
            _ => Self::Database(DatabaseError(error)),
        }
    }
}

/// SQLite's `BUSY` and `LOCKED` with their extended forms, PostgreSQL's
/// serialization failure, deadlock and unavailable lock.
const BUSY_CODES: [&str; 9] = [
    "5", "6", "261", "262", "517", "773", "40001", "40P01", "55P03",
];

/// SQLite's full disk and failed reads and writes, PostgreSQL's shutdown and
/// start; its classes of broken connections and of missing room are known by
/// their beginning.
const AWAY_CODES: [&str; 9] = [
    "10", "13", "266", "522", "778", "1034", "57P01", "57P02", "57P03",
];
const AWAY_CLASSES: [&str; 2] = ["08", "53"];

fn is_busy(error: &DbErr) -> bool {
    if let DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) = error {
        return true;
    }
    code(error).is_some_and(|code| BUSY_CODES.contains(&code.as_ref()))
}

fn is_away(error: &DbErr) -> bool {
    if matches!(error, DbErr::ConnectionAcquire(_)) {
        return true;
    }
    match cause(error) {
        Some(
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            // A balancer takes connections for a server that is gone.
            | sqlx::Error::Protocol(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed,
        ) => true,
        Some(_) => code(error).is_some_and(|code| {
            AWAY_CODES.contains(&code.as_ref())
                // Codes of SQLite are whole numbers of other lengths.
                || code.len() == 5 && AWAY_CLASSES.iter().any(|class| code.starts_with(class))
        }),
        None => false,
    }
}

fn cause(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause))
        | DbErr::Conn(RuntimeErr::SqlxError(cause)) => Some(cause),
        _ => None,
    }
}

fn code(error: &DbErr) -> Option<Cow<'_, str>> {
    cause(error)?.as_database_error()?.code()
}
