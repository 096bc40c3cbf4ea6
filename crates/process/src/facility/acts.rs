//! What happens to a facility, to a body and to the rights of a person, on
//! record (DECL-4, DECL-8).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::FacilityFlags;
use crate::{
    access::{Audience, Right},
    act::{Act, Private, SubjectKind},
    ids::Pseudonym,
};

/// One thing that happened to a facility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum FacilityAct {
    /// Its security mailbox was set, or taken away (DECL-8).
    MailboxSet {
        /// The address.
        email: Private<Option<String>>,
    },
    /// The State designated it, or no longer does (DECL-8).
    FlagsSet {
        /// The flags from now on.
        flags: FacilityFlags,
    },
    /// Its director was confirmed by a call back (DECL-8).
    DirectorConfirmed {
        /// The director.
        person: Pseudonym,
        /// How it was checked.
        note: Private<String>,
    },
}

impl Act for FacilityAct {
    const SUBJECT: SubjectKind = SubjectKind::Facility;

    fn audience(&self) -> Audience {
        Audience::Authorities
    }
}

/// One thing that happened to a body's settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum BodyAct {
    /// Its security mailbox was set, or taken away (DECL-8).
    MailboxSet {
        /// The address.
        email: Private<Option<String>>,
    },
}

impl Act for BodyAct {
    const SUBJECT: SubjectKind = SubjectKind::Body;

    fn audience(&self) -> Audience {
        Audience::Authorities
    }
}

/// One thing that happened to a right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum GrantAct {
    /// It was given.
    Given {
        /// To whom.
        person: Pseudonym,
        /// The right.
        right: Right,
        /// Until when.
        until: Option<Timestamp>,
    },
    /// It was taken back.
    Ended,
}

impl Act for GrantAct {
    const SUBJECT: SubjectKind = SubjectKind::Grant;

    fn audience(&self) -> Audience {
        Audience::Authorities
    }
}
