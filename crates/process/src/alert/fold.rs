//! An alert as it stands after its acts.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{AlertAct, AlertNumber, AlertState, Content};
use crate::{
    act::{Author, Private, Recorded, Sequence},
    ids::AlertId,
    retention::Ending,
    territory::ArsCode,
};

/// An alert.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    /// Its identity.
    pub id: AlertId,
    /// The number by which people name it.
    pub number: AlertNumber,
    /// Number of its last act: a judgement says on which it rests (KEEP-1).
    pub seq: Sequence,
    /// Where it stands.
    pub state: AlertState,
    /// What it says, as written last.
    pub content: Content,
    /// Who wrote it last: somebody else approves.
    pub written_by: Author,
    /// When.
    pub written_at: Timestamp,
    /// Who approved it, and when.
    pub approved: Option<(Author, Timestamp)>,
    /// Why it was turned down, until it is written anew.
    pub declined: Option<Private<String>>,
    /// Its sending.
    pub sending: Option<Sending>,
    /// What was corrected, in order.
    pub corrections: Vec<Correction>,
    /// How it came to its end.
    pub outcome: Option<Outcome>,
    /// Where its file stands at the end of its life (KEEP-2).
    pub ending: Ending,
    /// When those who had not answered were last reminded.
    pub reminded_at: Option<Timestamp>,
    /// When its last act was recorded.
    pub updated_at: Timestamp,
}

/// How an alert went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Author,
    /// To how many facilities.
    pub facilities: u64,
    /// How many of them have no address.
    pub without_address: u64,
    /// The agencies told.
    pub ars: BTreeSet<ArsCode>,
}

/// What was corrected.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: Private<String>,
    /// Measures added.
    pub measures: Vec<Private<String>>,
}

/// How an alert came to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: Private<String>,
}

/// The acts do not begin with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an alert begins with what it says")]
pub struct NotAnAlert;

impl Alert {
    /// Folds the acts of one alert, in order.
    ///
    /// # Errors
    /// When they do not begin with what it says.
    pub fn from_acts(id: AlertId, acts: &[Recorded<AlertAct>]) -> Result<Self, NotAnAlert> {
        let [first, rest @ ..] = acts else {
            return Err(NotAnAlert);
        };
        let AlertAct::Written { number, content } = &first.act else {
            return Err(NotAnAlert);
        };
        let mut alert = Self {
            id,
            number: *number,
            seq: first.seq,
            state: AlertState::Draft,
            content: (**content).clone(),
            written_by: first.by.clone(),
            written_at: first.at,
            approved: None,
            declined: None,
            sending: None,
            corrections: Vec::new(),
            outcome: None,
            ending: Ending::default(),
            reminded_at: None,
            updated_at: first.at,
        };
        for act in rest {
            alert.apply(act);
        }
        Ok(alert)
    }

    /// Takes one more act into account.
    pub fn apply(&mut self, recorded: &Recorded<AlertAct>) {
        self.seq = recorded.seq;
        self.updated_at = recorded.at;
        match &recorded.act {
            AlertAct::Written { content, .. } => {
                self.content = (**content).clone();
                self.written_by = recorded.by.clone();
                self.written_at = recorded.at;
                self.approved = None;
                self.declined = None;
                self.state = AlertState::Draft;
            }
            AlertAct::Submitted => self.state = AlertState::ToApprove,
            AlertAct::Approved => {
                self.approved = Some((recorded.by.clone(), recorded.at));
                self.state = AlertState::Approved;
            }
            AlertAct::Declined { reason } => {
                self.declined = Some(reason.clone());
                self.state = AlertState::Draft;
            }
            AlertAct::Sent {
                facilities,
                without_address,
                ars,
            } => {
                self.sending = Some(Sending {
                    at: recorded.at,
                    by: recorded.by.clone(),
                    facilities: *facilities,
                    without_address: *without_address,
                    ars: ars.clone(),
                });
                self.state = AlertState::Sent;
            }
            AlertAct::Signed(_) => {}
            AlertAct::Retention(act) => self.ending.apply(recorded.at, &recorded.by, act),
            AlertAct::Reminded { .. } => self.reminded_at = Some(recorded.at),
            AlertAct::Corrected { text, measures } => self.corrections.push(Correction {
                at: recorded.at,
                text: text.clone(),
                measures: measures.clone(),
            }),
            AlertAct::Ended { reason } => self.end(AlertState::Ended, recorded.at, reason),
            AlertAct::Withdrawn { reason } => self.end(AlertState::Withdrawn, recorded.at, reason),
        }
    }

    fn end(&mut self, state: AlertState, at: Timestamp, reason: &Private<String>) {
        self.state = state;
        self.outcome = Some(Outcome {
            at,
            reason: reason.clone(),
        });
    }

    /// Every measure in force, those of corrections after those first written:
    /// a facility answers each by its place here, from 0.
    pub fn measures(&self) -> impl Iterator<Item = &Private<String>> {
        let added = self.corrections.iter().flat_map(|one| &one.measures);
        self.content.measures.iter().chain(added)
    }
}
