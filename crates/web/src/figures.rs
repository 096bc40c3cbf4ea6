//! Figures in words (FIG-1): what is asked of them, how they are written and
//! drawn, for pages, downloads and API alike.

pub(crate) mod along;
pub(crate) mod asked;
pub(crate) mod dictionary;
pub(crate) mod drawn;
pub(crate) mod files;
pub mod past;
pub(crate) mod told;
pub(crate) mod told_timeline;

use std::borrow::Cow;

use jiff::SignedDuration;
use locales::Texts;
use process::figures::{Change, Group, Kind, Place, Published, Span, Value};
use process::territory;
use process::words::Unit;

use crate::naming;
use crate::pages::staff::nature_key;

/// A value in full: « 45,3 % (167 sur 369) ».
#[must_use]
pub(crate) fn value(t: Texts, value: Value) -> String {
    if value.is_of_nothing() {
        return t.get("figure-nothing").into_owned();
    }
    match value {
        Value::Count(count) => t.number(count),
        Value::Share { part, whole } => t
            .with("figure-share")
            .arg("share", short(t, value))
            .arg("part", part)
            .arg("whole", whole)
            .text()
            .into_owned(),
        Value::Duration {
            known, of, ninth, ..
        } => t
            .with("figure-duration")
            .arg("median", short(t, value))
            .arg("ninth", minutes(t, ninth.unwrap_or_default()))
            .arg("known", known)
            .arg("of", of)
            .text()
            .into_owned(),
    }
}

/// A value alone: « 45,3 % », and the median of times.
#[must_use]
pub(crate) fn short(t: Texts, value: Value) -> String {
    match value {
        Value::Count(count) => t.number(count),
        Value::Share { .. } => value.tenths().map_or_else(
            || t.get("figure-nothing").into_owned(),
            |tenths| {
                t.one("figure-percent", "number", decimal(t, tenths))
                    .into_owned()
            },
        ),
        Value::Duration { median, .. } => median.map_or_else(
            || t.get("figure-nothing").into_owned(),
            |median| minutes(t, median),
        ),
    }
}

/// How a figure changed: « +12,5 % », « −3 points », « +2 h ».
#[must_use]
pub(crate) fn change(t: Texts, change: Change) -> String {
    let (amount, written) = match change {
        Change::Relative(tenths) => {
            let number = decimal(t, tenths.unsigned_abs());
            (
                tenths,
                t.one("figure-percent", "number", number).into_owned(),
            )
        }
        Change::Points(tenths) => {
            let number = decimal(t, tenths.unsigned_abs());
            (
                tenths,
                t.one("figure-points", "number", number).into_owned(),
            )
        }
        Change::Minutes(change) => {
            let length = u32::try_from(change.unsigned_abs()).unwrap_or(u32::MAX);
            (change, minutes(t, length))
        }
    };
    let sign = match amount {
        0 => return t.get("figure-unchanged").into_owned(),
        1.. => "+",
        _ => "−",
    };
    format!("{sign}{written}")
}

/// A number as the public may read it.
#[must_use]
pub(crate) fn published(t: Texts, number: Published) -> String {
    match number {
        Published::Count(count) => t.number(count),
        Published::Hidden => t.get("figure-hidden").into_owned(),
    }
}

/// How the number behind a value of a unit is written.
#[must_use]
pub(crate) fn drawn(t: Texts, unit: Unit, number: u64) -> String {
    match unit {
        Unit::Count => t.number(number),
        Unit::Share => t
            .one("figure-percent", "number", decimal(t, number))
            .into_owned(),
        Unit::Duration => minutes(t, u32::try_from(number).unwrap_or(u32::MAX)),
    }
}

/// How a unit is drawn: the number behind a value.
#[must_use]
pub(crate) fn height(value: Value) -> Option<u64> {
    match value {
        Value::Count(count) => Some(count),
        Value::Share { .. } => value.tenths(),
        Value::Duration { median, .. } => median.map(u64::from),
    }
}

/// What a group is called.
#[must_use]
pub(crate) fn group(t: Texts, group: Group) -> Cow<'static, str> {
    match group {
        Group::Month(span) => t.month(span.first()),
        Group::Quarter(span) => {
            let first = span.first();
            t.with("figure-quarter")
                .arg("quarter", (first.month() + 2) / 3)
                .arg("year", first.year().to_string())
                .text()
        }
        Group::Year(span) => span.first().year().to_string().into(),
        Group::Region(code) => territory::region(code).name().into(),
        Group::Departement(code) => naming::departement(code).into(),
        Group::Type(group) => t.get(group.label_key()),
        Group::Nature(nature) => t.get(nature_key(nature)),
        Group::Malice(malice) => named(t, malice.label_key()),
        Group::Cause(cause) => named(t, cause.label_key()),
        Group::Care(care) => named(t, care.label_key()),
        Group::Data(data) => named(t, data.label_key()),
        Group::DataNature(nature) => named(t, nature.label_key()),
        Group::Class(class) => t.get(class.label_key()),
        Group::Unsaid => t.get("figure-unsaid"),
    }
}

/// What a word is called in tables, where its label answers a question.
#[must_use]
pub(crate) fn named(t: Texts, label: &str) -> Cow<'static, str> {
    let short = t.beside(label, "short");
    if short.is_empty() {
        t.get(label)
    } else {
        short
    }
}

/// What a territory is called.
#[must_use]
pub(crate) fn place(t: Texts, place: Place) -> Cow<'static, str> {
    match place {
        Place::Nation => t.get("figure-nation"),
        Place::Region(code) => territory::region(code).name().into(),
        Place::Departement(code) => naming::departement(code).into(),
    }
}

/// What a kind of facility is called.
#[must_use]
pub(crate) fn kind(t: Texts, kind: Kind) -> Cow<'static, str> {
    match kind {
        Kind::Group(group) => t.get(group.label_key()),
        Kind::Nature(nature) => t.get(nature_key(nature)),
    }
}

/// Days in words: a year, a month, or from one day to another.
#[must_use]
pub(crate) fn period(t: Texts, span: Span) -> Cow<'static, str> {
    let first = span.first();
    if span == Span::year_of(first) {
        first.year().to_string().into()
    } else if span == Span::month_of(first) {
        t.month(first)
    } else {
        t.with("figure-period")
            .arg("first", t.short_day(first))
            .arg("last", t.short_day(span.last()))
            .text()
    }
}

/// What is drawn of a unit, in words.
#[must_use]
pub(crate) fn drawn_key(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "figure-drawn-count",
        Unit::Share => "figure-drawn-share",
        Unit::Duration => "figure-drawn-duration",
    }
}

fn minutes(t: Texts, minutes: u32) -> String {
    t.duration(SignedDuration::from_mins(minutes.into()))
}

/// Tenths as a decimal number.
fn decimal(t: Texts, tenths: u64) -> String {
    t.tenths(tenths)
}
