//! The rules of steering: a command on an incident gives acts, or a refusal
//! that names its rule (SIGN-1, SIGN-2, SIGN-4, CLOSE-4).

use jiff::{SignedDuration, Timestamp};

use super::{
    acts::{ActionOwner, IncidentAct, SituationReport},
    command::IncidentCommand,
    fold::{Incident, Seated, Statement},
};
use crate::{
    access::{Actor, Body, Seat, Standing},
    act::{Private, Sequence},
    decide::{needed, optional, permit, reason},
    refusal::{Reason, Refusal, Rule},
    words::{ActionEnd, Mode, State, StatementState},
};

/// Clocks differ: an instant this far ahead still counts as now.
const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_mins(10);

/// What the rules need to know beside the incident, loaded with it in one
/// transaction.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// The states of its cases.
    pub states: Vec<State>,
    /// What its facilities are called: names, numbers in the register and
    /// numbers of their cases.
    pub names: Vec<String>,
}

struct Ask<'a> {
    incident: &'a Incident,
    ground: &'a Ground,
    actor: &'a Actor,
    now: Timestamp,
}

/// Decides on a command, those by which cases join and leave apart, which
/// concern the cases as well.
///
/// # Errors
/// The refusal, with the rule that refuses.
pub fn decide(
    incident: &Incident,
    ground: &Ground,
    command: &IncidentCommand,
    seen: Option<Sequence>,
    actor: &Actor,
    now: Timestamp,
) -> Result<Vec<IncidentAct>, Refusal> {
    permit(command.verb(), seat(actor))?;
    let gone = incident.ending.disposed().is_some();
    let withdraws = matches!(command, IncidentCommand::WithdrawStatement { .. }) && !gone;
    if incident.is_over() && !withdraws {
        return Err(Refusal::new(Rule::Sign2, Reason::IncidentOver));
    }
    if command.judges() {
        let current = incident.version_for(actor);
        match seen {
            None => return Err(Refusal::new(Rule::Keep1, Reason::VersionMissing)),
            Some(seen) if seen != current => {
                return Err(Refusal::new(Rule::Keep1, Reason::ChangedSince(current)));
            }
            Some(_) => {}
        }
    }
    let ask = Ask {
        incident,
        ground,
        actor,
        now,
    };
    let act = ask.act(command)?;
    if act
        .texts_for_everybody()
        .into_iter()
        .any(|text| ask.names_a_facility(text))
    {
        return Err(Refusal::new(Rule::Qual5, Reason::NamesFacility));
    }
    Ok(vec![act])
}

/// The seat from which somebody acts on incidents, whatever the facility.
fn seat(actor: &Actor) -> Seat {
    match actor.standing {
        Standing::Staff(role) => Seat::Staff { role },
        Standing::Platform => Seat::Platform,
        _ => Seat::Stranger,
    }
}

