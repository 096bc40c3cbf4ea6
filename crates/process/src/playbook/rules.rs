//! Who may do what to a playbook, and when (SUPP-5).

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};

use super::{Answer, Content, DraftState, Playbook, PlaybookAct, SectionKind};
use crate::{
    access::{Actor, Seat, Verb},
    act::Sequence,
    decide::{LONGEST_TEXT, optional, permit, reason},
    ids::Reference,
    lessons::LinkId,
    refusal::{Reason, Refusal, Rule},
};

/// The furthest day by which a playbook is read again, in years from now.
pub const LONGEST_REVIEW_YEARS: i32 = 3;

/// Why a text has not the form of a playbook.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misplaced {
    /// There is no title, or nothing says when it applies.
    #[error("there is no title, or nothing says when it applies")]
    NoTitle,
    /// A heading is none of those that a playbook has.
    #[error("{0:?} is no heading of a playbook")]
    Heading(String),
    /// A heading names no kind of measure.
    #[error("{0:?} is no kind of measure")]
    MeasureKind(String),
    /// A part is missing, empty, or not in its place.
    #[error("the part {0:?} is missing, empty, or not in its place")]
    Section(SectionKind),
    /// A source is not a link.
    #[error("the source {0:?} is not a link")]
    Source(String),
}

/// What somebody wants to do to a playbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaybookCommand {
    /// Ask a second person to approve what was written.
    Submit,
    /// Approve it.
    Approve {
        /// The day by which it must be read again.
        review_by: Date,
    },
    /// Turn it down.
    Decline {
        /// Why.
        reason: String,
    },
    /// Give the text up.
    Discard {
        /// Why.
        reason: String,
    },
    /// Say that it was read again and stays as it is.
    Review {
        /// The day by which it must be read again.
        review_by: Date,
        /// What was checked.
        note: String,
    },
    /// Say that it is no longer to be followed.
    Withdraw {
        /// Why.
        reason: String,
    },
    /// Take up a change that lessons propose, in the text being written
    /// (LESS-2).
    TakeUp {
        /// Its number.
        change: LinkId,
    },
    /// Set such a change aside (LESS-2).
    SetAside {
        /// Its number.
        change: LinkId,
        /// Why.
        reason: String,
    },
}

impl PlaybookCommand {
    /// The right that it needs.
    #[must_use]
    pub const fn verb(&self) -> Verb {
        match self {
            Self::Submit | Self::Discard { .. } | Self::TakeUp { .. } | Self::SetAside { .. } => {
                Verb::WritePlaybook
            }
            Self::Approve { .. } | Self::Decline { .. } => Verb::ApprovePlaybook,
            Self::Review { .. } => Verb::ReviewPlaybook,
            Self::Withdraw { .. } => Verb::WithdrawPlaybook,
        }
    }

    /// Whether it judges what was read, and so must say which version that was
    /// (KEEP-1).
    #[must_use]
    pub const fn judges(&self) -> bool {
        matches!(self, Self::Approve { .. } | Self::Review { .. })
    }

    fn fits(&self, playbook: &Playbook) -> bool {
        let draft = playbook.draft.as_ref().map(|draft| draft.state);
        match self {
            Self::Submit => draft == Some(DraftState::Writing),
            Self::Approve { .. } | Self::Decline { .. } => draft == Some(DraftState::ToApprove),
            Self::Discard { .. } => draft.is_some(),
            Self::Review { .. } | Self::Withdraw { .. } => playbook.in_force().is_some(),
            // What waits for a second person is not written in any more.
            Self::TakeUp { .. } => draft != Some(DraftState::ToApprove),
            Self::SetAside { .. } => true,
        }
    }
}

/// Checks what is written, and shapes it for the record. Whether the texts
/// have the form of a playbook is for whoever reads them.
///
/// # Errors
/// When the seat may not write, or something is missing or too long.
pub fn written(content: Content, seat: Seat) -> Result<Content, Refusal> {
    permit(Verb::WritePlaybook, seat)?;
    shaped(content)
}

/// The same for what the administrator brings in from files.
///
/// # Errors
/// When something is missing or too long.
pub fn shaped(mut content: Content) -> Result<Content, Refusal> {
    let refused = |reason| Err(Refusal::new(Rule::Supp5, reason));
    if content.causes.is_empty() {
        return refused(Reason::CauseMissing);
    }
    content.french = trimmed(&content.french);
    content.english = content
        .english
        .map(|text| trimmed(&text))
        .filter(|text| !text.is_empty());
    if content.french.is_empty() {
        return refused(Reason::TextMissing);
    }
    let named = content.english.as_deref().and_then(case_named);
    if let Some(case) = named.or_else(|| case_named(&content.french)) {
        return refused(Reason::CaseNamed(case));
    }
    let longest = content.english.iter().chain([&content.french]);
    if longest.map(|text| text.chars().count()).max() > Some(LONGEST_TEXT) {
        return refused(Reason::TextTooLong(LONGEST_TEXT));
    }
    Ok(content)
}

