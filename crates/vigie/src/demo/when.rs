//! The moments of the demonstration's stories, told from the day on which it
//! is built:
//!
//! - `J-17 22:35`: seventeen days before, on the clocks of Paris; the name of
//!   another zone may follow;
//! - `J-17`: the day alone;
//! - `nuit 02:40`: in the night that was over last;
//! - `-25 min`: minutes before.

use jiff::{Timestamp, ToSpan, Zoned, civil, tz::TimeZone};
use process::calendar::paris;

/// When a night is over, on the clocks of Paris: what happens in one, happens
/// before.
const NIGHT_IS_OVER: civil::Time = civil::time(5, 0, 0, 0);

/// A moment of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// To the minute.
    At(Zoned),
    /// A day.
    On(civil::Date),
}

impl When {
    /// Reads a moment, told from `now`; nothing when the text is none.
    pub(super) fn read(text: &str, now: Timestamp) -> Option<Self> {
        let local = now.to_zoned(paris());
        if let Some(minutes) = text
            .strip_prefix('-')
            .and_then(|rest| rest.strip_suffix(" min"))
        {
            let minutes: i64 = minutes.parse().ok()?;
            return local.checked_sub(minutes.minutes()).ok().map(Self::At);
        }
        if let Some(clock) = text.strip_prefix("nuit ") {
            return last(clock.parse().ok()?, &local).map(Self::At);
        }
        let mut parts = text.strip_prefix('J')?.splitn(3, ' ');
        let days: i64 = parts.next()?.parse().ok()?;
        let day = local.date().checked_add(days.days()).ok()?;
        let Some(clock) = parts.next() else {
            return Some(Self::On(day));
        };
        let clock: civil::Time = clock.parse().ok()?;
        let zone = match parts.next() {
            Some(name) => TimeZone::get(name).ok()?,
            None => paris(),
        };
        day.to_datetime(clock).to_zoned(zone).ok().map(Self::At)
    }

    /// As facts and commands write it.
    pub(super) fn written(&self) -> String {
        match self {
            Self::At(zoned) => zoned
                .round(jiff::Unit::Minute)
                .as_ref()
                .map_or_else(|_| zoned.to_string(), ToString::to_string),
            Self::On(day) => day.to_string(),
        }
    }
}

/// This hour of the last night that is over: of one night for all hours, so that a
/// story keeps its order.
fn last(clock: civil::Time, now: &Zoned) -> Option<Zoned> {
    let morning = if now.time() < NIGHT_IS_OVER {
        now.date().yesterday().ok()?
    } else {
        now.date()
    };
    morning.to_datetime(clock).to_zoned(paris()).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn read(text: &str, now: &str) -> String {
        When::read(text, now.parse().unwrap()).unwrap().written()
    }

    #[test]
    fn days_are_those_of_paris() {
        let late = "2026-03-01T23:30:00Z";
        assert_eq!(
            read("J-1 22:35", late),
            "2026-03-01T22:35:00+01:00[Europe/Paris]"
        );
        assert_eq!(
            read("J-1 08:10 Indian/Reunion", late),
            "2026-03-01T08:10:00+04:00[Indian/Reunion]"
        );
        assert_eq!(read("J-3", late), "2026-02-27");
    }

    #[test]
    fn a_night_is_the_last_one() {
        let morning = "2026-03-02T08:00:00Z";
        assert!(read("nuit 02:40", morning).starts_with("2026-03-02T02:40"));
        let at_night = "2026-03-02T02:00:00Z";
        assert!(read("nuit 02:40", at_night).starts_with("2026-03-01T02:40"));
    }

    #[test]
    fn a_night_keeps_its_order_whenever_it_is_told() {
        let midnight: Timestamp = "2026-03-01T23:00:00Z".parse().unwrap();
        for minutes in 0..1_440 {
            let now = midnight + minutes.minutes();
            let moment = |text: &str| match When::read(text, now).unwrap() {
                When::At(moment) => moment.timestamp(),
                When::On(day) => panic!("{day}"),
            };
            let noticed = moment("nuit 02:05");
            assert!(noticed < moment("nuit 02:40"), "{now}");
            assert!(moment("nuit 02:40") < now, "{now}");
        }
    }

    #[test]
    fn other_texts_are_no_moments() {
        let now = "2026-03-02T08:00:00Z".parse().unwrap();
        for text in ["", "J", "Journaux copiés", "-", "- 25", "nuit", "unknown"] {
            assert_eq!(When::read(text, now), None, "{text}");
        }
    }
}
