//! Who may do what to an alert, and when (SIGN-3).

use std::collections::BTreeSet;

use super::{Alert, AlertAct, AlertNature, AlertState, Content};
use crate::{
    access::{Actor, Seat, SeatKind, StaffRole, Standing, Verb},
    act::{Private, Sequence},
    decide::{needed, optional, permit, reason},
    refusal::{Reason, Refusal, Rule},
    territory::ArsCode,
};

/// The most measures that an alert asks for.
pub const MOST_MEASURES: usize = 30;
const LONGEST_TITLE: usize = 200;

/// What somebody wants to do to an alert.
#[derive(Clone, Debug, PartialEq)]
pub enum AlertCommand {
    /// Ask for approval.
    Submit,
    /// Approve it.
    Approve,
    /// Turn it down.
    Decline {
        /// Why.
        reason: String,
    },
    /// Send it to its population.
    Send,
    /// Remind those who have not answered, of one territory or everywhere.
    Remind {
        /// The agency whose territory it is.
        ars: Option<ArsCode>,
    },
    /// Correct it, and add measures.
    Correct {
        /// What is corrected.
        text: String,
        /// Further measures.
        measures: Vec<String>,
    },
    /// Say that it is no longer in force.
    End {
        /// Why.
        reason: String,
    },
    /// Say that it should not be followed, or will not be sent.
    Withdraw {
        /// Why.
        reason: String,
    },
}

/// How many a population counts, loaded with the alert in one transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Facilities.
    pub facilities: u64,
    /// Those of them without any address.
    pub without_address: u64,
    /// The agencies of their territories.
    pub ars: BTreeSet<ArsCode>,
}

impl AlertCommand {
    /// The right that it needs.
    #[must_use]
    pub const fn verb(&self) -> Verb {
        match self {
            Self::Submit => Verb::WriteAlert,
            Self::Approve | Self::Decline { .. } => Verb::ApproveAlert,
            Self::Send => Verb::SendAlert,
            Self::Remind { .. } => Verb::RemindAlert,
            Self::Correct { .. } | Self::End { .. } | Self::Withdraw { .. } => Verb::SteerAlert,
        }
    }

    /// Whether it judges what was read, and so must say which version that was
    /// (KEEP-1).
    #[must_use]
    pub const fn judges(&self) -> bool {
        matches!(self, Self::Approve | Self::Send)
    }

    const fn states(&self) -> &'static [AlertState] {
        use AlertState::{Approved, Draft, Sent, ToApprove};
        match self {
            Self::Submit => &[Draft],
            Self::Approve | Self::Decline { .. } => &[ToApprove],
            Self::Send => &[Approved],
            Self::Remind { .. } | Self::Correct { .. } | Self::End { .. } => &[Sent],
            Self::Withdraw { .. } => &[Draft, ToApprove, Approved, Sent],
        }
    }
}

/// The right to steer an alert of this nature: HFDS/FSSI once an incident
/// spreads, the CERT's lead as well for a vulnerability.
///
/// # Errors
/// When the seat may not.
pub fn approvers(nature: AlertNature, seat: Seat) -> Result<(), Refusal> {
    let refused = |reason| Err(Refusal::new(Rule::Sign3, reason));
    match (SeatKind::from(seat), nature) {
        (SeatKind::Hfds, _) | (SeatKind::Lead, AlertNature::Vulnerability) => Ok(()),
        (_, AlertNature::Spreading) => refused(Reason::HfdsSteers),
        (_, AlertNature::Vulnerability) => refused(Reason::NotYourRole),
    }
}

/// Checks what is written, and shapes it for the record.
///
/// # Errors
/// When the seat may not write, something is missing or too long, or the
/// population cannot be looked for.
pub fn written(mut content: Content, seat: Seat) -> Result<Content, Refusal> {
    permit(Verb::WriteAlert, seat)?;
    content.population.check()?;
    let text = |value: &Private<String>| value.known().cloned().unwrap_or_default();
    let title = needed(Rule::Sign3, &text(&content.title))?;
    if title
        .known()
        .is_some_and(|title| title.chars().count() > LONGEST_TITLE)
    {
        return Err(Refusal::new(
            Rule::Sign3,
            Reason::TextTooLong(LONGEST_TITLE),
        ));
    }
    content.title = title;
    content.happens = needed(Rule::Sign3, &text(&content.happens))?;
    content.measures = measures(content.measures.iter().map(text))?;
    Ok(content)
}

