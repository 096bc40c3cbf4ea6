//! The on-call: who is called outside working hours, in which order, and that
//! somebody answered (DECL-6).

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    access::Body,
    act::Author,
    case::CaseAct,
    decide::Ask,
    ids::{AccountId, ShiftId},
    refusal::{Reason, Refusal, Rule},
    settings::Settings,
};

/// The most weeks that are planned at once.
pub const MOST_WEEKS: u8 = 12;

/// A call of a body outside working hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// When the body's on-call was first called.
    pub since: Timestamp,
    /// Who answered, and when.
    pub answered: Option<(Timestamp, Author)>,
}

/// In which order the people on call at one time are called.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum CallOrder {
    /// Called first.
    First,
    /// Called when the first does not answer.
    Second,
    /// Called when the second does not answer.
    Third,
}

impl CallOrder {
    /// Every place, in order.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Third];

    /// Its stable word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
        }
    }

    /// Key of its name.
    #[must_use]
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::First => "call-order-first",
            Self::Second => "call-order-second",
            Self::Third => "call-order-third",
        }
    }

    /// The place of this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.word() == word)
    }
}

/// Somebody's time on call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Its identity.
    pub id: ShiftId,
    /// The body that answers.
    pub body: Body,
    /// Who is on call.
    pub person: AccountId,
    /// In which order they are called.
    pub order: CallOrder,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// To whom the person offers it, until they answer.
    pub offered_to: Option<AccountId>,
}

impl Shift {
    /// Whether it covers that moment.
    #[must_use]
    pub fn covers(&self, at: Timestamp) -> bool {
        self.from <= at && at < self.until
    }
}

/// The shifts whose people are called at `at` once `rounds` calls went without
/// an answer: the first alone, then the next as well, in order. Everybody who
/// is on call once the rounds outnumber them.
#[must_use]
pub fn called(shifts: &[Shift], at: Timestamp, rounds: usize) -> Vec<&Shift> {
    let mut now: Vec<&Shift> = shifts.iter().filter(|shift| shift.covers(at)).collect();
    now.sort_by_key(|shift| (shift.order, shift.from));
    now.truncate(rounds.saturating_add(1));
    now
}

/// How many calls went without an answer between `since` and `at`.
#[must_use]
pub fn rounds(since: Timestamp, at: Timestamp, settings: &Settings) -> usize {
    let every = settings.on_call.answer_within.as_secs().max(1);
    let waited = at.duration_since(since).as_secs().max(0);
    usize::try_from(waited / every).unwrap_or(usize::MAX)
}

/// The weeks that begin on `first`, handed over at the hour of the settings
/// on the clocks of the CERT's zone.
///
/// # Errors
/// When no week or too many are asked for, or they are over.
pub fn weeks(
    first: Date,
    count: u8,
    settings: &Settings,
    now: Timestamp,
) -> Result<Vec<(Timestamp, Timestamp)>, Refusal> {
    if count == 0 || count > MOST_WEEKS {
        return Err(Refusal::new(Rule::Decl6, Reason::TooManyWeeks(MOST_WEEKS)));
    }
    let zone: &TimeZone = settings.hours.zone();
    let handover = |week: u8| {
        first
            .checked_add((i64::from(week) * 7).days())
            .ok()
            .and_then(|day| {
                zone.to_timestamp(day.to_datetime(settings.on_call.handover))
                    .ok()
            })
            .unwrap_or(Timestamp::MAX)
    };
    let weeks: Vec<_> = (0..count)
        .map(|week| (handover(week), handover(week + 1)))
        .collect();
    if weeks.first().is_some_and(|(_, until)| *until <= now) {
        return Err(Refusal::new(Rule::Decl6, Reason::InThePast));
    }
    Ok(weeks)
}

/// Somebody of the body that was called answers.
pub(crate) fn answer(ask: &Ask<'_>) -> Result<Vec<CaseAct>, Refusal> {
    let body = ask
        .actor
        .body()
        .ok_or(Refusal::new(Rule::Decl6, Reason::NotYourRole))?;
    match ask.case.calls.get(&body) {
        Some(call) if call.answered.is_none() => Ok(vec![CaseAct::CallAnswered { body }]),
        Some(_) => Err(Refusal::new(Rule::Decl6, Reason::AlreadyDone)),
        None => Err(Refusal::new(Rule::Decl6, Reason::NoSuchCall)),
    }
}
