//! Receiving a piece, in as many attempts as its sender needs.

use std::sync::Arc;

use bytes::{Buf, Bytes, BytesMut};
use process::{evidence::ContentHash, ids::EvidenceId};
use sha2::{
    Digest, Sha256,
    digest::common::hazmat::{SerializableState, SerializedState},
};

use crate::{SEGMENT, VaultError, segments::place_of, space, vault::Inner};

/// The state of the hash after the last full segment. It holds no byte of the
/// piece: a segment is a whole number of the hash's blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HashState(pub Vec<u8>);

/// What has been stored of a piece, to be written down by whoever resumes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// How many bytes are stored.
    pub received: u64,
    /// The state of the hash after the last full segment.
    pub state: HashState,
}

/// A piece being received.
pub struct Intake {
    inner: Arc<Inner>,
    piece: EvidenceId,
    /// Of the full segments before the one being filled.
    hash: Sha256,
    segment: u64,
    filling: BytesMut,
}

impl Intake {
    pub(crate) async fn resume(
        inner: Arc<Inner>,
        piece: EvidenceId,
        received: u64,
        state: Option<&HashState>,
    ) -> Result<Self, VaultError> {
        let (segment, within) = place_of(received);
        let hash = match state {
            Some(state) if segment > 0 => restored(state)?,
            _ => Sha256::new(),
        };
        let mut filling = BytesMut::new();
        if within > 0 {
            let stored = inner.get(piece, segment).await?;
            // More may have been stored than was written down: that is sent again.
            let kept = stored
                .get(..within)
                .ok_or(VaultError::Damaged { segment })?;
            filling.extend_from_slice(kept);
        }
        Ok(Self {
            inner,
            piece,
            hash,
            segment,
            filling,
        })
    }

    /// How many bytes have come, stored or not.
    #[must_use]
    pub fn received(&self) -> u64 {
        self.segment * SEGMENT as u64 + self.filling.len() as u64
    }

    /// Takes from the front of `bytes` what the segment has room for; gives
    /// whether the segment is full and must be saved before more is taken.
    pub fn take(&mut self, bytes: &mut Bytes) -> Room {
        let room = SEGMENT - self.filling.len();
        let taken = bytes.split_to(room.min(bytes.remaining()));
        if self.filling.capacity() < SEGMENT {
            self.filling.reserve(SEGMENT - self.filling.len());
        }
        self.filling.extend_from_slice(&taken);
        if self.filling.len() == SEGMENT {
            Room::Full
        } else {
            Room::Left
        }
    }

    /// Stores what has come. It must then be written down, or it is as if it
    /// had not come.
    ///
    /// # Errors
    /// When it cannot be stored; it is kept, and saving can be tried again.
    pub async fn save(&mut self) -> Result<Saved, VaultError> {
        let wanted = self.filling.len() as u64;
        space::check(
            self.inner.place.folder.as_deref(),
            wanted,
            self.inner.keep_free,
        )?;
        // Handed over and taken back: no second copy of it is held.
        let plain = self.filling.split().freeze();
        let stored = match plain.len() {
            0 => Ok(()),
            _ => {
                self.inner
                    .put(self.piece, self.segment, plain.clone())
                    .await
            }
        };
        if stored.is_ok() && plain.len() == SEGMENT {
            self.hash.update(&plain);
            self.segment += 1;
        } else {
            self.filling = plain
                .try_into_mut()
                .unwrap_or_else(|kept| BytesMut::from(&*kept));
        }
        stored?;
        Ok(Saved {
            received: self.received(),
            state: HashState(self.hash.serialize().to_vec()),
        })
    }

    /// The hash of everything that has come.
    #[must_use]
    pub fn hash(&self) -> ContentHash {
        let mut hash = self.hash.clone();
        hash.update(&self.filling);
        ContentHash(hash.finalize().into())
    }
}

/// Whether the segment being filled takes more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// It does.
    Left,
    /// It must be saved first.
    Full,
}

fn restored(state: &HashState) -> Result<Sha256, VaultError> {
    let wrong = || VaultError::Internal("the state of a hash cannot be read".to_owned());
    let state: &SerializedState<Sha256> = state.0.as_slice().try_into().map_err(|_| wrong())?;
    Sha256::deserialize(state).map_err(|_| wrong())
}
