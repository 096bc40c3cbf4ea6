//! Cases join incidents and leave them (SUPP-2, SIGN-2).

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use process::{
    access::{Actor, scope},
    act::Private,
    calendar::year_in_paris,
    case::{Case, CaseAct},
    ids::{CaseId, IncidentId, IncidentReference, Reference},
    refusal::{Reason, Refusal, Rule},
    significant::{Incident, IncidentAct, gather, may_gather, release},
};
use serde::{Deserialize, Serialize};
use store::Tx;

use super::{
    commit::{Committed, announce, record},
    incident_subject, seat, whole,
};
use crate::{
    App, AppError,
    app::{Inner, case_subject},
    cases::{
        commit::{Before, commit},
        load,
    },
    entropy,
};

/// What became of cases that were found to be alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathered {
    /// The incident in which they are now.
    pub incident: IncidentReference,
    /// How many cases joined it just now.
    pub joined: usize,
}

/// The cases and incidents on which a gathering rests, as they stand once they
/// are held.
struct Held {
    /// The cases that were named.
    named: BTreeSet<CaseId>,
    /// Those, and all that are in an incident which is to be merged.
    cases: BTreeMap<CaseId, Case>,
    /// The incidents of the named cases, the oldest first.
    incidents: Vec<Incident>,
}

impl App {
    /// Confirms that two cases are alike: both pass to phase 4 bis, in one
    /// incident, and HFDS is told (SUPP-2). An incident in which one of them
    /// is takes the other in; two incidents become one, the older.
    ///
    /// # Errors
    /// When the actor is no expert of the CERT or does not see both cases, one
    /// of them is closed or no incident, or no reason is given.
    pub async fn confirm_alike(
        &self,
        actor: &Actor,
        one: Reference,
        other: Reference,
        reason: &str,
    ) -> Result<Gathered, AppError> {
        self.gather(actor, &[one, other], reason).await
    }

    /// Passes cases to phase 4 bis, in one incident; a single one must have
    /// been judged significant (SUPP-2, SIGN-1).
    ///
    /// # Errors
    /// As [`App::confirm_alike`].
    pub async fn gather(
        &self,
        actor: &Actor,
        cases: &[Reference],
        reason: &str,
    ) -> Result<Gathered, AppError> {
        let app = self.clone();
        let (actor, cases, reason) = (actor.clone(), cases.to_vec(), reason.to_owned());
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move { app.gather_in(tx, &actor, &cases, &reason).await })
            })
            .await
    }

    /// The same, in a transaction that does something else as well.
    pub(crate) async fn gather_in(
        &self,
        tx: &Tx,
        actor: &Actor,
        references: &[Reference],
        why: &str,
    ) -> Result<Gathered, AppError> {
        let now = self.now();
        let new = IncidentId(entropy::uuid(now));
        let held = hold(tx, actor, references, new).await?;
        for case in held.named.iter().filter_map(|id| held.cases.get(id)) {
            may_gather(case, actor)?;
        }
        let target = held.incidents.first();
        let joining: Vec<&Case> = held
            .cases
            .values()
            .filter(|case| {
                target.is_none() || case.incident.map(|it| it.incident) != target.map(|it| it.id)
            })
            .collect();
        let mut acts = gather(target, &joining, why)?;
        let reference = match target {
            Some(incident) => incident.reference,
            None => store::incidents::next(tx, year_in_paris(now)).await?,
        };
        let id = target.map_or(new, |incident| incident.id);
        if joining.is_empty() {
            return Ok(Gathered {
                incident: reference,
                joined: 0,
            });
        }
        if let (None, Some(first)) = (target, joining.first()) {
            let opened = IncidentAct::Opened {
                reference,
                reality: first.declared.reality,
            };
            acts.insert(0, opened);
        }
        let absorbed = self
            .absorb(tx, &held, (id, reference), why, actor, now)
            .await?;
        let committed = record(tx, id, target.cloned(), acts, actor, now).await?;
        for case in &joining {
            move_case(tx, &self.0, case, Some((id, reference)), actor, now).await?;
        }
        for incident in absorbed {
            announce(tx, &self.0, &incident, actor, now).await?;
        }
        announce(tx, &self.0, &committed, actor, now).await?;
        Ok(Gathered {
            incident: reference,
            joined: joining.len(),
        })
    }

    /// The later incidents end: their cases pass to the oldest.
    async fn absorb(
        &self,
        tx: &Tx,
        held: &Held,
        (into, reference): (IncidentId, IncidentReference),
        why: &str,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<Vec<Committed>, AppError> {
        let mut absorbed = Vec::new();
        for incident in held.incidents.iter().skip(1) {
            // First, so that those who saw it learn where its cases went.
            let mut acts = vec![IncidentAct::Merged { into, reference }];
            for case in incident.cases.keys() {
                acts.push(IncidentAct::CaseLeft {
                    case: *case,
                    reason: Private::Known(why.trim().to_owned()),
                });
            }
            let before = Some(incident.clone());
            absorbed.push(record(tx, incident.id, before, acts, actor, now).await?);
        }
        Ok(absorbed)
    }

    /// A case leaves its incident, for a reason that is recorded (SIGN-2).
    pub(super) async fn release_in(
        &self,
        tx: &Tx,
        actor: &Actor,
        incident: IncidentId,
        case: CaseId,
        why: &str,
    ) -> Result<Committed, AppError> {
        let now = self.now();
        tx.lock(&[case_subject(case), incident_subject(incident)])
            .await?;
        let before = whole(tx.read(), incident).await?;
        let act = release(&before, case, why, seat(actor))?;
        let folded = load::whole(tx, case).await?;
        let committed = record(tx, incident, Some(before), vec![act], actor, now).await?;
        move_case(tx, &self.0, &folded, None, actor, now).await?;
        announce(tx, &self.0, &committed, actor, now).await?;
        Ok(committed)
    }
}

