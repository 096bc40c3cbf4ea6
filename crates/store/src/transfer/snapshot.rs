//! One consistent view of a database that is being written.

use sea_orm::{
    AccessMode, DatabaseTransaction, DbBackend, IsolationLevel, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use tokio::sync::mpsc;

use super::{
    Part, Totals,
    digest::Running,
    pages::{Pages, totals},
};
use crate::{
    connect::Db,
    dialect::catalog::{self, Described},
    error::{Result, StoreError},
    reader::Reader,
};

/// A database as it was at one instant; nobody waits for it, and it sees
/// nothing that is written meanwhile.
pub struct Snapshot {
    view: DatabaseTransaction,
    tables: Vec<Described>,
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Snapshot({} tables)", self.tables.len())
    }
}

impl Db {
    /// The database as it is now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        let options = match self.backend() {
            DbBackend::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
                ..TransactionOptions::default()
            },
            _ => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        #[allow(
            clippy::disallowed_methods,
            reason = "a view that only reads, apart from the door of what is written"
        )]
        let view = self.pool().begin_with_options(options).await?;
        // The view begins with what is read first.
        let tables = catalog::tables(Reader::of_view(&view)).await?;
        Ok(Snapshot { view, tables })
    }
}

impl Snapshot {
    /// Reads what it holds.
    #[must_use]
    pub const fn read(&self) -> Reader<'_> {
        Reader::of_view(&self.view)
    }

    /// What its tables hold.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn totals(&self) -> Result<Totals> {
        totals(self.read(), &self.tables).await
    }

    /// Passes everything on, and says what it was.
    ///
    /// # Errors
    /// When the database fails, or nobody takes it any more.
    pub async fn pass_to(&self, taker: &mpsc::Sender<Part>) -> Result<Totals> {
        let mut totals = Totals::default();
        for table in &self.tables {
            let plain = table.plain();
            let mut running = Running::of(&plain);
            pass(taker, Part::Table(plain)).await?;
            let mut pages = Pages::of(self.read(), table);
            while let Some(rows) = pages.next().await? {
                running.take(&rows);
                pass(taker, Part::Rows(rows)).await?;
            }
            totals.0.insert(table.name.clone(), running.total());
        }
        pass(taker, Part::End(totals.clone())).await?;
        Ok(totals)
    }
}

async fn pass(taker: &mpsc::Sender<Part>, part: Part) -> Result<()> {
    let passed = taker.send(part).await;
    passed.map_err(|_| StoreError::Unable("nobody takes the copy any more".to_owned()))
}
