//! What a supervisor watches: how much waits, since when, and whether the log
//! keeps up.

use jiff::Timestamp;
use store::{
    Connections,
    log::{heads, tree},
    pulse::{self, Pulse},
};

use crate::{App, AppError};

/// The state of the portal in numbers, of which none tells of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vitals {
    /// When they were taken.
    pub at: Timestamp,
    /// What waits.
    pub pulse: Pulse,
    /// Entries in the tree of the log.
    pub entries: u64,
    /// Entries under its last signed head.
    pub signed: u64,
    /// When everything was last checked against the log, and how much was not
    /// as it proves.
    pub verified: Option<(Timestamp, u64)>,
    /// Connections to the database.
    pub connections: Connections,
}

impl App {
    /// Takes the state of the portal in numbers.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn vitals(&self) -> Result<Vitals, AppError> {
        let reader = self.0.db.read();
        let now = self.now();
        let log = tree::current(reader).await?;
        let signed = match &log {
            Some(log) => heads::last(reader, log).await?,
            None => None,
        };
        let verified = self.last_verification().await?.map(|last| {
            let findings = last.findings.len() as u64 + last.untold;
            (last.ended_at, findings)
        });
        Ok(Vitals {
            at: now,
            pulse: pulse::pulse(reader, now).await?,
            entries: log.map_or(0, |log| log.tree.size()),
            signed: signed.map_or(0, |kept| kept.head.size),
            verified,
            connections: self.0.db.connections(),
        })
    }
}
