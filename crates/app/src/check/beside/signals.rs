//! Signals: when they were raised, in which cases, and what was said of them.
//! Their figures, and the cases that came since, are counted anew every hour.

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::{
    act::Recorded,
    ids::{CaseId, Reference, SignalId},
    weak_signals::SignalAct,
};
use store::{
    Reader, cases,
    signals::{self, Answered},
};

use super::Rows;
use crate::AppError;

pub(super) async fn follow(
    reader: Reader<'_>,
    id: SignalId,
    acts: &[Recorded<SignalAct>],
) -> Result<Rows, AppError> {
    let Some(row) = signals::stored(reader, id).await? else {
        return Ok(Rows::Otherwise);
    };
    let mut raised: Option<(Timestamp, Timestamp)> = None;
    let mut seen_in = BTreeSet::new();
    let mut answered = None;
    for act in acts {
        match &act.act {
            SignalAct::Raised { since, cases } => {
                raised = Some((act.at, *since));
                seen_in = kept(reader, cases).await?;
            }
            SignalAct::Acknowledged { verdict, .. } => {
                answered = Some(Answered {
                    at: act.at,
                    by: act.by.pseudonym.clone(),
                    verdict: *verdict,
                });
            }
        }
    }
    let same = raised == Some((row.raised_at, row.since))
        && answered == row.answered
        && seen_in.is_subset(&row.cases);
    Ok(Rows::compared(same))
}

/// Those of these cases that were not disposed of: the others are forgotten.
async fn kept(
    reader: Reader<'_>,
    references: &BTreeSet<Reference>,
) -> Result<BTreeSet<CaseId>, AppError> {
    let mut kept = BTreeSet::new();
    for reference in references {
        let Some(id) = cases::locate(reader, *reference).await? else {
            continue;
        };
        let stored = cases::stored(reader, id).await?;
        if stored.is_some_and(|(row, _)| row.disposed_at.is_none()) {
            kept.insert(id);
        }
    }
    Ok(kept)
}
