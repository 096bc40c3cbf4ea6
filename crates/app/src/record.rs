//! Putting on record what happens beside cases: to facilities, bodies, rights.

use jiff::Timestamp;
use process::{
    access::{Actor, Body},
    act::{Act, Author, Recorded, Sequence, Subject, SubjectKind, seal},
    ids::{AccountId, ActId, FacilityId, GrantId},
};
use sha2::{Digest, Sha256};
use store::{Reader, Tx};
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
    let last = tx
        .lock(&[subject])
        .await?
        .get(&subject)
        .copied()
        .unwrap_or_default();
    Ok(append(tx, subject, last, act, by, now).await?.id)
}

/// Appends one act to the story of a subject that is held, after its `last`
/// one.
pub(crate) async fn append<A: Act>(
    tx: &Tx,
    subject: Subject,
    last: Sequence,
    act: A,
    by: Author,
    now: Timestamp,
) -> Result<Recorded<A>, AppError> {
    let recorded = Recorded {
        id: ActId(entropy::uuid(now)),
        seq: last.next(),
        at: now,
        by,
        act,
    };
    store::acts::append(tx, &[seal(subject, &recorded, entropy::nonce)?]).await?;
    Ok(recorded)
}

/// The acts of a subject, in order.
pub(crate) async fn story<A: Act>(
    reader: Reader<'_>,
    subject: Subject,
) -> Result<Vec<Recorded<A>>, AppError> {
    let acts = store::acts::of_subject(reader, subject).await?;
    Ok(acts
        .iter()
        .map(store::acts::StoredAct::unseal)
        .collect::<Result<_, _>>()?)
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
