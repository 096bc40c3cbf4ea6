//! Giving a piece back, checked against its hash on the way.

use std::{ops::Range, sync::Arc};

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

/// The content of a piece, or a part of it, given little by little. The whole
/// is read and hashed whatever is given of it: a segment is sealed, yet nothing
/// in it says of which piece it is, and in which place.
#[derive(Debug)]
pub struct Content {
    inner: Arc<Inner>,
    piece: Piece,
    /// The first byte to give.
    from: u64,
    /// The byte at which to end.
    end: u64,
    /// The next byte to load, where a segment begins, or the end of the piece.
    next: u64,
    /// What is loaded and not given yet.
    loaded: Bytes,
    hash: Sha256,
}

impl Content {
    pub(crate) fn whole(inner: Arc<Inner>, piece: Piece) -> Self {
        Self::part(inner, piece, 0, piece.size)
    }

    pub(crate) fn part(inner: Arc<Inner>, piece: Piece, from: u64, to: u64) -> Self {
        let end = to.min(piece.size);
        Self {
            inner,
            piece,
            from: from.min(end),
            end,
            next: 0,
            loaded: Bytes::new(),
            hash: Sha256::new(),
        }
    }

    /// The next bytes; none at the end.
    ///
    /// # Errors
    /// When a segment is missing or damaged, and, in place of the last bytes,
    /// when the whole is not what was received.
    pub async fn next(&mut self) -> Result<Option<Bytes>, VaultError> {
        while self.loaded.is_empty() {
            if self.from >= self.end || self.next >= self.end {
                return Ok(None);
            }
            let (begin, plain) = self.load().await?;
            let wanted = within(begin, plain.len(), self.from, self.end);
            if self.next >= self.end {
                self.check_the_rest().await?;
            }
            self.loaded = plain.slice(wanted);
        }
        let length = self.loaded.len().min(SLICE);
        Ok(Some(self.loaded.split_to(length)))
    }

    /// The next segment, and the byte at which it begins.
    async fn load(&mut self) -> Result<(u64, Bytes), VaultError> {
        let begin = self.next;
        let (segment, _) = place_of(begin);
        let plain = self.inner.get(self.piece.id, segment).await?;
        if plain.len() != length_of(segment, self.piece.size) {
            return Err(VaultError::Damaged { segment });
        }
        self.hash.update(&plain);
        self.next += plain.len() as u64;
        Ok((begin, plain))
    }

    /// Reads what comes after the part, for the hash alone.
    async fn check_the_rest(&mut self) -> Result<(), VaultError> {
        while self.next < self.piece.size {
            self.load().await?;
        }
        let found: [u8; 32] = self.hash.finalize_reset().into();
        if found != self.piece.sha256.0 {
            return Err(VaultError::OtherContent);
        }
        Ok(())
    }

    /// The same as a stream.
    pub fn into_stream(self) -> impl Stream<Item = Result<Bytes, VaultError>> + Send {
        stream::try_unfold(self, |mut content| async move {
            Ok(content.next().await?.map(|bytes| (bytes, content)))
        })
    }
}

/// Which bytes of a segment are of a part.
fn within(begin: u64, length: usize, from: u64, end: u64) -> Range<usize> {
    let place = |byte: u64| {
        usize::try_from(byte.saturating_sub(begin)).map_or(length, |place| place.min(length))
    };
    place(from)..place(end)
}
