//! The sentences that say what happened to an alert.

use std::borrow::Cow;

use process::alert::AlertAct;

use crate::Texts;

impl Texts {
    /// The sentence that says what happened to an alert.
    #[must_use]
    pub fn alert_act(self, act: &AlertAct) -> Cow<'static, str> {
        match act {
            AlertAct::Written { .. } => self.get("alert-act-written"),
            AlertAct::Submitted => self.get("alert-act-submitted"),
            AlertAct::Approved => self.get("alert-act-approved"),
            AlertAct::Declined { .. } => self.get("alert-act-declined"),
            AlertAct::Sent { facilities, .. } => self.n("alert-act-sent", *facilities),
            AlertAct::Reminded { facilities, .. } => self.n("alert-act-reminded", *facilities),
            AlertAct::Corrected { .. } => self.get("alert-act-corrected"),
            AlertAct::Ended { .. } => self.get("alert-act-ended"),
            AlertAct::Withdrawn { .. } => self.get("alert-act-withdrawn"),
            AlertAct::Retention(act) => self.end_act(act),
            AlertAct::Signed(signed) => self.one("story-signed", "number", signed.signs.0),
        }
    }
}
