//! Acts: everything that happens to a subject, as immutable bytes.
//!
//! An act's body holds plain facts and commitments; the values that a person
//! could have to forget lie beside it as [`Opening`]s (KEEP-1, KEEP-2).

mod commitments;
mod private;
mod sealing;

use std::{fmt, str::FromStr};

use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::ToSchema;
use uuid::Uuid;

pub use commitments::commitments;
pub use private::{Private, PrivateFields};
pub use sealing::{Opening, SealedAct, Unreadable, seal, unseal};

use crate::{
    access::{Audience, Seat},
    ids::{ActId, Pseudonym},
};

/// What an act can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubjectKind {
    /// A case, from its declaration to its lessons.
    Case,
    /// A facility: its mailbox, its flags, its first director.
    Facility,
    /// A body: its mailbox.
    Body,
    /// A right given to a person.
    Grant,
    /// Mass reading by one person.
    MassReading,
    /// A person's account: how they come in.
    Account,
    /// A request to erase what is held of a person (KEEP-2).
    Erasure,
    /// An incident that groups the cases of one cause (SIGN-2).
    Incident,
    /// An alert (SIGN-3).
    Alert,
    /// More cases than usual, as the CERT is told of it (SUPP-2).
    Signal,
    /// A playbook (SUPP-5).
    Playbook,
    /// A provider of the directory (SUPP-6).
    Provider,
    /// A file of past reports (FIG-1).
    PastImport,
}

impl SubjectKind {
    /// Stable name in the database and in recorded bytes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Facility => "facility",
            Self::Body => "body",
            Self::Grant => "grant",
            Self::MassReading => "mass-reading",
            Self::Account => "account",
            Self::Erasure => "erasure",
            Self::Incident => "incident",
            Self::Alert => "alert",
            Self::Signal => "signal",
            Self::Playbook => "playbook",
            Self::Provider => "provider",
            Self::PastImport => "past-import",
        }
    }
}

impl FromStr for SubjectKind {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "case" => Ok(Self::Case),
            "facility" => Ok(Self::Facility),
            "body" => Ok(Self::Body),
            "grant" => Ok(Self::Grant),
            "mass-reading" => Ok(Self::MassReading),
            "account" => Ok(Self::Account),
            "erasure" => Ok(Self::Erasure),
            "incident" => Ok(Self::Incident),
            "alert" => Ok(Self::Alert),
            "signal" => Ok(Self::Signal),
            "playbook" => Ok(Self::Playbook),
            "provider" => Ok(Self::Provider),
            "past-import" => Ok(Self::PastImport),
            _ => Err(Unreadable::Subject(text.to_owned())),
        }
    }
}

/// One thing that acts belong to; its acts are numbered from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    /// Kind of thing.
    pub kind: SubjectKind,
    /// Its identity among its kind.
    pub id: Uuid,
}

/// Number of an act within its subject, from 1.
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
#[serde(transparent)]
pub struct Sequence(pub u32);

impl Sequence {
    /// The number after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Who acted, from which seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Author {
    /// The person, or the platform itself.
    pub pseudonym: Pseudonym,
    /// The right under which the person acted.
    pub seat: Seat,
}

/// A kind of act that a subject records.
pub trait Act: Serialize + DeserializeOwned {
    /// What these acts are about.
    const SUBJECT: SubjectKind;
    /// Who may read this act once it is recorded (QUAL-5).
    fn audience(&self) -> Audience;
}

/// An act with its circumstances, as the rules read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded<A> {
    /// Identity of the act.
    pub id: ActId,
    /// Its place in its subject's story.
    pub seq: Sequence,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who did it.
    pub by: Author,
    /// What was done.
    pub act: A,
}
