//! Identities: UUIDv7 newtypes that cannot be taken for one another, and the
//! case reference that people read out on the phone.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::alert::AlertNumber;

macro_rules! uuid_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
        )]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

uuid_ids! {
    /// A person's account.
    AccountId;
    /// One recorded act.
    ActId;
    /// An alert.
    AlertId;
    /// A case: the CERT's file on one declaration.
    CaseId;
    /// A draft declaration; becomes the idempotency key of its sending.
    DraftId;
    /// A piece of evidence sent to a case.
    EvidenceId;
    /// A health or medico-social facility of the register.
    FacilityId;
    /// A right given to an account.
    GrantId;
    /// Mass reading by one person, as its watcher is told of it.
    MassReadingId;
    /// Somebody's request to be a facility's director.
    DirectorRequestId;
    /// Somebody's time on call.
    ShiftId;
    /// A security officer proposed to another facility of the group.
    ProposalId;
    /// An incident: the group of cases that share one cause (SIGN-2).
    IncidentId;
    /// More cases than usual, as the CERT is told of it (SUPP-2).
    SignalId;
    /// A playbook (SUPP-5).
    PlaybookId;
    /// A provider of the directory (SUPP-6).
    ProviderId;
    /// A file of past reports that was taken over (FIG-1).
    PastImportId;
    /// A host, publisher or provider that a facility says it uses.
    SupplierId;
    /// An address to which a program is told of acts.
    WebhookId;
    /// One thing told to it, the same at every try.
    DeliveryId;
}

/// Stands for a person in recorded acts; the table that resolves it lies
/// outside the acts, so that a person can be forgotten (KEEP-2).
#[derive(
    Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(transparent)]
pub struct Pseudonym(pub String);

impl fmt::Display for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Number of a case as people write it: `2026-000123`; the year is that of
/// the declaration in Europe/Paris, gaps are harmless.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference {
    /// Year of the declaration in Europe/Paris.
    pub year: i16,
    /// Number drawn from the sequence of that year, from 1.
    pub number: u32,
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:06}", self.year, self.number)
    }
}

crate::as_text::text_schema!(Reference, "2026-000123");

/// The text is not of the form `2026-000123`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a case reference has the form 2026-000123")]
pub struct NotAReference;

impl FromStr for Reference {
    type Err = NotAReference;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (year, number) = text.trim().split_once('-').ok_or(NotAReference)?;
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || !(1..=9).contains(&number.len()) || !digits(year) || !digits(number) {
            return Err(NotAReference);
        }
        Ok(Self {
            year: year.parse().map_err(|_| NotAReference)?,
            number: number.parse().map_err(|_| NotAReference)?,
        })
    }
}

crate::as_text::serde_by_text!(Reference);

/// Number of an incident as people write it: `INC-2026-007`; the year is that
/// of its opening in Europe/Paris.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IncidentReference {
    /// Year of the opening in Europe/Paris.
    pub year: i16,
    /// Number within the year, from 1.
    pub number: u32,
}

impl fmt::Display for IncidentReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "INC-{:04}-{:03}", self.year, self.number)
    }
}

crate::as_text::text_schema!(IncidentReference, "INC-2026-007");

/// The text is not of the form `INC-2026-007`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an incident's number has the form INC-2026-007")]
pub struct NotAnIncidentReference;

impl FromStr for IncidentReference {
    type Err = NotAnIncidentReference;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let rest = text
            .trim()
            .strip_prefix("INC-")
            .ok_or(NotAnIncidentReference)?;
        // What follows is written as the number of a case is.
        let Reference { year, number } = rest.parse().map_err(|_| NotAnIncidentReference)?;
        Ok(Self { year, number })
    }
}

crate::as_text::serde_by_text!(IncidentReference);

/// The number under which people know a case, a significant incident or an
/// alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SubjectNumber {
    /// That of a case.
    Case(Reference),
    /// That of an incident.
    Incident(IncidentReference),
    /// That of an alert.
    Alert(AlertNumber),
}

impl fmt::Display for SubjectNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case(number) => number.fmt(f),
            Self::Incident(number) => number.fmt(f),
            Self::Alert(number) => number.fmt(f),
        }
    }
}

/// The text is the number of no case, no incident and no alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a number has the form 2026-000123, INC-2026-007 or A2026-0007")]
pub struct NotASubjectNumber;

impl FromStr for SubjectNumber {
    type Err = NotASubjectNumber;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let incident = || text.parse().map(Self::Incident).ok();
        let alert = || text.parse().map(Self::Alert).ok();
        let case = || text.parse().map(Self::Case).ok();
        incident()
            .or_else(alert)
            .or_else(case)
            .ok_or(NotASubjectNumber)
    }
}

crate::as_text::serde_by_text!(SubjectNumber);
crate::as_text::text_schema!(SubjectNumber, "2026-000123");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_incident_s_number_reads_back_what_it_writes() {
        let reference = IncidentReference {
            year: 2026,
            number: 7,
        };
        assert_eq!(reference.to_string(), "INC-2026-007");
        assert_eq!("INC-2026-007".parse(), Ok(reference));
        let early = IncidentReference {
            year: 292,
            number: 1,
        };
        assert_eq!(early.to_string().parse(), Ok(early));
        for wrong in ["", "2026-007", "INC-26-1", "INC-2026", "inc-2026-001"] {
            let read = wrong.parse::<IncidentReference>();
            assert_eq!(read, Err(NotAnIncidentReference), "{wrong}");
        }
    }

    #[test]
    fn a_number_says_what_it_is_the_number_of() {
        for (text, wanted) in [
            ("2026-000123", "Case"),
            ("INC-2026-007", "Incident"),
            ("A2026-0007", "Alert"),
        ] {
            let number: SubjectNumber = text.parse().unwrap();
            assert_eq!(number.to_string(), text);
            assert!(format!("{number:?}").starts_with(wanted));
        }
        assert_eq!("12".parse::<SubjectNumber>(), Err(NotASubjectNumber));
    }

    #[test]
    fn a_reference_reads_back_what_it_writes() {
        let reference = Reference {
            year: 2026,
            number: 123,
        };
        assert_eq!(reference.to_string(), "2026-000123");
        assert_eq!("2026-000123".parse(), Ok(reference));
        assert_eq!(" 2026-123 ".parse(), Ok(reference));
        let ancient: Reference = "0292-000001".parse().unwrap();
        assert_eq!(ancient.to_string(), "0292-000001");
        for wrong in ["", "2026", "26-1", "2026-", "2026-+1", "2026-1e3"] {
            assert_eq!(wrong.parse::<Reference>(), Err(NotAReference), "{wrong}");
        }
    }
}
