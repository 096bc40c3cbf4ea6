//! Connections that rest between two mails. An alert to a whole register would
//! otherwise spend its time on handshakes (SIGN-3).

use std::{
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use futures::future::join_all;
use lettre::transport::smtp::{client::AsyncSmtpConnection, commands::Rset};
use tokio::time::timeout;

/// Mails that one connection carries at most: many servers set a limit, few
/// below this one.
const MAILS_EACH: u32 = 100;
/// How long a connection may rest: busy servers close those that rest longer,
/// and firewalls forget them without a word.
const LONGEST_REST: Duration = Duration::from_secs(10);
/// How long a server may take to say that a connection still stands, or to say
/// farewell.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection that carries mails one after the other.
pub(super) struct Connection {
    pub(super) inner: AsyncSmtpConnection,
    mails: u32,
}

impl Connection {
    pub(super) const fn fresh(inner: AsyncSmtpConnection) -> Self {
        Self { inner, mails: 0 }
    }

    /// Whether it has carried a mail before.
    pub(super) const fn was_used(&self) -> bool {
        self.mails > 0
    }

    async fn close(mut self) {
        // Every mail is in charge of the server: how the farewell goes changes nothing.
        let _ = timeout(PATIENCE, self.inner.quit()).await;
    }
}

struct Resting {
    connection: Connection,
    since: Instant,
}

/// The connections that rest, shared by all who send.
#[derive(Clone, Default)]
pub(super) struct Connections(Arc<Mutex<Vec<Resting>>>);

impl Connections {
    fn resting(&self) -> MutexGuard<'_, Vec<Resting>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A connection that rested and still stands: the server has answered a
    /// reset, which also makes it forget whatever was begun.
    pub(super) async fn take(&self) -> Option<Connection> {
        loop {
            let Resting { connection, since } = self.resting().pop()?;
            if since.elapsed() > LONGEST_REST {
                connection.close().await;
                continue;
            }
            let mut connection = connection;
            let reset = connection.inner.command(Rset);
            if matches!(timeout(PATIENCE, reset).await, Ok(Ok(_))) {
                return Some(connection);
            }
        }
    }

    /// Lets a connection rest after a mail that the server has taken charge
    /// of; closes it once it has carried enough.
    pub(super) async fn give_back(&self, mut connection: Connection) {
        connection.mails += 1;
        if connection.mails >= MAILS_EACH {
            connection.close().await;
        } else {
            self.resting().push(Resting {
                connection,
                since: Instant::now(),
            });
        }
    }

    /// Closes those that have rested for longer than they may.
    pub(super) async fn close_rested(&self) {
        let rested = {
            let mut resting = self.resting();
            let all = mem::take(&mut *resting);
            let (rested, others): (Vec<_>, Vec<_>) = all
                .into_iter()
                .partition(|one| one.since.elapsed() > LONGEST_REST);
            *resting = others;
            rested
        };
        close_all(rested).await;
    }

    /// Closes all that rest.
    pub(super) async fn close(&self) {
        let all = mem::take(&mut *self.resting());
        close_all(all).await;
    }
}

async fn close_all(resting: Vec<Resting>) {
    join_all(resting.into_iter().map(|one| one.connection.close())).await;
}
