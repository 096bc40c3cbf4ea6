//! Who is on call, and whom a call reaches (DECL-6).

#![allow(clippy::unwrap_used)]

use jiff::{Timestamp, civil};
use process::{
    access::Body,
    calendar::paris,
    ids::{AccountId, ShiftId},
    on_call::{CallOrder, Shift, called, rounds, weeks},
    refusal::Reason,
    settings::Settings,
};
use uuid::Uuid;

fn at(text: &str) -> Timestamp {
    let local: civil::DateTime = text.parse().unwrap();
    paris().to_timestamp(local).unwrap()
}

fn shift(person: u128, order: CallOrder, from: &str, until: &str) -> Shift {
    Shift {
        id: ShiftId(Uuid::from_u128(person)),
        body: Body::Cert,
        person: AccountId(Uuid::from_u128(person)),
        order,
        from: at(from),
        until: at(until),
        offered_to: None,
    }
}

fn names(called: &[&Shift]) -> Vec<u128> {
    called
        .iter()
        .map(|shift| shift.person.0.as_u128())
        .collect()
}

#[test]
fn decl_6_the_first_is_called_alone_then_the_next_as_well() {
    let week = ("2026-03-09T09:00", "2026-03-16T09:00");
    let shifts = [
        shift(2, CallOrder::Second, week.0, week.1),
        shift(1, CallOrder::First, week.0, week.1),
        shift(9, CallOrder::First, week.1, "2026-03-23T09:00"),
    ];
    let night = at("2026-03-15T03:00");
    assert_eq!(names(&called(&shifts, night, 0)), [1]);
    assert_eq!(names(&called(&shifts, night, 1)), [1, 2]);
    assert_eq!(names(&called(&shifts, night, 7)), [1, 2]);
    let handover = at("2026-03-16T09:00");
    assert_eq!(names(&called(&shifts, handover, 0)), [9]);
    assert_eq!(names(&called(&shifts, at("2026-03-30T03:00"), 0)), [0; 0]);
}

#[test]
fn decl_6_the_rounds_count_from_the_first_call() {
    let settings = Settings::default();
    let since = at("2026-03-15T03:00");
    for (now, expected) in [
        ("2026-03-15T03:14", 0),
        ("2026-03-15T03:15", 1),
        ("2026-03-15T04:00", 4),
    ] {
        assert_eq!(rounds(since, at(now), &settings), expected, "{now}");
    }
}

#[test]
fn decl_6_weeks_hand_over_at_the_same_hour_across_the_change_of_the_clocks() {
    let settings = Settings::default();
    let first = "2026-03-25".parse().unwrap();
    let planned = weeks(first, 2, &settings, at("2026-03-20T12:00")).unwrap();
    assert_eq!(
        planned,
        [
            (at("2026-03-25T09:00"), at("2026-04-01T09:00")),
            (at("2026-04-01T09:00"), at("2026-04-08T09:00")),
        ]
    );
}

#[test]
fn decl_6_neither_a_week_that_is_over_nor_too_many_are_planned() {
    let settings = Settings::default();
    let now = at("2026-03-20T12:00");
    let refused = |first: &str, count| {
        weeks(first.parse().unwrap(), count, &settings, now)
            .unwrap_err()
            .reason
    };
    assert_eq!(refused("2026-03-01", 1), Reason::InThePast);
    assert_eq!(refused("2026-03-25", 0), Reason::TooManyWeeks(12));
    assert_eq!(refused("2026-03-25", 13), Reason::TooManyWeeks(12));
}
