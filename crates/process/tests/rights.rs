//! Who gives which right to whom (DECL-4, DECL-8, KEEP-3).

#![allow(clippy::unwrap_used)]

use jiff::{SignedDuration, Timestamp};
use process::{
    access::{ArsRole, CertRole, FacilityRole, Right, Seat, StaffRole},
    ids::FacilityId,
    refusal::{Reason, Rule},
    rights::{
        Intent, gives_rights, is_within, may_end, may_give, may_hold_until, placed, warned_at,
    },
    settings::Delays,
};
use proptest::{prelude::*, sample::select};

const HERE: FacilityId = FacilityId(uuid::Uuid::from_u128(1));
const THERE: FacilityId = FacilityId(uuid::Uuid::from_u128(2));

fn ars(code: &str, delegation: Option<&str>, role: ArsRole) -> StaffRole {
    StaffRole::Ars {
        ars: code.parse().unwrap(),
        delegation: delegation.map(|code| code.parse().unwrap()),
        role,
    }
}

fn cert(role: CertRole) -> StaffRole {
    StaffRole::Cert { role }
}

/// Every right of two facilities, the CERT, two agencies with their
/// delegations, and the other bodies.
fn rights() -> Vec<Right> {
    let mut rights = Vec::new();
    for facility in [HERE, THERE] {
        for role in [
            FacilityRole::Reporter,
            FacilityRole::SecurityOfficer,
            FacilityRole::Director,
        ] {
            rights.push(Right::Facility { facility, role });
        }
    }
    let mut staff = vec![
        cert(CertRole::Analyst),
        cert(CertRole::Lead),
        StaffRole::Hfds,
        StaffRole::Dgs,
        StaffRole::Ansm,
        StaffRole::Anssi,
        StaffRole::ArmedForces,
    ];
    for role in [ArsRole::Agent, ArsRole::Lead] {
        for (code, places) in [("ARS-53", ["22", "35"]), ("ARS-28", ["14", "50"])] {
            staff.push(ars(code, None, role));
            staff.extend(places.map(|place| ars(code, Some(place), role)));
        }
    }
    rights.extend(staff.into_iter().map(|role| Right::Staff { role }));
    rights
}

fn seat(right: Right) -> Seat {
    match right {
        Right::Facility { facility, role } => Seat::Facility { facility, role },
        Right::Staff { role } => Seat::Staff { role },
    }
}

proptest! {
    #[test]
    fn keep_3_nobody_gives_a_right_wider_than_their_own(
        own in select(rights()),
        given in select(rights()),
    ) {
        let director = matches!(given, Right::Facility { role: FacilityRole::Director, .. });
        if may_give(seat(own), given).is_ok() && !director {
            prop_assert!(is_within(given, own));
            prop_assert!(!is_within(own, given), "nor one as wide");
            prop_assert!(gives_rights(own));
            prop_assert!(!gives_rights(given), "nor one that gives rights in turn");
        }
    }

    #[test]
    fn decl_8_a_director_is_confirmed_by_the_cert_and_by_nobody_else(own in select(rights())) {
        let given = Right::Facility { facility: HERE, role: FacilityRole::Director };
        let allowed = may_give(seat(own), given).is_ok();
        let of_cert = matches!(own, Right::Staff { role: StaffRole::Cert { .. } });
        prop_assert_eq!(allowed, of_cert);
    }

    #[test]
    fn keep_3_those_without_a_right_and_the_platform_give_none(given in select(rights())) {
        for seat in [Seat::Stranger, Seat::Follower, Seat::Platform] {
            prop_assert!(may_give(seat, given).is_err());
        }
        prop_assert!(may_give(Seat::Operator, given).is_ok());
    }

    #[test]
    fn one_right_is_within_another_or_the_other_way_round_only_when_they_are_equal(
        one in select(rights()),
        other in select(rights()),
    ) {
        if is_within(one, other) && is_within(other, one) {
            prop_assert_eq!(one, other);
        }
    }
}

