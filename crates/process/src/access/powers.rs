//! What a program may do with a token of the API, within what the person may
//! do for whom it acts.

use std::{collections::BTreeSet, fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Standing;
use crate::ids::FacilityId;

/// One thing that a token opens.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Power {
    /// Reading cases, facilities and duties.
    Read,
    /// Writing drafts and sending declarations.
    Declare,
    /// Acting on cases, and keeping the facility's or agency's settings.
    Act,
}

impl Power {
    /// Every power.
    pub const ALL: [Self; 3] = [Self::Read, Self::Declare, Self::Act];

    /// Its stable word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Declare => "declare",
            Self::Act => "act",
        }
    }

    /// Key of its name.
    #[must_use]
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::Read => "power-read",
            Self::Declare => "power-declare",
            Self::Act => "power-act",
        }
    }
}

impl fmt::Display for Power {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The word names no power.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is none of read, declare, act")]
pub struct NotAPower(String);

impl FromStr for Power {
    type Err = NotAPower;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|power| power.word() == text)
            .ok_or_else(|| NotAPower(text.to_owned()))
    }
}

/// How far a token reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// What it opens.
    pub powers: BTreeSet<Power>,
    /// The one facility for which it opens it; all those of the person when
    /// absent.
    pub facility: Option<FacilityId>,
}

impl Reach {
    /// Everything that the person may do.
    #[must_use]
    pub fn whole() -> Self {
        Self {
            powers: Power::ALL.into(),
            facility: None,
        }
    }

    /// What the person stands for as far as the token reaches.
    #[must_use]
    pub fn narrow(&self, standing: Standing) -> Standing {
        match (self.facility, standing) {
            (Some(only), Standing::Facilities(mut roles)) => {
                roles.retain(|facility, _| *facility == only);
                if roles.is_empty() {
                    Standing::Stranger
                } else {
                    Standing::Facilities(roles)
                }
            }
            (Some(_), _) => Standing::Stranger,
            (None, standing) => standing,
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::access::{FacilityRole, StaffRole};

    #[test]
    fn decl_4_a_token_for_one_facility_opens_no_other() {
        let facility = |n| FacilityId(Uuid::from_u128(n));
        let both = [1, 2].map(|n| (facility(n), FacilityRole::SecurityOfficer));
        let only = |n| Reach {
            facility: Some(facility(n)),
            ..Reach::whole()
        };
        let narrowed = only(2).narrow(Standing::Facilities(both.into()));
        assert_eq!(narrowed, Standing::Facilities([both[1]].into()));
        let elsewhere = only(3).narrow(Standing::Facilities(both.into()));
        assert_eq!(elsewhere, Standing::Stranger);
        let staff = only(1).narrow(Standing::Staff(StaffRole::Hfds));
        assert_eq!(staff, Standing::Stranger);
    }
}
