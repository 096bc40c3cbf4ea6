//! The one door through which everything is written.
//!
//! On SQLite one writer takes the jobs that wait, runs each in a savepoint of
//! its own, commits them together once, and only then answers each: a commit
//! waits for the disk, and many jobs share one. On PostgreSQL a job is a
//! transaction.

mod job;
mod later;

use std::{any::Any, panic::AssertUnwindSafe, thread};

use futures::{FutureExt, future::BoxFuture};
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use tokio::{
    runtime,
    sync::{mpsc, oneshot},
};
use tracing::{Instrument, Span};

use crate::{
    connect::Db,
    dialect::Writing,
    error::{Result, StoreError},
};

pub use job::Tx;
pub(crate) use later::Later;

/// Jobs that one commit answers at most.
const BATCH: usize = 128;
/// Jobs that may wait before those who bring new ones wait too.
const QUEUE: usize = 1024;

impl Db {
    /// Runs a job: everything that it writes becomes true together, durably,
    /// before this returns; or nothing does, when it gives an error or panics
    /// (the panic goes on in the caller). A job that was begun goes to its
    /// end even when the caller no longer waits.
    ///
    /// A job waits for nothing but the store, for others wait for it.
    ///
    /// # Errors
    /// Those of the job, and [`StoreError`] when the transaction itself fails.
    pub async fn write<T, E, F>(&self, job: F) -> Result<T, E>
    where
        F: for<'t> FnOnce(&'t Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.door.write(job).await
    }
}

/// Where jobs are brought.
#[derive(Clone, Debug)]
pub(crate) enum Door {
    /// One writer works off a queue.
    Queue(mpsc::Sender<Message>),
    /// Every job has a transaction of its own.
    Pool(DatabaseConnection),
}

impl Door {
    /// Opens it; the writer of the embedded database has a thread of its own,
    /// for each of its statements comes back to it from another one, and would
    /// wait there behind whatever else the program does.
    pub(crate) fn open(writing: &Writing) -> Result<Self> {
        match writing.pool.get_database_backend() {
            DbBackend::Sqlite => {
                let (queue, inbox) = mpsc::channel(QUEUE);
                let writing = writing.clone();
                let runtime = runtime::Builder::new_current_thread()
                    .enable_time()
                    .build()
                    .map_err(|error| StoreError::Unable(error.to_string()))?;
                thread::Builder::new()
                    .name("writer".to_owned())
                    .spawn(move || runtime.block_on(work_off(writing, inbox)))
                    .map_err(|error| StoreError::Unable(error.to_string()))?;
                Ok(Self::Queue(queue))
            }
            _ => Ok(Self::Pool(writing.pool.clone())),
        }
    }

    pub(crate) async fn write<T, E, F>(&self, job: F) -> Result<T, E>
    where
        F: for<'t> FnOnce(&'t Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let within = Span::current();
        let asked = Box::new(Asked {
            job,
            answer,
            within,
        });
        match self {
            Self::Queue(queue) => {
                let message = Message::Job(asked);
                if queue.send(message).await.is_err() {
                    return Err(StoreError::Closed.into());
                }
            }
            Self::Pool(pool) => drop(tokio::spawn(run_alone(pool.clone(), asked))),
        }
        match answered.await {
            Ok(Ok(result)) => result,
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(_) => Err(StoreError::Closed.into()),
        }
    }

    /// Ends what is queued, then closes the connection of the writer, which
    /// it gives back on its own thread.
    pub(crate) async fn close(&self) -> Result<()> {
        if let Self::Queue(queue) = self {
            let (done, closed) = oneshot::channel();
            if queue.send(Message::Close(done)).await.is_ok() {
                // Without an answer the writer has ended, which is the aim.
                return closed.await.unwrap_or(Ok(()));
            }
        }
        Ok(())
    }
}

pub(crate) enum Message {
    Job(Box<dyn Job>),
    Close(oneshot::Sender<Result<()>>),
}