#[test]
fn decl_4_a_director_gives_the_rights_of_their_own_facility() {
    let director = Seat::Facility {
        facility: HERE,
        role: FacilityRole::Director,
    };
    let reporter = |facility| Right::Facility {
        facility,
        role: FacilityRole::Reporter,
    };
    assert_eq!(may_give(director, reporter(HERE)), Ok(()));
    let elsewhere = may_give(director, reporter(THERE)).unwrap_err();
    assert_eq!(
        (elsewhere.rule, elsewhere.reason),
        (Rule::Decl4, Reason::OutsideYourReach)
    );
}

#[test]
fn keep_3_an_agency_s_lead_gives_the_rights_of_its_agents_and_of_no_other() {
    let lead = |delegation| Seat::Staff {
        role: ars("ARS-53", delegation, ArsRole::Lead),
    };
    let agent = |code, delegation| Right::Staff {
        role: ars(code, delegation, ArsRole::Agent),
    };
    for within in [agent("ARS-53", None), agent("ARS-53", Some("35"))] {
        assert_eq!(may_give(lead(None), within), Ok(()));
    }
    let outside = [
        (lead(None), agent("ARS-28", None)),
        (lead(Some("35")), agent("ARS-53", Some("22"))),
        (lead(Some("35")), agent("ARS-53", None)),
    ];
    for (seat, given) in outside {
        let refusal = may_give(seat, given).unwrap_err();
        assert_eq!(refusal.reason, Reason::OutsideYourReach);
    }
    let another_lead = Right::Staff {
        role: ars("ARS-53", None, ArsRole::Lead),
    };
    let refusal = may_give(lead(None), another_lead).unwrap_err();
    assert_eq!(refusal.reason, Reason::NotYourRole);
}

#[test]
fn keep_3_a_delegation_is_one_of_its_agency() {
    let elsewhere = Right::Staff {
        role: ars("ARS-53", Some("14"), ArsRole::Agent),
    };
    let refusal = placed(elsewhere).unwrap_err();
    assert_eq!(refusal.reason, Reason::DelegationElsewhere);
    assert_eq!(
        may_give(Seat::Operator, elsewhere).unwrap_err().reason,
        Reason::DelegationElsewhere,
        "the administrator neither"
    );
}

#[test]
fn the_last_who_gives_rights_leaves_on_purpose_only() {
    let director = Right::Facility {
        facility: HERE,
        role: FacilityRole::Director,
    };
    let reporter = Right::Facility {
        facility: HERE,
        role: FacilityRole::Reporter,
    };
    let refusal = may_end(director, &[reporter], Intent::Unwarned).unwrap_err();
    assert_eq!(refusal.reason, Reason::LastHolder);
    assert_eq!(may_end(director, &[], Intent::Deliberate), Ok(()));
    assert_eq!(may_end(director, &[director], Intent::Unwarned), Ok(()));
    assert_eq!(may_end(reporter, &[], Intent::Unwarned), Ok(()));
}

#[test]
fn a_right_ends_on_a_day_to_come_and_its_holder_is_warned_before() {
    let now: Timestamp = "2026-11-24T10:00:00+01:00".parse().unwrap();
    let days = |days: i64| SignedDuration::from_hours(24 * days);
    assert_eq!(may_hold_until(None, now), Ok(()));
    assert_eq!(may_hold_until(Some(now + days(1)), now), Ok(()));
    assert_eq!(
        may_hold_until(Some(now), now).unwrap_err().reason,
        Reason::InThePast
    );
    let delays = Delays::default();
    assert_eq!(warned_at(now, None, &delays), None);
    let until = now + days(90);
    assert_eq!(
        warned_at(now, Some(until), &delays),
        Some(until - delays.right_warning)
    );
    assert_eq!(
        warned_at(now, Some(now + days(3)), &delays),
        None,
        "who was given three days knows"
    );
}
