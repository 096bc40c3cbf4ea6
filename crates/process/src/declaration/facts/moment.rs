//! Moments as people know them: to the minute or to the day, in a zone.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// The name of a time zone of the IANA database, such as `Indian/Reunion`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zone(String);

impl Zone {
    /// The zone of metropolitan France, and the one supposed when none is given.
    #[must_use]
    pub fn paris() -> Self {
        Self("Europe/Paris".to_owned())
    }

    /// The zone of that name.
    ///
    /// # Errors
    /// When the database has no such zone.
    pub fn new(name: &str) -> Result<Self, MomentError> {
        let zone = TimeZone::get(name).map_err(|_| MomentError::Zone)?;
        let name = zone.iana_name().ok_or(MomentError::Zone)?;
        Ok(Self(name.to_owned()))
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Its rules.
    #[must_use]
    pub fn rules(&self) -> TimeZone {
        TimeZone::get(&self.0).unwrap_or(TimeZone::UTC)
    }
}

/// How precisely a moment is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the day is known.
    Day,
    /// The hour and minute are known.
    Minute,
}

/// Why a moment cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MomentError {
    /// Not a date.
    #[error("not a date")]
    Date,
    /// Not a time of day.
    #[error("not a time of day")]
    Time,
    /// Not a known time zone.
    #[error("not a known time zone")]
    Zone,
    /// Outside the years 1990 to 2199, so surely a slip of the hand.
    #[error("outside the years 1990 to 2199")]
    Range,
}

/// A moment: an instant, the zone in which people lived it, and whether they
/// know the minute or only the day.
///
/// In JSON: `"2026-11-20T03:12:00+01:00[Europe/Paris]"`, or
/// `"2026-11-20[Europe/Paris]"` when only the day is known. Without a zone
/// in brackets the zone is `Europe/Paris`; an offset given is always obeyed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    at: Timestamp,
    zone: Zone,
    precision: Precision,
}

impl Moment {
    /// A moment known to the minute; seconds are dropped.
    ///
    /// # Errors
    /// When it lies outside the years 1990 to 2199.
    pub fn at_minute(at: Timestamp, zone: Zone) -> Result<Self, MomentError> {
        within_range(at.to_zoned(zone.rules()).date())?;
        let seconds = at.as_second() - at.as_second().rem_euclid(60);
        let at = Timestamp::from_second(seconds).map_err(|_| MomentError::Range)?;
        Ok(Self {
            at,
            zone,
            precision: Precision::Minute,
        })
    }

    /// A day, known without its hour.
    ///
    /// # Errors
    /// When it lies outside the years 1990 to 2199.
    pub fn on_day(day: civil::Date, zone: Zone) -> Result<Self, MomentError> {
        within_range(day)?;
        let at = day
            .to_zoned(zone.rules())
            .map_err(|_| MomentError::Range)?
            .timestamp();
        Ok(Self {
            at,
            zone,
            precision: Precision::Day,
        })
    }

    /// The wall clock's date and time in a zone. Where the clock shows the
    /// same time twice, `offset` (such as `+02`) says which; without it, the
    /// first.
    ///
    /// # Errors
    /// When it lies outside the years 1990 to 2199.
    pub fn on_clock(
        clock: civil::DateTime,
        zone: Zone,
        offset: Option<&str>,
    ) -> Result<Self, MomentError> {
        let ambiguous = zone.rules().to_ambiguous_timestamp(clock);
        let second = match ambiguous.offset() {
            AmbiguousOffset::Fold { after, .. } => {
                offset.is_some_and(|given| given == after.to_string())
            }
            AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Gap { .. } => false,
        };
        let at = if second {
            ambiguous.later()
        } else {
            ambiguous.compatible()
        };
        Self::at_minute(at.map_err(|_| MomentError::Range)?, zone)
    }

    /// The instant; for a day, its first instant in the zone.
    #[must_use]
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// The zone.
    #[must_use]
    pub const fn zone(&self) -> &Zone {
        &self.zone
    }

    /// How precisely it is known.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        self.precision
    }

    /// The last instant that it may mean: the end of the day when only the
    /// day is known.
    #[must_use]
    pub fn latest(&self) -> Timestamp {
        match self.precision {
            Precision::Minute => self.at,
            Precision::Day => self
                .zoned()
                .end_of_day()
                .map_or(self.at, |end| end.timestamp()),
        }
    }

    /// The moment on its own zone's clock.
    #[must_use]
    pub fn zoned(&self) -> Zoned {
        self.at.to_zoned(self.zone.rules())
    }

    /// The zone as a form submits it back: its name, preceded by the offset
    /// when the clock shows that time twice, as in `+01[Europe/Paris]`.
    #[must_use]
    pub fn zone_value(&self) -> String {
        let zoned = self.zoned();
        let rules = self.zone.rules();
        match rules.to_ambiguous_timestamp(zoned.datetime()).offset() {
            AmbiguousOffset::Fold { .. } => format!("{}[{}]", zoned.offset(), self.zone.name()),
            AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Gap { .. } => {
                self.zone.name().to_owned()
            }
        }
    }
}

fn within_range(day: civil::Date) -> Result<(), MomentError> {
    if (1990..2200).contains(&day.year()) {
        Ok(())
    } else {
        Err(MomentError::Range)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Minute => write!(formatter, "{}", self.zoned()),
            Precision::Day => write!(formatter, "{}[{}]", self.zoned().date(), self.zone.name()),
        }
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(written: &str) -> Result<Self, MomentError> {
        let (clock, zone) = match written.split_once('[') {
            Some((clock, zone)) => {
                let name = zone.strip_suffix(']').ok_or(MomentError::Zone)?;
                (clock, Zone::new(name)?)
            }
            None => (written, Zone::paris()),
        };
        if let Ok(at) = clock.parse::<Timestamp>() {
            return Self::at_minute(at, zone);
        }
        if clock.len() > "2026-11-20".len() {
            let clock = clock.parse().map_err(|_| MomentError::Date)?;
            return Self::on_clock(clock, zone, None);
        }
        Self::on_day(clock.parse().map_err(|_| MomentError::Date)?, zone)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
