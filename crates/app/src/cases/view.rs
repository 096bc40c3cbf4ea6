//! A case as one reader may see it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::{RightTo, Seat, SeatKind, Verb, right_to},
    act::{Recorded, Sequence},
    case::{Case, CaseAct},
    closure::Party,
    decide::states_for,
    facility::Facility,
    ids::{FacilityId, Pseudonym, SubjectNumber},
    intake::Priority,
    lessons::LinkId,
    notices::{Recipient, Template},
    obligations::Obligation,
    playbook::Answer,
    retention::{Approver, Category, Disposition, Proposal},
};

use crate::retention::SecondPerson;

/// A case as one reader may see it.
#[derive(Clone, Debug)]
pub struct CaseView {
    /// The case as it stands. Texts are shown from the story only, which
    /// holds what the reader may read.
    pub case: Case,
    /// The declaring facility.
    pub facility: Facility,
    /// Its security mailbox, where the reader may know it.
    pub mailbox: Option<String>,
    /// The affected sites.
    pub sites: BTreeMap<FacilityId, Facility>,
    /// The acts that the reader may read, oldest first.
    pub story: Vec<StoryItem>,
    /// Who was told what, when, and whether it reached them.
    pub told: Vec<ToldLine>,
    /// What is owed to the case.
    pub obligations: Vec<Obligation>,
    /// What was answered to the changes that its lessons propose to playbooks
    /// (LESS-2).
    pub answers: BTreeMap<LinkId, Answer>,
    /// The version that the reader sees; judgements send it back.
    pub version: Sequence,
    /// Where it stands in the queue, and why.
    pub priority: Priority,
    /// The seat from which the reader acts.
    pub seat: Seat,
    /// The party that the reader speaks for.
    pub party: Option<Party>,
    /// How acts name the reader.
    pub reader: Pseudonym,
}

impl CaseView {
    /// Whether the case is or was part of an incident (SIGN-2).
    #[must_use]
    pub fn was_gathered(&self) -> bool {
        self.case.incident.is_some()
            || self
                .story
                .iter()
                .any(|item| matches!(item.recorded.act, CaseAct::IncidentJoined { .. }))
    }

    /// Whether the reader may do this now: the seat holds the right and the
    /// case's state allows it.
    #[must_use]
    pub fn may(&self, verb: Verb) -> bool {
        right_to(verb, SeatKind::from(self.seat)) == RightTo::Held
            && states_for(verb).contains(&self.case.state)
            && (verb != Verb::StateProgress || self.case.incident.is_some())
    }

    /// Whether the reader may be the second person of a proposal (KEEP-2).
    #[must_use]
    pub fn second_person(&self, proposal: &Proposal) -> SecondPerson {
        match Approver::of(&proposal.by, &self.reader) {
            Approver::Same => SecondPerson::Proposed,
            Approver::Another => SecondPerson::May,
        }
    }
}

/// What remains to be said of a case, an incident or an alert whose content is
/// gone (KEEP-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remains {
    /// Its number.
    pub reference: SubjectNumber,
    /// When it was declared, opened or written.
    pub declared_at: Timestamp,
    /// When it was closed, or over.
    pub closed_at: Option<Timestamp>,
    /// When its content went.
    pub disposed_at: Timestamp,
    /// The category under which it was kept.
    pub category: Category,
    /// What became of it.
    pub disposition: Disposition,
}

/// One act of the story.
#[derive(Clone, Debug)]
pub struct StoryItem {
    /// The act with its circumstances.
    pub recorded: Recorded<CaseAct>,
    /// Who did it.
    pub author: PersonName,
}

/// A person as others read of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    /// The name; none for the platform, for strangers, and once erased.
    pub name: Option<String>,
    /// The function.
    pub function: Option<String>,
    /// The seat from which they acted.
    pub seat: Seat,
}

/// One notice of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldLine {
    /// For whom.
    pub recipient: Recipient,
    /// Which message.
    pub template: Template,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// What became of it.
    pub outcome: Delivery,
}

/// What became of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Not sent yet.
    Waiting,
    /// Taken by the mail server.
    Sent(Timestamp),
    /// Refused so far; it will be tried again.
    Failed {
        /// How often it was tried.
        attempts: u32,
        /// When it is tried next.
        next_try: Timestamp,
    },
    /// Refused for good.
    GivenUp,
    /// The recipient has no address: it reads on its page only.
    NoAddress,
}
