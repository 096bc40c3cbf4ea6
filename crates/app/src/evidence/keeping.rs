//! Keeping evidence: what is given up goes, keys pass on, everything is
//! checked against what the acts say.

use jiff::SignedDuration;
use process::{
    access::Actor,
    evidence::rekey,
    ids::{CaseId, EvidenceId, Reference},
};
use store::evidence::{self, Kept};
use vault::{Piece, VaultError};

use super::trouble;
use crate::{
    App, AppError,
    app::case_subject,
    cases::{
        commit::{Before, commit},
        load,
    },
};

/// How long a sending that was broken off can be taken up again.
const RESUMED_WITHIN: SignedDuration = SignedDuration::from_hours(24 * 3);

const AT_ONCE: u64 = 100;

/// What a passing of keys did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rekeyed {
    /// Pieces that lie under the current key now.
    pub passed: u64,
    /// Pieces that did already.
    pub already: u64,
}

/// What a check of the evidence found.
#[derive(Debug, Default)]
pub struct Checked {
    /// How many pieces were read whole.
    pub pieces: u64,
    /// Those that are not as they were received.
    pub wrong: Vec<Wrong>,
}

/// A piece that is not as it was received.
#[derive(Debug)]
pub struct Wrong {
    /// The case.
    pub reference: Reference,
    /// The piece.
    pub piece: EvidenceId,
    /// What is wrong.
    pub cause: VaultError,
}

impl App {
    /// Removes the content of pieces that were destroyed or never came whole;
    /// gives their number. What cannot be removed now is taken up by the next
    /// round.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tidy_evidence(&self) -> Result<u64, AppError> {
        if self.0.vault.is_none() {
            return Ok(0);
        }
        let now = self.now();
        let since = now.saturating_sub(RESUMED_WITHIN).unwrap_or(now);
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move { evidence::give_up_untouched(tx, since, now).await })
            })
            .await?;
        self.remove_given_up().await
    }

    pub(super) async fn remove_given_up(&self) -> Result<u64, AppError> {
        let vault = self.vault()?;
        let mut removed = 0;
        for piece in evidence::to_remove(self.0.db.read(), AT_ONCE).await? {
            if let Err(error) = vault.remove(piece).await {
                tracing::warn!(%piece, %error, "the content of a piece could not be removed");
                continue;
            }
            self.0
                .db
                .write(move |tx| Box::pin(async move { evidence::forget(tx, piece).await }))
                .await?;
            removed += 1;
        }
        Ok(removed)
    }

    /// Throws away a piece that is not the one that was announced.
    pub(super) async fn drop_piece(&self, piece: EvidenceId) -> Result<(), AppError> {
        let now = self.now();
        self.0
            .db
            .write(move |tx| Box::pin(async move { evidence::give_up(tx, piece, now).await }))
            .await?;
        self.remove_given_up().await.map(drop)
    }

    /// Passes every piece to the current key. Each piece is on record once it
    /// has passed: an interruption is made good by beginning again.
    ///
    /// # Errors
    /// When a piece cannot be read or stored; the pieces before it have
    /// passed.
    pub async fn rekey_evidence(&self) -> Result<Rekeyed, AppError> {
        let current = self.vault()?.recipient();
        let mut done = Rekeyed::default();
        let mut after = None;
        loop {
            let pieces = evidence::held(self.0.db.read(), after, AT_ONCE).await?;
            let Some(last) = pieces.last() else {
                return Ok(done);
            };
            after = Some(last.id);
            for kept in pieces {
                if kept.recipient == current {
                    done.already += 1;
                } else {
                    self.pass(kept, current.clone()).await?;
                    done.passed += 1;
                }
            }
        }
    }

    async fn pass(&self, kept: Kept, recipient: String) -> Result<(), AppError> {
        let (_, piece) = self.on_record(kept.case, kept.id).await?;
        let passed = self.vault()?.rekey(piece).await;
        passed.map_err(|error| trouble(kept.id, error))?;
        let app = self.clone();
        let actor = Actor::operator();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[case_subject(kept.case)]).await?;
                    let case = load::whole(tx, kept.case).await?;
                    let facility = store::facilities::by_id(tx.read(), case.facility())
                        .await?
                        .ok_or(AppError::NotFound)?
                        .facility;
                    let acts = rekey(&case, kept.id, &actor)?;
                    let before = Before::Open(Box::new(case));
                    commit(tx, &app.0, before, &facility, acts, &actor, app.now()).await?;
                    evidence::set_recipient(tx, kept.id, &recipient).await?;
                    Ok::<_, AppError>(())
                })
            })
            .await
    }

    /// Reads every piece whole and compares it with what its act says.
    ///
    /// # Errors
    /// When the database or the store does not answer.
    pub async fn check_evidence(&self) -> Result<Checked, AppError> {
        let vault = self.vault()?;
        let mut checked = Checked::default();
        let mut after = None;
        loop {
            let pieces = evidence::held(self.0.db.read(), after, AT_ONCE).await?;
            let Some(last) = pieces.last() else {
                return Ok(checked);
            };
            after = Some(last.id);
            for kept in pieces {
                let (reference, piece) = self.on_record(kept.case, kept.id).await?;
                checked.pieces += 1;
                match vault.verify(piece).await {
                    Ok(()) => {}
                    Err(cause) if cause.is_damage() => checked.wrong.push(Wrong {
                        reference,
                        piece: kept.id,
                        cause,
                    }),
                    Err(error) => return Err(trouble(kept.id, error)),
                }
            }
        }
    }

    /// A piece as its act describes it.
    async fn on_record(
        &self,
        case: CaseId,
        piece: EvidenceId,
    ) -> Result<(Reference, Piece), AppError> {
        let case = load::folded(self.0.db.read(), case).await?;
        let custody = case.evidence.get(&piece).ok_or(AppError::NotFound)?;
        let received = &custody.received;
        let described = Piece::new(piece, received.size, received.sha256);
        Ok((case.reference, described))
    }
}
