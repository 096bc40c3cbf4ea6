//! What happens to a facility, to a body and to the rights of a person, on
//! record (DECL-4, DECL-8).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{FacilityFlags, suppliers::Supplier};

use crate::{
    access::{Audience, Right, Seat},
    act::{Act, Private, SubjectKind},
    alert::AnswerTo,
    ids::{
        ActId, AlertId, DirectorRequestId, FacilityId, ProposalId, Pseudonym, ShiftId, SupplierId,
    },
    on_call::CallOrder,
    reading::Excess,
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
    /// Somebody asked to be its director (DECL-8).
    DirectorAsked {
        /// The request.
        request: DirectorRequestId,
        /// The name that they gave.
        name: Private<String>,
        /// The address that they gave.
        email: Private<String>,
    },
    /// The CERT turned such a request down (DECL-8).
    DirectorRefused {
        /// The request.
        request: DirectorRequestId,
        /// Why.
        reason: Private<String>,
    },
    /// The director of another facility of the group proposed a security
    /// officer.
    OfficerProposed {
        /// The proposal.
        proposal: ProposalId,
        /// The security officer.
        person: Pseudonym,
        /// The facility whose director proposes.
        from: FacilityId,
        /// Until when the right would hold.
        until: Option<Timestamp>,
    },
    /// Its director answered such a proposal.
    OfficerAnswered {
        /// The proposal.
        proposal: ProposalId,
        /// The answer.
        answer: ProposalAnswer,
        /// Why.
        reason: Private<String>,
    },
    /// It acknowledged an alert, and answered its measures (SIGN-3).
    AlertAnswered {
        /// The alert.
        alert: AlertId,
        /// What it says of each measure.
        answers: Vec<AnswerTo>,
        /// In words.
        comment: Private<String>,
    },
    /// It said that it uses a host, a publisher or a provider (SIGN-3).
    SupplierStated {
        /// Its identity among those of the facility.
        supplier: SupplierId,
        /// Who, and which product.
        what: Private<Supplier>,
    },
    /// It said that it no longer does.
    SupplierLeft {
        /// Which.
        supplier: SupplierId,
    },
}

/// What became of a security officer's proposal.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ProposalAnswer {
    /// The right was given.
    Accepted,
    /// It was not.
    Refused,
    /// Whoever proposed took the proposal back.
    Withdrawn,
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
    /// Somebody was put on call (DECL-6).
    ShiftPlanned {
        /// The shift.
        shift: ShiftId,
        /// Who.
        person: Pseudonym,
        /// In which order they are called.
        order: CallOrder,
        /// From when.
        from: Timestamp,
        /// Until when.
        until: Timestamp,
    },
    /// A shift was taken off the rota.
    ShiftRemoved {
        /// The shift.
        shift: ShiftId,
        /// Why.
        reason: Private<String>,
    },
    /// Whoever is on call asked somebody else to take the shift.
    SwapOffered {
        /// The shift.
        shift: ShiftId,
        /// To whom.
        to: Pseudonym,
    },
    /// Whoever leaves left a word to whoever takes over (DECL-6).
    HandedOver {
        /// What they must know.
        text: Private<String>,
    },
    /// Whoever takes over has read it.
    HandoverRead {
        /// The act that left it.
        left: ActId,
    },
    /// They answered; once accepted, the shift is theirs.
    SwapAnswered {
        /// The shift.
        shift: ShiftId,
        /// What they said.
        answer: SwapAnswer,
    },
}

/// What somebody says to a shift that is offered to them.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum SwapAnswer {
    /// They take it.
    Accepted,
    /// They do not.
    Declined,
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
        /// Why.
        #[serde(default = "unsaid")]
        reason: Private<String>,
    },
    /// It holds until another date.
    Prolonged {
        /// Until when; without end when absent.
        until: Option<Timestamp>,
        /// Why.
        #[serde(default = "unsaid")]
        reason: Private<String>,
    },
    /// A new director says that it stays.
    Confirmed,
    /// It ended.
    Ended {
        /// How it came to its end.
        #[serde(default)]
        cause: EndCause,
        /// Why.
        #[serde(default = "unsaid")]
        reason: Private<String>,
    },
}

fn unsaid() -> Private<String> {
    Private::Known(String::new())
}

/// How a right came to its end.
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
pub enum EndCause {
    /// Whoever gives it took it back.
    #[default]
    TakenBack,
    /// Its holder left.
    Left,
    /// Another person was confirmed in this role (DECL-8).
    Replaced,
    /// Its date had come.
    Expired,
}

impl EndCause {
    /// Every cause.
    pub const ALL: [Self; 4] = [Self::TakenBack, Self::Left, Self::Replaced, Self::Expired];

    /// Key of the words that say so.
    #[must_use]
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::TakenBack => "right-ended-taken-back",
            Self::Left => "right-ended-left",
            Self::Replaced => "right-ended-replaced",
            Self::Expired => "right-ended-expired",
        }
    }
}

impl Act for GrantAct {
    const SUBJECT: SubjectKind = SubjectKind::Grant;

    fn audience(&self) -> Audience {
        Audience::Authorities
    }
}

/// One thing that happened about mass reading by one person (KEEP-3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum MassReadingAct {
    /// It was noticed, and its watcher told.
    Noticed {
        /// Who read.
        person: Pseudonym,
        /// The right under which they read.
        seat: Seat,
        /// How much.
        excess: Excess,
    },
    /// The watcher says what came of it.
    Acknowledged {
        /// What was found.
        note: Private<String>,
    },
}

impl Act for MassReadingAct {
    const SUBJECT: SubjectKind = SubjectKind::MassReading;

    fn audience(&self) -> Audience {
        Audience::Cert
    }
}
