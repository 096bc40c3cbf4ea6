//! From acts to the incident as it stands.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::acts::{ActionOwner, IncidentAct, SituationReport};
use crate::{
    access::Actor,
    act::{Act, Author, Private, Recorded, Sequence},
    case::{Reality, Versions},
    ids::{CaseId, IncidentId, IncidentReference},
    retention::Ending,
    words::{ActionEnd, Cell, Mode, Presence, Reach, StatementState},
};

/// An incident as it stands after its acts, or after those of them that a
/// reader may read (QUAL-5).
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// Its identity.
    pub id: IncidentId,
    /// Its number.
    pub reference: IncidentReference,
    /// Real or exercise.
    pub reality: Reality,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Its name among the authorities.
    pub title: Option<Private<String>>,
    /// Its cases, with the act by which each joined.
    pub cases: BTreeMap<CaseId, Sequence>,
    /// How HFDS decided to handle it, since when.
    pub mode: Option<(Timestamp, Mode)>,
    /// What was decided, by number.
    pub decisions: BTreeMap<u32, Decision>,
    /// The action plan, by number.
    pub actions: BTreeMap<u32, Action>,
    /// Public statements, by number.
    pub statements: BTreeMap<u32, Statement>,
    /// Members of the crisis cells, by number of their seat.
    pub members: BTreeMap<u32, Seated>,
    /// Situation reports, by number.
    pub reports: BTreeMap<u32, Report>,
    /// The incident to which its cases passed.
    pub merged: Option<Merged>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Where its file stands at the end of its life (KEEP-2).
    pub ending: Ending,
    /// Number of its last act.
    pub seq: Sequence,
    /// When its last act was recorded.
    pub updated_at: Timestamp,
    versions: Versions,
}

/// Something decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Author,
    /// For whom.
    pub to: Reach,
    /// What.
    pub text: Private<String>,
    /// Why.
    pub grounds: Private<String>,
}

/// An action of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// When it entered the plan.
    pub at: Timestamp,
    /// Who carries it out.
    pub owner: ActionOwner,
    /// What.
    pub text: Private<String>,
    /// By when.
    pub due: Option<Timestamp>,
    /// When and how it ended.
    pub ended: Option<(Timestamp, ActionEnd)>,
}

/// A public statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Where it stands.
    pub state: StatementState,
    /// Its heading.
    pub title: Private<String>,
    /// Its text.
    pub text: Private<String>,
    /// Who wrote it as it stands: somebody else approves it.
    pub drafted_by: Author,
    /// When it reached its state.
    pub at: Timestamp,
}

/// A member of a crisis cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seated {
    /// The cell.
    pub cell: Cell,
    /// The person's name.
    pub person: Private<String>,
    /// The person's function there.
    pub function: Private<String>,
    /// Whether the person is there; not noted when absent.
    pub presence: Option<(Timestamp, Presence)>,
}

impl Seated {
    /// Whether the person was not relieved.
    #[must_use]
    pub fn is_member(&self) -> bool {
        !matches!(self.presence, Some((_, Presence::Relieved)))
    }
}

/// A situation report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// When it was written.
    pub at: Timestamp,
    /// By whom.
    pub by: Author,
    /// What it says.
    pub said: SituationReport,
    /// The act that holds it.
    pub seq: Sequence,
}

/// That the cases of an incident passed to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The other incident.
    pub into: IncidentId,
    /// Its number.
    pub reference: IncidentReference,
    /// When.
    pub at: Timestamp,
}

/// The acts are not those of one incident: they do not begin with its opening,
/// or are out of order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an incident begins with its opening, and its acts follow one another")]
pub struct NotAnIncident;

impl Incident {
    /// Folds the acts of one incident, in order: all of them, or those that a
    /// reader may read.
    ///
    /// # Errors
    /// When they do not begin with the opening, or are out of order.
    pub fn from_acts(
        id: IncidentId,
        acts: &[Recorded<IncidentAct>],
    ) -> Result<Self, NotAnIncident> {
        let [first, rest @ ..] = acts else {
            return Err(NotAnIncident);
        };
        let IncidentAct::Opened { reference, reality } = &first.act else {
            return Err(NotAnIncident);
        };
        let again = |act: &Recorded<_>| matches!(act.act, IncidentAct::Opened { .. });
        if !acts.is_sorted_by_key(|act| act.seq) || rest.iter().any(again) {
            return Err(NotAnIncident);
        }
        let mut incident = Self {
            id,
            reference: *reference,
            reality: *reality,
            opened_at: first.at,
            title: None,
            cases: BTreeMap::new(),
            mode: None,
            decisions: BTreeMap::new(),
            actions: BTreeMap::new(),
            statements: BTreeMap::new(),
            members: BTreeMap::new(),
            reports: BTreeMap::new(),
            merged: None,
            closed_at: None,
            ending: Ending::default(),
            seq: Sequence::default(),
            updated_at: first.at,
            versions: Versions::default(),
        };
        for act in acts {
            incident.apply(act);
        }
        Ok(incident)
    }

