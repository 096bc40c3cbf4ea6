//! Giving a piece back, checked against its hash on the way.

use std::sync::Arc;

use bytes::Bytes;
use futures::{Stream, stream};
use process::{evidence::ContentHash, ids::EvidenceId};
use sha2::{Digest, Sha256};

use crate::{
    VaultError,
    segments::{length_of, place_of},
    vault::Inner,
};

/// What is given at a time.
const SLICE: usize = 128 * 1024;

/// A piece as its act describes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its identity.
    pub id: EvidenceId,
    /// Its size, in bytes.
    pub size: u64,
    /// Its hash.
    pub sha256: ContentHash,
}

/// The content of a piece, or a part of it, given little by little.
#[derive(Debug)]
pub struct Content {
    inner: Arc<Inner>,
    piece: Piece,
    /// The next byte to load.
    next: u64,
    /// The byte at which to end.
    end: u64,
    /// What is loaded and not given yet.
    loaded: Bytes,
    checking: Checking,
}

#[derive(Debug)]
enum Checking {
    /// Against the hash of the whole.
    Whole(Box<Sha256>),
    /// Segment by segment only.
    Part,
}

impl Content {
    pub(crate) fn whole(inner: Arc<Inner>, piece: Piece) -> Self {
        Self {
            inner,
            piece,
            next: 0,
            end: piece.size,
            loaded: Bytes::new(),
            checking: Checking::Whole(Box::default()),
        }
    }

    pub(crate) fn part(inner: Arc<Inner>, piece: Piece, from: u64, to: u64) -> Self {
        let end = to.min(piece.size);
        Self {
            inner,
            piece,
            next: from.min(end),
            end,
            loaded: Bytes::new(),
            checking: Checking::Part,
        }
    }

    /// The next bytes; none at the end.
    ///
    /// # Errors
    /// When a segment is missing or damaged, and, in place of the last bytes,
    /// when the whole is not what was received.
    pub async fn next(&mut self) -> Result<Option<Bytes>, VaultError> {
        if self.loaded.is_empty() {
            if self.next >= self.end {
                return Ok(None);
            }
            self.load().await?;
        }
        let length = self.loaded.len().min(SLICE);
        Ok(Some(self.loaded.split_to(length)))
    }

    async fn load(&mut self) -> Result<(), VaultError> {
        let (segment, within) = place_of(self.next);
        let plain = self.inner.get(self.piece.id, segment).await?;
        if plain.len() != length_of(segment, self.piece.size) {
            return Err(VaultError::Damaged { segment });
        }
        let wanted = usize::try_from(self.end - self.next).unwrap_or(usize::MAX);
        let until = within.saturating_add(wanted).min(plain.len());
        self.next += (until - within) as u64;
        if let Checking::Whole(hash) = &mut self.checking {
            hash.update(&plain);
            if self.next == self.end {
                let found: [u8; 32] = hash.finalize_reset().into();
                if found != self.piece.sha256.0 {
                    return Err(VaultError::OtherContent);
                }
            }
        }
        self.loaded = plain.slice(within..until);
        Ok(())
    }

    /// The same as a stream.
    pub fn into_stream(self) -> impl Stream<Item = Result<Bytes, VaultError>> + Send {
        stream::try_unfold(self, |mut content| async move {
            Ok(content.next().await?.map(|bytes| (bytes, content)))
        })
    }
}
