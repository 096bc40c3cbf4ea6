//! Who may do what to the directory, and when (SUPP-6).

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};

use super::{Entry, Provider, ProviderAct, ProviderKind, ProviderState};
use crate::{
    access::{RightTo, Seat, Verb, keeps_provider},
    act::{Private, PrivateFields, Sequence},
    case::CaseAct,
    decide::{Ask, optional, permit, reason},
    ids::ProviderId,
    refusal::{Reason, Refusal, Rule},
};

/// The longest name, title, phone or address of an entry, in characters.
pub const LONGEST_NAME: usize = 200;

/// The furthest day by which an entry is checked again, in years from now.
pub const LONGEST_REVIEW_YEARS: i32 = 2;

/// What somebody wants to do to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProviderCommand {
    /// Write it anew.
    Change {
        /// What it is to say.
        entry: Box<Entry>,
        /// The day by which it must be checked again.
        review_by: Date,
    },
    /// Say that it was checked and stays as it is.
    Review {
        /// The day by which it must be checked again.
        review_by: Date,
        /// What was checked.
        note: String,
    },
    /// Propose it no longer.
    Withdraw {
        /// Why.
        reason: String,
    },
    /// Propose it again.
    Restore {
        /// The day by which it must be checked again.
        review_by: Date,
        /// Why.
        note: String,
    },
}

impl ProviderCommand {
    /// Whether it rests on what was read, and so must say which version that
    /// was (KEEP-1).
    #[must_use]
    pub const fn judges(&self) -> bool {
        matches!(self, Self::Change { .. } | Self::Review { .. })
    }

    const fn needs(&self) -> ProviderState {
        match self {
            Self::Change { .. } | Self::Review { .. } | Self::Withdraw { .. } => {
                ProviderState::Listed
            }
            Self::Restore { .. } => ProviderState::Withdrawn,
        }
    }
}

const fn refused(reason: Reason) -> Refusal {
    Refusal::new(Rule::Supp6, reason)
}

/// Decides on a new entry; `today` is the day in Europe/Paris.
///
/// # Errors
/// When the seat may not keep it, or something is missing or too long.
pub fn listed(
    entry: Entry,
    review_by: Date,
    seat: Seat,
    today: Date,
) -> Result<ProviderAct, Refusal> {
    permit(Verb::KeepProviders, seat)?;
    Ok(ProviderAct::Listed {
        entry: Box::new(written(entry, seat)?),
        review_by: review_day(review_by, today)?,
    })
}

/// Decides on a command; `today` is the day in Europe/Paris.
///
/// # Errors
/// The refusal, with the rule that refuses.
pub fn decide(
    provider: &Provider,
    command: ProviderCommand,
    seen: Option<Sequence>,
    seat: Seat,
    today: Date,
) -> Result<ProviderAct, Refusal> {
    permit(Verb::KeepProviders, seat)?;
    within_reach(&provider.entry, seat)?;
    if command.needs() != provider.state() {
        return Err(refused(Reason::WrongProviderState));
    }
    if command.judges() && seen != Some(provider.seq) {
        let reason = seen.map_or(Reason::VersionMissing, |_| {
            Reason::ChangedSince(provider.seq)
        });
        return Err(Refusal::new(Rule::Keep1, reason));
    }
    Ok(match command {
        ProviderCommand::Change { entry, review_by } => ProviderAct::Changed {
            entry: Box::new(written(*entry, seat)?),
            review_by: review_day(review_by, today)?,
        },
        ProviderCommand::Review { review_by, note } => ProviderAct::Reviewed {
            review_by: review_day(review_by, today)?,
            note: optional(Rule::Supp6, &note)?,
        },
        ProviderCommand::Withdraw { reason: why } => ProviderAct::Withdrawn {
            reason: reason(Rule::Supp6, &why)?,
        },
        ProviderCommand::Restore { review_by, note } => ProviderAct::Restored {
            review_by: review_day(review_by, today)?,
            note: optional(Rule::Supp6, &note)?,
        },
    })
}

/// An agency keeps what serves its own region alone.
fn within_reach(entry: &Entry, seat: Seat) -> Result<(), Refusal> {
    match keeps_provider(seat, &entry.regions) {
        RightTo::Held => Ok(()),
        RightTo::Lacking => Err(refused(Reason::OutsideYourRegion)),
    }
}

/// Checks what is written, and shapes it for the record.
fn written(entry: Entry, seat: Seat) -> Result<Entry, Refusal> {
    let mut entry = trimmed(entry)?;
    within_reach(&entry, seat)?;
    if entry.name.is_empty() {
        return Err(refused(Reason::ProviderNameMissing));
    }
    entry.qualification = entry
        .qualification
        .filter(|held| !held.title.is_empty() || held.until.is_some());
    if let Some(held) = &entry.qualification
        && held.title.is_empty()
    {
        return Err(refused(Reason::QualificationMissing));
    }
    if entry.kind == ProviderKind::Pris && entry.qualification.is_none() {
        return Err(refused(Reason::QualificationMissing));
    }
    if entry.competences.is_empty() {
        return Err(refused(Reason::CompetenceMissing));
    }
    let contact = &entry.contact.value;
    if contact.phone.is_empty() && contact.night_phone.is_empty() && contact.email.is_empty() {
        return Err(refused(Reason::ProviderOutOfReach));
    }
    let url = contact.url.as_str();
    if !url.is_empty() && !url.starts_with("https://") && !url.starts_with("http://") {
        return Err(refused(Reason::NotALink));
    }
    Ok(entry)
}

fn trimmed(entry: Entry) -> Result<Entry, Refusal> {
    let line = |text: &str| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() > LONGEST_NAME {
            return Err(refused(Reason::TextTooLong(LONGEST_NAME)));
        }
        Ok(line)
    };
    let contact = &entry.contact.value;
    let contact = super::Contact {
        phone: line(&contact.phone)?,
        night_phone: line(&contact.night_phone)?,
        email: line(&contact.email)?,
        url: line(&contact.url)?,
    };
    let qualification = match &entry.qualification {
        Some(held) => Some(super::Qualification {
            title: line(&held.title)?,
            until: held.until,
        }),
        None => None,
    };
    let note = entry.note.known().map_or("", String::as_str);
    Ok(Entry {
        name: line(&entry.name)?,
        note: optional(Rule::Supp6, note)?,
        contact: PrivateFields::from(contact),
        qualification,
        ..entry
    })
}

fn review_day(day: Date, today: Date) -> Result<Date, Refusal> {
    let furthest = today.saturating_add(LONGEST_REVIEW_YEARS.years());
    if day > today && day <= furthest {
        Ok(day)
    } else {
        Err(refused(Reason::ReviewDayOutOfReach(LONGEST_REVIEW_YEARS)))
    }
}

/// Sends providers of the directory to the facility, as they stand.
pub(crate) fn send(
    ask: &Ask<'_>,
    providers: &BTreeSet<ProviderId>,
    note: &str,
) -> Result<Vec<CaseAct>, Refusal> {
    if providers.is_empty() {
        return Err(refused(Reason::NothingSaid));
    }
    let known = &ask.context.providers;
    let sent: Vec<_> = known
        .iter()
        .filter(|one| providers.contains(&one.id))
        .cloned()
        .collect();
    if sent.len() != providers.len() {
        return Err(refused(Reason::NoSuchProvider));
    }
    let note: Private<String> = optional(Rule::Supp6, note)?;
    Ok(vec![CaseAct::ProvidersSent {
        providers: sent,
        note,
    }])
}
