//! The sentences that say what happened to an incident.

use std::borrow::Cow;

use process::significant::IncidentAct;

use crate::Texts;

impl Texts {
    /// The sentence that says what happened to an incident; `about` is the
    /// number of the case or the name of the person that it is about, where
    /// the reader knows it.
    #[must_use]
    pub fn incident_act(self, act: &IncidentAct, about: Option<&str>) -> Cow<'static, str> {
        let about = || about.unwrap_or_default().to_owned();
        match act {
            IncidentAct::Opened { .. } => self.get("incident-story-opened"),
            IncidentAct::Named { .. } => self.get("incident-story-named"),
            IncidentAct::CaseJoined { .. } => {
                self.one("incident-story-joined", "reference", about())
            }
            IncidentAct::CaseLeft { .. } => self.one("incident-story-left", "reference", about()),
            IncidentAct::Merged { reference, .. } => {
                self.one("incident-story-merged", "reference", reference.to_string())
            }
            IncidentAct::ModeChosen { mode, .. } => {
                self.one("incident-story-mode", "mode", self.get(mode.label_key()))
            }
            IncidentAct::Decided { number, .. } => self.n("incident-story-decided", *number),
            IncidentAct::ActionSet { number, .. } => self.n("incident-story-action", *number),
            IncidentAct::ActionEnded { number, end, .. } => self
                .with("incident-story-action-ended")
                .arg("count", *number)
                .arg("end", self.get(end.label_key()))
                .text(),
            IncidentAct::StatementDrafted { number, .. } => {
                self.n("incident-story-drafted", *number)
            }
            IncidentAct::StatementApproved { number } => self.n("incident-story-approved", *number),
            IncidentAct::StatementPublished { number, .. } => {
                self.n("incident-story-published", *number)
            }
            IncidentAct::StatementWithdrawn { number, .. } => {
                self.n("incident-story-withdrawn", *number)
            }
            IncidentAct::MemberSeated { cell, .. } => {
                self.one("incident-story-seated", "cell", self.get(cell.label_key()))
            }
            IncidentAct::AttendanceNoted { presence, .. } => self
                .with("incident-story-attendance")
                .arg("person", about())
                .arg("presence", self.get(presence.label_key()))
                .text(),
            IncidentAct::Logged { .. } => self.get("incident-story-logged"),
            IncidentAct::SituationReported { number, .. } => {
                self.n("incident-story-reported", *number)
            }
            IncidentAct::HandedOver { .. } => self.get("incident-story-handed-over"),
            IncidentAct::Closed { .. } => self.get("incident-story-closed"),
            IncidentAct::Retention(act) => self.end_act(act),
            IncidentAct::Signed(signed) => self.one("story-signed", "number", signed.signs.0),
        }
    }
}
