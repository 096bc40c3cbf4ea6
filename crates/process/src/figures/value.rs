//! What a figure says.

/// The value of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// So many.
    Count(u64),
    /// A part of the denominator.
    Share {
        /// How many.
        part: u64,
        /// Of how many.
        whole: u64,
    },
    /// Times in minutes: the least that half, or nine tenths, of the known
    /// times do not exceed.
    Duration {
        /// How many times are known.
        known: u64,
        /// Of how many cases.
        of: u64,
        /// Half of them lasted no longer.
        median: Option<u32>,
        /// Nine in ten lasted no longer.
        ninth: Option<u32>,
    },
}

/// How a figure changed from one period to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// In tenths of a per cent of what it was.
    Relative(i64),
    /// In tenths of a point.
    Points(i64),
    /// In minutes, of the median.
    Minutes(i64),
}

impl Value {
    /// A share in tenths of a per cent, rounded to the nearest; none of
    /// nothing.
    #[must_use]
    pub fn tenths(self) -> Option<u64> {
        match self {
            Self::Share { part, whole } => {
                (whole > 0).then(|| (part * 2_000 + whole) / (2 * whole))
            }
            Self::Count(_) | Self::Duration { .. } => None,
        }
    }

    /// Whether there is nothing of which it could be taken.
    #[must_use]
    pub const fn is_of_nothing(self) -> bool {
        match self {
            Self::Count(_) => false,
            Self::Share { whole, .. } => whole == 0,
            Self::Duration { known, .. } => known == 0,
        }
    }

    /// How it changed from what it was before; nothing where one of both
    /// cannot be compared.
    #[must_use]
    pub fn change_from(self, before: Self) -> Option<Change> {
        match (self, before) {
            (Self::Count(now), Self::Count(before)) => {
                let (now, before) = (i64::try_from(now).ok()?, i64::try_from(before).ok()?);
                let twice = (now - before) * 2_000;
                (before > 0).then(|| Change::Relative((twice + before).div_euclid(2 * before)))
            }
            (Self::Share { .. }, Self::Share { .. }) => {
                let now = i64::try_from(self.tenths()?).ok()?;
                let before = i64::try_from(before.tenths()?).ok()?;
                Some(Change::Points(now - before))
            }
            (Self::Duration { median: now, .. }, Self::Duration { median: before, .. }) => {
                Some(Change::Minutes(i64::from(now?) - i64::from(before?)))
            }
            _ => None,
        }
    }
}

/// The least of sorted or unsorted times that so many tenths of them do not
/// exceed.
pub(super) fn decile(times: &mut [u32], tenths: usize) -> Option<u32> {
    let place = (times.len() * tenths).div_ceil(10).checked_sub(1)?;
    Some(*times.select_nth_unstable(place).1)
}
