//! The database: where it is, its connections, its migrations, its copy.

use std::{path::PathBuf, str::FromStr, time::Duration};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};
use sea_orm_migration::{MigrationStatus, MigratorTrait};

use crate::{
    access_record::Recorder,
    dialect::{self, Writing},
    error::Result,
    migrations::{
        Migrations,
        plan::{self, PlannedStep},
    },
    reader::Reader,
    write::Door,
};

/// How long a connection waits for its turn before the store says
/// [`StoreError::Busy`].
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a connection to PostgreSQL rests before it is asked for a sign of
/// life when it is taken again: asked each time, every statement would cost
/// two round trips.
const RESTED: Duration = Duration::from_secs(1);
const SQLITE_READERS: u32 = 8;
const POSTGRES_CONNECTIONS: u32 = 16;

/// Where the database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// Embedded, in this file, which is made when it is missing.
    Sqlite(PathBuf),
    /// On a PostgreSQL server.
    Postgres(String),
}

/// Connections to the database, at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connections {
    /// Those that are open.
    pub open: u32,
    /// Those of them that nobody uses.
    pub idle: u32,
}

/// The text is not the address of a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a database is sqlite:PATH or postgres://USER@HOST/NAME")]
pub struct NotADatabaseUrl;

impl FromStr for DatabaseUrl {
    type Err = NotADatabaseUrl;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some(("sqlite", rest)) => {
                let path = rest.strip_prefix("//").unwrap_or(rest);
                let path = path.split_once('?').map_or(path, |(path, _)| path);
                if path.is_empty() {
                    return Err(NotADatabaseUrl);
                }
                Ok(Self::Sqlite(path.into()))
            }
            Some(("postgres" | "postgresql", _)) => Ok(Self::Postgres(text.to_owned())),
            _ => Err(NotADatabaseUrl),
        }
    }
}

/// The database, shared by cloning.
#[derive(Clone, Debug)]
pub struct Db {
    reading: DatabaseConnection,
    writing: Writing,
    pub(crate) door: Door,
    pub(crate) recorder: Recorder,
}

impl Db {
    /// Opens the database; nothing is migrated yet.
    ///
    /// # Errors
    /// When it cannot be reached or opened.
    pub async fn connect(url: &DatabaseUrl) -> Result<Self> {
        let (reading, writing) = match url {
            DatabaseUrl::Sqlite(path) => {
                // The writer first: it makes the file, which readers may not.
                let writing = dialect::open_sqlite_writer(path, PATIENCE).await?;
                let reading = dialect::open_sqlite_readers(path, PATIENCE, SQLITE_READERS).await?;
                (reading, writing)
            }
            DatabaseUrl::Postgres(url) => {
                let pool =
                    dialect::open_postgres(url, PATIENCE, RESTED, POSTGRES_CONNECTIONS).await?;
                (pool.clone(), Writing::plain(pool))
            }
        };
        let door = Door::open(&writing)?;
        let recorder = Recorder::start(door.clone());
        Ok(Self {
            reading,
            writing,
            door,
            recorder,
        })
    }