fn measures(texts: impl Iterator<Item = String>) -> Result<Vec<Private<String>>, Refusal> {
    let measures: Vec<Private<String>> = texts
        .filter(|text| !text.trim().is_empty())
        .map(|text| optional(Rule::Sign3, &text))
        .collect::<Result<_, _>>()?;
    if measures.len() > MOST_MEASURES {
        return Err(Refusal::new(
            Rule::Sign3,
            Reason::TooManyMeasures(MOST_MEASURES),
        ));
    }
    Ok(measures)
}

/// Decides on a command. `counted` is the population as it stands, or, for a
/// reminder, those who have not answered.
///
/// # Errors
/// The refusal, with the rule that refuses.
pub fn decide(
    alert: &Alert,
    command: &AlertCommand,
    seen: Option<Sequence>,
    counted: &Counted,
    actor: &Actor,
    seat: Seat,
) -> Result<AlertAct, Refusal> {
    permit(command.verb(), seat)?;
    let refused = |reason| Err(Refusal::new(Rule::Sign3, reason));
    if !command.states().contains(&alert.state) {
        return refused(Reason::WrongAlertState(alert.state));
    }
    if command.judges() && seen != Some(alert.seq) {
        let reason = seen.map_or(Reason::VersionMissing, |_| Reason::ChangedSince(alert.seq));
        return Err(Refusal::new(Rule::Keep1, reason));
    }
    if matches!(command.verb(), Verb::ApproveAlert | Verb::SteerAlert) {
        approvers(alert.content.nature, seat)
            .or_else(|refusal| own_text(alert, command, actor, refusal))?;
    }
    match command {
        AlertCommand::Submit => Ok(AlertAct::Submitted),
        AlertCommand::Approve if alert.written_by.pseudonym == actor.pseudonym => {
            refused(Reason::SamePerson)
        }
        AlertCommand::Approve => Ok(AlertAct::Approved),
        AlertCommand::Decline { reason: why } => Ok(AlertAct::Declined {
            reason: reason(Rule::Sign3, why)?,
        }),
        AlertCommand::Send if counted.facilities == 0 => refused(Reason::NobodyConcerned),
        AlertCommand::Send => Ok(AlertAct::Sent {
            facilities: counted.facilities,
            without_address: counted.without_address,
            ars: counted.ars.clone(),
        }),
        AlertCommand::Remind { ars } => {
            let ars = territory_reminded(*ars, actor)?;
            if counted.facilities == 0 {
                return refused(Reason::EverybodyAnswered);
            }
            Ok(AlertAct::Reminded {
                ars,
                facilities: counted.facilities,
            })
        }
        AlertCommand::Correct {
            text,
            measures: added,
        } => {
            let added = measures(added.iter().cloned())?;
            if alert.measures().count() + added.len() > MOST_MEASURES {
                return refused(Reason::TooManyMeasures(MOST_MEASURES));
            }
            Ok(AlertAct::Corrected {
                text: needed(Rule::Sign3, text)?,
                measures: added,
            })
        }
        AlertCommand::End { reason: why } => Ok(AlertAct::Ended {
            reason: reason(Rule::Sign3, why)?,
        }),
        AlertCommand::Withdraw { reason: why } => Ok(AlertAct::Withdrawn {
            reason: reason(Rule::Sign3, why)?,
        }),
    }
}

/// The CERT takes back what was not sent yet: nobody was told of it.
fn own_text(
    alert: &Alert,
    command: &AlertCommand,
    actor: &Actor,
    refusal: Refusal,
) -> Result<(), Refusal> {
    let unsent = alert.sending.is_none() && matches!(command, AlertCommand::Withdraw { .. });
    if unsent && alert.written_by.pseudonym == actor.pseudonym {
        Ok(())
    } else {
        Err(refusal)
    }
}

/// An agency reminds its own territory, and no other.
fn territory_reminded(asked: Option<ArsCode>, actor: &Actor) -> Result<Option<ArsCode>, Refusal> {
    match &actor.standing {
        Standing::Staff(StaffRole::Ars { ars, .. }) => match asked {
            Some(asked) if asked != *ars => {
                Err(Refusal::new(Rule::Sign3, Reason::OutsideYourReach))
            }
            _ => Ok(Some(*ars)),
        },
        _ => Ok(asked),
    }
}
