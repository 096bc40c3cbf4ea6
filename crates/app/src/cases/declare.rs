//! Declaring (DECL-4..7, INTAKE-1).

use jiff::Timestamp;
use process::{
    access::{Actor, Body, Standing, Viewer},
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
use store::Tx;

use super::{
    commit::{Before, commit},
    idempotency::{Claim, IdempotencyKey},
};
use crate::{App, AppError, app::case_subject, entropy, facilities};

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
    /// The draft that it comes from; it goes with the sending.
    pub draft: Option<DraftId>,
    /// Makes a repeated request harmless.
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
        if let Some(claim) = &claim
            && let Some(receipt) = claim.replay(tx, now).await?
        {
            return Ok(receipt);
        }
        let facility = store::facilities::by_id(tx.read(), request.facility)
            .await?
            .ok_or(AppError::NotFound)?
            .facility;
        let sites = facilities::named(tx.read(), &request.affected).await?;
        let context = Context {
            settings: &self.config().process,
            facility: &facility,
            sites: sites.iter().map(site).collect(),
            providers: Vec::new(),
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
        tx.lock(&[case_subject(id)]).await?;
        let case = commit(tx, &self.0, Before::New(id), &facility, acts, actor, now).await?;
        let receipt = self.receipt_of(&case);
        if let Some(draft) = request.draft {
            store::drafts::delete(tx, draft).await?;
        }
        if let Some(claim) = claim {
            claim.settle(tx, &receipt).await?;
        }
        Ok(receipt)
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
        let follow_link = case
            .viewers
            .contains(&Viewer::Follower(case.id))
            .then(|| self.follow_link(case.id, case.reference));
        Receipt {
            reference: case.reference,
            bodies: case.told.keys().copied().collect(),
            help: case.help,
            confirmation: case.confirmation,
            declared_at: case.declared_at,
            follow_link,
        }
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
    let (owner, key) = match (&request.key, request.draft, &actor.standing) {
        (None, Some(draft), _) => ("draft".to_owned(), IdempotencyKey::new(&draft.to_string())?),
        (Some(key), _, Standing::Stranger) if actor.account.is_none() => {
            let bound = Sha256::digest(serde_json::to_vec(&body)?);
            (format!("stranger:{}", hex::encode(bound)), key.clone())
        }
        (Some(key), _, _) => (actor.pseudonym.0.clone(), key.clone()),
        (None, None, _) => return Ok(None),
    };
    Claim::new(owner, &key, &body).map(Some)
}
