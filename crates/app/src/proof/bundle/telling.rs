//! What happened to a case, an incident or an alert, act by act in words, as
//! far as the acts of a bundle tell it.

use std::collections::BTreeMap;

use locales::{Lang, Texts};
use process::{
    act::{Act, Recorded},
    alert::AlertAct,
    case::{Case, CaseAct},
    ids::{CaseId, Reference},
    significant::IncidentAct,
};
use store::acts::StoredAct;

use super::{Extent, readable::Readable};
use crate::{
    App, AppError,
    matter::Matter,
    retention::story::{Line, seat, value},
};

impl App {
    /// The case as these acts of it tell.
    pub(super) async fn readable(
        &self,
        case: CaseId,
        stored: Vec<StoredAct>,
    ) -> Result<Readable, AppError> {
        let acts = unsealed::<CaseAct>(&stored)?;
        let case = Case::from_readable_acts(case, &acts)?;
        let facility = store::facilities::by_id(self.0.db.read(), case.facility())
            .await?
            .ok_or(AppError::NotFound)?
            .facility;
        Ok(Readable {
            case,
            facility,
            acts,
            stored,
        })
    }

    /// The acts in words; an act that goes by itself says nothing of others,
    /// nor who did it.
    pub(super) async fn in_words(
        &self,
        matter: Matter,
        acts: &[StoredAct],
        extent: Extent,
    ) -> Result<Vec<Line>, AppError> {
        let t = Texts::new(Lang::Fr);
        let mut lines = match matter {
            Matter::Case(_) => {
                let title = |act: &CaseAct| t.act(act).into_owned();
                lines(t, acts, &unsealed(acts)?, title)
            }
            Matter::Alert(_) => {
                let title = |act: &AlertAct| t.alert_act(act).into_owned();
                lines(t, acts, &unsealed(acts)?, title)
            }
            Matter::Incident(_) => {
                let recorded = unsealed::<IncidentAct>(acts)?;
                let known = self.cases_named(&recorded).await?;
                let about = |act: &IncidentAct| match (act, extent) {
                    (_, Extent::Act(_)) => None,
                    (
                        IncidentAct::CaseJoined { case, .. } | IncidentAct::CaseLeft { case, .. },
                        Extent::Whole,
                    ) => known.get(case).map(ToString::to_string),
                    (IncidentAct::AttendanceNoted { member, .. }, Extent::Whole) => {
                        seated(&recorded, *member)
                    }
                    _ => None,
                };
                let title =
                    |act: &IncidentAct| t.incident_act(act, about(act).as_deref()).into_owned();
                lines(t, acts, &recorded, title)
            }
        };
        if let Extent::Act(_) = extent {
            lines.iter_mut().for_each(|line| line.author.clear());
        }
        Ok(lines)
    }

    /// The numbers of the cases that joined an incident, or left it.
    async fn cases_named(
        &self,
        acts: &[Recorded<IncidentAct>],
    ) -> Result<BTreeMap<CaseId, Reference>, AppError> {
        let mut named = BTreeMap::new();
        for act in acts {
            let (IncidentAct::CaseJoined { case, .. } | IncidentAct::CaseLeft { case, .. }) =
                &act.act
            else {
                continue;
            };
            if let Some((row, _)) = store::cases::stored(self.0.db.read(), *case).await? {
                named.insert(*case, row.reference);
            }
        }
        Ok(named)
    }
}

fn unsealed<A: Act>(stored: &[StoredAct]) -> Result<Vec<Recorded<A>>, AppError> {
    let acts: Result<_, _> = stored.iter().map(StoredAct::unseal).collect();
    Ok(acts?)
}

fn lines<A: Act>(
    t: Texts,
    stored: &[StoredAct],
    acts: &[Recorded<A>],
    title: impl Fn(&A) -> String,
) -> Vec<Line> {
    stored
        .iter()
        .zip(acts)
        .map(|(stored, act)| Line {
            number: act.seq.0,
            at: act.at,
            title: title(&act.act),
            author: seat(t, act.by.seat, ""),
            values: stored
                .openings
                .iter()
                .filter_map(|opening| value(t, opening))
                .collect(),
        })
        .collect()
}

/// The name of the member of a crisis cell, unless it was forgotten.
fn seated(acts: &[Recorded<IncidentAct>], wanted: u32) -> Option<String> {
    acts.iter().find_map(|act| match &act.act {
        IncidentAct::MemberSeated { member, person, .. } if *member == wanted => {
            person.known().cloned()
        }
        _ => None,
    })
}
