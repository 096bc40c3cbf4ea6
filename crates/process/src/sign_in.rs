//! Who may come in on which proof: what somebody showed, what their role
//! demands, and what is still to be shown.

pub mod acts;
mod assurance;
mod lost;

pub use assurance::{Assurance, FirstProof, NotAnAssurance, SecondProof, Strength};
pub use lost::{MayConfirm, may_confirm};

use crate::access::{Right, Standing};

/// What a role demands of whoever comes in for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// Two factors: cases of many facilities open to this person.
    SecondFactor,
    /// A second factor is offered and may be declined, so that a lost phone
    /// never stands before an urgent declaration (DECL-4).
    Offered,
}

impl Demand {
    /// What those who stand for this must show. The CERT and the State's
    /// bodies must have a second factor; the people of facilities may.
    #[must_use]
    pub const fn of(standing: &Standing) -> Self {
        match standing {
            Standing::Staff(_) => Self::SecondFactor,
            Standing::Facilities(_)
            | Standing::Follower(_)
            | Standing::Contact { .. }
            | Standing::Stranger
            | Standing::Operator
            | Standing::Platform => Self::Offered,
        }
    }
}

/// Whether somebody has set up a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enrolment {
    /// A passkey or a code application, at least.
    Enrolled,
    /// Nothing yet.
    NotEnrolled,
}

/// What comes next for somebody who has shown something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// A session.
    Open,
    /// The second factor that they have.
    Prove,
    /// A second factor is to be set up before anything opens.
    Enrol,
}

/// What comes next for somebody of whom `demand` is made, who has shown
/// `shown`. A factor that was set up is always asked for: one that could be
/// left out would protect nobody.
#[must_use]
pub const fn next(demand: Demand, enrolment: Enrolment, shown: Assurance) -> Next {
    match (shown.strength(), enrolment, demand) {
        (Strength::TwoFactors, _, _)
        | (Strength::OneFactor, Enrolment::NotEnrolled, Demand::Offered) => Next::Open,
        (Strength::OneFactor, Enrolment::Enrolled, _) => Next::Prove,
        (Strength::OneFactor, Enrolment::NotEnrolled, Demand::SecondFactor) => Next::Enrol,
    }
}

/// Whether a session may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It may.
    Yes,
    /// Its person has come to a role that demands more than was shown.
    No,
}

/// Whether a session opened on `shown` may go on for somebody of whom `demand`
/// is made, now that their rights may have changed.
#[must_use]
pub const fn stands(demand: Demand, shown: Assurance) -> Stands {
    match (demand, shown.strength()) {
        (Demand::SecondFactor, Strength::OneFactor) => Stands::No,
        _ => Stands::Yes,
    }
}

/// What became of somebody's rights since their session was last used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// They are the same.
    None,
    /// Some ended, and none was given.
    Fallen,
    /// One was given: the session goes on under another secret, so that
    /// whoever had learnt the old one gains nothing by it.
    Risen,
}

/// What became of the rights `before`, now that they are `now`.
#[must_use]
pub fn change(before: &[Right], now: &[Right]) -> Change {
    let within = |some: &[Right], all: &[Right]| some.iter().all(|right| all.contains(right));
    match (within(now, before), within(before, now)) {
        (true, true) => Change::None,
        (true, false) => Change::Fallen,
        (false, _) => Change::Risen,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use rstest::rstest;

    use super::*;
    use crate::access::{CertRole, StaffRole};

    const ANALYST: Standing = Standing::Staff(StaffRole::Cert {
        role: CertRole::Analyst,
    });

    fn at_a_facility() -> Standing {
        let facility = crate::ids::FacilityId(uuid::Uuid::nil());
        Standing::Facilities([(facility, crate::access::FacilityRole::Director)].into())
    }

    #[test]
    fn staff_must_have_a_second_factor_and_the_people_of_facilities_may() {
        assert_eq!(Demand::of(&ANALYST), Demand::SecondFactor);
        for role in [StaffRole::Hfds, StaffRole::Dgs, StaffRole::Anssi] {
            assert_eq!(Demand::of(&Standing::Staff(role)), Demand::SecondFactor);
        }
        assert_eq!(Demand::of(&at_a_facility()), Demand::Offered);
        assert_eq!(Demand::of(&Standing::Stranger), Demand::Offered);
    }

    #[test]
    fn a_session_on_a_password_ends_when_its_person_becomes_staff() {
        let shown = Assurance::PASSWORD;
        assert_eq!(stands(Demand::Offered, shown), Stands::Yes);
        assert_eq!(stands(Demand::SecondFactor, shown), Stands::No);
        let shown = shown.with(SecondProof::Code);
        assert_eq!(stands(Demand::SecondFactor, shown), Stands::Yes);
    }

    #[test]
    fn a_right_that_was_given_is_a_rise_whatever_else_ended() {
        let right = |role| Right::Facility {
            facility: crate::ids::FacilityId(uuid::Uuid::nil()),
            role,
        };
        let reporter = right(crate::access::FacilityRole::Reporter);
        let director = right(crate::access::FacilityRole::Director);
        assert_eq!(change(&[reporter], &[reporter]), Change::None);
        assert_eq!(change(&[reporter, director], &[reporter]), Change::Fallen);
        assert_eq!(change(&[reporter], &[reporter, director]), Change::Risen);
        assert_eq!(change(&[reporter], &[director]), Change::Risen);
        assert_eq!(change(&[], &[reporter]), Change::Risen);
    }

    #[rstest]
    #[case(Demand::SecondFactor, Enrolment::NotEnrolled, "password", Next::Enrol)]
    #[case(Demand::SecondFactor, Enrolment::NotEnrolled, "provider", Next::Enrol)]
    #[case(Demand::SecondFactor, Enrolment::Enrolled, "password", Next::Prove)]
    #[case(Demand::SecondFactor, Enrolment::Enrolled, "password+code", Next::Open)]
    #[case(
        Demand::SecondFactor,
        Enrolment::Enrolled,
        "password+recovery-code",
        Next::Open
    )]
    #[case(Demand::SecondFactor, Enrolment::Enrolled, "passkey", Next::Open)]
    #[case(
        Demand::SecondFactor,
        Enrolment::NotEnrolled,
        "provider-two-factors",
        Next::Open
    )]
    #[case(Demand::Offered, Enrolment::NotEnrolled, "password", Next::Open)]
    #[case(Demand::Offered, Enrolment::Enrolled, "password", Next::Prove)]
    #[case(Demand::Offered, Enrolment::Enrolled, "provider", Next::Prove)]
    #[case(Demand::Offered, Enrolment::Enrolled, "password+passkey", Next::Open)]
    fn what_was_shown_and_what_the_role_demands_say_what_comes_next(
        #[case] demand: Demand,
        #[case] enrolment: Enrolment,
        #[case] shown: &str,
        #[case] expected: Next,
    ) {
        assert_eq!(next(demand, enrolment, shown.parse().unwrap()), expected);
    }
}