impl Ask<'_> {
    fn act(&self, command: &IncidentCommand) -> Result<IncidentAct, Refusal> {
        match command {
            IncidentCommand::Name { title } => Ok(IncidentAct::Named {
                title: needed(Rule::Sign2, title)?,
            }),
            IncidentCommand::Join { .. } | IncidentCommand::Release { .. } => {
                Err(Refusal::new(Rule::Sign2, Reason::NotInIncident))
            }
            IncidentCommand::ChooseMode { mode, reason } => self.choose_mode(*mode, reason),
            IncidentCommand::Decide { to, text, grounds } => Ok(IncidentAct::Decided {
                number: next(self.incident.decisions.keys()),
                to: *to,
                text: needed(Rule::Sign2, text)?,
                grounds: reason(Rule::Sign4, grounds)?,
            }),
            IncidentCommand::SetAction { owner, text, due } => self.set_action(*owner, text, *due),
            IncidentCommand::EndAction { action, end, note } => {
                self.end_action(*action, *end, note)
            }
            IncidentCommand::DraftStatement {
                statement,
                title,
                text,
            } => self.draft(*statement, title, text),
            IncidentCommand::ApproveStatement { statement } => self.approve(*statement),
            IncidentCommand::PublishStatement { statement } => self.publish(*statement),
            IncidentCommand::WithdrawStatement {
                statement,
                reason: why,
            } => {
                self.statement_at(*statement, &[StatementState::Published])?;
                Ok(IncidentAct::StatementWithdrawn {
                    number: *statement,
                    reason: reason(Rule::Sign1, why)?,
                })
            }
            IncidentCommand::Close { summary } => self.close(summary),
            IncidentCommand::SeatMember { .. }
            | IncidentCommand::NoteAttendance { .. }
            | IncidentCommand::Log { .. }
            | IncidentCommand::ReportSituation { .. }
            | IncidentCommand::HandOver { .. } => self.in_crisis(command),
        }
    }

    fn choose_mode(&self, mode: Mode, why: &str) -> Result<IncidentAct, Refusal> {
        if self.incident.mode.is_some_and(|(_, chosen)| chosen == mode) {
            return Err(Refusal::new(Rule::Sign1, Reason::AlreadyDone));
        }
        Ok(IncidentAct::ModeChosen {
            mode,
            reason: reason(Rule::Sign1, why)?,
        })
    }

    fn set_action(
        &self,
        owner: ActionOwner,
        text: &str,
        due: Option<Timestamp>,
    ) -> Result<IncidentAct, Refusal> {
        if due.is_some_and(|due| due + CLOCK_TOLERANCE < self.now) {
            return Err(Refusal::new(Rule::Sign1, Reason::TooEarly));
        }
        Ok(IncidentAct::ActionSet {
            number: next(self.incident.actions.keys()),
            owner,
            text: needed(Rule::Sign1, text)?,
            due,
        })
    }

    /// A body says of its own actions that they are done; HFDS, who steers,
    /// ends any (SIGN-1).
    fn end_action(&self, number: u32, end: ActionEnd, note: &str) -> Result<IncidentAct, Refusal> {
        let action = self
            .incident
            .actions
            .get(&number)
            .filter(|action| action.ended.is_none())
            .ok_or(Refusal::new(Rule::Sign1, Reason::NoSuchAction))?;
        let own = match action.owner {
            ActionOwner::Body { body } => self.actor.body() == Some(body),
            ActionOwner::Facilities => false,
        };
        let steers = self.actor.body() == Some(Body::Hfds);
        let ends_own = own && end == ActionEnd::Done;
        if !steers && !ends_own {
            return Err(Refusal::new(Rule::Sign1, Reason::NotYourRole));
        }
        Ok(IncidentAct::ActionEnded {
            number,
            owner: action.owner,
            end,
            note: match end {
                ActionEnd::Done => optional(Rule::Sign1, note)?,
                ActionEnd::Withdrawn => reason(Rule::Sign1, note)?,
            },
        })
    }

    /// A statement that is public is never rewritten: it is withdrawn, and
    /// another one says what changed.
    fn draft(&self, number: Option<u32>, title: &str, text: &str) -> Result<IncidentAct, Refusal> {
        let number = match number {
            None => next(self.incident.statements.keys()),
            Some(number) => {
                self.statement_at(number, &[StatementState::Draft, StatementState::Approved])?;
                number
            }
        };
        let act = IncidentAct::StatementDrafted {
            number,
            title: needed(Rule::Sign1, title)?,
            text: needed(Rule::Sign1, text)?,
        };
        if let IncidentAct::StatementDrafted { title, text, .. } = &act
            && (self.names_a_facility(title) || self.names_a_facility(text))
        {
            return Err(Refusal::new(Rule::Qual5, Reason::NamesFacility));
        }
        Ok(act)
    }

    fn approve(&self, number: u32) -> Result<IncidentAct, Refusal> {
        let statement = self.statement_at(number, &[StatementState::Draft])?;
        if statement.drafted_by.pseudonym == self.actor.pseudonym {
            return Err(Refusal::new(Rule::Sign1, Reason::SamePerson));
        }
        Ok(IncidentAct::StatementApproved { number })
    }

    fn publish(&self, number: u32) -> Result<IncidentAct, Refusal> {
        let statement = self.statement_at(number, &[StatementState::Approved])?;
        Ok(IncidentAct::StatementPublished {
            number,
            title: statement.title.clone(),
            text: statement.text.clone(),
        })
    }

    fn statement_at(&self, number: u32, states: &[StatementState]) -> Result<&Statement, Refusal> {
        self.incident
            .statements
            .get(&number)
            .filter(|statement| states.contains(&statement.state))
            .ok_or(Refusal::new(Rule::Sign1, Reason::NoSuchStatement))
    }

    fn in_crisis(&self, command: &IncidentCommand) -> Result<IncidentAct, Refusal> {
        if self.incident.crisis_since().is_none() {
            return Err(Refusal::new(Rule::Sign4, Reason::NotInCrisis));
        }
        match command {
            IncidentCommand::SeatMember {
                cell,
                person,
                function,
            } => Ok(IncidentAct::MemberSeated {
                member: next(self.incident.members.keys()),
                cell: *cell,
                person: needed(Rule::Sign4, person)?,
                function: needed(Rule::Sign4, function)?,
            }),
            IncidentCommand::NoteAttendance {
                member,
                presence,
                at,
            } => {
                let seated = self.incident.members.get(member);
                if !seated.is_some_and(Seated::is_member) {
                    return Err(Refusal::new(Rule::Sign4, Reason::NoSuchMember));
                }
                Ok(IncidentAct::AttendanceNoted {
                    member: *member,
                    presence: *presence,
                    at: self.past(*at)?,
                })
            }
            IncidentCommand::Log { at, text } => Ok(IncidentAct::Logged {
                at: self.past(*at)?,
                text: needed(Rule::Sign4, text)?,
            }),
            IncidentCommand::HandOver { to, text } => Ok(IncidentAct::HandedOver {
                to: needed(Rule::Sign4, to)?,
                text: needed(Rule::Sign4, text)?,
            }),
            IncidentCommand::ReportSituation {
                situation,
                done,
                next: coming,
                needs,
            } => Ok(IncidentAct::SituationReported {
                number: next(self.incident.reports.keys()),
                report: SituationReport {
                    situation: needed(Rule::Sign4, situation)?,
                    done: optional(Rule::Sign4, done)?,
                    next: optional(Rule::Sign4, coming)?,
                    needs: optional(Rule::Sign4, needs)?,
                },
            }),
            _ => Err(Refusal::new(Rule::Sign4, Reason::NotInCrisis)),
        }
    }

    fn past(&self, at: Option<Timestamp>) -> Result<Timestamp, Refusal> {
        match at {
            Some(at) if at > self.now + CLOCK_TOLERANCE => {
                Err(Refusal::new(Rule::Sign4, Reason::InTheFuture))
            }
            Some(at) => Ok(at),
            None => Ok(self.now),
        }
    }

    fn close(&self, summary: &str) -> Result<IncidentAct, Refusal> {
        if self
            .ground
            .states
            .iter()
            .any(|state| *state != State::Closed)
        {
            return Err(Refusal::new(Rule::Close4, Reason::CasesOpen));
        }
        Ok(IncidentAct::Closed {
            summary: needed(Rule::Close4, summary)?,
        })
    }

    /// A facility never learns of another one, not even by name (QUAL-5).
    fn names_a_facility(&self, text: &Private<String>) -> bool {
        let Some(text) = text.known() else {
            return false;
        };
        let text = format!(" {} ", folded(text));
        self.ground
            .names
            .iter()
            .map(|name| folded(name))
            .any(|name| !name.is_empty() && text.contains(&format!(" {name} ")))
    }
}

/// Small letters and single spaces around words, so that case, punctuation and
/// line ends hide no name.
fn folded(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

fn next<'n>(numbers: impl DoubleEndedIterator<Item = &'n u32>) -> u32 {
    numbers.last().map_or(1, |last| last + 1)
}
