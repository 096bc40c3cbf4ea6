//! The sentences that say what happened at the end of the file of an incident or
//! an alert.

use std::borrow::Cow;

use process::retention::{Disposition, EndAct};

use crate::Texts;

impl Texts {
    /// The sentence that says what happened at the end of a file (KEEP-2).
    #[must_use]
    pub fn end_act(self, act: &EndAct) -> Cow<'static, str> {
        match act {
            EndAct::HoldPlaced { .. } => self.get("ending-story-held"),
            EndAct::HoldLifted { .. } => self.get("ending-story-lifted"),
            EndAct::Proposed { disposition, .. } => self.one(
                "ending-story-proposed",
                "what",
                self.get(disposition.label_key()),
            ),
            EndAct::Approved => self.get("ending-story-approved"),
            EndAct::Declined { .. } => self.get("ending-story-declined"),
            EndAct::Begun => self.get("ending-under-way"),
            EndAct::Disposed(disposal) => self.get(match disposal.disposition {
                Disposition::Archive => "ending-story-archived",
                Disposition::Destroy | Disposition::Keep => "ending-story-destroyed",
            }),
        }
    }
}
