//! Acting on an incident: the one door of its commands.

use process::{
    access::{Actor, scope},
    act::Sequence,
    ids::{IncidentId, IncidentReference},
    refusal::{Reason, Refusal, Rule},
    significant::{Ground, IncidentCommand, decide},
};
use serde::{Deserialize, Serialize};
use store::Tx;

use super::{
    commit::{announce, record},
    incident_subject, whole,
};
use crate::{
    App, AppError,
    cases::{IdempotencyKey, idempotency::once},
};

/// A command to carry out on an incident.
#[derive(Clone, Debug)]
pub struct IncidentRequest {
    /// What to do.
    pub command: IncidentCommand,
    /// The version that its author read; judgements need it.
    pub seen: Option<Sequence>,
    /// Makes a repeated request harmless.
    pub key: Option<IdempotencyKey>,
}

/// What was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    /// The incident.
    pub incident: IncidentReference,
    /// The version that the author now sees.
    pub version: Sequence,
}

impl App {
    /// Carries out a command on an incident: decides by the rules, records the
    /// acts, tells whom it concerns, in one transaction.
    ///
    /// # Errors
    /// When the actor sees no case of it, a rule refuses, or nothing could be
    /// recorded.
    pub async fn act_on_incident(
        &self,
        actor: &Actor,
        reference: IncidentReference,
        request: IncidentRequest,
    ) -> Result<Followed, AppError> {
        let app = self.clone();
        let actor = actor.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let asked = (reference, &request.command, request.seen);
                    let work = app.steer_in(tx, &actor, reference, &request);
                    once(tx, &actor, request.key.as_ref(), &asked, app.now(), work).await
                })
            })
            .await
    }

    async fn steer_in(
        &self,
        tx: &Tx,
        actor: &Actor,
        reference: IncidentReference,
        request: &IncidentRequest,
    ) -> Result<Followed, AppError> {
        let row = store::incidents::by_reference(tx.read(), &scope(actor), reference)
            .await?
            .ok_or(AppError::NotFound)?;
        self.steer(tx, actor, row.id, request).await?;
        let after = whole(tx.read(), row.id).await?;
        Ok(Followed {
            incident: reference,
            version: after.version_for(actor),
        })
    }

    async fn steer(
        &self,
        tx: &Tx,
        actor: &Actor,
        id: IncidentId,
        request: &IncidentRequest,
    ) -> Result<(), AppError> {
        let now = self.now();
        match &request.command {
            IncidentCommand::Join { case, reason } => {
                self.join_in(tx, actor, id, *case, reason).await
            }
            IncidentCommand::Release { case, reason } => {
                let case = store::cases::by_reference(tx.read(), &scope(actor), *case)
                    .await?
                    .ok_or(AppError::NotFound)?;
                self.release_in(tx, actor, id, case.row.id, reason).await?;
                Ok(())
            }
            command => {
                tx.lock(&[incident_subject(id)]).await?;
                let incident = whole(tx.read(), id).await?;
                let members = store::incidents::progress::members(tx.read(), id).await?;
                let ground = Ground {
                    states: members.iter().map(|member| member.state).collect(),
                    names: store::incidents::progress::names(tx.read(), id).await?,
                };
                let acts = decide(&incident, &ground, command, request.seen, actor, now)?;
                let committed = record(tx, id, Some(incident), acts, actor, now).await?;
                announce(tx, &self.0, &committed, actor, now).await
            }
        }
    }

    /// A case joins an incident by being found alike to one that is in it.
    async fn join_in(
        &self,
        tx: &Tx,
        actor: &Actor,
        id: IncidentId,
        case: process::ids::Reference,
        why: &str,
    ) -> Result<(), AppError> {
        let members = store::incidents::members_seen(tx.read(), &scope(actor), id).await?;
        let Some(first) = members.first() else {
            return Err(Refusal::new(Rule::Sign2, Reason::NotInIncident).into());
        };
        let known = first.line.row.reference;
        self.gather_in(tx, actor, &[known, case], why).await?;
        Ok(())
    }
}
