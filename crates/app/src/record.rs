//! Putting on record what happens beside cases: to facilities, bodies, rights.

use jiff::Timestamp;
use process::{
    access::{Actor, Body},
    act::{Act, Author, Recorded, Subject, SubjectKind, seal},
    ids::{AccountId, ActId, FacilityId, GrantId},
};
use sha2::{Digest, Sha256};
use store::Tx;
use uuid::Uuid;

use crate::{AppError, entropy, people::directors::staff_seat};

/// A member of staff, or the administrator, as the author of an act.
pub(crate) fn by_staff(actor: &Actor) -> Author {
    Author {
        pseudonym: actor.pseudonym.clone(),
        seat: staff_seat(actor),
    }
}

/// Appends one act to the story of its subject.
pub(crate) async fn record<A: Act>(
    tx: &Tx,
    subject: Subject,
    act: A,
    by: Author,
    now: Timestamp,
) -> Result<(), AppError> {
    numbered(tx, subject, act, by, now).await.map(drop)
}

/// As [`record`]; gives the act's identity.
pub(crate) async fn numbered<A: Act>(
    tx: &Tx,
    subject: Subject,
    act: A,
    by: Author,
    now: Timestamp,
) -> Result<ActId, AppError> {
    let seq = tx
        .lock(&[subject])
        .await?
        .get(&subject)
        .copied()
        .unwrap_or_default()
        .next();
    let recorded = Recorded {
        id: ActId(entropy::uuid(now)),
        seq,
        at: now,
        by,
        act,
    };
    store::acts::append(tx, &[seal(subject, &recorded, entropy::nonce)?]).await?;
    Ok(recorded.id)
}

pub(crate) const fn facility_subject(id: FacilityId) -> Subject {
    Subject {
        kind: SubjectKind::Facility,
        id: id.0,
    }
}

pub(crate) const fn account_subject(id: AccountId) -> Subject {
    Subject {
        kind: SubjectKind::Account,
        id: id.0,
    }
}

pub(crate) const fn grant_subject(id: GrantId) -> Subject {
    Subject {
        kind: SubjectKind::Grant,
        id: id.0,
    }
}

/// Bodies have no identity but their name: the subject's is drawn from it.
pub(crate) fn body_subject(body: Body) -> Subject {
    let digest = Sha256::digest(format!("vigie/body/{body}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Subject {
        kind: SubjectKind::Body,
        id: Uuid::from_bytes(bytes),
    }
}
