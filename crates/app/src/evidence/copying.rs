//! Copies that leave the platform, each with who took it and why.

use bytes::Bytes;
use futures::Stream;
use jiff::SignedDuration;
use process::{
    access::{Actor, scope},
    case::CaseAct,
    evidence::{CopyForm, copy},
    ids::{ActId, EvidenceId, Reference},
};
use store::access_record::Looked;
use vault::{Content, Piece, Transfer, VaultError};

use super::trouble;
use crate::{
    App, AppError,
    cases::{
        commit::{Before, commit},
        idempotency::owner,
        load,
    },
};

/// How long a copy that was asked for can be fetched, or fetched further.
const FETCHED_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// A copy that somebody asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The piece.
    pub piece: EvidenceId,
    /// In which form.
    pub form: CopyForm,
    /// Why.
    pub reason: String,
}

/// A copy that is on record and can be fetched for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The act that put it on record.
    pub act: ActId,
    /// In which form it will leave.
    pub form: CopyForm,
}

/// A part of a piece, by its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The first byte.
    pub from: u64,
    /// The byte after the last one.
    pub to: u64,
}

/// A copy being given.
#[derive(Debug)]
pub struct Given {
    /// Its name; none once that was erased.
    pub name: Option<String>,
    /// The whole piece, whatever part is given.
    pub piece: Piece,
    /// In which form it must leave.
    pub form: CopyForm,
    /// The right to the transfer, to be held while it lasts.
    pub transfer: Transfer,
    vault: vault::Vault,
}

impl Given {
    /// The content whole, checked against its hash on the way.
    #[must_use]
    pub fn whole(&self) -> Content {
        self.vault.read(self.piece)
    }

    /// The content in an encrypted archive, under this name.
    ///
    /// # Errors
    /// When the archive cannot be begun.
    pub fn wrapped(
        &self,
        name: &str,
    ) -> Result<impl Stream<Item = Result<Bytes, VaultError>> + Send + use<>, AppError> {
        vault::wrapped(self.whole(), name).map_err(|error| trouble(self.piece.id, error))
    }

    /// A part of the content.
    #[must_use]
    pub fn part(&self, slice: Slice) -> Content {
        self.vault.read_part(self.piece, slice.from, slice.to)
    }
}

impl App {
    /// Puts on record that the actor takes a copy.
    ///
    /// # Errors
    /// When the actor sees no such case or piece, gives no reason, or the
    /// content was destroyed.
    pub async fn copy_evidence(
        &self,
        actor: &Actor,
        reference: Reference,
        asked: Asked,
    ) -> Result<Copy, AppError> {
        self.vault()?;
        let app = self.clone();
        let actor = actor.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let case = load::locked(tx, &actor, reference).await?;
                    let facility = store::facilities::by_id(tx.read(), case.facility())
                        .await?
                        .ok_or(AppError::NotFound)?
                        .facility;
                    let acts = copy(&case, asked.piece, asked.form, &asked.reason, &actor)?;
                    let form = match &acts[..] {
                        [CaseAct::EvidenceCopied { form, .. }] => *form,
                        _ => asked.form,
                    };
                    let (id, next) = (case.id, case.seq.next());
                    let before = Before::Open(Box::new(case));
                    commit(tx, &app.0, before, &facility, acts, &actor, app.now()).await?;
                    let act = store::acts::of_case(tx.read(), &scope(&actor), id)
                        .await?
                        .into_iter()
                        .find(|stored| stored.seq == next)
                        .map(|stored| stored.id)
                        .ok_or(AppError::NotFound)?;
                    Ok::<_, AppError>(Copy { act, form })
                })
            })
            .await
    }

    /// Gives a copy that is on record, to whoever took it, for a day; the
    /// reading goes to the access record.
    ///
    /// # Errors
    /// When there is no such copy for this actor any more, the content was
    /// destroyed, or as many transfers go on as may.
    pub async fn fetch_copy(
        &self,
        actor: &Actor,
        reference: Reference,
        piece: EvidenceId,
        act: ActId,
    ) -> Result<Given, AppError> {
        let now = self.now();
        let view = self.case_for(actor, reference, Looked::Evidence).await?;
        let taken = view.story.iter().find_map(|item| match &item.recorded.act {
            CaseAct::EvidenceCopied { evidence, form, .. }
                if item.recorded.id == act
                    && *evidence == piece
                    && item.recorded.by.pseudonym == actor.pseudonym
                    && now.duration_since(item.recorded.at) < FETCHED_WITHIN =>
            {
                Some(*form)
            }
            _ => None,
        });
        let form = taken.ok_or(AppError::NotFound)?;
        let custody = view.case.evidence.get(&piece).ok_or(AppError::NotFound)?;
        if custody.destroyed_at.is_some() {
            return Err(AppError::NotFound);
        }
        let vault = self.vault()?.clone();
        let transfer = vault
            .transfer(&owner(actor))
            .map_err(|error: VaultError| trouble(piece, error))?;
        let received = &custody.received;
        Ok(Given {
            name: received.name.known().cloned(),
            piece: Piece::new(piece, received.size, received.sha256),
            form,
            transfer,
            vault,
        })
    }
}
