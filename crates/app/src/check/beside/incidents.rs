//! Incidents: their rows, their cases, what is due and what is public of them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    act::{Recorded, Sequence},
    ids::{ActId, CaseId, IncidentId},
    retention::EndAct,
    significant::{Incident, IncidentAct, obligations},
};
use store::{
    Reader,
    incidents::{self, IncidentRow, Membership},
};

use super::{Rows, terms};
use crate::{App, AppError, incidents::incident_subject, retention::subjects::incident_file};

pub(super) async fn follow(
    app: &App,
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
    let owing = incidents::progress::members(reader, id).await?;
    let owed = obligations(&incident, &owing, &app.config().process.significant);
    let stored = store::obligations::open_of(reader, incident_subject(id)).await?;
    let file = store::retention::subjects::stored(reader, incident_subject(id)).await?;
    let same = incidents::stored(reader, id).await? == Some(IncidentRow::of(&incident))
        && terms(&stored) == terms(&owed)
        && file == incident_file(&incident)
        && incidents::memberships(reader, id).await? == members
        && incidents::statements::published(reader, id).await? == public;
    Ok(Rows::compared(same))
}
