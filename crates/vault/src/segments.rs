//! One segment in and out.

use std::sync::Arc;

use age::DecryptError;
use bytes::Bytes;
use futures::TryStreamExt;
use object_store::{ObjectStoreExt, PutPayload, path::Path};
use process::ids::EvidenceId;

use crate::{SEGMENT, VaultError, vault::Inner};

/// The number of the segment that holds a byte, and the byte's place there.
pub(crate) const fn place_of(byte: u64) -> (u64, usize) {
    let segment = SEGMENT as u64;
    (byte / segment, (byte % segment) as usize)
}

/// How many bytes a segment of a piece of `size` bytes holds.
pub(crate) fn length_of(segment: u64, size: u64) -> usize {
    let begin = segment.saturating_mul(SEGMENT as u64);
    usize::try_from(size.saturating_sub(begin)).map_or(SEGMENT, |rest| rest.min(SEGMENT))
}

impl Inner {
    fn folder_of(&self, piece: EvidenceId) -> Path {
        self.place.prefix.clone().join(piece.to_string())
    }

    fn name_of(&self, piece: EvidenceId, segment: u64) -> Path {
        self.folder_of(piece).join(format!("{segment:08}.age"))
    }

    /// Encrypts a segment to the current key and stores it, in place of one
    /// of the same number.
    pub(crate) async fn put(
        self: &Arc<Self>,
        piece: EvidenceId,
        segment: u64,
        plain: Bytes,
    ) -> Result<(), VaultError> {
        let keys = Arc::clone(&self.keys);
        let sealed = tokio::task::spawn_blocking(move || keys.encrypt(&plain))
            .await
            .map_err(|error| VaultError::Internal(error.to_string()))?
            .map_err(|error| VaultError::Internal(error.to_string()))?;
        let name = self.name_of(piece, segment);
        self.place
            .store
            .put(&name, PutPayload::from(sealed))
            .await
            .map_err(VaultError::of_store)?;
        Ok(())
    }

    /// Reads a segment back.
    pub(crate) async fn get(
        self: &Arc<Self>,
        piece: EvidenceId,
        segment: u64,
    ) -> Result<Bytes, VaultError> {
        let name = self.name_of(piece, segment);
        let missing = |error| match error {
            object_store::Error::NotFound { .. } => VaultError::Missing { segment },
            other => VaultError::of_store(other),
        };
        let found = self.place.store.get(&name).await.map_err(missing)?;
        let sealed = found.bytes().await.map_err(missing)?;
        let keys = Arc::clone(&self.keys);
        tokio::task::spawn_blocking(move || keys.decrypt(&sealed, SEGMENT))
            .await
            .map_err(|error| VaultError::Internal(error.to_string()))?
            .map(Bytes::from)
            .map_err(|error| match error {
                DecryptError::NoMatchingKeys => VaultError::NoKey { segment },
                _ => VaultError::Damaged { segment },
            })
    }

    /// Removes every object of a piece.
    pub(crate) async fn remove(&self, piece: EvidenceId) -> Result<(), VaultError> {
        let folder = self.folder_of(piece);
        let names: Vec<Path> = self
            .place
            .store
            .list(Some(&folder))
            .map_ok(|object| object.location)
            .try_collect()
            .await
            .map_err(VaultError::of_store)?;
        for name in names {
            match self.place.store.delete(&name).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(VaultError::of_store(error)),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_segment_holds_what_is_left() {
        let full = SEGMENT as u64;
        assert_eq!(length_of(0, 10), 10);
        assert_eq!(length_of(0, full), SEGMENT);
        assert_eq!(length_of(1, full + 1), 1);
        assert_eq!(length_of(2, full + 1), 0);
        assert_eq!(place_of(full - 1), (0, SEGMENT - 1));
        assert_eq!(place_of(full), (1, 0));
    }
}
