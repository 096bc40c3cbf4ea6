//! What may be done with evidence, and by whom.

use super::{CopyForm, Custody, Hazard, Received};
use crate::{
    access::{Actor, Audience, Seat, Verb, Viewer, may_read},
    case::{Case, CaseAct},
    decide::{Ask, admit, needed, optional, permit, reason},
    ids::EvidenceId,
    refusal::{Reason, Refusal, Rule},
    settings::{EvidenceLimits, Share},
};

/// A piece that somebody wants to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its size, in bytes.
    pub size: u64,
    /// Who may read of it and copy it.
    pub to: Audience,
}

/// What is being received of a case's pieces, beside those that it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// How many.
    pub pieces: u64,
    /// How many bytes they will have.
    pub bytes: u64,
}

/// Whether a piece may be sent: asked before the first byte is taken.
///
/// # Errors
/// When the actor does not send, the case no longer takes anything, the
/// audience is not the actor's to choose, or a limit is reached.
pub fn may_send(
    case: &Case,
    limits: &EvidenceLimits,
    offer: &Offer,
    pending: Pending,
    actor: &Actor,
) -> Result<(), Refusal> {
    let seat = admit(case, Verb::SendEvidence, actor)?;
    check_audience(case, actor, offer.to)?;
    let share = limits.share(seat);
    let refused = |reason| Err(Refusal::new(Rule::Keep1, reason));
    if offer.size == 0 {
        return refused(Reason::EmptyFile);
    }
    if offer.size > share.largest {
        return refused(Reason::FileTooLarge(share.largest));
    }
    let (pieces, bytes) = held(case, seat);
    if pieces.saturating_add(pending.pieces) >= share.pieces {
        return refused(Reason::TooManyFiles(share.pieces));
    }
    let after = bytes
        .saturating_add(pending.bytes)
        .saturating_add(offer.size);
    if after > share.bytes {
        return refused(Reason::CaseFull(share.bytes));
    }
    Ok(())
}

/// Takes a piece whose bytes have all come and whose hash is known.
///
/// # Errors
/// As [`may_send`], the limits aside: they were asked at the beginning.
pub fn receive(case: &Case, received: Received, actor: &Actor) -> Result<Vec<CaseAct>, Refusal> {
    admit(case, Verb::SendEvidence, actor)?;
    check_audience(case, actor, received.to)?;
    for text in [&received.origin, &received.note] {
        optional(Rule::Keep1, text.known().map_or("", String::as_str))?;
    }
    Ok(vec![CaseAct::EvidenceReceived(Box::new(received))])
}

/// Lets a copy leave the platform. Staff say why; what may run leaves wrapped
/// whatever was asked.
///
/// # Errors
/// When the actor does not copy, sees no such piece, gives no reason, or the
/// content was destroyed.
pub fn copy(
    case: &Case,
    evidence: EvidenceId,
    asked: CopyForm,
    why: &str,
    actor: &Actor,
) -> Result<Vec<CaseAct>, Refusal> {
    let seat = admit(case, Verb::CopyEvidence, actor)?;
    let piece = existing(case, evidence, actor)?;
    let form = match piece.received.hazard {
        Hazard::Likely => CopyForm::Wrapped,
        Hazard::NoneKnown => asked,
    };
    let reason = match seat {
        Seat::Staff { .. } => reason(Rule::Keep1, why)?,
        _ => optional(Rule::Keep1, why)?,
    };
    Ok(vec![CaseAct::EvidenceCopied {
        evidence,
        to: piece.audience(),
        form,
        reason,
    }])
}

/// Records that the operator hands a piece out in the bundle of its case.
///
/// # Errors
/// When the actor is not the operator, who keeps the keys, gives no reason,
/// or the content was destroyed.
pub fn hand_out(
    case: &Case,
    evidence: EvidenceId,
    why: &str,
    actor: &Actor,
) -> Result<Vec<CaseAct>, Refusal> {
    permit(Verb::HandOutEvidence, actor.seat(case.facility()))?;
    let piece = case
        .evidence
        .get(&evidence)
        .ok_or(Refusal::new(Rule::Keep1, Reason::NoSuchEvidence))?;
    if piece.destroyed_at.is_some() {
        return Err(Refusal::new(Rule::Keep1, Reason::EvidenceDestroyed));
    }
    Ok(vec![CaseAct::EvidenceCopied {
        evidence,
        to: piece.audience(),
        form: CopyForm::AsReceived,
        reason: reason(Rule::Keep1, why)?,
    }])
}

