//! Mass reading (KEEP-3).

use jiff::{SignedDuration, Timestamp};
use process::{
    access::{CertRole, Seat, StaffRole},
    ids::CaseId,
    reading::{Look, ReadingLimits, Watcher, Way, excesses},
};
use proptest::prelude::*;

const LIMITS: ReadingLimits = ReadingLimits {
    window: SignedDuration::from_mins(60),
    cases: 3,
    exported: 5,
};

fn look(minute: i64, case: u128, way: Way) -> Look {
    Look {
        case: CaseId(uuid::Uuid::from_u128(case)),
        at: Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute),
        way,
    }
}

fn read(minutes_and_cases: &[(i64, u128)]) -> Vec<Look> {
    minutes_and_cases
        .iter()
        .map(|(minute, case)| look(*minute, *case, Way::Read))
        .collect()
}

#[test]
fn keep_3_one_case_too_many_within_a_window_is_mass_reading() {
    let usual = read(&[(0, 1), (1, 2), (2, 3), (3, 1), (4, 2), (5, 3)]);
    assert_eq!(
        excesses(&usual, &LIMITS),
        [],
        "the same cases over and over"
    );
    let spread = read(&[(0, 1), (30, 2), (59, 3), (60, 4), (119, 5), (120, 6)]);
    assert_eq!(excesses(&spread, &LIMITS), []);
    let many = read(&[(0, 1), (70, 2), (80, 3), (90, 4), (129, 5)]);
    let found = excesses(&many, &LIMITS);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].cases, 4);
    assert_eq!(found[0].until, many[4].at);
    assert_eq!(found[0].since, many[1].at);
}

#[test]
fn keep_3_a_person_is_reported_once_in_a_window_with_the_most_that_was_read() {
    let night: Vec<Look> = (0..100)
        .map(|n| look(n, n.unsigned_abs().into(), Way::Read))
        .collect();
    let found = excesses(&night, &LIMITS);
    assert_eq!(found.len(), 2, "a hundred minutes are two windows");
    assert_eq!(found[0].cases, 60);
}

#[test]
fn keep_3_lists_taken_away_are_counted_apart() {
    let mut looks: Vec<Look> = (0..5).map(|n| look(0, n, Way::Exported)).collect();
    assert_eq!(excesses(&looks, &LIMITS), []);
    looks.push(look(1, 9, Way::Exported));
    let found = excesses(&looks, &LIMITS);
    assert_eq!((found[0].cases, found[0].exported), (0, 6));
}

#[test]
fn keep_3_what_the_lead_of_the_cert_reads_is_reported_to_hfds() {
    let cert = |role| Seat::Staff {
        role: StaffRole::Cert { role },
    };
    assert_eq!(Watcher::of(cert(CertRole::Lead)), Watcher::Hfds);
    for seat in [cert(CertRole::Analyst), Seat::Follower, Seat::Stranger] {
        assert_eq!(Watcher::of(seat), Watcher::CertLead);
    }
}

proptest! {
    #[test]
    fn keep_3_no_window_with_more_than_is_usual_goes_unreported(
        steps in prop::collection::vec((0_i64..40, 0_u128..8), 0..60),
    ) {
        let mut minute = 0;
        let looks: Vec<Look> = steps
            .into_iter()
            .map(|(later, case)| {
                minute += later;
                look(minute, case, Way::Read)
            })
            .collect();
        let found = excesses(&looks, &LIMITS);
        for last in &looks {
            let within = |look: &&Look| {
                look.at <= last.at && last.at.duration_since(look.at) < LIMITS.window
            };
            let mut cases: Vec<CaseId> = looks.iter().filter(within).map(|look| look.case).collect();
            cases.sort();
            cases.dedup();
            let reported = found.iter().any(|excess| {
                excess.until <= last.at && last.at.duration_since(excess.until) < LIMITS.window
            });
            prop_assert!(cases.len() <= 3 || reported, "at {}", last.at);
        }
        for pair in found.windows(2) {
            prop_assert!(pair[1].until.duration_since(pair[0].until) >= LIMITS.window);
        }
    }
}
