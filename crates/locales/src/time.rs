//! Dates, hours and durations in words.
//!
//! Instants show in Paris time, which is the CERT's and the law's; a facility
//! that lives by another clock sees its own beside.

use std::borrow::{Borrow, Cow};
use std::sync::LazyLock;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};

use crate::Texts;

static PARIS: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC));

const WEEKDAYS: [&str; 7] = [
    "time-monday",
    "time-tuesday",
    "time-wednesday",
    "time-thursday",
    "time-friday",
    "time-saturday",
    "time-sunday",
];

const MONTHS: [&str; 12] = [
    "time-january",
    "time-february",
    "time-march",
    "time-april",
    "time-may",
    "time-june",
    "time-july",
    "time-august",
    "time-september",
    "time-october",
    "time-november",
    "time-december",
];

/// The zones where French facilities stand.
const ZONES: [(&str, &str); 12] = [
    ("Europe/Paris", "zone-paris"),
    ("America/Guadeloupe", "zone-guadeloupe"),
    ("America/Martinique", "zone-martinique"),
    ("America/Marigot", "zone-saint-martin"),
    ("America/St_Barthelemy", "zone-saint-barthelemy"),
    ("America/Cayenne", "zone-guyane"),
    ("America/Miquelon", "zone-saint-pierre-et-miquelon"),
    ("Indian/Reunion", "zone-reunion"),
    ("Indian/Mayotte", "zone-mayotte"),
    ("Pacific/Wallis", "zone-wallis-et-futuna"),
    ("Pacific/Tahiti", "zone-polynesie"),
    ("Pacific/Noumea", "zone-nouvelle-caledonie"),
];

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Delays of 72 hours are counted in hours to the end.
const LAST_HOURS: i64 = 72 * HOUR;
const MONTH: i64 = 30 * DAY;
const YEAR: i64 = 365 * DAY;

