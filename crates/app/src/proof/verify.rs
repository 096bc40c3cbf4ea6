//! Checking the whole installation against its log: every record against its
//! leaf, every value against its commitment, the tree, all signatures, and
//! what the pages show.

mod finding;
mod heads;
mod messages;
mod pieces;
mod records;
mod report;
mod rights;
mod run;
mod shown;
mod signatures;
mod told;

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::audit::{
    self,
    outcomes::{self, Outcome},
};

use self::{heads::Heads, run::Run};
use crate::{App, AppError};

pub use finding::{Alteration, Finding, Named, Place};
pub use pieces::EvidenceRead;

/// What a verification looked at and found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// When it began.
    pub begun_at: Timestamp,
    /// When it ended.
    pub ended_at: Timestamp,
    /// Entries of the log that were checked.
    pub entries: u64,
    /// Checkpoints whose signatures were checked.
    pub checkpoints: u64,
    /// Checkpoints for which a witness vouches.
    pub witnessed: u64,
    /// Checkpoints with the token of a timestamp authority.
    pub timestamped: u64,
    /// What became of the files; none when they were left out.
    pub evidence: Option<EvidenceRead>,
    /// What is not as the log proves.
    pub findings: Vec<Finding>,
    /// Findings beyond those.
    pub untold: u64,
}

impl Verification {
    /// Whether everything that was looked at is as the log proves.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.altered() == 0 && self.unread() == 0
    }

    /// How many things are not as the log proves.
    #[must_use]
    pub fn altered(&self) -> u64 {
        self.findings.len() as u64 + self.untold
    }

    /// Files that the store did not give to be read.
    #[must_use]
    pub fn unread(&self) -> u64 {
        self.evidence.map_or(0, |evidence| evidence.unread)
    }
}

/// How much of the machine a verification takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// All that it can.
    Fast,
    /// It lets others go first: the portal is open.
    Gentle,
}

impl Pace {
    /// Lets others go first, after a page or a part of a file was read.
    async fn rest(self) {
        if self == Self::Gentle {
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// Pause of a gentle verification.
const PAUSE: Duration = Duration::from_millis(20);

impl App {
    /// Checks everything that is recorded against the log, and every file
    /// against its hash.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn verify(&self, pace: Pace) -> Result<Verification, AppError> {
        let begun_at = self.now();
        let (mut run, heads) = self.verify_records(pace).await?;
        let evidence = run.pieces.check(self, pace, &mut run.report).await?;
        Ok(self.found(begun_at, run, &heads, Some(evidence)))
    }

    /// Checks everything that is recorded against the log, and no file: a
    /// quick run.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn verify_without_evidence(&self, pace: Pace) -> Result<Verification, AppError> {
        let begun_at = self.now();
        let (run, heads) = self.verify_records(pace).await?;
        Ok(self.found(begun_at, run, &heads, None))
    }

    fn found(
        &self,
        begun_at: Timestamp,
        run: Run<'_>,
        heads: &Heads,
        evidence: Option<EvidenceRead>,
    ) -> Verification {
        Verification {
            begun_at,
            ended_at: self.now(),
            entries: run.entries,
            checkpoints: heads.checked,
            witnessed: heads.witnessed,
            timestamped: heads.timestamped,
            evidence,
            findings: run.report.findings,
            untold: run.report.untold,
        }
    }

    async fn verify_records(&self, pace: Pace) -> Result<(Run<'_>, Heads), AppError> {
        let reader = self.0.db.read();
        let mut run = Run::begin(reader, pace).await?;
        // The copy first: the log only grows meanwhile.
        let copy = self.0.keeper.as_ref().and_then(heads::copied);
        let logs = audit::logs(reader).await?;
        let mut heads = Heads::believing(self.witness_keys(), self.0.vouching.times.clone());
        if let Some(known) = &copy {
            heads.watch(known.origin.as_str(), known.head.size);
        }
        for (index, log) in logs.iter().enumerate() {
            let next = logs.get(index + 1).map(|next| next.first);
            run.log(log, next, &mut heads).await?;
        }
        if logs.is_empty() {
            run.unproved(0).await?;
        }
        run.orphans().await?;
        run.memory.settle(&mut run.report);
        run.messages
            .settle(reader, &run.memory.forgotten, &mut run.report)
            .await?;
        heads.check_vouchers(reader, &logs, &mut run.report).await?;
        run.memory
            .signatures
            .compare(reader, &mut run.report)
            .await?;
        heads::check_keys(&logs, &run.memory.own, &mut run.report);
        if let (Some(keeper), Some(log)) = (&self.0.keeper, logs.last()) {
            heads::check_own_key(keeper, log, &mut run.report);
        }
        if let Some(witness) = self.witness() {
            heads::check_seen(reader, witness, &mut run.report).await?;
        }
        heads::check_copy(copy.as_ref(), &logs, &heads, &mut run.report);
        rights::check(reader, &mut run.report).await?;
        if run.report.findings.is_empty() {
            shown::check(self, &mut run.report).await?;
        }
        run.pieces.settle(&run.memory);
        Ok((run, heads))
    }

    /// As [`App::verify_and_keep`], unless a node of this portal began to less than
    /// `every` ago: one does it for all.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn verify_in_turn(
        &self,
        every: SignedDuration,
    ) -> Result<Option<Verification>, AppError> {
        let now = self.now();
        let turn = self.0.db.write(move |tx| {
            Box::pin(async move { Ok::<_, AppError>(outcomes::take_turn(tx, now, every).await?) })
        });
        match turn.await? {
            true => Ok(Some(self.verify_and_keep().await?)),
            false => Ok(None),
        }
    }

    /// Checks everything at a low priority, and keeps the result for those
    /// who lead the desk.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn verify_and_keep(&self) -> Result<Verification, AppError> {
        let found = self.verify(Pace::Gentle).await?;
        let outcome = Outcome {
            begun_at: found.begun_at,
            ended_at: found.ended_at,
            outcome: serde_json::to_string(&found)
                .map_err(|error| AppError::Internal(error.to_string()))?,
        };
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    outcomes::keep(tx, &outcome).await?;
                    Ok::<_, AppError>(())
                })
            })
            .await?;
        Ok(found)
    }

    /// What the last verification found.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn last_verification(&self) -> Result<Option<Verification>, AppError> {
        let last = outcomes::last(self.0.db.read()).await?;
        Ok(last.and_then(|last| serde_json::from_str(&last.outcome).ok()))
    }
}
