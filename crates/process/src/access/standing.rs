//! What the rights of one account amount to.

use std::collections::BTreeMap;

use super::{FacilityRole, Right, StaffRole};
use crate::ids::{CaseId, FacilityId};

/// What an actor may act for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Roles in one or several facilities.
    Facilities(BTreeMap<FacilityId, FacilityRole>),
    /// A role at the CERT or in the State's bodies.
    Staff(StaffRole),
    /// The holder of the secret link of one case (DECL-4).
    Follower(CaseId),
    /// The holder of the secret link of an extract of one case: reads nothing
    /// of the case itself (QUAL-5).
    Contact {
        /// The case.
        case: CaseId,
        /// The extract's number.
        extract: u32,
    },
    /// Somebody who signed in with no right, or did not sign in.
    Stranger,
    /// The administrator, on the command line.
    Operator,
    /// The platform's own timers.
    Platform,
}

/// An account would act for two bodies, which its acts could not tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("one account acts for one body: the person needs a second account for the other")]
pub struct TwoBodies;

impl Standing {
    /// What the rights of an account amount to: several facilities, or one
    /// body.
    ///
    /// # Errors
    /// When the rights belong to two bodies, or to a facility and a body.
    pub fn from_rights(rights: &[Right]) -> Result<Self, TwoBodies> {
        let mut facilities = BTreeMap::new();
        let mut staff: Option<StaffRole> = None;
        for right in rights {
            match *right {
                Right::Facility { facility, role } => {
                    let held = facilities.entry(facility).or_insert(role);
                    *held = (*held).max(role);
                }
                Right::Staff { role } => match staff {
                    None => staff = Some(role),
                    Some(held) if held.body() == role.body() => staff = Some(held.wider(role)),
                    Some(_) => return Err(TwoBodies),
                },
            }
        }
        match (staff, facilities.is_empty()) {
            (Some(_), false) => Err(TwoBodies),
            (Some(role), true) => Ok(Self::Staff(role)),
            (None, false) => Ok(Self::Facilities(facilities)),
            (None, true) => Ok(Self::Stranger),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use rstest::rstest;

    use super::*;
    use crate::access::{ArsRole, CertRole};

    const A: FacilityId = FacilityId(uuid::Uuid::from_u128(1));
    const B: FacilityId = FacilityId(uuid::Uuid::from_u128(2));
    const ANALYST: Right = Right::Staff {
        role: StaffRole::Cert {
            role: CertRole::Analyst,
        },
    };
    const LEAD: Right = Right::Staff {
        role: StaffRole::Cert {
            role: CertRole::Lead,
        },
    };
    const HFDS: Right = Right::Staff {
        role: StaffRole::Hfds,
    };

    fn at(facility: FacilityId, role: FacilityRole) -> Right {
        Right::Facility { facility, role }
    }

    #[test]
    fn a_group_security_officer_stands_for_several_facilities() {
        let rights = [
            at(A, FacilityRole::SecurityOfficer),
            at(B, FacilityRole::Reporter),
        ];
        let Ok(Standing::Facilities(roles)) = Standing::from_rights(&rights) else {
            panic!("facilities expected")
        };
        assert_eq!(roles.len(), 2);
    }

    #[test]
    fn the_higher_role_in_one_place_wins() {
        let rights = [at(A, FacilityRole::Director), at(A, FacilityRole::Reporter)];
        assert_eq!(
            Standing::from_rights(&rights),
            Ok(Standing::Facilities([(A, FacilityRole::Director)].into()))
        );
        let lead = StaffRole::Cert {
            role: CertRole::Lead,
        };
        assert_eq!(
            Standing::from_rights(&[LEAD, ANALYST]),
            Ok(Standing::Staff(lead))
        );
    }

    #[test]
    fn an_agent_of_the_whole_territory_is_not_narrowed_by_a_delegation() {
        let agent = |delegation: Option<&str>| Right::Staff {
            role: StaffRole::Ars {
                ars: "ARS-53".parse().unwrap(),
                delegation: delegation.map(|code| code.parse().unwrap()),
                role: ArsRole::Agent,
            },
        };
        for rights in [
            [agent(None), agent(Some("35"))],
            [agent(Some("35")), agent(None)],
        ] {
            let Ok(Standing::Staff(role)) = Standing::from_rights(&rights) else {
                panic!("a role is expected")
            };
            assert_eq!(Right::Staff { role }, agent(None));
        }
    }

    #[test]
    fn keep_1_an_agent_s_right_of_old_acts_is_read_and_is_written_as_before() {
        let old = r#"{"at":"staff","role":{"body":"ars","ars":"ARS-53"}}"#;
        let right: Right = serde_json::from_str(old).unwrap();
        let Right::Staff {
            role: StaffRole::Ars { role, .. },
        } = right
        else {
            panic!("an agency's right is expected")
        };
        assert_eq!(role, ArsRole::Agent);
        assert_eq!(serde_json::to_string(&right).unwrap(), old);
    }

    #[rstest]
    #[case(&[ANALYST, HFDS])]
    #[case(&[at(A, FacilityRole::Reporter), HFDS])]
    fn nobody_acts_for_two_bodies(#[case] rights: &[Right]) {
        assert_eq!(Standing::from_rights(rights), Err(TwoBodies));
    }

    #[test]
    fn no_right_is_a_stranger() {
        assert_eq!(Standing::from_rights(&[]), Ok(Standing::Stranger));
    }
}
