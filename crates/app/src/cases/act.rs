//! Acting on a case: the one door of every command.

use process::{
    access::Actor,
    act::Sequence,
    case::Case,
    command::Command,
    decide::{Context, decide},
    declaration::rules::site,
    ids::Reference,
    sharing::Material,
    significant::Incident,
};
use serde::{Deserialize, Serialize};
use store::Tx;

use super::{
    commit::{Before, commit},
    idempotency::{IdempotencyKey, once},
    load,
};
use crate::{App, AppError, facilities, incidents, sharing};

/// A command to carry out.
#[derive(Clone, Debug)]
pub struct ActRequest {
    /// What to do.
    pub command: Command,
    /// The version that its author read; judgements need it.
    pub seen: Option<Sequence>,
    /// Makes a repeated request harmless.
    pub key: Option<IdempotencyKey>,
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The case.
    pub reference: Reference,
    /// The version that the author now sees.
    pub version: Sequence,
    /// The acts recorded.
    pub recorded: Vec<Sequence>,
}

impl App {
    /// Carries out a command: decides by the rules, records the acts, tells
    /// whom it concerns, in one transaction.
    ///
    /// # Errors
    /// When the actor does not see the case, a rule refuses, or nothing could
    /// be recorded.
    pub async fn act(
        &self,
        actor: &Actor,
        reference: Reference,
        request: ActRequest,
    ) -> Result<Done, AppError> {
        let undecided = match &request.command {
            Command::PublishEdition { .. } => Some(self.undecided(actor, reference).await?),
            _ => None,
        };
        let app = self.clone();
        let actor = actor.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let asked = (reference, &request.command, request.seen);
                    let work = app.act_in(tx, &actor, reference, &request, undecided);
                    once(tx, &actor, request.key.as_ref(), &asked, app.now(), work).await
                })
            })
            .await
    }

    async fn act_in(
        &self,
        tx: &Tx,
        actor: &Actor,
        reference: Reference,
        request: &ActRequest,
        undecided: Option<usize>,
    ) -> Result<Done, AppError> {
        let now = self.now();
        let case = load::locked(tx, actor, reference).await?;
        let incident = held_incident(tx, &case, &request.command).await?;
        let facility = store::facilities::by_id(tx.read(), case.facility())
            .await?
            .ok_or(AppError::NotFound)?
            .facility;
        let sites = match &request.command {
            Command::Supplement { affected_sites, .. } => {
                let most = self.config().process.most_affected_sites;
                facilities::named(tx.read(), affected_sites, most).await?
            }
            _ => Vec::new(),
        };
        let config = self.config();
        let context = Context {
            settings: &config.process,
            facility: &facility,
            sites: sites.iter().map(site).collect(),
            providers: match &request.command {
                Command::SendProviders { providers, .. } => {
                    crate::directory::to_send(tx.read(), providers).await?
                }
                _ => Vec::new(),
            },
            playbook: match &request.command {
                Command::SendPlaybook { playbook, .. }
                | Command::LinkRecommendation { playbook, .. } => {
                    crate::playbooks::sheet(tx.read(), playbook).await?
                }
                _ => None,
            },
            incident: incident.as_ref(),
            material: to_share(tx, &case, &request.command, actor).await?,
            undecided,
        };
        let acts = decide(&case, &context, &request.command, request.seen, actor, now)?;
        let last = case.seq;
        let decided = u32::try_from(acts.len()).unwrap_or(u32::MAX);
        let before = Before::Open(Box::new(case));
        let case = commit(tx, &self.0, before, &facility, acts, actor, now).await?;
        if let Some(incident) = &incident {
            incidents::follow(tx, &self.0, incident.id, now).await?;
        }
        if let Command::LinkRecommendation { .. } = &request.command {
            Box::pin(self.tell_of_change(tx, &case, now)).await?;
        }
        Ok(Done {
            reference,
            version: case.version_for(actor),
            recorded: (last.0 + 1..=last.0 + decided).map(Sequence).collect(),
        })
    }
}

/// What there is to share, for the command that shares (QUAL-5).
async fn to_share(
    tx: &Tx,
    case: &Case,
    command: &Command,
    actor: &Actor,
) -> Result<Option<Material>, AppError> {
    if !matches!(command, Command::ShareExtract(_)) {
        return Ok(None);
    }
    let acts = load::acts(tx.read(), case.id).await?;
    Ok(Some(sharing::material(case, &acts, actor)))
}

/// The incident of a case, held after the case, for the commands on which what
/// is owed to it depends (SIGN-1, CLOSE-4).
async fn held_incident(
    tx: &Tx,
    case: &Case,
    command: &Command,
) -> Result<Option<Incident>, AppError> {
    let concerns = matches!(
        command,
        Command::StateProgress { .. } | Command::Close | Command::Reopen { .. }
    );
    let Some(membership) = case.incident.filter(|_| concerns) else {
        return Ok(None);
    };
    tx.lock(&[incidents::incident_subject(membership.incident)])
        .await?;
    Ok(Some(
        incidents::whole(tx.read(), membership.incident).await?,
    ))
}
