//! The database: where it is, its connections, its migrations, its copy.

use std::{
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
    time::Duration,
};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use sea_orm_migration::MigratorTrait;

use crate::{
    access_record::Recorder,
    dialect::{self, Writing},
    error::{Result, StoreError},
    migrations::Migrations,
    reader::Reader,
    statements,
    write::Door,
};

/// How long a connection waits for its turn before the store says
/// [`StoreError::Busy`].
const PATIENCE: Duration = Duration::from_secs(10);
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
    embedded: Option<Arc<Path>>,
    pub(crate) door: Door,
    pub(crate) recorder: Recorder,
}

impl Db {
    /// Opens the database; nothing is migrated yet.
    ///
    /// # Errors
    /// When it cannot be reached or opened.
    pub async fn connect(url: &DatabaseUrl) -> Result<Self> {
        let (reading, writing, embedded) = match url {
            DatabaseUrl::Sqlite(path) => {
                // The writer first: it makes the file, which readers may not.
                let writing = dialect::open_sqlite_writer(path, PATIENCE).await?;
                let reading = dialect::open_sqlite_readers(path, PATIENCE, SQLITE_READERS).await?;
                (reading, writing, Some(Arc::from(path.as_path())))
            }
            DatabaseUrl::Postgres(url) => {
                let mut options = ConnectOptions::new(url);
                options
                    .max_connections(POSTGRES_CONNECTIONS)
                    .acquire_timeout(PATIENCE)
                    .connect_timeout(PATIENCE)
                    .sqlx_logging(false)
                    .set_application_name("vigie");
                let pool = statements::told(Database::connect(options).await?);
                (pool.clone(), Writing::plain(pool), None)
            }
        };
        let door = Door::open(&writing);
        let recorder = Recorder::start(door.clone());
        Ok(Self {
            reading,
            writing,
            embedded,
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
    /// are already.
    ///
    /// # Errors
    /// When a step fails; on PostgreSQL the steps before it are undone as
    /// well.
    pub async fn migrate(&self) -> Result<()> {
        Ok(Migrations::up(&self.writing.pool, None).await?)
    }

    /// Names of the steps that [`Db::migrate`] would take.
    ///
    /// # Errors
    /// When the database cannot be read, or holds steps that this version
    /// does not know.
    pub async fn pending_migrations(&self) -> Result<Vec<String>> {
        let pending = Migrations::get_pending_migrations(&self.writing.pool).await?;
        Ok(pending.iter().map(|step| step.name().to_owned()).collect())
    }

    /// Writes a consistent copy of the embedded database to a new file, while
    /// it is being used.
    ///
    /// # Errors
    /// On PostgreSQL, which has tools of its own for this; and when the file
    /// exists already or cannot be written.
    pub async fn backup_to(&self, path: &Path) -> Result<()> {
        let Some(embedded) = &self.embedded else {
            let why = "only the embedded database is copied this way: PostgreSQL has pg_dump";
            return Err(StoreError::Unable(why.to_owned()));
        };
        dialect::copy_sqlite(embedded, path, PATIENCE).await
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
        self.door.close().await;
        self.reading.close_by_ref().await?;
        self.writing.pool.close_by_ref().await?;
        Ok(())
    }

    /// Whether the database is embedded, and can be copied by
    /// [`Db::backup_to`].
    #[must_use]
    pub fn is_embedded(&self) -> bool {
        self.embedded.is_some()
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
