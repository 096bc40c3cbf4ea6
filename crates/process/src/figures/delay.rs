//! A time that passed between two events.

use jiff::Timestamp;

/// Minutes between two events, when both are known and follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delay(u32);

impl Delay {
    /// One of the events is not known, or has not happened.
    pub const UNKNOWN: Self = Self(u32::MAX);

    /// So many minutes.
    #[must_use]
    pub const fn of_minutes(minutes: u32) -> Self {
        Self(minutes)
    }

    /// From one event to another.
    #[must_use]
    pub fn between(from: Option<Timestamp>, to: Option<Timestamp>) -> Self {
        let (Some(from), Some(to)) = (from, to) else {
            return Self::UNKNOWN;
        };
        let minutes = to
            .as_second()
            .saturating_sub(from.as_second())
            .div_euclid(60);
        u32::try_from(minutes).map_or(Self::UNKNOWN, Self)
    }

    /// The minutes, when they are known.
    #[must_use]
    pub const fn minutes(self) -> Option<u32> {
        match self {
            Self::UNKNOWN => None,
            Self(minutes) => Some(minutes),
        }
    }
}

impl From<Option<u32>> for Delay {
    fn from(minutes: Option<u32>) -> Self {
        minutes.map_or(Self::UNKNOWN, Self)
    }
}
