//! Who may see what and do what: the only place that decides (QUAL-5, KEEP-3).

mod actor;
mod directory;
mod powers;
mod roles;
mod scope;
mod standing;
mod verbs;

use std::{fmt, str::FromStr};

pub use actor::{Actor, Seat};
pub use directory::{keeper_of_provider, keeps_provider};
pub use powers::{NotAPower, Power, Reach};
pub use roles::{ArsRole, CertRole, FacilityRole, Right, StaffRole};
pub use scope::{Scope, Token, cert_scope, may_read, may_see, reading_tokens, scope};
pub use standing::{Standing, TwoBodies};
pub use verbs::{RightTo, SeatKind, Verb, right_to};

use crate::{
    ids::{CaseId, FacilityId},
    territory::{ArsCode, DepartementCode},
};

/// An organisation that is told of cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Body {
    /// The sector's CERT (CERT Santé).
    Cert,
    /// The regional health agency of one territory.
    Ars(ArsCode),
    /// Senior defence and security official of the ministry, with its FSSI.
    Hfds,
    /// Directorate-general of health.
    Dgs,
    /// Medicines and medical devices agency.
    Ansm,
    /// National cybersecurity agency, with CERT-FR.
    Anssi,
    /// Ministry of the armed forces.
    ArmedForces,
}

impl Body {
    /// The bodies that exist once in the nation.
    pub const NATIONAL: [Self; 6] = [
        Self::Cert,
        Self::Hfds,
        Self::Dgs,
        Self::Ansm,
        Self::Anssi,
        Self::ArmedForces,
    ];

    /// Key of the body's name in the catalogues; an agency has its own name,
    /// passed as `$name`.
    #[must_use]
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::Cert => "body-cert",
            Self::Ars(_) => "body-ars",
            Self::Hfds => "body-hfds",
            Self::Dgs => "body-dgs",
            Self::Ansm => "body-ansm",
            Self::Anssi => "body-anssi",
            Self::ArmedForces => "body-armed-forces",
        }
    }
}

impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cert => f.write_str("cert"),
            Self::Ars(code) => write!(f, "ars:{code}"),
            Self::Hfds => f.write_str("hfds"),
            Self::Dgs => f.write_str("dgs"),
            Self::Ansm => f.write_str("ansm"),
            Self::Anssi => f.write_str("anssi"),
            Self::ArmedForces => f.write_str("armed-forces"),
        }
    }
}

/// The text names no body; valid ones look like `cert` or `ars:ARS-53`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} names no body: expected cert, ars:ARS-53, hfds, dgs, ansm, anssi or armed-forces")]
pub struct NotABody(String);

impl NotABody {
    pub(crate) fn in_text(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl FromStr for Body {
    type Err = NotABody;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "cert" => Self::Cert,
            "hfds" => Self::Hfds,
            "dgs" => Self::Dgs,
            "ansm" => Self::Ansm,
            "anssi" => Self::Anssi,
            "armed-forces" => Self::ArmedForces,
            _ => Self::Ars(
                text.strip_prefix("ars:")
                    .and_then(|code| code.parse().ok())
                    .ok_or_else(|| NotABody(text.to_owned()))?,
            ),
        })
    }
}

crate::as_text::serde_by_text!(Body);
crate::as_text::serde_by_text!(Viewer);
crate::as_text::serde_by_text!(Audience);

crate::as_text::text_schema!(Body, "ars:ARS-53");
crate::as_text::text_schema!(Audience, "parties");

/// Whoever a case can be opened to; a case lists its viewers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Viewer {
    /// A body that was told of the case.
    Body(Body),
    /// The agents of an ARS who serve one département.
    Delegation(DepartementCode),
    /// The persons with a role in the facility.
    Facility(FacilityId),
    /// Whoever holds the secret link of a report left without an account.
    Follower(CaseId),
}

impl fmt::Display for Viewer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body(body) => body.fmt(f),
            Self::Delegation(departement) => write!(f, "delegation:{departement}"),
            Self::Facility(id) => write!(f, "facility:{id}"),
            Self::Follower(id) => write!(f, "follower:{id}"),
        }
    }
}

impl FromStr for Viewer {
    type Err = NotABody;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || NotABody(text.to_owned());
        match text.split_once(':') {
            Some(("delegation", code)) => code.parse().map(Self::Delegation).map_err(|_| wrong()),
            Some(("facility", id)) => id.parse().map(Self::Facility).map_err(|_| wrong()),
            Some(("follower", id)) => id.parse().map(Self::Follower).map_err(|_| wrong()),
            _ => text.parse().map(Self::Body),
        }
    }
}

/// Who, among those who see the case, may read one of its acts (QUAL-5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Audience {
    /// The CERT's own notes.
    Cert,
    /// The CERT and one named body.
    Body(Body),
    /// The State's bodies that see the case, not the facility.
    Authorities,
    /// Those who work on the case together: CERT, ARS, HFDS and the facility.
    Parties,
    /// Everybody who sees the case.
    All,
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cert => f.write_str("cert"),
            Self::Body(body) => write!(f, "body:{body}"),
            Self::Authorities => f.write_str("authorities"),
            Self::Parties => f.write_str("parties"),
            Self::All => f.write_str("all"),
        }
    }
}

impl FromStr for Audience {
    type Err = NotABody;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "cert" => Self::Cert,
            "authorities" => Self::Authorities,
            "parties" => Self::Parties,
            "all" => Self::All,
            _ => Self::Body(
                text.strip_prefix("body:")
                    .ok_or_else(|| NotABody(text.to_owned()))?
                    .parse()?,
            ),
        })
    }
}
