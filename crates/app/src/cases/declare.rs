//! Declaring (DECL-4..7, INTAKE-1).

use jiff::Timestamp;
use process::{
    access::{Actor, Body, Standing, Viewer, may_see},
    calendar::year_in_paris,
    case::{Case, Confirmation, HelpNeeded, Reality},
    decide::Context,
    declaration::{
        facts::{Facts, ReporterContact},
        rules::{Declaration, declare, site},
    },
    facility::FinessNumber,
    ids::{CaseId, DraftId, FacilityId, Reference},
    words::{Channel, MilitaryNotice},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Reader, TokenHash, Tx};

use super::{
    commit::{Before, commit},
    idempotency::{Claim, DraftAuthor, IdempotencyKey, owner},
    load,
};
use crate::{
    App, AppError,
    drafts::{self, DraftKey, SentDraft},
    entropy, facilities,
};

/// A declaration to send.
#[derive(Clone, Debug)]
pub struct DeclareRequest {
    /// The declaring facility.
    pub facility: FacilityId,
    /// The other sites touched.
    pub affected: Vec<FinessNumber>,
    /// How it comes.
    pub channel: Channel,
    /// Real or exercise.
    pub reality: Reality,
    /// What the armed forces tell, for a military facility.
    pub military: Option<MilitaryNotice>,
    /// What is known.
    pub facts: Facts,
    /// Who reports.
    pub reporter: ReporterContact,
    /// The draft that it comes from; it goes with the sending, and makes a
    /// repeated request harmless.
    pub draft: Option<SentDraft>,
    /// Makes a repeated request without a draft harmless.
    pub key: Option<IdempotencyKey>,
}

/// What the reporter is told once a declaration is recorded (DECL-5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// The case's number.
    pub reference: Reference,
    /// The bodies alerted.
    pub bodies: Vec<Body>,
    /// Whether help was asked for, and whether the on-call was paged.
    pub help: HelpNeeded,
    /// Whether the report has to be confirmed.
    pub confirmation: Confirmation,
    /// When it was recorded.
    pub declared_at: Timestamp,
    /// The secret link under which an author without an account follows the
    /// report.
    pub follow_link: Option<String>,
}

impl App {
    /// Records a declaration, opens its case and queues the messages, in one
    /// transaction.
    ///
    /// # Errors
    /// When a rule refuses, answers are missing, or nothing could be recorded.
    pub async fn declare(
        &self,
        actor: &Actor,
        request: DeclareRequest,
    ) -> Result<Receipt, AppError> {
        let app = self.clone();
        let actor = actor.clone();
        self.0
            .db
            .write(move |tx| Box::pin(async move { app.declare_in(tx, &actor, request).await }))
            .await
    }

    async fn declare_in(
        &self,
        tx: &Tx,
        actor: &Actor,
        request: DeclareRequest,
    ) -> Result<Receipt, AppError> {
        let now = self.now();
        let claim = claim(actor, &request)?;
        let draft = match &request.draft {
            Some(sent) => drafts::to_send(tx, actor, sent).await?,
            None => None,
        };
        if let Some(claim) = &claim
            && let Some(receipt) = claim.replay::<Receipt>(tx, now).await?
        {
            let (_, receipt) = self.with_link(tx.read(), receipt).await?;
            return Ok(receipt);
        }
        let facility = store::facilities::by_id(tx.read(), request.facility)
            .await?
            .ok_or(AppError::NotFound)?
            .facility;
        let most = self.config().process.most_affected_sites;
        let sites = facilities::named(tx.read(), &request.affected, most).await?;
        let context = Context {
            settings: &self.config().process,
            facility: &facility,
            sites: sites.iter().map(site).collect(),
            providers: Vec::new(),
            playbook: None,
            incident: None,
            material: None,
            undecided: None,
        };
        let declaration = Declaration {
            channel: request.channel,
            reality: request.reality,
            military: request.military,
            facts: request.facts,
            reporter: request.reporter,
        };
        let reference = store::references::next(tx, year_in_paris(now)).await?;
        let acts = declare(declaration, &context, reference, actor, now)?;
        let id = CaseId(entropy::uuid(now));
        let case = commit(tx, &self.0, Before::New(id), &facility, acts, actor, now).await?;
        let receipt = self.receipt_of(&case);
        // The secret link is drawn anew for a repeated request, not kept.
        let kept = Receipt {
            follow_link: None,
            ..receipt.clone()
        };
        if let Some(draft) = draft {
            store::drafts::delete(tx, draft.id).await?;
            let author = match (draft.secret, draft.account) {
                (Some(secret), _) => Some(DraftAuthor::Secret(secret)),
                (None, account) => account.map(DraftAuthor::Account),
            };
            if let Some(author) = author {
                let claim = Claim::sent_by(&author, draft.id);
                claim.keep(tx, &kept, now).await?;
            }
        }
        if let Some(claim) = claim {
            claim.settle(tx, &kept).await?;
        }
        Ok(receipt)
    }

