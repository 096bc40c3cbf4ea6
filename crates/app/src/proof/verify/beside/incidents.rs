//! Incidents: their rows, their cases, what is public of them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    act::{Recorded, Sequence},
    ids::{ActId, CaseId, IncidentId},
    retention::EndAct,
    significant::{Incident, IncidentAct},
};
use store::{
    Reader,
    incidents::{self, IncidentRow, Membership},
};

use super::Rows;
use crate::{AppError, incidents::incident_subject, retention::subjects::incident_file};

pub(super) async fn follow(
    reader: Reader<'_>,
    id: IncidentId,
    acts: &[Recorded<IncidentAct>],
) -> Result<Rows, AppError> {
    let mut members: BTreeMap<CaseId, Membership> = BTreeMap::new();
    let mut public: BTreeMap<u32, (ActId, Timestamp)> = BTreeMap::new();
    for act in acts {
        match &act.act {
            IncidentAct::CaseJoined { case, .. } => {
                members.insert(
                    *case,
                    Membership {
                        joined_at: act.at,
                        left: None,
                    },
                );
            }
            IncidentAct::CaseLeft { case, .. } => {
                let left: Option<(Sequence, Timestamp)> = Some((act.seq, act.at));
                members.entry(*case).and_modify(|member| member.left = left);
            }
            IncidentAct::StatementPublished { number, .. } => {
                public.insert(*number, (act.id, act.at));
            }
            IncidentAct::StatementWithdrawn { number, .. } => {
                public.remove(number);
            }
            IncidentAct::Retention(EndAct::Disposed(_)) => public.clear(),
            _ => {}
        }
    }
    let incident = Incident::from_acts(id, acts)?;
    let row = IncidentRow::of(&incident);
    let file = store::retention::subjects::stored(reader, incident_subject(id)).await?;
    let same = incidents::stored(reader, id).await? == Some(row)
        && file == incident_file(&incident)
        && incidents::memberships(reader, id).await? == members
        && incidents::statements::published(reader, id).await? == public;
    Ok(same.into())
}