impl Texts {
    /// The day in Paris: « samedi 21 novembre 2026 ».
    #[must_use]
    pub fn date(self, at: impl Borrow<Timestamp>) -> Cow<'static, str> {
        self.day(in_paris(at.borrow()).date())
    }

    /// A civil date: « samedi 21 novembre 2026 ».
    #[must_use]
    pub fn day(self, date: impl Borrow<Date>) -> Cow<'static, str> {
        let date = *date.borrow();
        let weekday = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
        self.with("time-date")
            .arg("weekday", self.get(WEEKDAYS[weekday % 7]))
            .arg("day", date.day())
            .arg("month", self.get(month_key(date)))
            .arg("year", date.year().to_string())
            .text()
    }

    /// A month: « novembre 2026 ».
    #[must_use]
    pub fn month(self, day: impl Borrow<Date>) -> Cow<'static, str> {
        let day = *day.borrow();
        self.with("time-month")
            .arg("month", self.get(month_key(day)))
            .arg("year", day.year().to_string())
            .text()
    }

    /// A civil date in short: « 21 nov. 2026 ».
    #[must_use]
    pub fn short_day(self, day: impl Borrow<Date>) -> Cow<'static, str> {
        let day = *day.borrow();
        self.with("time-short-day")
            .arg("day", day.day())
            .arg("month", self.beside(month_key(day), "short"))
            .arg("year", day.year().to_string())
            .text()
    }

    /// The hour in Paris: « 14 h 05 ».
    #[must_use]
    pub fn time(self, at: impl Borrow<Timestamp>) -> Cow<'static, str> {
        self.hour(in_paris(at.borrow()).time())
    }

    /// A civil hour: « 14 h 05 ».
    #[must_use]
    pub fn hour(self, time: Time) -> Cow<'static, str> {
        self.with("time-hour")
            .arg("hour", time.hour())
            .arg("minute", format!("{:02}", time.minute()))
            .text()
    }

    /// The instant in full, in Paris:
    /// « samedi 21 novembre 2026 à 14 h 05 (heure de Paris) ».
    #[must_use]
    pub fn date_time(self, at: impl Borrow<Timestamp>) -> Cow<'static, str> {
        let at = in_paris(at.borrow());
        self.with("time-date-time")
            .arg("date", self.day(at.date()))
            .arg("hour", self.hour(at.time()))
            .arg("zone", self.zone_of(&at))
            .text()
    }

    /// The instant in full, in Paris, and beside it the hour in `zone` where
    /// its clock differs: « … à 14 h 05 (heure de Paris), soit 17 h 05 (heure
    /// de La Réunion) ». The day is told again where it differs too.
    #[must_use]
    pub fn date_time_in(self, at: impl Borrow<Timestamp>, zone: &TimeZone) -> Cow<'static, str> {
        let paris = in_paris(at.borrow());
        let there = at.borrow().to_zoned(zone.clone());
        if there.datetime() == paris.datetime() {
            return self.date_time(at);
        }
        let local = if there.date() == paris.date() {
            self.hour(there.time())
        } else {
            self.with("time-day-hour")
                .arg("date", self.day(there.date()))
                .arg("hour", self.hour(there.time()))
                .text()
        };
        self.with("time-date-time-elsewhere")
            .arg("paris", self.date_time(at))
            .arg("local", local)
            .arg("zone", self.zone_of(&there))
            .text()
    }

    /// The instant in short, in Paris, for lists: « 21 nov. 2026, 14 h 05 ».
    #[must_use]
    pub fn short(self, at: impl Borrow<Timestamp>) -> Cow<'static, str> {
        let at = in_paris(at.borrow());
        self.with("time-short")
            .arg("day", at.day())
            .arg("month", self.beside(month_key(at.date()), "short"))
            .arg("year", at.year().to_string())
            .arg("hour", self.hour(at.time()))
            .text()
    }

    /// How long ago, beside a date: « il y a 12 min ».
    #[must_use]
    pub fn ago(self, at: impl Borrow<Timestamp>, now: impl Borrow<Timestamp>) -> Cow<'static, str> {
        let passed = now.borrow().duration_since(*at.borrow()).as_secs();
        if passed < MINUTE {
            return self.get("time-just-now");
        }
        self.one("time-ago", "span", self.rough(passed))
    }

    /// What is left before a deadline: « il reste 3 h », or by how much it is
    /// past: « dépassé de 2 jours ».
    #[must_use]
    pub fn left(
        self,
        deadline: impl Borrow<Timestamp>,
        now: impl Borrow<Timestamp>,
    ) -> Cow<'static, str> {
        let left = deadline.borrow().duration_since(*now.borrow()).as_secs();
        let key = if left >= 0 {
            "time-left"
        } else {
            "time-overdue"
        };
        let span = match left {
            HOUR..=LAST_HOURS => self.n("time-hours", left / HOUR),
            _ => self.rough(left.abs().max(MINUTE)),
        };
        self.one(key, "span", span)
    }

    /// A length of time in its two largest units: « 2 h 15 min ».
    #[must_use]
    pub fn duration(self, length: impl Borrow<SignedDuration>) -> String {
        let seconds = length.borrow().abs().as_secs();
        let (large, small) = match seconds {
            ..MINUTE => (self.n("time-seconds", seconds), None),
            MINUTE..HOUR => (self.n("time-minutes", seconds / MINUTE), None),
            HOUR..DAY => (
                self.n("time-hours", seconds / HOUR),
                Some((seconds % HOUR / MINUTE, "time-minutes")),
            ),
            _ => (
                self.n("time-days", seconds / DAY),
                Some((seconds % DAY / HOUR, "time-hours")),
            ),
        };
        match small {
            Some((count, key)) if count > 0 => format!("{large}\u{a0}{}", self.n(key, count)),
            _ => large.into_owned(),
        }
    }

    fn rough(self, seconds: i64) -> Cow<'static, str> {
        match seconds {
            ..HOUR => self.n("time-minutes", seconds / MINUTE),
            HOUR..172_800 => self.n("time-hours", seconds / HOUR),
            172_800..5_184_000 => self.n("time-days", seconds / DAY),
            5_184_000..YEAR => self.n("time-months", seconds / MONTH),
            _ => self.n("time-years", seconds / YEAR),
        }
    }

    /// A zone in words, from its IANA name: « heure de La Réunion »; the name
    /// itself for a zone where no French facility stands.
    #[must_use]
    pub fn zone(self, iana: &str) -> Cow<'static, str> {
        match ZONES.iter().find(|(name, _)| *name == iana) {
            Some((_, key)) => self.get(key),
            None => self.one("zone-other", "name", iana),
        }
    }

    fn zone_of(self, at: &Zoned) -> Cow<'static, str> {
        match at.time_zone().iana_name() {
            Some(name) => self.zone(name),
            None => self.one("zone-other", "name", at.offset().to_string()),
        }
    }
}

