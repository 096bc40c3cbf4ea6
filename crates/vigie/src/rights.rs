//! Rights as the operator writes them: `cert`, `ars:ARS-53`,
//! `director:290000017`.

use std::{fmt, str::FromStr};

use app::App;
use process::{
    access::{ArsRole, CertRole, FacilityRole, Right, StaffRole},
    facility::FinessNumber,
    rights::placed,
};

use crate::failure::Failure;

/// What may be written, for help and errors.
pub(crate) const FORMS: &str = "cert, cert-lead, ars:CODE (such as ars:ARS-53), ars:CODE/DÉPARTEMENT \
                         (a delegation, such as ars:ARS-53/29), ars-lead:CODE[/DÉPARTEMENT], hfds, dgs, ansm, anssi, \
                         armed-forces, director:FINESS, reporter:FINESS or \
                         security-officer:FINESS";

/// A right as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WrittenRight {
    /// At the CERT or in a body of the State.
    Staff(StaffRole),
    /// In the facility with this number.
    Facility(FacilityRole, FinessNumber),
}

/// The text is none of the forms of a right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}; expected {FORMS}")]
pub(crate) struct NotARight(String);

impl FromStr for WrittenRight {
    type Err = NotARight;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (word, at) = match text.split_once(':') {
            Some((word, at)) => (word, Some(at)),
            None => (text, None),
        };
        let staff = match (word, at) {
            ("cert", None) => StaffRole::Cert {
                role: CertRole::Analyst,
            },
            ("cert-lead", None) => StaffRole::Cert {
                role: CertRole::Lead,
            },
            ("hfds", None) => StaffRole::Hfds,
            ("dgs", None) => StaffRole::Dgs,
            ("ansm", None) => StaffRole::Ansm,
            ("anssi", None) => StaffRole::Anssi,
            ("armed-forces", None) => StaffRole::ArmedForces,
            ("ars", Some(at)) => agency(at, ArsRole::Agent)?,
            ("ars-lead", Some(at)) => agency(at, ArsRole::Lead)?,
            (word, Some(at)) => return in_facility(word, at),
            _ => return Err(NotARight(format!("{text:?} is not a right"))),
        };
        Ok(Self::Staff(staff))
    }
}

fn agency(at: &str, role: ArsRole) -> Result<StaffRole, NotARight> {
    let (code, departement) = match at.split_once('/') {
        Some((code, departement)) => (code, Some(departement)),
        None => (at, None),
    };
    let ars = code.parse().map_err(wrong)?;
    let delegation = departement
        .map(|departement| departement.parse().map_err(wrong))
        .transpose()?;
    let staff = StaffRole::Ars {
        ars,
        delegation,
        role,
    };
    placed(Right::Staff { role: staff }).map_err(|_| {
        NotARight(format!(
            "{text:?} is not in the territory of {ars}",
            text = departement.unwrap_or_default()
        ))
    })?;
    Ok(staff)
}

fn in_facility(word: &str, at: &str) -> Result<WrittenRight, NotARight> {
    let role = match word {
        "director" => FacilityRole::Director,
        "reporter" => FacilityRole::Reporter,
        "security-officer" => FacilityRole::SecurityOfficer,
        _ => return Err(NotARight(format!("{word:?} is not a role"))),
    };
    Ok(WrittenRight::Facility(role, at.parse().map_err(wrong)?))
}

fn wrong(error: impl fmt::Display) -> NotARight {
    NotARight(error.to_string())
}

impl WrittenRight {
    /// The right itself.
    ///
    /// # Errors
    /// When no facility has the number.
    pub(crate) async fn find(self, app: &App) -> Result<Right, Failure> {
        match self {
            Self::Staff(role) => Ok(Right::Staff { role }),
            Self::Facility(role, finess) => match app.facility_by_finess(finess).await {
                Ok(facility) => Ok(Right::Facility {
                    facility: facility.id,
                    role,
                }),
                Err(app::AppError::NotFound) => Err(Failure::new(format!(
                    "no facility has the number {finess}: load the register first (vigie \
                     facilities import)"
                ))),
                Err(error) => Err(error.into()),
            },
        }
    }

    /// How a right is written.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn of(app: &App, right: Right) -> Result<Self, Failure> {
        match right {
            Right::Staff { role } => Ok(Self::Staff(role)),
            Right::Facility { facility, role } => {
                Ok(Self::Facility(role, app.facility(facility).await?.finess))
            }
        }
    }
}

impl fmt::Display for WrittenRight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let staff = match self {
            Self::Facility(role, finess) => {
                let word = match role {
                    FacilityRole::Director => "director",
                    FacilityRole::Reporter => "reporter",
                    FacilityRole::SecurityOfficer => "security-officer",
                };
                return write!(f, "{word}:{finess}");
            }
            Self::Staff(role) => *role,
        };
        match staff {
            StaffRole::Cert {
                role: CertRole::Analyst,
            } => f.write_str("cert"),
            StaffRole::Cert {
                role: CertRole::Lead,
            } => f.write_str("cert-lead"),
            StaffRole::Ars {
                ars,
                delegation,
                role,
            } => {
                f.write_str(match role {
                    ArsRole::Agent => "ars:",
                    ArsRole::Lead => "ars-lead:",
                })?;
                match delegation {
                    None => ars.fmt(f),
                    Some(departement) => write!(f, "{ars}/{departement}"),
                }
            }
            StaffRole::Hfds => f.write_str("hfds"),
            StaffRole::Dgs => f.write_str("dgs"),
            StaffRole::Ansm => f.write_str("ansm"),
            StaffRole::Anssi => f.write_str("anssi"),
            StaffRole::ArmedForces => f.write_str("armed-forces"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_right_reads_back_what_it_writes() {
        for text in [
            "cert",
            "cert-lead",
            "ars:ARS-53",
            "ars:ARS-05/974",
            "ars-lead:ARS-53",
            "ars-lead:ARS-53/29",
            "hfds",
            "dgs",
            "ansm",
            "anssi",
            "armed-forces",
            "director:290999010",
            "reporter:2A0999017",
            "security-officer:290999010",
        ] {
            let right: WrittenRight = text.parse().unwrap();
            assert_eq!(right.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_right_says_which_there_are() {
        for wrong in [
            "",
            "minister",
            "ars",
            "ars:ARS-99",
            "ars:ARS-53/99",
            "ars:ARS-53/75",
            "ars-lead:ARS-28/29",
            "director:290999011",
            "director",
            "cert:1",
        ] {
            let error = wrong.parse::<WrittenRight>().unwrap_err();
            assert!(error.to_string().contains("expected cert, cert-lead"));
        }
    }
}
