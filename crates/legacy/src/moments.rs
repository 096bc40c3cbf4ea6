//! Days and hours as people and spreadsheets write them.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
};
use process::calendar::paris;

/// When something happened, as far as a file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct When {
    /// The day, in Paris.
    pub(crate) day: Date,
    /// The instant, where the hour is said.
    pub(crate) at: Option<Timestamp>,
}

/// A day, or a day with its hour: `2019-03-12 14:30`, `12/03/2019 14h30`,
/// `2019-03-12T14:30Z`. Hours are those of Paris unless they say otherwise.
pub(crate) fn when(text: &str) -> Option<When> {
    if let Ok(at) = text.parse::<Timestamp>() {
        let day = paris().to_datetime(at).date();
        return Some(When { day, at: Some(at) });
    }
    let (day, hour) = match text.split_once(['T', ' ', '\u{a0}', '\u{202f}']) {
        Some((day, hour)) => (day, hour.trim()),
        None => (text, ""),
    };
    let day = self::day(day)?;
    if hour.is_empty() {
        return Some(When { day, at: None });
    }
    let local = DateTime::from_parts(day, time(hour)?);
    let at = local.to_zoned(paris()).ok()?.timestamp();
    Some(When { day, at: Some(at) })
}

fn day(text: &str) -> Option<Date> {
    if let Ok(day) = text.parse::<Date>() {
        return Some(day);
    }
    let mut parts = text.split(['/', '.', '-']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(number(year)?, number(month)?, number(day)?).ok()
}

fn time(text: &str) -> Option<Time> {
    let mut parts = text.split([':', 'h', 'H']).map(str::trim);
    let hour = number(parts.next()?)?;
    let mut next = || match parts.next() {
        None | Some("") => Some(0),
        Some(part) => number(part),
    };
    let (minute, second) = (next()?, next()?);
    Time::new(hour, minute, second, 0).ok()
}

fn number<N: std::str::FromStr>(text: &str) -> Option<N> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// So many hours in minutes: `36`, `1,5`, `2 h`.
pub(crate) fn hours(text: &str) -> Option<u32> {
    let number = text.trim_end_matches(['h', 'H']).trim().replace(',', ".");
    let hours: f64 = number.parse().ok()?;
    // A hundred years: beyond, a day was meant.
    if !(0.0..=876_000.0).contains(&hours) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range was checked"
    )]
    let minutes = (hours * 60.0).round() as u32;
    Some(minutes)
}
