//! The weekly progress that the ARS hears while the CERT supports (SUPP-8):
//! drafted from the acts, sent by an analyst.

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan};

use crate::{
    access::{Audience, Viewer},
    act::{Act, Recorded},
    case::{Case, CaseAct},
    decide::{Ask, needed},
    obligations::{Duty, Obligation},
    refusal::{Reason, Refusal, Rule},
    settings::Settings,
    words::{MeasureReply, MeasureState, Step, StepState},
};

/// What a progress report can be drafted from.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft<'a> {
    /// Since when: the last report, or the beginning of the support.
    pub since: Timestamp,
    /// What happened since, each act that an agency may read, in order.
    pub happened: Vec<&'a Recorded<CaseAct>>,
    /// Measures that the facility did since.
    pub done: BTreeSet<u32>,
    /// Measures that it refused since.
    pub refused: BTreeSet<u32>,
    /// Measures still to be done.
    pub open: BTreeSet<u32>,
    /// Where the steps stand.
    pub steps: Vec<(Step, StepState)>,
    /// What is waited for, from whom.
    pub waited: Vec<(Viewer, Duty)>,
}

/// Since when the ARS has heard nothing; none where the CERT does not support
/// or no agency leads.
#[must_use]
pub fn silent_since(case: &Case) -> Option<Timestamp> {
    let supported = case.supported_since?;
    case.lead.filter(|_| !case.hidden_from_agencies())?;
    let last = case.reported_at.last().copied();
    Some(last.map_or(supported, |at| at.max(supported)))
}

/// Until when the ARS must hear again: the same hour of the clock, some days
/// later.
#[must_use]
pub fn due(since: Timestamp, settings: &Settings) -> Option<Timestamp> {
    since
        .to_zoned(settings.hours.zone().clone())
        .checked_add(i64::from(settings.delays.progress_days).days())
        .ok()
        .map(|zoned| zoned.timestamp())
}

/// Drafts a report from the acts of a case and what is owed to it.
#[must_use]
pub fn draft<'a>(case: &Case, acts: &[&'a Recorded<CaseAct>], owed: &[Obligation]) -> Draft<'a> {
    let since = silent_since(case).unwrap_or(case.declared_at);
    let mut done = BTreeSet::new();
    let mut refused = BTreeSet::new();
    let mut happened = Vec::new();
    for &recorded in acts {
        if recorded.at <= since || !tells(&recorded.act) {
            continue;
        }
        match &recorded.act {
            CaseAct::MeasureAnswered { number, reply, .. } => match reply {
                MeasureReply::Done => drop(done.insert(*number)),
                MeasureReply::Refuse => drop(refused.insert(*number)),
                MeasureReply::Accept => {}
            },
            CaseAct::StepRecorded { .. } => {}
            _ => happened.push(recorded),
        }
    }
    Draft {
        since,
        happened,
        done,
        refused,
        open: case
            .measures
            .iter()
            .filter(|(_, measure)| {
                matches!(
                    measure.state,
                    MeasureState::Proposed | MeasureState::Accepted
                )
            })
            .map(|(&number, _)| number)
            .collect(),
        steps: case
            .steps
            .iter()
            .map(|(&step, record)| (step, record.state))
            .collect(),
        waited: owed
            .iter()
            .filter(|owed| {
                !matches!(
                    owed.duty,
                    Duty::ReportProgress { .. } | Duty::AnswerMeasure { .. }
                ) && agencies_read(owed.duty.audience())
            })
            .map(|owed| (owed.owed_by, owed.duty))
            .collect(),
    }
}

/// Whether an act belongs into the report: what every agency of the case may
/// read, messages apart, which it has read.
fn tells(act: &CaseAct) -> bool {
    agencies_read(act.audience())
        && !matches!(
            act,
            CaseAct::Messaged { .. }
                | CaseAct::ProgressReported { .. }
                | CaseAct::RelayRecorded { .. }
                | CaseAct::Acknowledged { .. }
                | CaseAct::CareSupplyRecorded { .. }
        )
}

const fn agencies_read(audience: Audience) -> bool {
    matches!(
        audience,
        Audience::All | Audience::Parties | Audience::Authorities
    )
}

/// Sends a report to the agencies of the case.
pub(crate) fn report(ask: &Ask<'_>, text: &str) -> Result<Vec<CaseAct>, Refusal> {
    if silent_since(ask.case).is_none() {
        return Err(Refusal::new(Rule::Supp8, Reason::NoOneToTell));
    }
    Ok(vec![CaseAct::ProgressReported {
        text: needed(Rule::Supp8, text)?,
    }])
}
