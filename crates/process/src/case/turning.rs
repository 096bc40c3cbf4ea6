//! What acts do to the clocks of a case (QUAL-3).

use jiff::Timestamp;

use super::{Case, CaseAct};
use crate::{
    clocks::{Applies, Clock, ClockAnswer},
    words::ElsewhereDuty,
};

impl Case {
    pub(super) fn turn_clock(&mut self, act: &CaseAct, at: Timestamp) {
        match act {
            CaseAct::ClockStarted {
                duty,
                recipient,
                terms,
                from,
                due,
            } => {
                let known = self.clocks.remove(duty);
                let clock = Clock {
                    recipient: *recipient,
                    terms: *terms,
                    since: at,
                    from: *from,
                    due: *due,
                    applies: Applies::Yes,
                    answer: known.and_then(|clock| clock.answer),
                };
                self.clocks.insert(*duty, clock);
            }
            CaseAct::ClockMoved {
                duty, from, due, ..
            } => self.change_clock(*duty, |clock| {
                clock.from = *from;
                clock.due = *due;
            }),
            CaseAct::ClockStopped { duty } => {
                self.change_clock(*duty, |clock| clock.applies = Applies::NoLonger(at));
            }
            CaseAct::DeclaredElsewhere {
                duty,
                at: made,
                receipt,
            } => self.change_clock(*duty, |clock| {
                clock.answer = Some(ClockAnswer::Declared {
                    at: *made,
                    receipt: receipt.clone(),
                    recorded_at: at,
                });
            }),
            CaseAct::NotConcerned { duty, reason } => self.change_clock(*duty, |clock| {
                clock.answer = Some(ClockAnswer::NotConcerned {
                    reason: reason.clone(),
                    recorded_at: at,
                });
            }),
            _ => {}
        }
    }

    fn change_clock(&mut self, duty: ElsewhereDuty, change: impl FnOnce(&mut Clock)) {
        if let Some(clock) = self.clocks.get_mut(&duty) {
            change(clock);
        }
    }
}
