//! Receiving the bytes of a piece, in as many requests as its sender needs.

use std::time::Duration;

use bytes::Bytes;
use futures::{Stream, StreamExt};
use jiff::{SignedDuration, Timestamp};
use process::{
    access::Actor,
    act::Private,
    evidence::{ContentHash, Hazard, Received, receive},
    ids::{EvidenceId, Reference},
    refusal::{Reason, Refusal, Rule},
};
use store::evidence::{self, Keeping, Kept, Lease, Leased};
use vault::{HashState, Intake, Room};

use super::{EvidenceTrouble, sending::About, trouble, turns::Turn};
use crate::{
    App, AppError, Secret,
    cases::{
        commit::{Before, commit},
        idempotency::owner,
        load,
    },
};

/// How long nothing may come before the connection counts as cut.
const SILENCE: Duration = Duration::from_secs(30);

/// How long a lease holds when whoever took it dies.
const LEASE: SignedDuration = SignedDuration::from_secs(90);

/// How often a lease is kept up while a segment fills slowly.
const KEEPING_UP: SignedDuration = SignedDuration::from_secs(20);

/// How the end of a piece is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Its length was announced.
    AtItsLength,
    /// It ends where the request ends, and cannot be resumed.
    WithTheRequest,
}

/// What a request brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// How many bytes of the piece are stored.
    pub received: u64,
    /// Whether the piece has come whole and is on record.
    pub whole: Whole,
}

/// Whether a piece has come whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// It is on record.
    Yes,
    /// More is to come.
    NotYet,
}

impl App {
    /// Takes bytes of a piece from where it stopped; once all have come, the
    /// piece is put on record. What came is kept even when the connection is
    /// cut or nobody waits for the answer any more.
    ///
    /// # Errors
    /// When the actor sends no such piece, `offset` is not where it stopped,
    /// more comes than was announced, or it cannot be stored.
    pub async fn append_evidence<S, E>(
        &self,
        actor: &Actor,
        reference: Reference,
        piece: EvidenceId,
        offset: u64,
        body: S,
        ending: Ending,
    ) -> Result<Appended, AppError>
    where
        S: Stream<Item = Result<Bytes, E>> + Send + Unpin + 'static,
        E: Send + 'static,
    {
        let app = self.clone();
        let actor = actor.clone();
        let received = async move {
            app.sent_by(&actor, reference, piece).await?;
            let turn = app.0.turns.take(piece).await?;
            let transfer = app.vault()?.transfer(&owner(&actor));
            let _transfer = transfer.map_err(|error| trouble(piece, error))?;
            // Read again: the request before has just written down its last.
            let kept = app.sent_by(&actor, reference, piece).await?;
            if kept.received != offset {
                let received = kept.received;
                return Err(EvidenceTrouble::WrongOffset { received }.into());
            }
            if kept.keeping == Keeping::Held {
                return Ok(Appended {
                    received: kept.received,
                    whole: Whole::Yes,
                });
            }
            let lease = app.lease(piece).await?;
            let sitting = Sitting {
                app: &app,
                lease: &lease,
                turn,
            };
            let outcome = sitting.receive(&actor, reference, kept, body, ending).await;
            app.release(lease).await?;
            outcome
        };
        // In a task of its own: a client that leaves does not undo what came.
        tokio::spawn(received)
            .await
            .map_err(|error| AppError::Internal(error.to_string()))?
    }

    async fn lease(&self, piece: EvidenceId) -> Result<Lease, AppError> {
        let lease = Lease {
            piece,
            word: Secret::draw().reveal().to_owned(),
        };
        let now = self.now();
        let taking = lease.clone();
        let taken = self
            .0
            .db
            .write(move |tx| {
                Box::pin(async move { evidence::take(tx, &taking, now, until(now)).await })
            })
            .await?;
        match taken {
            Leased::Done => Ok(lease),
            Leased::Lost => Err(EvidenceTrouble::Locked.into()),
        }
    }

    async fn release(&self, lease: Lease) -> Result<(), AppError> {
        let released = self
            .0
            .db
            .write(move |tx| Box::pin(async move { evidence::release(tx, &lease).await }));
        Ok(released.await?)
    }
}

fn until(now: Timestamp) -> Timestamp {
    now.saturating_add(LEASE).unwrap_or(now)
}

/// One request that writes to a piece.
struct Sitting<'a> {
    app: &'a App,
    lease: &'a Lease,
    turn: Turn,
}

