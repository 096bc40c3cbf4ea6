//! How long a file is kept, and when it is due.

use jiff::Timestamp;
use process::{
    refusal::{Reason, Rule},
    retention::{CaseFile, Category, Disposition, Due, Period, Retention},
    words::Class,
};
use proptest::prelude::*;
use rstest::rstest;

use super::propose;
use crate::story::*;

#[rstest]
#[case("15 years", "2026-02-28T10:00", "2041-02-28T10:00")]
#[case("1 year", "2024-02-29T10:00", "2025-02-28T10:00")]
#[case("6 months", "2026-08-31T10:00", "2027-02-28T10:00")]
#[case("30 days", "2026-10-20T10:00", "2026-11-19T10:00")]
#[case("2 weeks", "2026-03-20T10:00", "2026-04-03T10:00")]
fn keep_2_a_period_is_counted_on_the_calendar_of_paris(
    #[case] period: &str,
    #[case] from: &str,
    #[case] to: &str,
) {
    let period: Period = period.parse().unwrap();
    assert_eq!(period.after(in_paris(from)), in_paris(to));
}

#[rstest]
#[case("")]
#[case("0 days")]
#[case("-1 year")]
#[case("12 hours")]
#[case("1 year 3 hours")]
#[case("fifteen")]
fn keep_2_what_is_no_period_of_the_calendar_is_refused(#[case] text: &str) {
    assert!(text.parse::<Period>().is_err(), "{text}");
}

#[rstest]
#[case(
    Class::Minor,
    Category::CaseFile,
    Disposition::Destroy,
    Period::years(15)
)]
#[case(
    Class::Serious,
    Category::CaseFile,
    Disposition::Destroy,
    Period::years(15)
)]
#[case(
    Class::Significant,
    Category::SignificantCase,
    Disposition::Archive,
    Period::years(15)
)]
#[case(
    Class::NotIncident,
    Category::NotIncident,
    Disposition::Destroy,
    Period::years(2)
)]
fn keep_2_each_class_has_its_category_and_its_period(
    #[case] class: Class,
    #[case] category: Category,
    #[case] then: Disposition,
    #[case] period: Period,
) {
    let story = Story::qualified(class, []);
    assert_eq!(story.case.category(), category);
    let keeping = Retention::default().keeping(category);
    assert_eq!((keeping.then, keeping.period), (then, period));
}

#[test]
fn keep_2_a_file_counts_from_its_last_closing_alone() {
    let mut story = Story::to_close(Class::Serious);
    assert_eq!(story.case.file(), None, "an open case has no end");
    story = Story::closed();
    let first = story.case.closed_at;
    assert_eq!(story.case.file().map(|file| file.counts_from), first);
    story.as_cert().does(reopen("Nouvelle activité."));
    assert_eq!(story.case.file(), None);
}

#[rstest]
#[case(Disposition::Archive)]
#[case(Disposition::Destroy)]
fn keep_2_no_file_ends_before_its_period(#[case] disposition: Disposition) {
    let mut story = Story::closed();
    let due = Period::years(15).after(story.case.closed_at.unwrap());
    assert_eq!(
        story.as_cert_lead().meets_refusal(propose(disposition)),
        (Rule::Keep2, Reason::NotYetDue(due))
    );
    story.now = due;
    story.as_cert_lead().does(propose(disposition));
}

fn any_file() -> impl Strategy<Value = CaseFile> {
    let category = proptest::sample::select(Category::OF_CASES.to_vec());
    let at = || 0_i64..3_000_000_000;
    (category, at(), proptest::option::of(at()), any::<bool>()).prop_map(
        |(category, closed, until, held)| {
            let time = |second| Timestamp::from_second(second).unwrap();
            CaseFile {
                category,
                counts_from: time(closed),
                kept_until: until.map(time),
                held_since: held.then(|| time(closed)),
            }
        },
    )
}

proptest! {
    #[test]
    fn keep_2_nothing_is_due_before_its_period_nor_under_a_hold(
        file in any_file(),
        now in 0_i64..6_000_000_000,
    ) {
        let settings = Retention::default();
        let now = Timestamp::from_second(now).unwrap();
        let period = settings.keeping(file.category).period;
        if let Due::Since(since) = file.due(&settings, now) {
            prop_assert!(file.held_since.is_none());
            prop_assert!(since <= now && period.after(file.counts_from) <= now);
            prop_assert!(file.kept_until.is_none_or(|until| until <= now));
            // What a query leaves out is never due.
            prop_assert!(file.counts_from <= period.at_the_latest(now));
        }
        if file.counts_from < period.before(now) {
            prop_assert!(period.after(file.counts_from) <= now);
        }
    }
}