    /// The receipt of a declaration that was sent from a draft, for whoever
    /// sends the same form again: its author, and those who see the case.
    ///
    /// # Errors
    /// When no declaration was sent from it that the key opens.
    pub async fn sent_draft(&self, key: DraftKey<'_>, id: DraftId) -> Result<Receipt, AppError> {
        let reader = self.0.db.read();
        let author = match key {
            DraftKey::Actor(actor) => actor.account.map(DraftAuthor::Account),
            DraftKey::Secret(secret) => Some(DraftAuthor::Secret(TokenHash::of(secret.reveal()))),
        };
        if let Some(author) = author
            && let Some(receipt) = Claim::sent_by(&author, id).answer(reader).await?
        {
            let (_, receipt) = self.with_link(reader, receipt).await?;
            return Ok(receipt);
        }
        let DraftKey::Actor(actor) = key else {
            return Err(AppError::NotFound);
        };
        let receipt: Option<Receipt> = Claim::sent(id).answer(reader).await?;
        let receipt = receipt.ok_or(AppError::NotFound)?;
        let (case, _) = self.with_link(reader, receipt.clone()).await?;
        if may_see(actor, &case.viewers) {
            Ok(receipt)
        } else {
            Err(AppError::NotFound)
        }
    }

    /// A kept receipt with its secret link, and its case as it stands.
    async fn with_link(
        &self,
        reader: Reader<'_>,
        receipt: Receipt,
    ) -> Result<(Case, Receipt), AppError> {
        let id = store::cases::locate(reader, receipt.reference)
            .await?
            .ok_or(AppError::NotFound)?;
        let case = load::folded(reader, id).await?;
        let follow_link = self.link_of(&case);
        let receipt = Receipt {
            follow_link,
            ..receipt
        };
        Ok((case, receipt))
    }

    /// The receipt of a declaration, again.
    ///
    /// # Errors
    /// When the actor sees no such case.
    pub async fn receipt(&self, actor: &Actor, reference: Reference) -> Result<Receipt, AppError> {
        let case = self.case(actor, reference).await?.case;
        let mut receipt = self.receipt_of(&case);
        if !matches!(actor.standing, Standing::Follower(_)) {
            receipt.follow_link = None;
        }
        Ok(receipt)
    }

    fn receipt_of(&self, case: &Case) -> Receipt {
        // Bodies told later are no part of what was alerted at once (DECL-5).
        let alerted = case.told.iter().filter(|(_, at)| **at == case.declared_at);
        Receipt {
            reference: case.reference,
            bodies: alerted.map(|(body, _)| *body).collect(),
            help: case.help,
            confirmation: case.confirmation,
            declared_at: case.declared_at,
            follow_link: self.link_of(case),
        }
    }

    fn link_of(&self, case: &Case) -> Option<String> {
        case.viewers
            .contains(&Viewer::Follower(case.id))
            .then(|| self.follow_link(case.id, case.reference))
    }
}

/// A form is sent once: its draft is its key. A stranger's own key would be
/// shared with every other stranger, so it is bound to what is sent.
fn claim(actor: &Actor, request: &DeclareRequest) -> Result<Option<Claim>, AppError> {
    let body = (
        request.facility,
        &request.affected,
        request.channel,
        request.reality,
        request.military,
        &request.facts,
        &request.reporter,
    );
    let claim = match (&request.key, &request.draft, &actor.standing) {
        (_, Some(draft), _) => Claim::sent(draft.id).of(&body)?,
        (Some(key), None, Standing::Stranger) if actor.account.is_none() => {
            let bound = Sha256::digest(serde_json::to_vec(&body)?);
            Claim::under(format!("stranger:{}", hex::encode(bound)), key).of(&body)?
        }
        (Some(key), None, _) => Claim::under(owner(actor), key).of(&body)?,
        (None, None, _) => return Ok(None),
    };
    Ok(Some(claim))
}
