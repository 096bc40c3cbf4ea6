//! What has a story of its own, as people name it.

use std::{fmt, str::FromStr};

use process::{
    alert::AlertNumber,
    ids::{IncidentReference, Reference},
};

/// A case, an alert or an incident, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// A case.
    Case(Reference),
    /// An alert.
    Alert(AlertNumber),
    /// An incident.
    Incident(IncidentReference),
}

impl From<Reference> for Matter {
    fn from(reference: Reference) -> Self {
        Self::Case(reference)
    }
}

impl From<AlertNumber> for Matter {
    fn from(number: AlertNumber) -> Self {
        Self::Alert(number)
    }
}

impl From<IncidentReference> for Matter {
    fn from(reference: IncidentReference) -> Self {
        Self::Incident(reference)
    }
}

impl fmt::Display for Matter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case(reference) => reference.fmt(f),
            Self::Alert(number) => number.fmt(f),
            Self::Incident(reference) => reference.fmt(f),
        }
    }
}

/// The text is no such number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a case is named as 2026-000123, an incident as INC-2026-007, an alert as A2026-0007")]
pub struct NotAMatter;

impl FromStr for Matter {
    type Err = NotAMatter;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let case = text.parse().map(Self::Case);
        let incident = || text.parse().map(Self::Incident);
        let alert = || text.parse().map(Self::Alert);
        case.or_else(|_| incident())
            .or_else(|_| alert())
            .map_err(|_| NotAMatter)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_number_tells_what_it_is_of() {
        for (text, of) in [
            ("2026-000123", "Case"),
            ("INC-2026-007", "Incident"),
            ("A2026-0007", "Alert"),
        ] {
            let matter: Matter = text.parse().unwrap();
            assert_eq!(matter.to_string(), text);
            assert!(format!("{matter:?}").starts_with(of));
        }
        assert_eq!("2026".parse::<Matter>(), Err(NotAMatter));
    }
}
