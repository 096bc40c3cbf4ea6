//! What can go wrong in the database.

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, SqlErr};

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
            _ => Self::Database(DatabaseError(error)),
        }
    }
}

/// SQLite's `BUSY` and `LOCKED` with their extended forms, PostgreSQL's
/// serialization failure, deadlock and unavailable lock.
const BUSY_CODES: [&str; 9] = [
    "5", "6", "261", "262", "517", "773", "40001", "40P01", "55P03",
];

fn is_busy(error: &DbErr) -> bool {
    if let DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) = error {
        return true;
    }
    let (DbErr::Exec(RuntimeErr::SqlxError(cause))
    | DbErr::Query(RuntimeErr::SqlxError(cause))
    | DbErr::Conn(RuntimeErr::SqlxError(cause))) = error
    else {
        return false;
    };
    cause
        .as_database_error()
        .and_then(sea_orm::sqlx::error::DatabaseError::code)
        .is_some_and(|code| BUSY_CODES.contains(&code.as_ref()))
}