impl Sitting<'_> {
    async fn receive<S, E>(
        &self,
        actor: &Actor,
        reference: Reference,
        kept: Kept,
        body: S,
        ending: Ending,
    ) -> Result<Appended, AppError>
    where
        S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
    {
        let piece = kept.id;
        let state = kept.hash_state.clone().map(HashState);
        let mut intake = self
            .app
            .vault()?
            .resume(piece, kept.received, state.as_ref())
            .await
            .map_err(|error| trouble(piece, error))?;
        let taken = self.take(&mut intake, &kept, body).await;
        // What came is stored and written down, whatever ended the request.
        let received = self.save(&mut intake).await?;
        match (taken?, ending) {
            (Stopped::Cut, Ending::WithTheRequest) => {
                self.app.drop_piece(piece).await?;
                Err(EvidenceTrouble::Cut.into())
            }
            (Stopped::Ended, Ending::WithTheRequest) if received == 0 => {
                self.app.drop_piece(piece).await?;
                Err(Refusal::new(Rule::Keep1, Reason::EmptyFile).into())
            }
            (Stopped::Cut, _) if received < kept.length => Err(EvidenceTrouble::Cut.into()),
            (_, Ending::AtItsLength) if received < kept.length => Ok(Appended {
                received,
                whole: Whole::NotYet,
            }),
            _ => {
                self.conclude(actor, reference, &kept, &intake).await?;
                Ok(Appended {
                    received,
                    whole: Whole::Yes,
                })
            }
        }
    }

    /// Takes what comes until it ends.
    async fn take<S, E>(
        &self,
        intake: &mut Intake,
        kept: &Kept,
        mut body: S,
    ) -> Result<Stopped, AppError>
    where
        S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
    {
        let mut kept_up = self.app.now();
        loop {
            let next = tokio::select! {
                next = tokio::time::timeout(SILENCE, body.next()) => next,
                () = self.turn.wanted() => return Ok(Stopped::Cut),
            };
            let mut bytes = match next {
                Err(_) | Ok(Some(Err(_))) => return Ok(Stopped::Cut),
                Ok(None) => return Ok(Stopped::Ended),
                Ok(Some(Ok(bytes))) => bytes,
            };
            if intake.received() + bytes.len() as u64 > kept.length {
                return Err(EvidenceTrouble::TooLong.into());
            }
            while !bytes.is_empty() {
                if intake.take(&mut bytes) == Room::Full {
                    self.save(intake).await?;
                    kept_up = self.app.now();
                }
            }
            if self.app.now().duration_since(kept_up) > KEEPING_UP {
                self.save(intake).await?;
                kept_up = self.app.now();
            }
        }
    }

    async fn save(&self, intake: &mut Intake) -> Result<u64, AppError> {
        let piece = self.lease.piece;
        let saved = intake.save().await.map_err(|error| trouble(piece, error))?;
        let lease = self.lease.clone();
        let now = self.app.now();
        let received = saved.received;
        let written = self
            .app
            .0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let state = saved.state.0;
                    evidence::advance(tx, &lease, received, state, now, until(now)).await
                })
            })
            .await?;
        match written {
            Leased::Done => Ok(received),
            Leased::Lost => Err(EvidenceTrouble::Locked.into()),
        }
    }

    /// Puts a piece that has come whole on record.
    async fn conclude(
        &self,
        actor: &Actor,
        reference: Reference,
        kept: &Kept,
        intake: &Intake,
    ) -> Result<(), AppError> {
        let app = self.app.clone();
        let about = kept.about.as_deref().ok_or(AppError::NotFound)?;
        let about: About = serde_json::from_str(about)?;
        let sha256 = intake.hash();
        if about.sha256.is_some_and(|announced| announced != sha256) {
            app.drop_piece(kept.id).await?;
            return Err(EvidenceTrouble::OtherHash.into());
        }
        let first = app.vault()?.first_bytes(kept.id).await;
        let first = first.map_err(|error| trouble(kept.id, error))?;
        let received = Received {
            evidence: kept.id,
            to: about.to,
            hazard: Hazard::of(&about.name, &first),
            name: Private::Known(about.name),
            media_type: Private::Known(about.media_type),
            size: intake.received(),
            sha256: ContentHash(sha256.0),
            origin: Private::Known(about.origin),
            note: Private::Known(about.note),
        };
        let actor = actor.clone();
        self.app
            .0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let case = load::locked(tx, &actor, reference).await?;
                    if case.evidence.contains_key(&received.evidence) {
                        return Ok(());
                    }
                    let facility = store::facilities::by_id(tx.read(), case.facility())
                        .await?
                        .ok_or(AppError::NotFound)?
                        .facility;
                    let acts = receive(&case, received, &actor)?;
                    let before = Before::Open(Box::new(case));
                    commit(tx, &app.0, before, &facility, acts, &actor, app.now()).await?;
                    Ok::<_, AppError>(())
                })
            })
            .await
    }
}

/// Why a request brings no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stopped {
    /// It came to its end.
    Ended,
    /// The connection was cut, or the sender came back by another.
    Cut,
}
