//! Periods, and those with which they are compared.

use jiff::civil::{Date, date};
use process::figures::{Change, Span, Value};

fn days(first: Date, last: Date) -> Span {
    Span::of_days(first, last).unwrap()
}

#[test]
fn fig_1_a_period_is_compared_with_the_one_before() {
    let year = days(date(2026, 1, 1), date(2026, 12, 31));
    assert_eq!(year, Span::year_of(date(2026, 5, 3)));
    assert_eq!(year.previous(), Span::year_of(date(2025, 5, 3)));
    let quarter = Span::quarter_of(date(2026, 2, 14));
    assert_eq!(quarter, days(date(2026, 1, 1), date(2026, 3, 31)));
    assert_eq!(
        quarter.previous(),
        days(date(2025, 10, 1), date(2025, 12, 31))
    );
    let march = Span::month_of(date(2026, 3, 9));
    assert_eq!(march.previous(), Span::month_of(date(2026, 2, 1)));
    let ten_days = days(date(2026, 3, 29), date(2026, 4, 7));
    assert_eq!(
        ten_days.previous(),
        days(date(2026, 3, 19), date(2026, 3, 28))
    );
}

#[test]
fn fig_1_this_year_so_far_is_compared_with_the_same_days_of_the_last() {
    let so_far = days(date(2026, 1, 1), date(2026, 11, 21));
    assert_eq!(
        so_far.year_before(),
        days(date(2025, 1, 1), date(2025, 11, 21))
    );
}

#[test]
fn a_period_does_not_end_before_it_begins() {
    assert_eq!(Span::of_days(date(2026, 2, 1), date(2026, 1, 31)), None);
}

#[test]
fn fig_1_a_change_is_told_in_the_unit_of_what_changed() {
    let count = Value::Count;
    assert_eq!(
        count(369).change_from(count(392)),
        Some(Change::Relative(-59))
    );
    assert_eq!(count(3).change_from(count(0)), None);
    let share = |part| Value::Share { part, whole: 100 };
    assert_eq!(share(60).change_from(share(43)), Some(Change::Points(170)));
    let of_nothing = Value::Share { part: 0, whole: 0 };
    assert_eq!(share(60).change_from(of_nothing), None);
    assert_eq!(share(60).change_from(count(4)), None);
}
