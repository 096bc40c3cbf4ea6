//! What happened since the last situation report, from which the next one is
//! prefilled (SIGN-4).

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{
    acts::{ActionOwner, IncidentAct},
    progress::Member,
};
use crate::{act::Recorded, words::Progress};

/// What happened since the last situation report, or since the opening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Happened {
    /// Since when.
    pub since: Timestamp,
    /// How many cases joined.
    pub joined: usize,
    /// How many cases left.
    pub left: usize,
    /// What was decided, by number.
    pub decided: Vec<u32>,
    /// Actions that entered the plan, by number.
    pub set: Vec<u32>,
    /// Actions that ended, by number.
    pub ended: Vec<u32>,
    /// Statements that were published, by number.
    pub published: Vec<u32>,
    /// How many entries the crisis log received.
    pub logged: usize,
    /// For each action, how many facilities came to stand where.
    pub progress: BTreeMap<u32, BTreeMap<Progress, usize>>,
}

/// Looks through the acts that a reader may read, in order, and the cases that
/// it sees.
#[must_use]
pub fn happened_since(acts: &[Recorded<IncidentAct>], members: &[Member]) -> Happened {
    let last = acts
        .iter()
        .rposition(|act| matches!(act.act, IncidentAct::SituationReported { .. }));
    let since = match last {
        Some(index) => acts.get(index),
        None => acts.first(),
    };
    let mut happened = Happened {
        since: since.map(|act| act.at).unwrap_or_default(),
        ..Happened::default()
    };
    for act in acts.iter().skip(last.map_or(0, |index| index + 1)) {
        match &act.act {
            IncidentAct::CaseJoined { .. } => happened.joined += 1,
            IncidentAct::CaseLeft { .. } => happened.left += 1,
            IncidentAct::Decided { number, .. } => happened.decided.push(*number),
            IncidentAct::ActionSet { number, owner, .. } => {
                happened.set.push(*number);
                if *owner == ActionOwner::Facilities {
                    happened.progress.entry(*number).or_default();
                }
            }
            IncidentAct::ActionEnded { number, .. } => happened.ended.push(*number),
            IncidentAct::StatementPublished { number, .. } => happened.published.push(*number),
            IncidentAct::Logged { .. } => happened.logged += 1,
            _ => {}
        }
    }
    for member in members {
        for (action, (at, progress)) in &member.progress {
            if *at > happened.since {
                let counts = happened.progress.entry(*action).or_default();
                *counts.entry(*progress).or_default() += 1;
            }
        }
    }
    happened
}
