//! Evidence of cases: receiving, giving copies, keeping (KEEP-1).

mod copying;
mod keeping;
mod receiving;
mod sending;
mod turns;

use process::ids::EvidenceId;
pub use vault::PASSWORD;
use vault::VaultError;

pub use copying::{Asked, Copy, Given, Slice};
pub use keeping::{Checked, Rekeyed, Wrong};
pub use receiving::{Appended, Ending, Whole};
pub use sending::{Offered, Progress};
pub(crate) use turns::Turns;

use crate::{App, AppError};

/// Why a piece could not be received or given.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceTrouble {
    /// This portal has no place for evidence.
    #[error("no place for evidence is configured")]
    Off,
    /// The same piece is being sent by another request.
    #[error("the piece is being sent by another request")]
    Locked,
    /// The sending does not go on where it stopped.
    #[error("the sending goes on at byte {received}")]
    WrongOffset {
        /// Where it stopped.
        received: u64,
    },
    /// More came than was announced.
    #[error("more came than was announced")]
    TooLong,
    /// What came has not the hash that its sender announced.
    #[error("what came has not the announced hash")]
    OtherHash,
    /// What the sender says of the piece cannot be read.
    #[error("what is said of the piece cannot be read")]
    Unreadable,
    /// The store is full; what came so far is kept.
    #[error("the store of evidence is full")]
    Full,
    /// As many transfers go on as the portal takes; nothing is lost.
    #[error("too many transfers at a time")]
    Busy,
    /// More than a bundle takes, in bytes: the pieces are to be copied one by
    /// one.
    #[error("the pieces are larger than a bundle takes: copy them one by one")]
    TooMuch,
    /// The connection was cut; what came so far is kept.
    #[error("the connection was cut")]
    Cut,
    /// What is stored is not what was received.
    #[error("piece {piece}: {cause}")]
    Damaged {
        /// The piece.
        piece: EvidenceId,
        /// What is wrong.
        cause: VaultError,
    },
}

impl App {
    pub(crate) fn vault(&self) -> Result<&vault::Vault, AppError> {
        self.0
            .vault
            .as_ref()
            .ok_or(AppError::Evidence(EvidenceTrouble::Off))
    }

    /// Whether cases take files at all.
    #[must_use]
    pub fn takes_evidence(&self) -> Receiving {
        if self.0.vault.is_some() {
            Receiving::On
        } else {
            Receiving::Off
        }
    }
}

/// Whether cases take files at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiving {
    /// They do.
    On,
    /// No place for them is configured.
    Off,
}

pub(crate) fn trouble(piece: EvidenceId, error: VaultError) -> AppError {
    match error {
        VaultError::Full => EvidenceTrouble::Full.into(),
        VaultError::Busy => EvidenceTrouble::Busy.into(),
        VaultError::Unavailable(cause) => {
            tracing::error!(%cause, "the store of evidence does not answer");
            AppError::Unavailable
        }
        VaultError::Internal(cause) => AppError::Internal(cause),
        cause => {
            tracing::error!(%piece, %cause, "a piece of evidence cannot be read");
            EvidenceTrouble::Damaged { piece, cause }.into()
        }
    }
}
