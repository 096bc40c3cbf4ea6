//! The act that is signed, with the text that stands for it.

use ledger::leaf_hash;
use process::{
    access::{Actor, Audience, Verb, scope},
    act::{Act, Recorded, Sequence, Subject, SubjectKind},
    alert::{Alert, AlertAct},
    case::{Case, CaseAct},
    decide::permit,
    ids::{AlertId, CaseId, IncidentId},
    signature::{Signable, Statement, admitted, to_sign},
    significant::{Incident, IncidentAct},
};
use store::{Reader, acts::StoredAct, log::tree};

use super::Matter;
use crate::{
    App, AppError, alerts, app::case_subject, incidents, incidents::incident_subject,
    people::directors::staff_seat,
};

/// An act that its author may sign.
pub(super) struct Ready {
    pub(super) statement: Statement,
    pub(super) to: Audience,
}

impl App {
    /// What a number names, if the actor may see it.
    pub(crate) async fn matter(&self, actor: &Actor, matter: Matter) -> Result<Subject, AppError> {
        let reader = self.0.db.read();
        let scope = scope(actor);
        match matter {
            Matter::Case(reference) => {
                let line = store::cases::by_reference(reader, &scope, reference).await?;
                line.map(|line| case_subject(line.row.id))
            }
            Matter::Alert(number) => {
                let id = self.readable_alert(actor, number).await?;
                Some(alerts::subject(id))
            }
            Matter::Incident(reference) => {
                let row = store::incidents::by_reference(reader, &scope, reference).await?;
                row.map(|row| incident_subject(row.id))
            }
        }
        .ok_or(AppError::NotFound)
    }
}

impl Ready {
    /// The act of this number, if the actor may sign it as its subject stands.
    pub(super) async fn find(
        reader: Reader<'_>,
        actor: &Actor,
        subject: Subject,
        number: Sequence,
    ) -> Result<Self, AppError> {
        let stored = store::acts::of_subject(reader, subject).await?;
        let (name, to) = match subject.kind {
            SubjectKind::Case => {
                let acts = unsealed::<CaseAct>(&stored)?;
                let case = Case::from_acts(CaseId(subject.id), &acts)?;
                admitted(&case, actor)?;
                (case.reference.to_string(), audience(&acts, number, actor)?)
            }
            SubjectKind::Alert => {
                permit(Verb::Sign, staff_seat(actor))?;
                let acts = unsealed::<AlertAct>(&stored)?;
                let alert = Alert::from_acts(AlertId(subject.id), &acts)?;
                (alert.number.to_string(), audience(&acts, number, actor)?)
            }
            SubjectKind::Incident => {
                permit(Verb::Sign, incidents::seat(actor))?;
                let acts = unsealed::<IncidentAct>(&stored)?;
                let incident = Incident::from_acts(IncidentId(subject.id), &acts)?;
                let name = incident.reference.to_string();
                (name, audience(&acts, number, actor)?)
            }
            _ => return Err(AppError::NotFound),
        };
        let body = stored
            .iter()
            .find(|act| act.seq == number)
            .map(|act| &act.body)
            .ok_or(AppError::NotFound)?;
        let logs = tree::all(reader).await?;
        let origin = logs.last().ok_or(AppError::NotFound)?.origin.to_string();
        Ok(Self {
            statement: Statement {
                origin,
                subject,
                name,
                act: number,
                leaf: leaf_hash(body),
            },
            to,
        })
    }
}

fn unsealed<A: Act>(stored: &[StoredAct]) -> Result<Vec<Recorded<A>>, AppError> {
    Ok(stored
        .iter()
        .map(StoredAct::unseal)
        .collect::<Result<_, _>>()?)
}

/// Who reads of the signature: whoever reads the act.
fn audience<A: Signable>(
    acts: &[Recorded<A>],
    number: Sequence,
    actor: &Actor,
) -> Result<Audience, AppError> {
    Ok(to_sign(acts, number, actor)?.act.audience())
}
