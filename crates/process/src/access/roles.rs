//! The rights that people hold: roles in facilities, at the CERT, in bodies of
//! the State.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Body;
use crate::{
    ids::FacilityId,
    territory::{ArsCode, DepartementCode},
};

/// Role of a person in a facility.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
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
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
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
    ToSchema,
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
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
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
    pub(super) fn wider(self, other: Self) -> Self {
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
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
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
