//! An incident as one reader may see it.

use std::collections::BTreeMap;

use process::{
    access::{Body, RightTo, Seat, SeatKind, Verb, right_to},
    act::{Recorded, Sequence},
    ids::Pseudonym,
    significant::{ActionOwner, Happened, Incident, IncidentAct, Member},
    words::Progress,
};
use store::incidents::{IncidentRow, MemberLine};

use crate::{cases::PersonName, duties::DutyLine};

/// An incident as one reader may see it (QUAL-5).
#[derive(Clone, Debug)]
pub struct IncidentView {
    /// The incident, folded from the acts that the reader may read.
    pub incident: Incident,
    /// The version that the reader sees; judgements send it back.
    pub version: Sequence,
    /// Those of its cases that the reader sees, the first joined first.
    pub board: Vec<BoardLine>,
    /// The acts that the reader may read, oldest first.
    pub story: Vec<IncidentItem>,
    /// What is owed to it: everything for those who steer, for others what
    /// they owe themselves.
    pub duties: Vec<DutyLine>,
    /// What happened since the last situation report.
    pub happened: Happened,
    /// The seat from which the reader acts.
    pub seat: Seat,
    /// The body for which the reader acts.
    pub body: Option<Body>,
    /// How acts name the reader.
    pub reader: Pseudonym,
}

/// A case of an incident, with where its facility stands.
#[derive(Clone, Debug)]
pub struct BoardLine {
    /// The case.
    pub member: MemberLine,
    /// Where the facility stands with the actions.
    pub stands: Member,
    /// What it said beside, by action.
    pub notes: BTreeMap<u32, String>,
}

impl BoardLine {
    /// Where the facility stands with an action.
    #[must_use]
    pub fn progress(&self, action: u32) -> Progress {
        self.stands.stands(action)
    }
}

/// One act of an incident's story.
#[derive(Clone, Debug)]
pub struct IncidentItem {
    /// The act with its circumstances.
    pub recorded: Recorded<IncidentAct>,
    /// Who did it.
    pub author: PersonName,
}

/// An incident as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentLine {
    /// The incident.
    pub row: IncidentRow,
    /// Its name, for those who may read it.
    pub title: Option<String>,
    /// How many of its cases the reader sees.
    pub cases: usize,
}

impl IncidentView {
    /// Whether the reader's role gives this right.
    #[must_use]
    pub fn may(&self, verb: Verb) -> bool {
        right_to(verb, SeatKind::from(self.seat)) == RightTo::Held && !self.incident.is_over()
    }

    /// Whether the reader may say that an action is done: it is of the
    /// reader's own body, or the reader steers (SIGN-1).
    #[must_use]
    pub fn may_end(&self, action: u32) -> bool {
        let open = self
            .incident
            .actions
            .get(&action)
            .filter(|action| action.ended.is_none());
        let own = open.is_some_and(|action| match action.owner {
            ActionOwner::Body { body } => self.body == Some(body),
            ActionOwner::Facilities => false,
        });
        open.is_some() && (self.may(Verb::SteerIncident) || own && self.may(Verb::EndOwnAction))
    }
}