/// The first case whose number stands in a text: a playbook is read by
/// everybody, a case is not (LESS-2, KEEP-3).
fn case_named(text: &str) -> Option<Reference> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .find_map(|word| {
            let mut parts = word.split('-');
            let (year, number) = (parts.next()?, parts.next()?);
            let written = year.len() == 4 && number.len() == 6;
            written.then(|| format!("{year}-{number}").parse().ok())?
        })
}

/// Forms send lines that end as on typewriters.
fn trimmed(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

/// Who acts on a playbook, and what they have before them.
#[derive(Clone, Copy, Debug)]
pub struct Keeper<'a> {
    /// Who acts.
    pub actor: &'a Actor,
    /// From which seat.
    pub seat: Seat,
    /// The version that they read.
    pub seen: Option<Sequence>,
    /// The changes that lessons propose to it (LESS-2).
    pub proposed: &'a BTreeSet<LinkId>,
    /// The day in Europe/Paris.
    pub today: Date,
}

/// Decides on a command.
///
/// # Errors
/// The refusal, with the rule that refuses.
pub fn decide(
    playbook: &Playbook,
    command: &PlaybookCommand,
    keeper: Keeper<'_>,
) -> Result<PlaybookAct, Refusal> {
    let Keeper {
        actor, seen, today, ..
    } = keeper;
    permit(command.verb(), keeper.seat)?;
    if !command.fits(playbook) {
        return Err(Refusal::new(Rule::Supp5, Reason::WrongPlaybookState));
    }
    if command.judges() && seen != Some(playbook.seq) {
        let reason = seen.map_or(Reason::VersionMissing, |_| {
            Reason::ChangedSince(playbook.seq)
        });
        return Err(Refusal::new(Rule::Keep1, reason));
    }
    Ok(match command {
        PlaybookCommand::Submit => PlaybookAct::Submitted,
        PlaybookCommand::Approve { review_by } => {
            let own = |draft: &super::Draft| draft.hands.contains(&actor.pseudonym);
            if playbook.draft.as_ref().is_some_and(own) {
                return Err(Refusal::new(Rule::Supp5, Reason::SamePerson));
            }
            PlaybookAct::Approved {
                review_by: review_day(*review_by, today)?,
            }
        }
        PlaybookCommand::Decline { reason: why } => PlaybookAct::Declined {
            reason: reason(Rule::Supp5, why)?,
        },
        PlaybookCommand::Discard { reason: why } => PlaybookAct::Discarded {
            reason: reason(Rule::Supp5, why)?,
        },
        PlaybookCommand::Review { review_by, note } => PlaybookAct::Reviewed {
            review_by: review_day(*review_by, today)?,
            note: optional(Rule::Supp5, note)?,
        },
        PlaybookCommand::Withdraw { reason: why } => PlaybookAct::Withdrawn {
            reason: reason(Rule::Supp5, why)?,
        },
        PlaybookCommand::TakeUp { change } => {
            waits(playbook, *change, &keeper, None)?;
            PlaybookAct::ChangeTakenUp { change: *change }
        }
        PlaybookCommand::SetAside {
            change,
            reason: why,
        } => {
            waits(playbook, *change, &keeper, Some(Answer::TakenUp))?;
            PlaybookAct::ChangeSetAside {
                change: *change,
                reason: reason(Rule::Less2, why)?,
            }
        }
    })
}

/// A change is answered once; what is taken up may still be set aside before
/// it is in force.
fn waits(
    playbook: &Playbook,
    change: LinkId,
    keeper: &Keeper<'_>,
    revised: Option<Answer>,
) -> Result<(), Refusal> {
    let answer = playbook
        .answers
        .get(&change)
        .map(|answered| answered.answer);
    if !keeper.proposed.contains(&change) {
        return Err(Refusal::new(Rule::Less2, Reason::NoSuchLink));
    }
    if answer.is_some() && answer != revised {
        return Err(Refusal::new(Rule::Less2, Reason::AlreadyDone));
    }
    Ok(())
}

fn review_day(day: Date, today: Date) -> Result<Date, Refusal> {
    let furthest = today.saturating_add(LONGEST_REVIEW_YEARS.years());
    if day > today && day <= furthest {
        Ok(day)
    } else {
        Err(Refusal::new(
            Rule::Supp5,
            Reason::ReviewDayOutOfReach(LONGEST_REVIEW_YEARS),
        ))
    }
}