    /// Adds one act.
    pub fn apply(&mut self, recorded: &Recorded<IncidentAct>) {
        let at = recorded.at;
        self.seq = recorded.seq;
        self.updated_at = at;
        self.versions.mark(recorded.act.audience(), recorded.seq);
        match &recorded.act {
            IncidentAct::Opened { .. }
            | IncidentAct::Logged { .. }
            | IncidentAct::Signed(_)
            | IncidentAct::HandedOver { .. } => {}
            IncidentAct::Named { title } => self.title = Some(title.clone()),
            IncidentAct::CaseJoined { case, .. } => drop(self.cases.insert(*case, recorded.seq)),
            IncidentAct::CaseLeft { case, .. } => drop(self.cases.remove(case)),
            IncidentAct::Merged { into, reference } => {
                self.merged = Some(Merged {
                    into: *into,
                    reference: *reference,
                    at,
                });
            }
            IncidentAct::ModeChosen { mode, .. } => self.mode = Some((at, *mode)),
            IncidentAct::Decided {
                number,
                to,
                text,
                grounds,
            } => {
                let decision = Decision {
                    at,
                    by: recorded.by.clone(),
                    to: *to,
                    text: text.clone(),
                    grounds: grounds.clone(),
                };
                self.decisions.insert(*number, decision);
            }
            IncidentAct::ActionSet {
                number,
                owner,
                text,
                due,
            } => {
                let action = Action {
                    at,
                    owner: *owner,
                    text: text.clone(),
                    due: *due,
                    ended: None,
                };
                self.actions.insert(*number, action);
            }
            IncidentAct::ActionEnded { number, end, .. } => {
                if let Some(action) = self.actions.get_mut(number) {
                    action.ended = Some((at, *end));
                }
            }
            IncidentAct::StatementDrafted { .. }
            | IncidentAct::StatementApproved { .. }
            | IncidentAct::StatementPublished { .. }
            | IncidentAct::StatementWithdrawn { .. } => self.change_statement(recorded),
            IncidentAct::MemberSeated {
                member,
                cell,
                person,
                function,
            } => {
                let seated = Seated {
                    cell: *cell,
                    person: person.clone(),
                    function: function.clone(),
                    presence: None,
                };
                self.members.insert(*member, seated);
            }
            IncidentAct::AttendanceNoted {
                member,
                presence,
                at,
            } => {
                if let Some(seated) = self.members.get_mut(member) {
                    seated.presence = Some((*at, *presence));
                }
            }
            IncidentAct::SituationReported { number, report } => {
                let report = Report {
                    at,
                    by: recorded.by.clone(),
                    said: report.clone(),
                    seq: recorded.seq,
                };
                self.reports.insert(*number, report);
            }
            IncidentAct::Closed { .. } => self.closed_at = Some(at),
            IncidentAct::Retention(act) => self.ending.apply(at, &recorded.by, act),
        }
    }

    /// A facility reads of a statement once it is public: there is none before
    /// then for it.
    fn change_statement(&mut self, recorded: &Recorded<IncidentAct>) {
        let at = recorded.at;
        match &recorded.act {
            IncidentAct::StatementDrafted {
                number,
                title,
                text,
            } => {
                let statement = Statement {
                    state: StatementState::Draft,
                    title: title.clone(),
                    text: text.clone(),
                    drafted_by: recorded.by.clone(),
                    at,
                };
                self.statements.insert(*number, statement);
            }
            IncidentAct::StatementPublished {
                number,
                title,
                text,
            } => {
                let drafted_by = self
                    .statements
                    .get(number)
                    .map_or_else(|| recorded.by.clone(), |it| it.drafted_by.clone());
                let statement = Statement {
                    state: StatementState::Published,
                    title: title.clone(),
                    text: text.clone(),
                    drafted_by,
                    at,
                };
                self.statements.insert(*number, statement);
            }
            IncidentAct::StatementApproved { number } => {
                self.mark_statement(*number, StatementState::Approved, at);
            }
            IncidentAct::StatementWithdrawn { number, .. } => {
                self.mark_statement(*number, StatementState::Withdrawn, at);
            }
            _ => {}
        }
    }

    fn mark_statement(&mut self, number: u32, state: StatementState, at: Timestamp) {
        if let Some(statement) = self.statements.get_mut(&number) {
            statement.state = state;
            statement.at = at;
        }
    }

    /// The version that this reader sees: the number of the last act that it
    /// may read.
    #[must_use]
    pub fn version_for(&self, actor: &Actor) -> Sequence {
        self.versions.read_by(actor)
    }

    /// Whether something may still happen to it.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.closed_at.is_some() || self.merged.is_some()
    }

    /// Since when it is handled in crisis mode, if it is (SIGN-4).
    #[must_use]
    pub fn crisis_since(&self) -> Option<Timestamp> {
        match self.mode {
            Some((since, Mode::Crisis)) if !self.is_over() => Some(since),
            _ => None,
        }
    }

    /// The actions that every facility is asked to carry out and that have not
    /// ended, by number.
    pub fn open_actions(&self) -> impl Iterator<Item = (u32, &Action)> {
        self.actions
            .iter()
            .filter(|(_, action)| action.owner == ActionOwner::Facilities && action.ended.is_none())
            .map(|(number, action)| (*number, action))
    }

    /// The cases, in the order of their identities.
    #[must_use]
    pub fn case_ids(&self) -> BTreeSet<CaseId> {
        self.cases.keys().copied().collect()
    }
}
