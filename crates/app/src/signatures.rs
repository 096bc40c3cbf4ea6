//! Signatures by people on what they did (KEEP-1, SIGN-4): what there is to
//! sign, and taking a signature that holds.

pub(crate) mod checking;
mod given;
mod ready;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use process::{
    access::Actor,
    act::{Sequence, SubjectKind},
    alert::AlertAct,
    case::CaseAct,
    ids::{AlertId, CaseId, IncidentId},
    signature::{Signable, Signed},
    significant::IncidentAct,
};
use serde_json::{Value, json};
use signatures::passkey::challenge;
use store::{Tx, factors};

pub use crate::matter::Matter;
pub use checking::Flaw;
pub use given::Given;

use self::ready::Ready;
use crate::{
    App, AppError, alerts,
    cases::{
        commit::{Before, commit},
        load,
    },
    incidents,
};

/// An act that a person may sign now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToSign {
    /// The text to sign.
    pub statement: String,
    /// The host under which a passkey of the person signs; none when the
    /// person has none, or passkeys do not serve here.
    pub passkey_host: Option<String>,
    /// How many SSH keys the person has for signing.
    pub signing_keys: usize,
}

impl App {
    /// What an actor signs for one of their acts.
    ///
    /// # Errors
    /// When the actor sees no such act, a rule refuses, or nothing keeps the
    /// log.
    pub async fn to_sign(
        &self,
        actor: &Actor,
        matter: Matter,
        act: Sequence,
    ) -> Result<ToSign, AppError> {
        let reader = self.0.db.read();
        let subject = self.matter(actor, matter).await?;
        let ready = Ready::find(reader, actor, subject, act).await?;
        let account = actor.account.ok_or(AppError::NotFound)?;
        let passkeys = factors::passkeys::count(reader, account).await?;
        let keys = factors::signing_keys::of_account(reader, account).await?;
        Ok(ToSign {
            statement: ready.statement.to_string(),
            passkey_host: self.passkey_host().filter(|_| passkeys > 0),
            signing_keys: keys.len(),
        })
    }

    /// What the browser asks a passkey of the actor for, as JSON: the
    /// challenge is the hash of the text to sign.
    ///
    /// # Errors
    /// As [`Self::to_sign`], and when the actor has no passkey.
    pub async fn passkey_to_sign(
        &self,
        actor: &Actor,
        matter: Matter,
        act: Sequence,
    ) -> Result<Value, AppError> {
        let to_sign = self.to_sign(actor, matter, act).await?;
        let host = to_sign.passkey_host.ok_or(AppError::NotFound)?;
        let account = actor.account.ok_or(AppError::NotFound)?;
        let passkeys = factors::passkeys::of_account(self.0.db.read(), account).await?;
        let allowed: Vec<Value> = passkeys
            .iter()
            .map(|passkey| {
                let id = URL_SAFE_NO_PAD.encode(&passkey.credential);
                json!({ "type": "public-key", "id": id })
            })
            .collect();
        let asked = URL_SAFE_NO_PAD.encode(challenge(to_sign.statement.as_bytes()));
        Ok(json!({ "publicKey": {
            "challenge": asked,
            "rpId": host,
            "allowCredentials": allowed,
            "userVerification": "required",
            "timeout": TIMEOUT,
        } }))
    }

    /// Records the actor's signature on one of their acts; gives its number.
    ///
    /// # Errors
    /// As [`Self::to_sign`], and when the signature does not hold, or was made
    /// by a key that is not the actor's.
    pub async fn sign(
        &self,
        actor: &Actor,
        matter: Matter,
        act: Sequence,
        given: Given<'_>,
    ) -> Result<Sequence, AppError> {
        let subject = self.matter(actor, matter).await?;
        let account = actor.account.ok_or(AppError::NotFound)?;
        let given = given.read();
        let origin = self.passkey_origin();
        let app = self.clone();
        let actor = actor.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[subject]).await?;
                    let ready = Ready::find(tx.read(), &actor, subject, act).await?;
                    let text = ready.statement.to_string();
                    let now = app.now();
                    let proof = given?
                        .accept(tx, account, &text, origin.as_deref(), now)
                        .await?;
                    let signed = Signed {
                        signs: act,
                        to: ready.to,
                        statement: text,
                        means: proof.means,
                        proof: proof.proof.into(),
                    };
                    app.record_signature(tx, &actor, &ready, signed).await
                })
            })
            .await
    }

    async fn record_signature(
        &self,
        tx: &Tx,
        actor: &Actor,
        ready: &Ready,
        signed: Signed,
    ) -> Result<Sequence, AppError> {
        let id = ready.statement.subject.id;
        match ready.statement.subject.kind {
            SubjectKind::Case => {
                let case = load::whole(tx, CaseId(id)).await?;
                let facility = store::facilities::by_id(tx.read(), case.facility())
                    .await?
                    .ok_or(AppError::NotFound)?
                    .facility;
                let number = case.seq.next();
                let acts = vec![CaseAct::signed(signed)];
                let before = Before::Open(Box::new(case));
                commit(tx, &self.0, before, &facility, acts, actor, self.now()).await?;
                Ok(number)
            }
            SubjectKind::Alert => {
                let act = AlertAct::signed(signed);
                alerts::record_signature(
                    tx,
                    &self.0.config.process,
                    AlertId(id),
                    act,
                    actor,
                    self.now(),
                )
                .await
            }
            SubjectKind::Incident => {
                let act = IncidentAct::signed(signed);
                incidents::record_signature(tx, IncidentId(id), act, actor, self.now()).await
            }
            _ => Err(AppError::NotFound),
        }
    }
}

/// How long a browser has to answer, in milliseconds.
const TIMEOUT: u32 = 300_000;
