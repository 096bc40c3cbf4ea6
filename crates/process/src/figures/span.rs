//! A time in days.

use std::ops::Range;

use jiff::{Span as Length, Timestamp, ToSpan, civil::Date};

use crate::calendar::paris;

/// Days from one to another, the last one left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    from: Date,
    before: Date,
}

impl Span {
    /// From one day to another, both within; nothing when the second comes
    /// before the first.
    #[must_use]
    pub fn of_days(first: Date, last: Date) -> Option<Self> {
        let before = last.tomorrow().ok()?;
        (first < before).then_some(Self {
            from: first,
            before,
        })
    }

    /// The week, from Monday, that holds a day.
    #[must_use]
    pub fn week_of(day: Date) -> Self {
        let past = i64::from(day.weekday().to_monday_zero_offset());
        Self::lasting(day.saturating_sub(past.days()), 1.week())
    }

    /// How many days.
    #[must_use]
    pub fn days(self) -> u64 {
        self.days_to(self.before)
    }

    /// How many days after the first one a day lies; none before it.
    #[must_use]
    pub fn days_to(self, day: Date) -> u64 {
        let hours = self.from.duration_until(day).as_hours();
        u64::try_from(hours.div_euclid(24)).unwrap_or_default()
    }

    /// The month that holds a day.
    #[must_use]
    pub fn month_of(day: Date) -> Self {
        Self::lasting(day.first_of_month(), 1.month())
    }

    /// The quarter that holds a day.
    #[must_use]
    pub fn quarter_of(day: Date) -> Self {
        let past = (day.month() - 1) % 3;
        let first = day.first_of_month().saturating_sub(past.months());
        Self::lasting(first, 3.months())
    }

    /// The year that holds a day.
    #[must_use]
    pub fn year_of(day: Date) -> Self {
        Self::lasting(day.first_of_year(), 1.year())
    }

    fn lasting(from: Date, length: Length) -> Self {
        Self {
            from,
            before: from.saturating_add(length),
        }
    }

    /// The first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.from
    }

    /// The last day.
    #[must_use]
    pub fn last(self) -> Date {
        self.before.yesterday().unwrap_or(self.before)
    }

    /// From the first moment, in Paris, to before the one after the last.
    #[must_use]
    pub fn times(self) -> Option<Range<Timestamp>> {
        let midnight = |day: Date| day.to_zoned(paris()).ok().map(|day| day.timestamp());
        Some(midnight(self.from)?..midnight(self.before)?)
    }

    /// Whether a day is within.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        self.from <= day && day < self.before
    }

    /// The time of the same length that ends where this begins: as many months
    /// when these are whole months, else as many days.
    #[must_use]
    pub fn previous(self) -> Self {
        let months = months(self.before) - months(self.from);
        let back = if self.from.day() == 1 && self.before.day() == 1 {
            months.months()
        } else {
            self.from
                .duration_until(self.before)
                .as_hours()
                .div_euclid(24)
                .days()
        };
        Self {
            from: self.from.saturating_sub(back),
            before: self.from,
        }
    }

    /// The same days of the year before.
    #[must_use]
    pub fn year_before(self) -> Self {
        Self {
            from: self.from.saturating_sub(1.year()),
            before: self.before.saturating_sub(1.year()),
        }
    }
}

fn months(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month())
}
