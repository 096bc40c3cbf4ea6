//! From where something is read: the pool, or a job's own transaction.

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult,
    QueryResult, Statement, prelude::async_trait::async_trait,
};

use crate::{dialect::with_limits_told, write::Tx};

/// Reads from the pool ([`crate::Db::read`]) or within a job
/// ([`crate::Tx::read`]), where it sees what the job has written.
#[derive(Clone, Copy)]
pub struct Reader<'a>(Source<'a>);

/// Where a reader reads.
#[derive(Clone, Copy)]
pub(crate) enum Source<'a> {
    Pool(&'a DatabaseConnection),
    Job(&'a Tx),
    View(&'a DatabaseTransaction),
}

impl<'a> Reader<'a> {
    pub(crate) const fn of_pool(pool: &'a DatabaseConnection) -> Self {
        Self(Source::Pool(pool))
    }

    pub(crate) const fn of_job(job: &'a Tx) -> Self {
        Self(Source::Job(job))
    }

    /// Reads as a transaction sees it.
    pub(crate) const fn of_view(view: &'a DatabaseTransaction) -> Self {
        Self(Source::View(view))
    }

    pub(crate) const fn run(self) -> Source<'a> {
        self.0
    }
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            Source::Pool(_) => "Reader(pool)",
            Source::Job(_) => "Reader(job)",
            Source::View(_) => "Reader(view)",
        })
    }
}

#[async_trait]
impl ConnectionTrait for Source<'_> {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Pool(pool) => pool.get_database_backend(),
            Self::Job(job) => job.get_database_backend(),
            Self::View(view) => view.get_database_backend(),
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let statement = with_limits_told(statement);
        match self {
            Self::Pool(pool) => pool.execute_raw(statement).await,
            Self::Job(job) => job.execute_raw(statement).await,
            Self::View(view) => view.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self {
            Self::Pool(pool) => pool.execute_unprepared(sql).await,
            Self::Job(job) => job.execute_unprepared(sql).await,
            Self::View(view) => view.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let statement = with_limits_told(statement);
        match self {
            Self::Pool(pool) => pool.query_one_raw(statement).await,
            Self::Job(job) => job.query_one_raw(statement).await,
            Self::View(view) => view.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let statement = with_limits_told(statement);
        match self {
            Self::Pool(pool) => pool.query_all_raw(statement).await,
            Self::Job(job) => job.query_all_raw(statement).await,
            Self::View(view) => view.query_all_raw(statement).await,
        }
    }
}