    /// Reads what is committed.
    #[must_use]
    pub const fn read(&self) -> Reader<'_> {
        Reader::of_pool(&self.reading)
    }

    /// Brings the tables to what this version needs; does nothing when they
    /// are already. Of nodes that start at the same time, one does it.
    ///
    /// # Errors
    /// When a step fails; on PostgreSQL the steps before it are undone as
    /// well.
    pub async fn migrate(&self) -> Result<()> {
        let pool = self.writing.pool.clone();
        if self.is_embedded() {
            return Ok(Migrations::up(&pool, None).await?);
        }
        self.write(|tx| {
            Box::pin(async move {
                dialect::one_at_a_time(tx, dialect::Lock::Form).await?;
                Ok(Migrations::up(&pool, None).await?)
            })
        })
        .await
    }

    /// Takes at most so many of the steps that are left.
    ///
    /// # Errors
    /// As [`Db::migrate`].
    pub async fn migrate_by(&self, steps: usize) -> Result<()> {
        let steps = u32::try_from(steps).unwrap_or(u32::MAX);
        Ok(Migrations::up(&self.writing.pool, Some(steps)).await?)
    }

    /// Names of the steps that [`Db::migrate`] would take, in order. Nothing
    /// is written.
    ///
    /// # Errors
    /// When the database cannot be read, or holds steps that this version
    /// does not know.
    pub async fn pending_migrations(&self) -> Result<Vec<String>> {
        let steps = Migrations::get_migration_with_status_read_only(&self.reading).await?;
        let pending = steps
            .iter()
            .filter(|step| step.status() == MigrationStatus::Pending);
        Ok(pending.map(|step| step.name().to_owned()).collect())
    }

    /// What [`Db::migrate`] would do, step by step. Nothing is written.
    ///
    /// # Errors
    /// As [`Db::pending_migrations`].
    pub async fn plan(&self) -> Result<Vec<PlannedStep>> {
        plan::of(&self.pending_migrations().await?).await
    }

    /// How many rows a table has.
    ///
    /// # Errors
    /// When there is no such table.
    pub async fn rows_in(&self, table: &str) -> Result<u64> {
        let sql = format!("SELECT count(*) AS rows FROM \"{table}\"");
        let counted = dialect::statement(&self.reading, &sql, []);
        let row = self.reading.query_one_raw(counted).await?;
        let rows = row.map(|row| row.try_get::<i64>("", "rows")).transpose()?;
        Ok(rows.and_then(|rows| u64::try_from(rows).ok()).unwrap_or(0))
    }

    /// Names of the steps that were taken, in order.
    ///
    /// # Errors
    /// As [`Db::pending_migrations`].
    pub async fn taken_migrations(&self) -> Result<Vec<String>> {
        let pending = self.pending_migrations().await?;
        let known = Self::known_migrations().into_iter();
        Ok(known.filter(|step| !pending.contains(step)).collect())
    }

    /// Names of the steps that this version knows, in order.
    #[must_use]
    pub fn known_migrations() -> Vec<String> {
        let known = Migrations::migrations();
        known.iter().map(|step| step.name().to_owned()).collect()
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// When there is none.
    pub async fn ping(&self) -> Result<()> {
        self.reading.execute_unprepared("SELECT 1").await?;
        Ok(())
    }

    /// The connections that read, and on PostgreSQL write as well.
    #[must_use]
    pub fn connections(&self) -> Connections {
        let (open, idle) = if self.is_embedded() {
            let pool = self.reading.get_sqlite_connection_pool();
            (pool.size(), pool.num_idle())
        } else {
            let pool = self.reading.get_postgres_connection_pool();
            (pool.size(), pool.num_idle())
        };
        Connections {
            open,
            idle: u32::try_from(idle).unwrap_or(u32::MAX),
        }
    }

    /// Ends everything that is queued, then closes the connections; later
    /// calls give [`StoreError::Closed`].
    ///
    /// # Errors
    /// When a connection does not close.
    pub async fn close(self) -> Result<()> {
        self.door.close().await?;
        self.reading.close_by_ref().await?;
        self.writing.pool.close_by_ref().await?;
        Ok(())
    }

    /// Whether the database is embedded.
    #[must_use]
    pub fn is_embedded(&self) -> bool {
        self.backend() == DbBackend::Sqlite
    }

    /// The connections that read.
    pub(crate) const fn pool(&self) -> &DatabaseConnection {
        &self.reading
    }

    pub(crate) fn backend(&self) -> DbBackend {
        self.reading.get_database_backend()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_named_by_its_url() {
        assert_eq!(
            "sqlite:data/vigie.db".parse(),
            Ok(DatabaseUrl::Sqlite("data/vigie.db".into()))
        );
        assert_eq!(
            "sqlite:///var/lib/vigie.db?mode=rwc".parse(),
            Ok(DatabaseUrl::Sqlite("/var/lib/vigie.db".into()))
        );
        assert_eq!(
            "postgres://vigie@localhost/vigie".parse(),
            Ok(DatabaseUrl::Postgres(
                "postgres://vigie@localhost/vigie".to_owned()
            ))
        );
        for wrong in ["", "vigie.db", "sqlite:", "mysql://localhost/vigie"] {
            assert_eq!(wrong.parse::<DatabaseUrl>(), Err(NotADatabaseUrl));
        }
    }
}
