//! From where something is read: the pool, or a job's own transaction.

use sea_orm::{DatabaseConnection, DatabaseExecutor, DatabaseTransaction};

/// Reads from the pool ([`crate::Db::read`]) or within a job
/// ([`crate::Tx::read`]), where it sees what the job has written.
#[derive(Clone, Copy)]
pub struct Reader<'a>(Source<'a>);

#[derive(Clone, Copy)]
enum Source<'a> {
    Pool(&'a DatabaseConnection),
    Job(&'a DatabaseTransaction),
}

impl<'a> Reader<'a> {
    pub(crate) const fn of_pool(pool: &'a DatabaseConnection) -> Self {
        Self(Source::Pool(pool))
    }

    pub(crate) const fn of_job(transaction: &'a DatabaseTransaction) -> Self {
        Self(Source::Job(transaction))
    }

    pub(crate) const fn run(self) -> DatabaseExecutor<'a> {
        match self.0 {
            Source::Pool(pool) => DatabaseExecutor::Connection(pool),
            Source::Job(transaction) => DatabaseExecutor::Transaction(transaction),
        }
    }
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            Source::Pool(_) => "Reader(pool)",
            Source::Job(_) => "Reader(job)",
        })
    }
}