/// A job with the place where its result is waited for, whatever their types.
pub(crate) trait Job: Send {
    fn run<'t>(self: Box<Self>, tx: &'t Tx) -> BoxFuture<'t, Ran>;
    fn refuse(self: Box<Self>, error: StoreError);
}

/// A job that was run, whose result nobody has seen yet.
pub(crate) struct Ran {
    effect: Effect,
    answer: Box<dyn FnOnce(Result<()>) + Send>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    Keep,
    Undo,
}

type Answer<T, E> = oneshot::Sender<std::result::Result<Result<T, E>, Box<dyn Any + Send>>>;

struct Asked<T, E, F> {
    job: F,
    answer: Answer<T, E>,
    /// What the job is a part of, for whoever is told of its statements.
    within: Span,
}

impl<T, E, F> Job for Asked<T, E, F>
where
    F: for<'t> FnOnce(&'t Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    fn run<'t>(self: Box<Self>, tx: &'t Tx) -> BoxFuture<'t, Ran> {
        let Self {
            job,
            answer,
            within,
        } = *self;
        Box::pin(async move {
            let work = async {
                let done = job(tx).await?;
                tx.settle().await.map_err(StoreError::from)?;
                Ok(done)
            };
            let outcome = AssertUnwindSafe(work.instrument(within))
                .catch_unwind()
                .await;
            let effect = match &outcome {
                Ok(Ok(_)) => Effect::Keep,
                Ok(Err(_)) | Err(_) => Effect::Undo,
            };
            let answer = move |committed: Result<()>| {
                let told = match (outcome, committed) {
                    (Ok(_), Err(error)) => Ok(Err(error.into())),
                    (outcome, _) => outcome,
                };
                // Nobody may be waiting any more.
                let _ = answer.send(told);
            };
            Ran {
                effect,
                answer: Box::new(answer),
            }
        })
    }

    fn refuse(self: Box<Self>, error: StoreError) {
        let _ = self.answer.send(Ok(Err(error.into())));
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "this is the one door: IMMEDIATE on SQLite, where a transaction that begins by reading cannot be raised to a writing one under concurrency"
)]
async fn begin(connection: &DatabaseConnection) -> Result<DatabaseTransaction> {
    let options = match connection.get_database_backend() {
        DbBackend::Sqlite => TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        },
        // How far jobs see each other is settled when a connection opens.
        _ => TransactionOptions::default(),
    };
    Ok(connection.begin_with_options(options).await?)
}

#[allow(
    clippy::disallowed_methods,
    reason = "a savepoint within the door's own transaction"
)]
async fn savepoint(transaction: &DatabaseTransaction) -> Result<Tx> {
    let transaction = transaction.begin().await?;
    Ok(Tx::of(transaction))
}

async fn run_alone(pool: DatabaseConnection, job: Box<dyn Job>) {
    let tx = match begin(&pool).await {
        Ok(transaction) => Tx::of(transaction),
        Err(error) => return job.refuse(error),
    };
    let ran = job.run(&tx).await;
    let ended = match ran.effect {
        Effect::Keep => tx.transaction.commit().await.map_err(StoreError::from),
        Effect::Undo => {
            // A connection that cannot roll back is dropped by the pool, and
            // with it what the job wrote: its own error is the one to tell.
            let _ = tx.transaction.rollback().await;
            Ok(())
        }
    };
    (ran.answer)(ended);
}

async fn work_off(writing: Writing, mut inbox: mpsc::Receiver<Message>) {
    let mut messages = Vec::with_capacity(BATCH);
    let mut jobs = Vec::with_capacity(BATCH);
    loop {
        if inbox.recv_many(&mut messages, BATCH).await == 0 {
            return;
        }
        let mut closing = None;
        for message in messages.drain(..) {
            match message {
                Message::Job(job) => jobs.push(job),
                Message::Close(done) => closing = Some(done),
            }
        }
        while !jobs.is_empty() {
            run_together(&writing, &mut jobs).await;
        }
        if let Some(done) = closing {
            drop(inbox);
            let closed = writing.pool.close_by_ref().await;
            let _ = done.send(closed.map_err(StoreError::from));
            return;
        }
    }
}

