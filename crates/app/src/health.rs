//! How the portal itself does, as anybody may know it: whether it keeps what is
//! written, whether mails leave. Nothing of it tells of a case or of a machine.

use jiff::{SignedDuration, Timestamp};
use store::{outbox, pulse};
use tokio::sync::Mutex;

use crate::{App, AppError};

/// What was found holds so long: asking costs the database little, however many
/// ask.
const HOLDS: SignedDuration = SignedDuration::from_secs(2);
/// A mail that waits for longer is late.
const LATE_AFTER: SignedDuration = SignedDuration::from_mins(15);

/// How the portal does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Health {
    /// When that was found.
    pub at: Timestamp,
    /// Whether what is written is kept.
    pub keeping: Keeping,
    /// Whether mails leave.
    pub mails: MailsLeave,
    /// Whether files are taken.
    pub files: FilesTaken,
}

/// Whether what is written is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is, durably: a word was written to know.
    Works,
    /// Not since then, as far as this process knows.
    NotSince(Timestamp),
}

/// Whether mails leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailsLeave {
    /// They do.
    InTime,
    /// They wait: the oldest since then.
    LateSince(Timestamp),
    /// The database does not say.
    Unknown,
}

/// Whether cases take files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilesTaken {
    /// They do.
    Yes,
    /// There is no room for more.
    Full,
    /// This portal has no place for them.
    Off,
}

/// What was found last.
#[derive(Debug, Default)]
pub(crate) struct LastLook(Mutex<Option<Health>>);

impl App {
    /// How the portal does, found anew or a moment ago.
    pub async fn health(&self) -> Health {
        // Those who ask meanwhile wait for the same answer.
        let mut last = self.0.health.0.lock().await;
        let before = *last;
        if let Some(before) = before
            && self.now().duration_since(before.at).abs() < HOLDS
        {
            return before;
        }
        let keeping = match self.beat().await {
            Ok(()) => Keeping::Works,
            Err(_) => match before.map(|before| before.keeping) {
                Some(failing @ Keeping::NotSince(_)) => failing,
                _ => Keeping::NotSince(self.now()),
            },
        };
        let health = Health {
            at: self.now(),
            keeping,
            mails: self.mails_leave().await,
            files: match &self.0.vault {
                None => FilesTaken::Off,
                Some(vault) if vault.check_room(0).is_err() => FilesTaken::Full,
                Some(_) => FilesTaken::Yes,
            },
        };
        *last = Some(health);
        health
    }

    /// Whether the portal can serve: what is written is kept.
    ///
    /// # Errors
    /// When it is not.
    pub async fn ready(&self) -> Result<(), AppError> {
        match self.health().await.keeping {
            Keeping::Works => Ok(()),
            Keeping::NotSince(_) => Err(AppError::Unavailable),
        }
    }

    async fn beat(&self) -> Result<(), AppError> {
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move { pulse::beat(tx, now).await.map_err(AppError::from) })
            })
            .await
    }

    async fn mails_leave(&self) -> MailsLeave {
        match outbox::health(self.0.db.read()).await {
            Err(_) => MailsLeave::Unknown,
            Ok(found) => found
                .oldest_waiting
                .filter(|since| self.now().duration_since(*since) > LATE_AFTER)
                .map_or(MailsLeave::InTime, MailsLeave::LateSince),
        }
    }
}
