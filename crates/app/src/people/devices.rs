//! The devices on which somebody is signed in, as they see and end them.

use jiff::Timestamp;
use process::sign_in::Assurance;
use store::{TokenHash, sessions};

use super::Session;
use crate::{App, AppError};

/// A device on which somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedInDevice {
    /// What tells it from the others.
    pub mark: String,
    /// How its browser names itself.
    pub browser: Option<String>,
    /// Since when.
    pub since: Timestamp,
    /// When it was last used, within the minute.
    pub last_seen_at: Timestamp,
    /// What was shown to come in.
    pub shown: Assurance,
    /// The provider of identity, by its key, if it was by one.
    pub provider: Option<String>,
    /// Whether it is the one that asks.
    pub place: Place,
}

/// Where a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the device that asks.
    Here,
    /// On another.
    Elsewhere,
}

impl App {
    /// The devices on which the person of a session is signed in, this one
    /// first, then the last used.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn devices(&self, session: &Session) -> Result<Vec<SignedInDevice>, AppError> {
        let now = self.now();
        let open = sessions::of_account(self.0.db.read(), session.person.id, now).await?;
        let mut devices: Vec<_> = open
            .into_iter()
            .filter(|row| now < self.ends(row, &session.actor.standing))
            .map(|row| SignedInDevice {
                mark: mark(row.token),
                browser: row.user_agent,
                since: row.created_at,
                last_seen_at: row.last_seen_at,
                shown: row.assurance,
                provider: row.provider,
                place: if session.token == Some(row.token) {
                    Place::Here
                } else {
                    Place::Elsewhere
                },
            })
            .collect();
        devices.sort_by_key(|device| device.place == Place::Elsewhere);
        Ok(devices)
    }

    /// Signs the person of a session out on another device.
    ///
    /// # Errors
    /// When the person is not signed in there any more.
    pub async fn end_device(&self, session: &Session, marked: &str) -> Result<(), AppError> {
        let now = self.now();
        let open = sessions::of_account(self.0.db.read(), session.person.id, now).await?;
        let token = open
            .into_iter()
            .map(|row| row.token)
            .find(|token| mark(*token) == marked)
            .ok_or(AppError::NotFound)?;
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move { sessions::end(tx, token).await.map_err(AppError::from) })
            })
            .await
    }

    /// Signs the person of a session out on every other device.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn end_other_devices(&self, session: &Session) -> Result<(), AppError> {
        let (account, kept) = (session.person.id, session.token);
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    sessions::end_all(tx, account, kept)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await
    }
}

/// Enough of the hash of a session's secret to tell it from the others; it
/// opens nothing.
fn mark(token: TokenHash) -> String {
    hex::encode(&token.0[..8])
}
