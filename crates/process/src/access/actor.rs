//! People as the rules see them: a pseudonym and what it stands for.

use serde::{Deserialize, Serialize};

use super::{Body, FacilityRole, StaffRole, Standing, Viewer};
use crate::{
    act::Author,
    ids::{AccountId, CaseId, FacilityId, Pseudonym},
};

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
