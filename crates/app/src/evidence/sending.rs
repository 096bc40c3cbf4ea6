//! Beginning to send a piece, asking how far it came, giving it up.

use process::{
    access::{Actor, Audience, Seat, scope},
    evidence::{ContentHash, FileName, Offer, may_send},
    ids::{EvidenceId, Reference},
};
use serde::{Deserialize, Serialize};
use store::evidence::{self, Keeping, Kept};

use super::{EvidenceTrouble, trouble};
use crate::{
    App, AppError,
    cases::{idempotency::owner, load},
    entropy,
};

/// The longest media type that is kept of what a sender declares.
const LONGEST_MEDIA_TYPE: usize = 200;

/// A piece that somebody wants to send.
#[derive(Clone, Debug)]
pub struct Offered {
    /// Its name, as the sender has it.
    pub name: String,
    /// The media type that the sender declares; may be empty.
    pub media_type: String,
    /// Where the sender has it from; may be empty.
    pub origin: String,
    /// What the sender says of it; may be empty.
    pub note: String,
    /// Who may read of it and copy it.
    pub to: Audience,
    /// Its size in bytes; at most, when it is known at the end only.
    pub length: u64,
    /// Its hash, when the sender has taken it: what comes must have it.
    pub sha256: Option<ContentHash>,
}

/// What is kept of an offer while the piece is being received.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct About {
    pub(super) name: String,
    pub(super) media_type: String,
    pub(super) origin: String,
    pub(super) note: String,
    pub(super) to: Audience,
    pub(super) sha256: Option<ContentHash>,
}

/// How far a piece has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The piece.
    pub piece: EvidenceId,
    /// How many bytes are stored.
    pub received: u64,
    /// How many it will have.
    pub length: u64,
}

impl App {
    /// Begins to receive a piece.
    ///
    /// # Errors
    /// When the actor does not see the case, a rule or a limit refuses, or
    /// there is no room.
    pub async fn offer_evidence(
        &self,
        actor: &Actor,
        reference: Reference,
        offered: Offered,
    ) -> Result<Progress, AppError> {
        let recipient = self.vault()?.recipient();
        let piece = EvidenceId(entropy::uuid(self.now()));
        let app = self.clone();
        let actor = actor.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let now = app.now();
                    let case = load::locked(tx, &actor, reference).await?;
                    let owner = owner(&actor);
                    let one = (actor.seat(case.facility()) == Seat::Follower).then_some(&*owner);
                    let pending = evidence::pending(tx.read(), case.id, one).await?;
                    let offer = Offer {
                        size: offered.length,
                        to: offered.to,
                    };
                    let limits = &app.config().process.evidence;
                    may_send(&case, limits, &offer, pending, &actor)?;
                    let about = About {
                        name: FileName::clean(&offered.name).to_string(),
                        media_type: short(&offered.media_type),
                        origin: offered.origin.trim().to_owned(),
                        note: offered.note.trim().to_owned(),
                        to: offered.to,
                        sha256: offered.sha256,
                    };
                    about.check()?;
                    let kept = Kept {
                        id: piece,
                        case: case.id,
                        owner,
                        keeping: Keeping::Receiving,
                        length: offered.length,
                        received: 0,
                        hash_state: None,
                        about: Some(serde_json::to_string(&about)?),
                        recipient,
                        touched_at: now,
                    };
                    app.vault()?
                        .check_room(offered.length)
                        .map_err(|error| trouble(piece, error))?;
                    evidence::begin(tx, &kept).await?;
                    Ok::<_, AppError>(Progress {
                        piece,
                        received: 0,
                        length: offered.length,
                    })
                })
            })
            .await
    }

    /// How far a piece has come.
    ///
    /// # Errors
    /// When the actor sends no such piece to the case.
    pub async fn evidence_progress(
        &self,
        actor: &Actor,
        reference: Reference,
        piece: EvidenceId,
    ) -> Result<Progress, AppError> {
        let kept = self.sent_by(actor, reference, piece).await?;
        Ok(Progress {
            piece,
            received: kept.received,
            length: kept.length,
        })
    }

    /// Gives up a piece that has not come whole.
    ///
    /// # Errors
    /// When the actor sends no such piece to the case.
    pub async fn give_up_evidence(
        &self,
        actor: &Actor,
        reference: Reference,
        piece: EvidenceId,
    ) -> Result<(), AppError> {
        let kept = self.sent_by(actor, reference, piece).await?;
        if kept.keeping != Keeping::Receiving {
            return Err(AppError::NotFound);
        }
        let _turn = self.0.turns.take(piece).await?;
        let now = self.now();
        self.0
            .db
            .write(move |tx| Box::pin(async move { evidence::give_up(tx, piece, now).await }))
            .await?;
        self.remove_given_up().await?;
        Ok(())
    }

    /// A piece that this actor sends, or has sent, to a case that it sees.
    pub(super) async fn sent_by(
        &self,
        actor: &Actor,
        reference: Reference,
        piece: EvidenceId,
    ) -> Result<Kept, AppError> {
        let reader = self.0.db.read();
        let line = store::cases::by_reference(reader, &scope(actor), reference)
            .await?
            .ok_or(AppError::NotFound)?;
        evidence::by_id(reader, piece)
            .await?
            .filter(|kept| kept.case == line.row.id && kept.owner == owner(actor))
            .filter(|kept| kept.keeping != Keeping::Removing)
            .ok_or(AppError::NotFound)
    }
}

impl About {
    /// Refuses texts that the act would not take once everything has come.
    fn check(&self) -> Result<(), AppError> {
        let longest = process::decide::LONGEST_TEXT;
        let too_long = |text: &str| text.chars().count() > longest;
        if too_long(&self.origin) || too_long(&self.note) {
            return Err(EvidenceTrouble::Unreadable.into());
        }
        Ok(())
    }
}

/// A declared media type, within its length and without anything unseen.
fn short(declared: &str) -> String {
    declared
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_MEDIA_TYPE)
        .collect::<String>()
        .trim()
        .to_owned()
}
