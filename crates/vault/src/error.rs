//! What can go wrong with evidence at rest.

use std::{error::Error, io};

/// Why a piece could not be stored or read.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The store is full, or nearly: what was stored so far is kept.
    #[error("the store of evidence is full")]
    Full,
    /// As many transfers go on as the portal takes at a time.
    #[error("too many transfers at a time")]
    Busy,
    /// The store does not answer; what was stored so far is kept.
    #[error("the store of evidence does not answer: {0}")]
    Unavailable(#[source] Box<dyn Error + Send + Sync>),
    /// A segment is not there.
    #[error("segment {segment} is missing")]
    Missing {
        /// Its number, from 0.
        segment: u64,
    },
    /// No key of the configuration opens a segment.
    #[error("no configured key opens segment {segment}")]
    NoKey {
        /// Its number, from 0.
        segment: u64,
    },
    /// A segment is not what was stored.
    #[error("segment {segment} is damaged")]
    Damaged {
        /// Its number, from 0.
        segment: u64,
    },
    /// Every segment reads, and together they are not the piece.
    #[error("the content is not the one that was received")]
    OtherContent,
    /// A key cannot encrypt, or an archive cannot be written.
    #[error("internal error: {0}")]
    Internal(String),
}

impl VaultError {
    /// What an error of the store means.
    pub(crate) fn of_store(error: object_store::Error) -> Self {
        let mut cause: Option<&(dyn Error + 'static)> = Some(&error);
        while let Some(inner) = cause {
            if let Some(io) = inner.downcast_ref::<io::Error>()
                && matches!(
                    io.kind(),
                    io::ErrorKind::StorageFull
                        | io::ErrorKind::QuotaExceeded
                        | io::ErrorKind::FileTooLarge
                )
            {
                return Self::Full;
            }
            cause = inner.source();
        }
        Self::Unavailable(Box::new(error))
    }

    /// Whether the content itself is wrong, rather than the moment.
    #[must_use]
    pub const fn is_damage(&self) -> bool {
        matches!(
            self,
            Self::Missing { .. } | Self::NoKey { .. } | Self::Damaged { .. } | Self::OtherContent
        )
    }
}
