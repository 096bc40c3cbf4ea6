//! People as the rules see them: a pseudonym and what it stands for.

use std::{cmp::Ordering, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::{Body, Viewer};
use crate::{
    act::Author,
    ids::{AccountId, CaseId, FacilityId, Pseudonym},
    territory::{ArsCode, DepartementCode},
};

/// Role of a person in a facility.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum FacilityRole {
    /// Reports for the facility, designated by its director (DECL-4).
    Reporter,
    /// Security officer (RSSI) of the facility or of its group.
    SecurityOfficer,
    /// Director: reports, designates and removes the others.
    Director,
}

/// Role of a person at the CERT.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum CertRole {
    /// Takes in, qualifies, supports, closes.
    Analyst,
    /// Leads the CERT: may also overrule a silent party (CLOSE-1).
    Lead,
}

/// Role of a person at an ARS.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ArsRole {
    /// Works on the cases of the territory.
    #[default]
    Agent,
    /// Leads the agency or the delegation: also gives and ends the rights of
    /// its agents.
    Lead,
}

impl ArsRole {
    /// Agents are written without their role, as they were before there were
    /// leads.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
    fn is_agent(&self) -> bool {
        *self == Self::Agent
    }
}

/// Role of an agent of the State or of the CERT.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "kebab-case", tag = "body")]
pub enum StaffRole {
    /// At the CERT.
    Cert {
        /// Analyst or lead.
        role: CertRole,
    },
    /// At an ARS, for its whole territory or one département.
    Ars {
        /// The agency.
        ars: ArsCode,
        /// The delegation's département; the whole territory when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        delegation: Option<DepartementCode>,
        /// Agent or lead.
        #[serde(default, skip_serializing_if = "ArsRole::is_agent")]
        role: ArsRole,
    },
    /// At HFDS/FSSI.
    Hfds,
    /// At the DGS.
    Dgs,
    /// At ANSM.
    Ansm,
    /// At ANSSI.
    Anssi,
    /// At the ministry of the armed forces.
    ArmedForces,
}

impl StaffRole {
    /// The body that this role acts for.
    #[must_use]
    pub const fn body(self) -> Body {
        match self {
            Self::Cert { .. } => Body::Cert,
            Self::Ars { ars, .. } => Body::Ars(ars),
            Self::Hfds => Body::Hfds,
            Self::Dgs => Body::Dgs,
            Self::Ansm => Body::Ansm,
            Self::Anssi => Body::Anssi,
            Self::ArmedForces => Body::ArmedForces,
        }
    }

    /// The wider of two roles in one body: a whole territory over one of its
    /// départements, then the lead's over the analyst's or the agent's.
    fn wider(self, other: Self) -> Self {
        let reach = |role: Self| match role {
            Self::Ars {
                delegation, role, ..
            } => (delegation.is_none(), role == ArsRole::Lead),
            _ => (true, false),
        };
        match reach(self).cmp(&reach(other)) {
            Ordering::Greater => self,
            Ordering::Less => other,
            Ordering::Equal => self.max(other),
        }
    }
}

/// A right as it is granted to an account.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "kebab-case", tag = "at")]
pub enum Right {
    /// A role in one facility.
    Facility {
        /// The facility.
        facility: FacilityId,
        /// The role there.
        role: FacilityRole,
    },
    /// A role at the CERT or in the State's bodies.
    Staff {
        /// The role.
        role: StaffRole,
    },
}

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

/// The right under which one act was done, as it is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case", tag = "seat")]
pub enum Seat {
    /// For a facility.
    Facility {
        /// The facility.
        facility: FacilityId,
        /// The role there.
        role: FacilityRole,
    },
    /// For the CERT or a body of the State.
    Staff {
        /// The role.
        role: StaffRole,
    },
    /// With the secret link of a report left without an account.
    Follower,
    /// With the secret link of an extract.
    Contact {
        /// The extract's number.
        extract: u32,
    },
    /// Without any right.
    Stranger,
    /// The administrator, on the command line.
    Operator,
    /// The platform's own timers.
    Platform,
}

/// Whoever asks for something to be done or shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The account, for those who have one.
    pub account: Option<AccountId>,
    /// How recorded acts name the person.
    pub pseudonym: Pseudonym,
    /// What the person may act for.
    pub standing: Standing,
}

impl Actor {
    /// The platform itself, for timers.
    #[must_use]
    pub fn platform() -> Self {
        Self {
            account: None,
            pseudonym: Pseudonym("platform".to_owned()),
            standing: Standing::Platform,
        }
    }

    /// Somebody who did not sign in.
    #[must_use]
    pub fn stranger() -> Self {
        Self {
            account: None,
            pseudonym: Pseudonym("stranger".to_owned()),
            standing: Standing::Stranger,
        }
    }

    /// The holder of the secret link of a case (DECL-4).
    #[must_use]
    pub fn follower(case: CaseId) -> Self {
        Self {
            account: None,
            pseudonym: Pseudonym("follower".to_owned()),
            standing: Standing::Follower(case),
        }
    }

    /// The holder of the secret link of an extract (QUAL-5).
    #[must_use]
    pub fn contact(case: CaseId, extract: u32) -> Self {
        Self {
            account: None,
            pseudonym: Pseudonym(format!("contact-{extract}:{case}")),
            standing: Standing::Contact { case, extract },
        }
    }

    /// The administrator, on the command line.
    #[must_use]
    pub fn operator() -> Self {
        Self {
            account: None,
            pseudonym: Pseudonym("operator".to_owned()),
            standing: Standing::Operator,
        }
    }

    /// The seat from which this actor acts on a case of `facility`.
    #[must_use]
    pub fn seat(&self, facility: FacilityId) -> Seat {
        match &self.standing {
            Standing::Facilities(roles) => roles
                .get(&facility)
                .map_or(Seat::Stranger, |&role| Seat::Facility { facility, role }),
            Standing::Staff(role) => Seat::Staff { role: *role },
            Standing::Follower(_) => Seat::Follower,
            Standing::Contact { extract, .. } => Seat::Contact { extract: *extract },
            Standing::Stranger => Seat::Stranger,
            Standing::Operator => Seat::Operator,
            Standing::Platform => Seat::Platform,
        }
    }

    /// How an act of this actor on a case of `facility` is signed.
    #[must_use]
    pub fn author(&self, facility: FacilityId) -> Author {
        Author {
            pseudonym: self.pseudonym.clone(),
            seat: self.seat(facility),
        }
    }

    /// The body that this actor acts for, if any.
    #[must_use]
    pub const fn body(&self) -> Option<Body> {
        match &self.standing {
            Standing::Staff(role) => Some(role.body()),
            _ => None,
        }
    }

    /// The viewers for whom this actor reads.
    #[must_use]
    pub fn viewers(&self) -> Vec<Viewer> {
        match &self.standing {
            Standing::Facilities(roles) => roles.keys().copied().map(Viewer::Facility).collect(),
            Standing::Staff(StaffRole::Ars {
                delegation: Some(departement),
                ..
            }) => {
                vec![Viewer::Delegation(*departement)]
            }
            Standing::Staff(role) => vec![Viewer::Body(role.body())],
            Standing::Follower(case) => vec![Viewer::Follower(*case)],
            Standing::Contact { .. }
            | Standing::Stranger
            | Standing::Operator
            | Standing::Platform => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use rstest::rstest;

    use super::*;

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
