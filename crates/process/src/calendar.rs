//! Working hours and public holidays: when the desk answers, and when a
//! reporter in need is led to the on-call instead (DECL-6).

mod holidays;

use std::{collections::BTreeSet, sync::LazyLock};

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};

pub use self::holidays::{Holiday, HolidayZone, easter, holiday_on};

/// The zone of the CERT, of case references and of every time shown without a
/// zone: Europe/Paris.
#[must_use]
pub fn paris() -> TimeZone {
    static PARIS: LazyLock<TimeZone> = LazyLock::new(|| bundled_zone("Europe/Paris"));
    PARIS.clone()
}

/// Year of a moment on the clocks of Paris, as case references bear it.
#[must_use]
pub fn year_in_paris(at: Timestamp) -> i16 {
    paris().to_datetime(at).year()
}

/// A zone by its IANA name. The time zone database is compiled in, so that a
/// name of our own tables is always found; UTC only completes the type.
pub(crate) fn bundled_zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// A day of the week, as configuration names it (`"monday"`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say all")]
pub enum Day {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl From<Weekday> for Day {
    fn from(weekday: Weekday) -> Self {
        match weekday {
            Weekday::Monday => Self::Monday,
            Weekday::Tuesday => Self::Tuesday,
            Weekday::Wednesday => Self::Wednesday,
            Weekday::Thursday => Self::Thursday,
            Weekday::Friday => Self::Friday,
            Weekday::Saturday => Self::Saturday,
            Weekday::Sunday => Self::Sunday,
        }
    }
}

/// Whether the desk answers at some moment (DECL-6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// Within working hours.
    Open,
    /// Outside working hours: the urgent path leads to the on-call.
    Closed {
        /// The first moment at which the desk answers again.
        reopens_at: Timestamp,
    },
}

/// Hours that could never be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImpossibleHours {
    /// The list of working days is empty.
    #[error("at least one working day is needed")]
    NoDay,
    /// Opening is not before closing on the same day.
    #[error("the opening time {opens} is not before the closing time {closes}")]
    NotBeforeClosing {
        /// Opening time as configured.
        opens: Time,
        /// Closing time as configured.
        closes: Time,
    },
}

/// The hours at which the desk answers: some days of the week, from opening
/// (included) to closing (excluded), public holidays left out (DECL-6).
///
/// Hours are those of the CERT's own zone, for an overseas facility too: it is
/// the CERT that answers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "HoursTable")]
pub struct WorkingHours {
    days: BTreeSet<Day>,
    opens: Time,
    closes: Time,
    zone: TimeZone,
    holidays: HolidayZone,
}

/// The keys of the configuration file; each one that is left out has the
/// value of [`WorkingHours::default`].
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct HoursTable {
    days: BTreeSet<Day>,
    opens: Time,
    closes: Time,
    #[serde(with = "jiff::fmt::serde::tz::required")]
    zone: TimeZone,
    holidays: HolidayZone,
}

impl Default for HoursTable {
    fn default() -> Self {
        let WorkingHours {
            days,
            opens,
            closes,
            zone,
            holidays,
        } = WorkingHours::default();
        Self {
            days,
            opens,
            closes,
            zone,
            holidays,
        }
    }
}

impl TryFrom<HoursTable> for WorkingHours {
    type Error = ImpossibleHours;

    fn try_from(table: HoursTable) -> Result<Self, Self::Error> {
        Self::new(
            table.days,
            table.opens,
            table.closes,
            table.zone,
            table.holidays,
        )
    }
}

impl Default for WorkingHours {
    /// Monday to Friday, 9h to 18h in Paris, metropolitan holidays (DECL-6).
    fn default() -> Self {
        use Day::{Friday, Monday, Thursday, Tuesday, Wednesday};
        Self {
            days: BTreeSet::from([Monday, Tuesday, Wednesday, Thursday, Friday]),
            opens: Time::constant(9, 0, 0, 0),
            closes: Time::constant(18, 0, 0, 0),
            zone: paris(),
            holidays: HolidayZone::Metropole,
        }
    }
}

impl WorkingHours {
    /// Hours from `opens` (included) to `closes` (excluded) on the given days.
    ///
    /// # Errors
    /// [`ImpossibleHours`] when no day is given or opening is not before
    /// closing: the desk would never answer.
    pub fn new(
        days: impl IntoIterator<Item = Day>,
        opens: Time,
        closes: Time,
        zone: TimeZone,
        holidays: HolidayZone,
    ) -> Result<Self, ImpossibleHours> {
        let days = BTreeSet::from_iter(days);
        if days.is_empty() {
            return Err(ImpossibleHours::NoDay);
        }
        if opens >= closes {
            return Err(ImpossibleHours::NotBeforeClosing { opens, closes });
        }
        Ok(Self {
            days,
            opens,
            closes,
            zone,
            holidays,
        })
    }

    /// The zone in which the hours are read.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Opening time, on the clocks of [`WorkingHours::zone`].
    #[must_use]
    pub fn opens(&self) -> Time {
        self.opens
    }

    /// Closing time, on the clocks of [`WorkingHours::zone`].
    #[must_use]
    pub fn closes(&self) -> Time {
        self.closes
    }

    /// Whether the desk answers at that moment; if not, when it does again.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> Openness {
        match self.window_not_past(at) {
            Some((opens, _)) if opens <= at => Openness::Open,
            Some((opens, _)) => Openness::Closed { reopens_at: opens },
            None => Openness::Closed {
                reopens_at: Timestamp::MAX,
            },
        }
    }

    /// The moment at which `amount` of working time will have passed since
    /// `start`. An amount used up exactly at closing ends there and then; an
    /// amount of zero or less ends at `start`.
    #[must_use]
    pub fn add_working_time(&self, start: Timestamp, amount: SignedDuration) -> Timestamp {
        if amount <= SignedDuration::ZERO {
            return start;
        }
        let (mut at, mut left) = (start, amount);
        while let Some((opens, closes)) = self.window_not_past(at) {
            let from = at.max(opens);
            let available = from.duration_until(closes);
            if left <= available {
                return from.checked_add(left).unwrap_or(Timestamp::MAX);
            }
            left -= available;
            at = closes;
        }
        Timestamp::MAX
    }

    /// The opening and closing moments of the first working day that is not
    /// over at that moment.
    fn window_not_past(&self, at: Timestamp) -> Option<(Timestamp, Timestamp)> {
        let mut date = self.zone.to_datetime(at).date();
        loop {
            if let Some((opens, closes)) = self.window(date)
                && at < closes
            {
                return Some((opens, closes));
            }
            date = date.tomorrow().ok()?;
        }
    }

    /// The opening and closing moments of a date. A time that the change to
    /// summer time skips is read an hour later, one that happens twice is the
    /// first.
    fn window(&self, date: Date) -> Option<(Timestamp, Timestamp)> {
        if !self.days.contains(&date.weekday().into()) || holiday_on(date, self.holidays).is_some()
        {
            return None;
        }
        let opens = self.zone.to_timestamp(date.to_datetime(self.opens)).ok()?;
        let closes = self.zone.to_timestamp(date.to_datetime(self.closes)).ok()?;
        (opens < closes).then_some((opens, closes))
    }
}