/// Holds every subject on which a gathering rests, in the order of their
/// identities, and reads them again: they may have moved while they were
/// waited for.
async fn hold(
    tx: &Tx,
    actor: &Actor,
    references: &[Reference],
    new: IncidentId,
) -> Result<Held, AppError> {
    let mut named = BTreeSet::new();
    for reference in references {
        let line = store::cases::by_reference(tx.read(), &scope(actor), *reference)
            .await?
            .ok_or(AppError::NotFound)?;
        named.insert(line.row.id);
    }
    if named.is_empty() {
        return Err(AppError::NotFound);
    }
    let seen = read(tx, named.clone()).await?;
    let mut subjects: Vec<_> = seen.cases.keys().map(|id| case_subject(*id)).collect();
    if seen.incidents.is_empty() {
        subjects.push(incident_subject(new));
    }
    subjects.extend(seen.incidents.iter().map(|it| incident_subject(it.id)));
    tx.lock(&subjects).await?;
    let held = read(tx, named).await?;
    let grouped = |held: &Held| -> BTreeSet<(CaseId, Option<IncidentId>)> {
        let group = |case: &Case| case.incident.map(|membership| membership.incident);
        held.cases
            .values()
            .map(|case| (case.id, group(case)))
            .collect()
    };
    if grouped(&seen) == grouped(&held) {
        Ok(held)
    } else {
        Err(AppError::Unavailable)
    }
}

async fn read(tx: &Tx, named: BTreeSet<CaseId>) -> Result<Held, AppError> {
    let mut cases = BTreeMap::new();
    let mut incidents: BTreeMap<IncidentId, Incident> = BTreeMap::new();
    for id in &named {
        let case = load::whole(tx, *id).await?;
        if let Some(membership) = case.incident
            && !incidents.contains_key(&membership.incident)
        {
            let incident = whole(tx.read(), membership.incident).await?;
            if incident.is_over() {
                return Err(Refusal::new(Rule::Sign2, Reason::IncidentOver).into());
            }
            incidents.insert(membership.incident, incident);
        }
        cases.insert(*id, case);
    }
    let mut incidents: Vec<Incident> = incidents.into_values().collect();
    incidents.sort_by_key(|incident| (incident.opened_at, incident.reference.number));
    for incident in incidents.iter().skip(1) {
        for id in incident.cases.keys() {
            if !cases.contains_key(id) {
                cases.insert(*id, load::whole(tx, *id).await?);
            }
        }
    }
    Ok(Held {
        named,
        cases,
        incidents,
    })
}

/// Records in a case that it left the incident in which it was, and joined
/// another.
async fn move_case(
    tx: &Tx,
    app: &Inner,
    case: &Case,
    to: Option<(IncidentId, IncidentReference)>,
    actor: &Actor,
    now: Timestamp,
) -> Result<(), AppError> {
    let facility = store::facilities::by_id(tx.read(), case.facility())
        .await?
        .ok_or(AppError::NotFound)?
        .facility;
    let left = case.incident.map(|membership| CaseAct::IncidentLeft {
        incident: membership.incident,
        reference: membership.reference,
    });
    let joined = to.map(|(incident, reference)| CaseAct::IncidentJoined {
        incident,
        reference,
    });
    let acts = left.into_iter().chain(joined).collect();
    let before = Before::Open(Box::new(case.clone()));
    commit(tx, app, before, &facility, acts, actor, now).await?;
    Ok(())
}
