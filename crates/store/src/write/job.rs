//! A job's own view of the database: whatever it asks sees what it wrote.
//!
//! Nobody waits for rows that are simply added: they are kept until the job asks
//! something else, or ends, and then go together, in their order.

use std::sync::{Mutex, PoisonError};

use futures::future::{BoxFuture, ready};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityName,
    EntityTrait, ExecResult, QueryResult, QueryTrait, Statement, prelude::async_trait::async_trait,
    sea_query::OnConflict,
};

use super::later::{Later, together};
use crate::{error::Result, reader::Reader};

/// Statements that are kept at most.
const KEPT: usize = 48;

/// A job's transaction: whatever is written takes one.
pub struct Tx {
    pub(super) transaction: DatabaseTransaction,
    /// What was not sent yet.
    kept: Mutex<Vec<Later>>,
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
        let rows: Vec<A> = rows.into_iter().collect();
        let number = rows.len();
        if number == 0 {
            return Box::pin(ready(Ok(())));
        }
        let mut insert = A::Entity::insert_many(rows).into_query();
        if let Some(in_the_way) = in_the_way {
            insert.on_conflict(in_the_way);
        }
        Box::pin(self.later(Later::Rows {
            table: A::Entity::default().table_name(),
            rows: number,
            insert: Box::new(insert),
        }))
    }

    /// Runs a statement of which nothing is asked, before whatever the job
    /// asks next.
    pub(crate) async fn later(&self, statement: Later) -> Result<()> {
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
        for statement in together(self.get_database_backend(), kept) {
            self.transaction.execute_raw(statement).await?;
        }
        Ok(())
    }
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