fn in_paris(at: &Timestamp) -> Zoned {
    at.to_zoned(PARIS.clone())
}

fn month_key(date: Date) -> &'static str {
    MONTHS[usize::from((date.month() - 1).unsigned_abs()) % 12]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use rstest::rstest;

    use super::*;
    use crate::Lang;

    const FR: Texts = Texts::new(Lang::Fr);
    const EN: Texts = Texts::new(Lang::En);

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// No-break spaces read as plain ones, to keep the expectations legible.
    fn plain(text: &str) -> String {
        text.replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn an_instant_is_told_in_paris_time() {
        let saturday = at("2026-11-21T13:05:00Z");
        assert_eq!(
            plain(&FR.date_time(saturday)),
            "samedi 21 novembre 2026 à 14 h 05 (heure de Paris)"
        );
        assert_eq!(
            plain(&EN.date_time(saturday)),
            "Saturday 21 November 2026 at 14:05 (Paris time)"
        );
        assert_eq!(plain(&FR.short(saturday)), "21 nov. 2026, 14 h 05");
        assert_eq!(
            plain(&FR.date(at("2027-04-30T22:00:00Z"))),
            "samedi 1er mai 2027"
        );
    }

    #[test]
    fn a_facility_overseas_sees_its_own_clock_beside() {
        let reunion = TimeZone::get("Indian/Reunion").unwrap();
        assert_eq!(
            plain(&FR.date_time_in(at("2026-11-21T13:05:00Z"), &reunion)),
            "samedi 21 novembre 2026 à 14 h 05 (heure de Paris), soit 17 h 05 (heure de La Réunion)"
        );
        let noumea = TimeZone::get("Pacific/Noumea").unwrap();
        assert_eq!(
            plain(&EN.date_time_in(at("2026-11-21T13:05:00Z"), &noumea)),
            "Saturday 21 November 2026 at 14:05 (Paris time), \
             that is Sunday 22 November 2026 at 0:05 (New Caledonia time)"
        );
        let paris = TimeZone::get("Europe/Paris").unwrap();
        assert_eq!(
            FR.date_time_in(at("2026-11-21T13:05:00Z"), &paris),
            FR.date_time(at("2026-11-21T13:05:00Z"))
        );
    }

    #[rstest]
    #[case(30, "à l’instant", "just now")]
    #[case(12 * MINUTE, "il y a 12 min", "12 min ago")]
    #[case(47 * HOUR, "il y a 47 h", "47 h ago")]
    #[case(3 * DAY, "il y a 3 jours", "3 days ago")]
    #[case(70 * DAY, "il y a 2 mois", "2 months ago")]
    #[case(400 * DAY, "il y a 1 an", "1 year ago")]
    fn the_past_is_told_roughly(#[case] seconds: i64, #[case] fr: &str, #[case] en: &str) {
        let then = at("2026-11-21T13:05:00Z");
        let now = then + SignedDuration::from_secs(seconds);
        assert_eq!(plain(&FR.ago(then, now)), fr);
        assert_eq!(plain(&EN.ago(then, now)), en);
    }

    #[test]
    fn a_deadline_says_what_is_left_or_by_how_much_it_is_past() {
        let deadline = at("2026-11-21T13:00:00Z");
        assert_eq!(
            plain(&FR.left(deadline, at("2026-11-21T10:00:00Z"))),
            "il reste 3 h"
        );
        assert_eq!(
            plain(&FR.left(deadline, at("2026-11-18T14:00:00Z"))),
            "il reste 71 h",
            "QUAL-3: the 72 hours are counted in hours to the end"
        );
        assert_eq!(
            plain(&FR.left(deadline, at("2026-11-18T12:00:00Z"))),
            "il reste 3 jours"
        );
        assert_eq!(
            plain(&FR.left(deadline, at("2026-11-24T13:00:00Z"))),
            "dépassé de 3 jours"
        );
    }

    #[rstest]
    #[case(45, "45 s")]
    #[case(8100, "2 h 15 min")]
    #[case(7200, "2 h")]
    #[case(100_800, "1 jour 4 h")]
    fn a_length_of_time_shows_its_two_largest_units(#[case] seconds: i64, #[case] expected: &str) {
        assert_eq!(
            plain(&FR.duration(SignedDuration::from_secs(seconds))),
            expected
        );
    }
}
