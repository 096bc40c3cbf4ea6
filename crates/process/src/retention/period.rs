//! Periods of the calendar: fifteen years are fifteen anniversaries, not a
//! number of hours.

use std::{fmt, str::FromStr};

use jiff::{Span, Timestamp};
use serde::{Deserialize, Deserializer};

use crate::calendar::paris;

/// How long something is kept: years, months and days, counted on the
/// calendar of Paris.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    years: i16,
    months: i32,
    days: i32,
}

/// The text is not a period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a period: expected for example \"15 years\", \"6 months\" or \"30 days\"")]
pub struct NotAPeriod(String);

impl Period {
    /// This many years.
    #[must_use]
    pub const fn years(years: i16) -> Self {
        Self {
            years,
            months: 0,
            days: 0,
        }
    }

    /// This many months.
    #[must_use]
    pub const fn months(months: i32) -> Self {
        Self {
            years: 0,
            months,
            days: 0,
        }
    }

    /// This many days.
    #[must_use]
    pub const fn days(days: i32) -> Self {
        Self {
            years: 0,
            months: 0,
            days,
        }
    }

    fn span(self) -> Option<Span> {
        Span::new()
            .try_years(self.years)
            .and_then(|span| span.try_months(self.months))
            .and_then(|span| span.try_days(self.days))
            .ok()
    }

    /// The instant at which the period that begins at `at` is over.
    #[must_use]
    pub fn after(self, at: Timestamp) -> Timestamp {
        self.span()
            .and_then(|span| at.to_zoned(paris()).checked_add(span).ok())
            .map_or(Timestamp::MAX, |end| end.timestamp())
    }

    /// An instant such that every period begun before it is over at `now`; at
    /// most three days too early, since months differ in length.
    #[must_use]
    pub fn before(self, now: Timestamp) -> Timestamp {
        let days = Span::new().days(3);
        self.span()
            .and_then(|span| now.to_zoned(paris()).checked_sub(span).ok())
            .and_then(|begin| begin.checked_sub(days).ok())
            .map_or(Timestamp::MIN, |begin| begin.timestamp())
    }

    /// An instant such that no period begun after it is over at `now`; at most
    /// three days too late.
    #[must_use]
    pub fn at_the_latest(self, now: Timestamp) -> Timestamp {
        let days = Span::new().days(3);
        self.span()
            .and_then(|span| now.to_zoned(paris()).checked_sub(span).ok())
            .and_then(|begin| begin.checked_add(days).ok())
            .map_or(Timestamp::MIN, |begin| begin.timestamp().min(now))
    }

    /// Its parts: years, months, days.
    #[must_use]
    pub const fn parts(self) -> (i16, i32, i32) {
        (self.years, self.months, self.days)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (i32::from(self.years), "years"),
            (self.months, "months"),
            (self.days, "days"),
        ];
        let mut first = true;
        for (count, unit) in parts.into_iter().filter(|(count, _)| *count > 0) {
            let space = if first { "" } else { " " };
            write!(f, "{space}{count} {unit}")?;
            first = false;
        }
        Ok(())
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || NotAPeriod(text.to_owned());
        let span: Span = text.parse().map_err(|_| wrong())?;
        let days = span
            .get_weeks()
            .checked_mul(7)
            .and_then(|days| days.checked_add(span.get_days()))
            .ok_or_else(wrong)?;
        let of_calendar = Span::new()
            .try_years(span.get_years())
            .and_then(|it| it.try_months(span.get_months()))
            .and_then(|it| it.try_weeks(span.get_weeks()))
            .and_then(|it| it.try_days(span.get_days()))
            .map_err(|_| wrong())?;
        if !span.is_positive() || span.fieldwise() != of_calendar.fieldwise() {
            return Err(wrong());
        }
        Ok(Self {
            years: span.get_years(),
            months: span.get_months(),
            days,
        })
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
