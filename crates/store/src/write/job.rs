//! A job's own view of the database: whatever it asks sees what it wrote.
//!
//! Nobody waits for rows that are simply added. On SQLite, where each
//! statement goes to another thread and back, they are kept until the job asks
//! something else, or ends, and then go in one piece, in their order.

use std::sync::{Mutex, PoisonError};

use futures::future::{BoxFuture, ready};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait,
    ExecResult, QueryResult, QueryTrait, Statement,
    prelude::async_trait::async_trait,
    sea_query::{OnConflict, Values},
};

use crate::{error::Result, reader::Reader};

/// Statements that are kept at most.
const KEPT: usize = 48;

/// A job's transaction: whatever is written takes one.
pub struct Tx {
    pub(super) transaction: DatabaseTransaction,
    /// What was not sent yet; always empty on PostgreSQL.
    kept: Mutex<Vec<Statement>>,
}

impl Tx {
    pub(super) const fn of(transaction: DatabaseTransaction) -> Self {
        Self {
            transaction,
            kept: Mutex::new(Vec::new()),
        }
    }

    /// Reads what is committed and what this job has written.
    #[must_use]
    pub const fn read(&self) -> Reader<'_> {
        Reader::of_job(self)
    }

    pub(crate) const fn run(&self) -> &Self {
        self
    }

    /// Adds rows. That one of them cannot be added may be said by what the job
    /// asks next, or by its end.
    pub(crate) fn add<A: ActiveModelTrait>(
        &self,
        rows: impl IntoIterator<Item = A>,
    ) -> BoxFuture<'_, Result<()>> {
        self.insert(rows, None)
    }

    /// As [`Tx::add`], where rows may be in the way.
    pub(crate) fn put<A: ActiveModelTrait>(
        &self,
        rows: impl IntoIterator<Item = A>,
        in_the_way: OnConflict,
    ) -> BoxFuture<'_, Result<()>> {
        self.insert(rows, Some(in_the_way))
    }

    fn insert<A: ActiveModelTrait>(
        &self,
        rows: impl IntoIterator<Item = A>,
        in_the_way: Option<OnConflict>,
    ) -> BoxFuture<'_, Result<()>> {
        let mut rows = rows.into_iter().peekable();
        if rows.peek().is_none() {
            return Box::pin(ready(Ok(())));
        }
        let mut insert = A::Entity::insert_many(rows);
        if let Some(in_the_way) = in_the_way {
            QueryTrait::query(&mut insert).on_conflict(in_the_way);
        }
        Box::pin(self.later(insert.build(self.get_database_backend())))
    }

    /// Runs a statement of which nothing is asked, before whatever the job
    /// asks next.
    pub(crate) async fn later(&self, statement: Statement) -> Result<()> {
        if statement.db_backend != DbBackend::Sqlite {
            self.transaction.execute_raw(statement).await?;
            return Ok(());
        }
        let many = {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.push(statement);
            kept.len()
        };
        if many >= KEPT {
            self.settle().await?;
        }
        Ok(())
    }

    /// Sends what was kept.
    pub(super) async fn settle(&self) -> Result<(), DbErr> {
        let kept = std::mem::take(&mut *self.kept.lock().unwrap_or_else(PoisonError::into_inner));
        if let Some(all) = in_one_piece(kept) {
            self.transaction.execute_raw(all).await?;
        }
        Ok(())
    }
}

/// Statements one after the other; the values of each are those that follow
/// the ones of the statement before it.
fn in_one_piece(statements: Vec<Statement>) -> Option<Statement> {
    let mut all: Option<Statement> = None;
    for statement in statements {
        match &mut all {
            None => all = Some(statement),
            Some(all) => {
                all.sql.push_str("; ");
                all.sql.push_str(&statement.sql);
                let values = all.values.get_or_insert_with(|| Values(Vec::new()));
                values
                    .0
                    .extend(statement.values.into_iter().flat_map(|more| more.0));
            }
        }
    }
    all
}

#[async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        self.transaction.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.settle().await?;
        self.transaction.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.settle().await?;
        self.transaction.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.settle().await?;
        self.transaction.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.settle().await?;
        self.transaction.query_all_raw(statement).await
    }
}

impl std::fmt::Debug for Tx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tx")
    }
}
