//! Making the acts of an incident true: acts, read side, obligations,
//! messages, in the transaction that is passed in.

use jiff::Timestamp;
use process::{
    access::Actor,
    act::{Recorded, Sequence, seal},
    ids::{ActId, IncidentId},
    significant::{Incident, IncidentAct, obligations},
};
use store::{Tx, incidents::IncidentRow, obligations::Change};

use super::{author, incident_subject, telling, whole};
use crate::{
    AppError, app::Inner, cases::commit::words, duties, entropy, retention::subjects::incident_file,
};

/// What was recorded, not yet told to anybody.
pub(super) struct Committed {
    pub(super) incident: Incident,
    pub(super) recorded: Vec<Recorded<IncidentAct>>,
}

/// Records acts on an incident, whose subject is held, and writes its rows.
pub(super) async fn record(
    tx: &Tx,
    id: IncidentId,
    before: Option<Incident>,
    acts: Vec<IncidentAct>,
    actor: &Actor,
    now: Timestamp,
) -> Result<Committed, AppError> {
    let mut last = before
        .as_ref()
        .map_or(Sequence::default(), |incident| incident.seq);
    let recorded: Vec<Recorded<IncidentAct>> = acts
        .into_iter()
        .map(|act| {
            last = last.next();
            Recorded {
                id: ActId(entropy::uuid(now)),
                seq: last,
                at: now,
                by: author(actor),
                act,
            }
        })
        .collect();
    let mut sealed = Vec::with_capacity(recorded.len());
    for act in &recorded {
        sealed.push(seal(incident_subject(id), act, entropy::nonce)?);
    }
    store::acts::append(tx, &sealed).await?;
    for (act, sealed) in recorded.iter().zip(&sealed) {
        let text = words(&sealed.openings);
        store::incidents::search::index(tx, id, act.id, &text).await?;
    }
    let incident = match before {
        None => Incident::from_acts(id, &recorded)?,
        Some(mut incident) => {
            recorded.iter().for_each(|act| incident.apply(act));
            incident
        }
    };
    store::incidents::put(tx, &IncidentRow::of(&incident)).await?;
    let file = incident_file(&incident);
    store::retention::subjects::put(tx, incident_subject(id), file.as_ref()).await?;
    for act in &recorded {
        write_rows(tx, id, act).await?;
    }
    Ok(Committed { incident, recorded })
}

/// Records what happened at the end of the file of an incident whose subject is
/// held (KEEP-2).
pub(crate) async fn record_end(
    tx: &Tx,
    before: Incident,
    act: IncidentAct,
    actor: &Actor,
    now: Timestamp,
) -> Result<(), AppError> {
    record(tx, before.id, Some(before), vec![act], actor, now)
        .await
        .map(drop)
}

/// Records a signature on an incident whose subject is held; gives its number.
pub(crate) async fn record_signature(
    tx: &Tx,
    id: IncidentId,
    act: IncidentAct,
    actor: &Actor,
    now: Timestamp,
) -> Result<Sequence, AppError> {
    let before = whole(tx.read(), id).await?;
    let committed = record(tx, id, Some(before), vec![act], actor, now).await?;
    Ok(committed.incident.seq)
}

async fn write_rows(tx: &Tx, id: IncidentId, act: &Recorded<IncidentAct>) -> Result<(), AppError> {
    match &act.act {
        IncidentAct::CaseJoined { case, .. } => {
            store::incidents::join(tx, id, *case, act.at).await?;
        }
        IncidentAct::CaseLeft { case, .. } => {
            store::incidents::leave(tx, id, *case, act.seq, act.at).await?;
        }
        IncidentAct::StatementPublished { number, .. } => {
            store::incidents::statements::publish(tx, id, *number, act.id, act.at).await?;
        }
        IncidentAct::StatementWithdrawn { number, .. } => {
            store::incidents::statements::withdraw(tx, id, *number).await?;
        }
        _ => {}
    }
    Ok(())
}

/// Tells whom it concerns, and brings what is owed up to date, once the cases
/// are written.
pub(super) async fn announce(
    tx: &Tx,
    app: &Inner,
    committed: &Committed,
    actor: &Actor,
    now: Timestamp,
) -> Result<(), AppError> {
    for act in &committed.recorded {
        telling::tell(tx, app, &committed.incident, act, actor, now).await?;
    }
    let change = Change {
        act: committed.recorded.last().map(|act| act.id),
        at: now,
    };
    bring_up_to_date(tx, app, &committed.incident, change).await
}

/// Brings what is owed to an incident up to date after an act on one of its
/// cases; its subject is held.
pub(crate) async fn follow(
    tx: &Tx,
    app: &Inner,
    id: IncidentId,
    now: Timestamp,
) -> Result<(), AppError> {
    let incident = whole(tx.read(), id).await?;
    let change = Change { act: None, at: now };
    bring_up_to_date(tx, app, &incident, change).await
}

async fn bring_up_to_date(
    tx: &Tx,
    app: &Inner,
    incident: &Incident,
    change: Change,
) -> Result<(), AppError> {
    let members = store::incidents::progress::members(tx.read(), incident.id).await?;
    let settings = &app.config.process;
    let owed = obligations(incident, &members, &settings.significant);
    duties::sync(tx, incident_subject(incident.id), owed, settings, change).await
}
