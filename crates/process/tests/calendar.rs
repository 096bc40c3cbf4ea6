//! Working hours and holidays (DECL-6).
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod shared_data;

use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, Time, Weekday, date, time},
    tz::TimeZone,
};
use process::calendar::{
    Day, Holiday, HolidayZone, ImpossibleHours, Openness, WorkingHours, easter, holiday_on, paris,
    year_in_paris,
};
use proptest::prelude::*;
use rstest::rstest;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A moment by the clocks of Paris.
fn in_paris(text: &str) -> Timestamp {
    let local: jiff::civil::DateTime = text.parse().unwrap();
    paris().to_timestamp(local).unwrap()
}

#[rstest]
#[case::first_moment("2026-11-20T09:00", true)]
#[case::just_before("2026-11-20T08:59:59.999", false)]
#[case::last_moment("2026-11-20T17:59:59.999", true)]
#[case::closing("2026-11-20T18:00", false)]
#[case::saturday("2026-11-21T11:00", false)]
#[case::sunday("2026-11-22T11:00", false)]
#[case::summer("2026-07-13T09:00", true)]
fn decl_6_the_desk_answers_monday_to_friday_from_9_to_18_in_paris(
    #[case] moment: &str,
    #[case] open: bool,
) {
    let answer = WorkingHours::default().is_open(in_paris(moment));
    assert_eq!(answer == Openness::Open, open);
}

#[rstest]
#[case::evening("2026-11-19T22:00", "2026-11-20T09:00")]
#[case::early("2026-11-20T03:00", "2026-11-20T09:00")]
#[case::week_end("2026-11-20T18:00", "2026-11-23T09:00")]
#[case::easter_monday("2026-04-03T19:00", "2026-04-07T09:00")]
#[case::christmas_on_a_friday("2026-12-24T18:00", "2026-12-28T09:00")]
#[case::summer_time_begins("2026-03-27T18:00", "2026-03-30T09:00")]
#[case::summer_time_ends("2026-10-23T18:00", "2026-10-26T09:00")]
#[case::holiday_between_two_working_days("2026-11-10T20:00", "2026-11-12T09:00")]
fn decl_6_outside_working_hours_it_is_known_when_the_desk_answers_again(
    #[case] moment: &str,
    #[case] reopens: &str,
) {
    let reopens_at = in_paris(reopens);
    let answer = WorkingHours::default().is_open(in_paris(moment));
    assert_eq!(answer, Openness::Closed { reopens_at });
}

#[test]
fn decl_6_nine_in_the_morning_stays_nine_when_the_clocks_change() {
    let hours = WorkingHours::default();
    let reopening = |moment| hours.is_open(in_paris(moment));
    let [spring, autumn] = [at("2026-03-30T07:00Z"), at("2026-10-26T08:00Z")];
    assert_eq!(
        reopening("2026-03-28T12:00"),
        Openness::Closed { reopens_at: spring }
    );
    assert_eq!(
        reopening("2026-10-24T12:00"),
        Openness::Closed { reopens_at: autumn }
    );
}

#[test]
fn decl_6_a_holiday_is_outside_working_hours() {
    let hours = WorkingHours::default();
    for holiday in [
        "2026-05-14",
        "2026-07-14",
        "2026-11-11",
        "2027-01-01",
        "2027-03-29",
    ] {
        assert_ne!(
            hours.is_open(in_paris(&format!("{holiday}T11:00"))),
            Openness::Open
        );
    }
}