/// Records that the encryption of a piece passed to another key.
///
/// # Errors
/// When the actor is not the operator, or the content was destroyed.
pub fn rekey(case: &Case, evidence: EvidenceId, actor: &Actor) -> Result<Vec<CaseAct>, Refusal> {
    permit(Verb::RekeyEvidence, actor.seat(case.facility()))?;
    let piece = case
        .evidence
        .get(&evidence)
        .ok_or(Refusal::new(Rule::Keep1, Reason::NoSuchEvidence))?;
    if piece.destroyed_at.is_some() {
        return Err(Refusal::new(Rule::Keep1, Reason::EvidenceDestroyed));
    }
    Ok(vec![CaseAct::EvidenceRekeyed {
        evidence,
        to: piece.audience(),
    }])
}

pub(crate) fn transfer(
    ask: &Ask<'_>,
    evidence: EvidenceId,
    recipient: &str,
    means: &str,
    why: &str,
    receipt: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    let piece = existing(ask.case, evidence, ask.actor)?;
    Ok(vec![CaseAct::EvidenceTransferred {
        evidence,
        to: piece.audience(),
        recipient: needed(Rule::Keep1, recipient)?,
        means: needed(Rule::Keep1, means)?,
        reason: reason(Rule::Keep1, why)?,
        receipt: optional(Rule::Keep1, receipt)?,
    }])
}

pub(crate) fn destroy(
    ask: &Ask<'_>,
    evidence: EvidenceId,
    why: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    let piece = existing(ask.case, evidence, ask.actor)?;
    Ok(vec![CaseAct::EvidenceDestroyed {
        evidence,
        to: piece.audience(),
        reason: reason(Rule::Keep1, why)?,
    }])
}

/// A piece that the actor may read of, its content still there. One that is
/// not the actor's to read is answered as one that never was (QUAL-5).
fn existing<'c>(
    case: &'c Case,
    evidence: EvidenceId,
    actor: &Actor,
) -> Result<&'c Custody, Refusal> {
    let piece = case
        .evidence
        .get(&evidence)
        .filter(|piece| may_read(actor, piece.audience()))
        .ok_or(Refusal::new(Rule::Keep1, Reason::NoSuchEvidence))?;
    if piece.destroyed_at.is_some() {
        return Err(Refusal::new(Rule::Keep1, Reason::EvidenceDestroyed));
    }
    Ok(piece)
}

/// Nobody sends what they could not read themselves, nor to a body that does
/// not see the case (QUAL-5).
fn check_audience(case: &Case, actor: &Actor, to: Audience) -> Result<(), Refusal> {
    if !may_read(actor, to) {
        return Err(Refusal::new(Rule::Qual5, Reason::NotYourCase));
    }
    match to {
        Audience::Body(body) if !case.viewers.contains(&Viewer::Body(body)) => {
            Err(Refusal::new(Rule::Qual5, Reason::BodyNotTold(body)))
        }
        _ => Ok(()),
    }
}

/// What counts against the share of a seat: for the holder of a secret link,
/// what came by that link; for everybody else, the whole case.
fn held(case: &Case, seat: Seat) -> (u64, u64) {
    case.evidence
        .values()
        .filter(|piece| piece.destroyed_at.is_none())
        .filter(|piece| {
            seat != Seat::Follower
                || piece
                    .reception()
                    .is_some_and(|entry| entry.by.seat == Seat::Follower)
        })
        .fold((0, 0), |(pieces, bytes), piece| {
            (pieces + 1, bytes + piece.received.size)
        })
}

impl EvidenceLimits {
    /// The share of a seat.
    #[must_use]
    pub const fn share(&self, seat: Seat) -> &Share {
        match seat {
            Seat::Follower => &self.by_link,
            _ => &self.of_case,
        }
    }
}