/// Runs jobs, in order, in one transaction. When the transaction itself is
/// lost (a full disk may end it in the middle), those that were run learn it,
/// and those that were not stay in `jobs`.
async fn run_together(writing: &Writing, jobs: &mut Vec<Box<dyn Job>>) {
    let transaction = match begin(&writing.pool).await {
        Ok(transaction) => transaction,
        Err(error) => {
            for job in jobs.drain(..) {
                job.refuse(error.clone());
            }
            return;
        }
    };
    let mut answers = Vec::with_capacity(jobs.len());
    let mut lost = None;
    let mut waiting = std::mem::take(jobs).into_iter();
    for job in waiting.by_ref() {
        let tx = match savepoint(&transaction).await {
            Ok(tx) => tx,
            Err(error) => {
                job.refuse(error.clone());
                lost = Some(error);
                break;
            }
        };
        let Ran { effect, answer } = job.run(&tx).await;
        answers.push(answer);
        let ended = match effect {
            Effect::Keep => tx.transaction.commit().await,
            Effect::Undo => tx.transaction.rollback().await,
        };
        if let Err(error) = ended {
            lost = Some(error.into());
            break;
        }
    }
    jobs.extend(waiting);
    let committed = match lost {
        None => transaction.commit().await.map_err(StoreError::from),
        Some(error) => {
            drop(transaction);
            Err(error)
        }
    };
    if committed.is_err() {
        writing.replace_connection();
    }
    for answer in answers {
        answer(committed.clone());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use futures::future::join_all;
    use jiff::{SignedDuration, Timestamp};
    use sea_orm::ConnectionTrait;

    use super::*;
    use crate::{
        DatabaseUrl,
        attempts::{self, Debt},
    };

    async fn embedded(directory: &tempfile::TempDir) -> Db {
        let url = DatabaseUrl::Sqlite(directory.path().join("vigie.db"));
        let db = Db::connect(&url).await.unwrap();
        db.migrate().await.unwrap();
        db
    }

    /// A job of number `n`; the one of number 2 loses the transaction, as a
    /// full disk does.
    async fn job(db: &Db, n: u32) -> Result<()> {
        db.write(move |tx| {
            Box::pin(async move {
                let name = format!("job {n}");
                let debt = Debt {
                    amount: SignedDuration::from_mins(1),
                    last_at: Timestamp::UNIX_EPOCH,
                };
                attempts::put(tx, &name, debt).await?;
                if n == 2 {
                    tx.run().execute_unprepared("ROLLBACK").await?;
                }
                Ok(())
            })
        })
        .await
    }

    #[tokio::test]
    async fn when_a_transaction_is_lost_those_in_it_learn_it_and_the_others_go_on() {
        let directory = tempfile::tempdir().unwrap();
        let db = embedded(&directory).await;
        // Whoever comes while the writer is at work is taken up together.
        let (begin, begun) = oneshot::channel::<()>();
        let (release, released) = oneshot::channel::<()>();
        let at_work = db.write(|_| {
            Box::pin(async {
                let _ = begin.send(());
                let _ = released.await;
                Ok::<_, StoreError>(())
            })
        });
        let five = async {
            begun.await.unwrap();
            let jobs = join_all((0..5).map(|n| job(&db, n)));
            tokio::join!(jobs, async { release.send(()) }).0
        };
        let (first, results) = tokio::join!(at_work, five);
        first.unwrap();
        for (n, result) in results.into_iter().enumerate() {
            let known = attempts::debt(db.read(), &format!("job {n}"))
                .await
                .unwrap();
            assert_eq!(result.is_ok(), known.is_some(), "job {n}: {result:?}");
            assert_eq!(result.is_ok(), n > 2, "job {n}: {result:?}");
        }
        for n in 5..10 {
            job(&db, n).await.unwrap();
        }
    }
}
