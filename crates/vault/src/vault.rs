//! The vault: keys, a place, and a bound on what goes on at a time.

use std::sync::Arc;

use crate::{
    Content, HashState, Intake, Keys, Piece, Place, VaultError, VaultSettings,
    segments::length_of,
    space,
    transfers::{Transfer, Transfers},
};
use process::{evidence::ContentHash, ids::EvidenceId};

/// Evidence at rest. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Vault(pub(crate) Arc<Inner>);

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) keys: Arc<Keys>,
    pub(crate) place: Place,
    pub(crate) keep_free: u64,
    transfers: Transfers,
}

impl Vault {
    /// A vault by its parts.
    #[must_use]
    pub fn new(settings: &VaultSettings, keys: Keys, place: Place) -> Self {
        Self(Arc::new(Inner {
            keys: Arc::new(keys),
            place,
            keep_free: settings.keep_free,
            transfers: Transfers::new(settings),
        }))
    }

    /// The public key to which new pieces are encrypted.
    #[must_use]
    pub fn recipient(&self) -> String {
        self.0.keys.recipient()
    }

    /// Begins a transfer of somebody, in or out.
    ///
    /// # Errors
    /// [`VaultError::Busy`] when as many go on as may, of theirs or of all.
    pub fn transfer(&self, whose: &str) -> Result<Transfer, VaultError> {
        self.0.transfers.begin(whose)
    }

    /// Whether there is room for that many bytes more.
    ///
    /// # Errors
    /// [`VaultError::Full`] when there is not.
    pub fn check_room(&self, bytes: u64) -> Result<(), VaultError> {
        space::check(self.0.place.folder.as_deref(), bytes, self.0.keep_free)
    }

    /// Goes on receiving a piece of which `received` bytes are stored; `state`
    /// is what was last saved of its hash.
    ///
    /// # Errors
    /// When what was received cannot be read back.
    pub async fn resume(
        &self,
        piece: EvidenceId,
        received: u64,
        state: Option<&HashState>,
    ) -> Result<Intake, VaultError> {
        Intake::resume(Arc::clone(&self.0), piece, received, state).await
    }

    /// Reads a piece whole; it is checked against its hash on the way, and
    /// its end is only given once it is right.
    #[must_use]
    pub fn read(&self, piece: Piece) -> Content {
        Content::whole(Arc::clone(&self.0), piece)
    }

    /// Reads a part of a piece, from the byte `from` up to the byte `to`, not
    /// included. The whole is read all the same: the last bytes of the part are
    /// only given once it is known to be right.
    #[must_use]
    pub fn read_part(&self, piece: Piece, from: u64, to: u64) -> Content {
        Content::part(Arc::clone(&self.0), piece, from, to)
    }

    /// Reads a piece and gives it to nobody, to know whether it is right.
    ///
    /// # Errors
    /// What is wrong with it.
    pub async fn verify(&self, piece: Piece) -> Result<(), VaultError> {
        let mut content = self.read(piece);
        while content.next().await?.is_some() {}
        Ok(())
    }

    /// The first bytes of a piece being received or held.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn first_bytes(&self, piece: EvidenceId) -> Result<bytes::Bytes, VaultError> {
        self.0.get(piece, 0).await
    }

    /// Passes a piece to the current key. It can be read all the while, and
    /// an interruption is made good by beginning again.
    ///
    /// # Errors
    /// When a segment cannot be read or stored.
    pub async fn rekey(&self, piece: Piece) -> Result<(), VaultError> {
        let mut segment = 0;
        while length_of(segment, piece.size) > 0 {
            let plain = self.0.get(piece.id, segment).await?;
            self.0.put(piece.id, segment, plain).await?;
            segment += 1;
        }
        Ok(())
    }

    /// Removes the content of a piece; doing so again changes nothing.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn remove(&self, piece: EvidenceId) -> Result<(), VaultError> {
        self.0.remove(piece).await
    }

    /// Stores, reads back and removes a few bytes: the store answers and the
    /// keys work.
    ///
    /// # Errors
    /// What does not.
    pub async fn probe(&self, as_piece: EvidenceId) -> Result<(), VaultError> {
        let mut intake = self.resume(as_piece, 0, None).await?;
        intake.take(&mut bytes::Bytes::from_static(b"vigie"));
        intake.save().await?;
        let piece = Piece {
            id: as_piece,
            size: intake.received(),
            sha256: intake.hash(),
        };
        let read = self.verify(piece).await;
        self.remove(as_piece).await?;
        read
    }
}

impl Piece {
    /// A piece as its act describes it.
    #[must_use]
    pub const fn new(id: EvidenceId, size: u64, sha256: ContentHash) -> Self {
        Self { id, size, sha256 }
    }
}