#[test]
fn decl_6_working_hours_are_configuration() {
    let read = |text: &str| serde_json::from_str::<WorkingHours>(text);
    assert_eq!(read("{}").unwrap(), WorkingHours::default());

    let hours = read(
        r#"{"days": ["monday", "saturday"], "opens": "08:30", "closes": "12:00",
            "zone": "Indian/Reunion", "holidays": "reunion"}"#,
    )
    .unwrap();
    assert_eq!(
        (hours.opens(), hours.closes()),
        (time(8, 30, 0, 0), time(12, 0, 0, 0))
    );
    assert_eq!(hours.zone().iana_name(), Some("Indian/Reunion"));
    assert_eq!(hours.is_open(at("2026-11-21T04:30Z")), Openness::Open);
    assert_ne!(hours.is_open(at("2026-11-20T04:30Z")), Openness::Open);

    for wrong in [
        r#"{"days": []}"#,
        r#"{"days": ["lundi"]}"#,
        r#"{"opens": "18:00", "closes": "09:00"}"#,
        r#"{"opens": "9h"}"#,
        r#"{"zone": "Europe/Lutetia"}"#,
        r#"{"hours": "09:00"}"#,
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn decl_6_hours_at_which_nobody_would_ever_answer_are_refused() {
    let hours = |days: &[Day], opens, closes| {
        WorkingHours::new(
            days.to_vec(),
            opens,
            closes,
            paris(),
            HolidayZone::Metropole,
        )
    };
    let (nine, ten) = (time(9, 0, 0, 0), time(10, 0, 0, 0));
    assert_eq!(hours(&[], nine, ten), Err(ImpossibleHours::NoDay));
    let refused = ImpossibleHours::NotBeforeClosing {
        opens: ten,
        closes: ten,
    };
    assert_eq!(hours(&[Day::Monday], ten, ten), Err(refused));
}

#[rstest]
#[case::within_a_day("2026-11-20T10:00", 2, "2026-11-20T12:00")]
#[case::over_a_week_end("2026-11-20T17:00", 2, "2026-11-23T10:00")]
#[case::up_to_closing("2026-11-20T10:00", 8, "2026-11-20T18:00")]
#[case::begun_at_night("2026-11-19T23:00", 1, "2026-11-20T10:00")]
#[case::several_days("2026-11-16T09:00", 27, "2026-11-18T18:00")]
#[case::over_easter_and_summer_time("2026-03-27T17:00", 2, "2026-03-30T10:00")]
#[case::nothing_to_add("2026-11-21T10:00", 0, "2026-11-21T10:00")]
fn decl_6_working_time_passes_within_working_hours_alone(
    #[case] start: &str,
    #[case] hours: i64,
    #[case] end: &str,
) {
    let amount = SignedDuration::from_hours(hours);
    let found = WorkingHours::default().add_working_time(in_paris(start), amount);
    assert_eq!(found, in_paris(end));
}

#[test]
fn the_year_of_a_reference_is_that_of_paris() {
    assert_eq!(year_in_paris(at("2026-12-31T22:59:59Z")), 2026);
    assert_eq!(year_in_paris(at("2026-12-31T23:00:00Z")), 2027);
    assert_eq!(paris().iana_name(), Some("Europe/Paris"));
}

#[rstest]
#[case(date(2024, 3, 31))]
#[case(date(2025, 4, 20))]
#[case(date(2026, 4, 5))]
#[case(date(2027, 3, 28))]
#[case(date(2028, 4, 16))]
#[case::earliest(date(1818, 3, 22))]
#[case::latest(date(2038, 4, 25))]
fn easter_falls_on(#[case] sunday: Date) {
    assert_eq!(easter(sunday.year()), Some(sunday));
}

#[test]
fn decl_6_good_friday_is_a_holiday_in_alsace_and_not_in_paris() {
    let good_friday = date(2027, 3, 26);
    assert_eq!(
        holiday_on(good_friday, HolidayZone::AlsaceMoselle),
        Some(Holiday::GoodFriday)
    );
    assert_eq!(holiday_on(good_friday, HolidayZone::Metropole), None);
    let saint_stephen = date(2026, 12, 26);
    assert_eq!(saint_stephen.weekday(), Weekday::Saturday);
    assert_eq!(
        holiday_on(saint_stephen, HolidayZone::AlsaceMoselle),
        Some(Holiday::SaintStephen)
    );
}

#[test]
fn the_published_holidays_of_2024_to_2030_are_found_and_no_other() {
    let Some(published) = shared_data::table("calendrier/jours_feries_2024_2030.tsv") else {
        return;
    };
    for (label, zone) in [
        ("METROPOLE", HolidayZone::Metropole),
        ("ALSACE-MOSELLE", HolidayZone::AlsaceMoselle),
        ("GP", HolidayZone::Guadeloupe),
        ("MQ", HolidayZone::Martinique),
        ("GF", HolidayZone::Guyane),
        ("RE", HolidayZone::Reunion),
        ("YT", HolidayZone::Mayotte),
        ("MF", HolidayZone::SaintMartin),
        ("BL", HolidayZone::SaintBarthelemy),
    ] {
        let mut expected: Vec<Date> = published
            .iter()
            .filter(|row| row[0] == label)
            .map(|row| row[1].parse().unwrap())
            .collect();
        expected.sort();
        let found: Vec<Date> = date(2024, 1, 1)
            .series(1.day())
            .take_while(|day| day.year() <= 2030)
            .filter(|day| holiday_on(*day, zone).is_some())
            .collect();
        expected.dedup();
        assert_eq!(found, expected, "{label}");
    }
}

/// Any moment from 1970 to 2100, to the minute.
fn moments() -> impl Strategy<Value = Timestamp> {
    (0_i64..68_000_000).prop_map(|minute| Timestamp::from_second(minute * 60).unwrap())
}

/// Hours of all kinds, those among them that begin in the hour that the
/// change to summer time skips.
fn hours() -> impl Strategy<Value = WorkingHours> {
    let days = prop::sample::subsequence(
        vec![
            Day::Monday,
            Day::Tuesday,
            Day::Wednesday,
            Day::Thursday,
            Day::Friday,
            Day::Saturday,
            Day::Sunday,
        ],
        1..=7,
    );
    let zone = prop::sample::select(vec![
        "Europe/Paris",
        "America/Miquelon",
        "Pacific/Noumea",
        "Indian/Reunion",
    ]);
    (days, 0_i16..1439, 1_i16..1440, zone).prop_filter_map(
        "opening before closing",
        |(days, opens, length, zone)| {
            let clock =
                |minutes: i16| Time::new((minutes / 60) as i8, (minutes % 60) as i8, 0, 0).unwrap();
            let closes = opens.saturating_add(length).min(1439);
            let zone = TimeZone::get(zone).unwrap();
            WorkingHours::new(
                days,
                clock(opens),
                clock(closes),
                zone,
                HolidayZone::AlsaceMoselle,
            )
            .ok()
        },
    )
}

proptest! {
    #[test]
    fn easter_is_a_sunday_of_march_or_april(year in 1583_i16..=9999) {
        let sunday = easter(year).unwrap();
        prop_assert_eq!(sunday.weekday(), Weekday::Sunday);
        prop_assert!(date(year, 3, 22) <= sunday && sunday <= date(year, 4, 25));
    }

    #[test]
    fn decl_6_the_desk_reopens_at_the_first_moment_that_is_open(hours in hours(), moment in moments(), share in 0.0..1.0_f64) {
        if let Openness::Closed { reopens_at } = hours.is_open(moment) {
            prop_assert!(reopens_at > moment);
            prop_assert_eq!(hours.is_open(reopens_at), Openness::Open);
            let wait = moment.duration_until(reopens_at) - SignedDuration::from_nanos(1);
            let between = moment + wait.mul_f64(share);
            prop_assert_eq!(hours.is_open(between), Openness::Closed { reopens_at });
        }
    }

    #[test]
    fn decl_6_working_time_ends_in_working_hours_and_adds_up(
        hours in hours(), start in moments(), first in 1_i64..6000, second in 1_i64..6000,
    ) {
        let [first, second] = [first, second].map(SignedDuration::from_mins);
        let middle = hours.add_working_time(start, first);
        prop_assert!(middle - SignedDuration::from_nanos(1) >= start);
        prop_assert_eq!(hours.is_open(middle - SignedDuration::from_nanos(1)), Openness::Open);
        prop_assert_eq!(
            hours.add_working_time(middle, second),
            hours.add_working_time(start, first + second)
        );
    }
}
